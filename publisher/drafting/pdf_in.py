"""What a letter in PDF carries: its policy and its source. The only door to pypdf; it reads only.

Trap of pypdf 7.1: on damaged files it raises whatever the line at hand happens to raise (KeyError,
RecursionError, zlib.error, ...), not only its own family, and it reports repairs through logging,
which would reach the terminal. Both stop here. It also hands over what it could save of a damaged
stream as if nothing were wrong; so each attachment has to come out of the file by zlib alone, which
verifies its sum, once more.
"""

import hashlib
import json
import logging
import re
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Final

from pypdf import PdfReader

from publisher.canonical import sha256
from publisher.model.errors import PublisherError
from publisher.model.label import Label

ATTACHMENTS: Final = ("policy.json", "source.md")
_SCHEMA: Final = "edaran/1"
_STREAM: Final = re.compile(rb"(?<!end)stream\r?\n")
_HEADER_WITHIN: Final = 1024  # readers accept some bytes before %PDF

logging.getLogger("pypdf").addHandler(logging.NullHandler())


class UnreadableLetterError(PublisherError):
    """A file that is no PDF, is locked or damaged, or carries nothing of ours."""


_NO_PDF: Final = Label(
    "berkas ini bukan PDF; pilih berkas surat edaran yang berakhiran .pdf",
    "this file is no PDF; choose the circular's file that ends in .pdf",
)
_LOCKED: Final = Label(
    "berkas PDF ini terkunci sandi, sehingga isinya tidak dapat dibaca",
    "this PDF is locked by a password, so its contents cannot be read",
)
_DAMAGED: Final = Label(
    "berkas PDF ini rusak atau tidak lengkap; unduh atau salin sekali lagi",
    "this PDF is damaged or incomplete; download or copy it once more",
)
_NOTHING: Final = Label(
    "PDF ini tidak membawa policy.json dan source.md; mungkin bukan keluaran program ini, "
    "atau lampirannya hilang saat dicetak ulang",
    "this PDF does not carry policy.json and source.md; it may not come from this program, "
    "or the attachments were lost when it was printed anew",
)
_TWICE: Final = Label(
    "PDF ini membawa lebih dari satu policy.json atau source.md, sehingga tidak jelas mana "
    "yang benar",
    "this PDF carries more than one policy.json or source.md, so which is right is not clear",
)

_FOREIGN: Final = Label(
    "policy.json dalam PDF ini bukan data surat edaran (edaran/1); PDF ini bukan keluaran program "
    "ini, atau isinya rusak",
    "the policy.json in this PDF is no data of a circular (edaran/1); the PDF does not come from "
    "this program, or its contents are damaged",
)
_DIFFERS: Final = Label(
    "policy.json dan source.md dalam PDF ini tidak saling cocok: salah satunya rusak atau diganti",
    "policy.json and source.md in this PDF do not belong together: one is damaged or was replaced",
)


def extract(data: bytes) -> Mapping[str, bytes]:
    """Return `policy.json` and `source.md` as attached to one of our letters.

    Raises UnreadableLetterError where the bytes are no such letter.
    """
    if b"%PDF-" not in data[:_HEADER_WITHIN]:
        raise UnreadableLetterError(_NO_PDF)
    found = _attached(data)
    if any(len(found[name]) > 1 for name in ATTACHMENTS):
        raise UnreadableLetterError(_TWICE)
    if not all(found[name] for name in ATTACHMENTS):
        raise UnreadableLetterError(_NOTHING)
    policy, source = (found[name][0] for name in ATTACHMENTS)
    _require_together(policy, source)
    return {name: found[name][0] for name in ATTACHMENTS}


def _require_together(policy: bytes, source: bytes) -> None:
    """Refuse data that is not ours, or was not made from this source."""
    try:
        data = json.loads(policy)
    except (ValueError, RecursionError) as fault:
        raise UnreadableLetterError(_FOREIGN) from fault
    if not isinstance(data, dict) or data.get("schema") != _SCHEMA:
        raise UnreadableLetterError(_FOREIGN)
    if data.get("source_sha256") != sha256(source):
        raise UnreadableLetterError(_DIFFERS)


def _attached(data: bytes) -> dict[str, list[bytes]]:
    """Return the attachments of our names, each with all its contents."""
    try:
        reader = PdfReader(BytesIO(data))
        locked = reader.is_encrypted
        found: dict[str, list[bytes]] = {name: [] for name in ATTACHMENTS}
        sound = True
        for file in () if locked else reader.attachment_list:
            if file.name in found:
                content = bytes(file.content)
                found[file.name].append(content)
                sound &= _is_sound(content, file.size, file.checksum) and _is_in(content, data)
    except Exception as fault:  # see the trap above: any type may come
        raise UnreadableLetterError(_DAMAGED) from fault
    if locked:
        raise UnreadableLetterError(_LOCKED)
    if not sound:
        raise UnreadableLetterError(_DAMAGED)
    return found


def _is_sound(content: bytes, size: int | None, checksum: object) -> bool:
    """Tell whether a content has the size and the MD5 the file says, where it says any."""
    if size is not None and size != len(content):
        return False
    digest = hashlib.md5(content, usedforsecurity=False).digest()
    octets = checksum.encode("latin-1") if isinstance(checksum, str) else checksum
    return octets in {None, digest}


def _is_in(content: bytes, data: bytes) -> bool:
    """Tell whether a stream of the file gives just this content, as it stands or by zlib."""
    for match in _STREAM.finditer(data):
        if data.startswith(content, match.end()):
            return True
        reader = zlib.decompressobj()
        try:
            end = data.find(b"endstream", match.end())
            if reader.decompress(data[match.end() : end], len(content) + 1) == content:
                reader.decompress(reader.unconsumed_tail, 1)
                if reader.eof:
                    return True
        except zlib.error:
            continue
    return False
