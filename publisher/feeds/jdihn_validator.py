"""What is wrong with a feed for the national network: ours before it goes out, or anybody's.

The faults are those that were seen in real feeds. All of them are told at once.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlsplit

from publisher.feeds.jdihn import DISPLAY, IN_FORCE, NOTHING, OPERATION, OVER
from publisher.model.label import Label

KEYS: Final = (
    "idData",
    "tahun_pengundangan",
    "tanggal_penetapan",
    "tanggal_pengundangan",
    "jenis",
    "singkatanJenis",
    "noPeraturan",
    "judul",
    "tempatTerbit",
    "noPanggil",
    "penerbit",
    "deskripsiFisik",
    "isbn",
    "nomorIndukBuku",
    "sumber",
    "subjek",
    "status",
    "bahasa",
    "bidangHukum",
    "teuBadan",
    "fileDownload",
    "urlDownload",
    "urlDetailPeraturan",
    "abstrak",
    "urlabstrak",
    "operasi",
    "display",
)
_OPTIONAL: Final = ("tanggal_penetapan", "bidangHukum")  # older feeds have none
_DAYS: Final = ("tanggal_penetapan", "tanggal_pengundangan")
_ADDRESSES: Final = ("urlDownload", "urlDetailPeraturan")
_NEEDED: Final = ("idData", "tahun_pengundangan", "tanggal_pengundangan", "judul", *_ADDRESSES)
_CONSTANTS: Final = {"operasi": OPERATION, "display": DISPLAY}
_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_UNCLEAN: Final = re.compile(r"%0[AaDd9]|\s|[\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: of the record at `index` from zero and its `key`; -1 and "" are the whole feed.

    What is no `error` is taken by the network, and yet worth knowing.
    """

    code: str
    message: Label
    index: int = -1
    key: str = ""
    error: bool = True


def jdihn_faults(data: bytes, addresses: Collection[str] | None = None) -> tuple[Fault, ...]:
    """Return the faults of a feed; `addresses` are those that answer, where that is known."""
    try:
        feed = json.loads(data, object_pairs_hook=_Pairs)
    except ValueError:
        return (_whole("not-json", "bukan JSON; feed kosong ditulis []", "no JSON; empty is []"),)
    if isinstance(feed, _Pairs):
        said = "objek, padahal seharusnya larik; galat tidak dikirim sebagai isi feed"
        return (_whole("not-an-array", said, "an object, and no array; an error is no feed"),)
    if not isinstance(feed, list):
        return (_whole("not-an-array", "bukan larik", "no array"),)
    return (*_records(feed, addresses), *_duplicates(feed))


class _Pairs(tuple[tuple[str, Any], ...]):
    """The keys and values of an object as they were written, equal keys among them."""

    __slots__ = ()


def _whole(code: str, indonesian: str, english: str) -> Fault:
    return Fault(code, Label(indonesian, english))


def _records(feed: list[Any], addresses: Collection[str] | None) -> Iterator[Fault]:
    for index, pairs in enumerate(feed):
        if not isinstance(pairs, _Pairs):
            message = Label("rekaman bukan objek", "the record is no object")
            yield Fault("not-an-object", message, index)
            continue
        for key, times in Counter(key for key, _ in pairs).items():
            if times > 1:
                message = Label(f"{key} ada {times} kali", f"{key} is there {times} times")
                yield Fault("key-twice", message, index, key)
        record = dict(pairs)
        for check in _CHECKS:
            for code, key, message in check(record):
                yield Fault(code, message, index, key, error=code != "promulgation-is-enactment")
        yield from _silent(record, index, addresses)


def _duplicates(feed: list[Any]) -> Iterator[Fault]:
    records = [(index, dict(one)) for index, one in enumerate(feed) if isinstance(one, _Pairs)]
    first: dict[str, int] = {}
    for index, record in records:
        identity = str(record.get("idData"))
        before = first.setdefault(identity, index)
        if before != index:
            message = Label(
                f"idData {identity} sudah dipakai rekaman {before}",
                f"idData {identity} is that of record {before}",
            )
            yield Fault("id-twice", message, index, "idData")


_Said = Iterator[tuple[str, str, Label]]


def _keys(record: Mapping[str, Any]) -> _Said:
    for key in KEYS:
        if key not in record and key not in _OPTIONAL:
            yield "key-missing", key, Label(f"{key} tidak ada", f"{key} is missing")
    spelled = {key.lower(): key for key in KEYS}
    for key in record.keys() - set(KEYS):
        right = spelled.get(key.lower())
        if right:
            yield "key-misspelt", key, Label(f"tulis {right}", f"write {right}")
        else:
            yield "key-unknown", key, Label(f"{key} tidak dikenal", f"{key} is not known")


def _types(record: Mapping[str, Any]) -> _Said:
    for key in KEYS:
        value = record.get(key, "")
        if not isinstance(value, str):
            written = json.dumps(value, default=str)
            message = Label(f"{written} bukan teks", f"{written} is no text")
            yield "not-a-text", key, message
        elif key in _NEEDED and key in record and value.strip() in ("", NOTHING):
            yield "empty", key, Label("harus diisi", "is needed")


def _days(record: Mapping[str, Any]) -> _Said:
    for key in _DAYS:
        value = record.get(key)
        if isinstance(value, str) and value.strip() not in ("", NOTHING) and not _is_day(value):
            message = Label(f"tidak ada hari {value}", f"there is no day {value}")
            yield "no-such-day", key, message
    enacted, promulgated = (record.get(key) for key in _DAYS)
    if enacted and enacted == promulgated:
        message = Label("sama dengan tanggal penetapan", "the same as the day of enactment")
        yield "promulgation-is-enactment", "tanggal_pengundangan", message
    year = record.get("tahun_pengundangan")
    if isinstance(year, str) and isinstance(promulgated, str) and promulgated[:4] != year:
        yield "year-differs", "tahun_pengundangan", Label("tahun berbeda", "another year")


def _is_day(value: str) -> bool:
    try:
        return bool(_DAY.fullmatch(value)) and date.fromisoformat(value) > date.min
    except ValueError:
        return False


def _words(record: Mapping[str, Any]) -> _Said:
    known = record.get("status")
    if isinstance(known, str) and known not in (IN_FORCE, OVER):
        message = Label(f'tulis "{IN_FORCE}" atau "{OVER}"', f'write "{IN_FORCE}" or "{OVER}"')
        yield "status-unknown", "status", message
    for key, value in _CONSTANTS.items():
        if isinstance(record.get(key), str) and record[key] != value:
            yield "constant-differs", key, Label(f'selalu "{value}"', f'always "{value}"')


def _places(record: Mapping[str, Any]) -> _Said:
    for key in _ADDRESSES:
        value = record.get(key)
        if not isinstance(value, str) or value.strip() in ("", NOTHING):
            continue
        if _UNCLEAN.search(value):
            message = Label("alamat memuat ganti baris atau spasi", "a line end or a blank in it")
            yield "address-unclean", key, message
        elif not _is_address(value):
            yield "no-address", key, Label("bukan alamat lengkap", "no whole address")


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _silent(
    record: Mapping[str, Any], index: int, addresses: Collection[str] | None
) -> Iterator[Fault]:
    for key in _ADDRESSES if addresses is not None else ():
        value = record.get(key)
        if isinstance(value, str) and addresses is not None and value not in addresses:
            message = Label(f"{value} tidak menjawab", f"{value} does not answer")
            yield Fault("address-silent", message, index, key)


_CHECKS: Final[tuple[Callable[[Mapping[str, Any]], _Said], ...]] = (
    _keys,
    _types,
    _days,
    _words,
    _places,
)
