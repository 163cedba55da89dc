"""What a reader may be served: good feeds, forged and garbled ones, and what it must make of them.

A reader that refuses a feed answers from the one before, and says that it is not fresh.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from publisher import canonical
from publisher.feeds.specimen import CHANGES, INDEX, PART, SNAPSHOT, VOCABULARY, Files, Specimen
from publisher.model.label import Label

MOMENT: Final = "2026-03-10T03:00:00+00:00"
QUESTION: Final = "contoh@2026-03-05"
_LATER: Final = "2026-04-20T03:00:00+00:00"  # when no release here is valid any more
_ONE: Final = "contoh/2026/uji#laporan"
_FLIPS: Final = (
    (b'"2026-03-', b'"2026-04-'),
    (b'"circulars":2', b'"circulars":3'),
    (b'"Contoh"', b'"Cantoh"'),
)
_BOTH: Final = ("contoh/2026/uji-dua#laporan", _ONE)
_ANSWERS: Final = {0: None, 1: (_ONE,), 2: _BOTH, 3: (_ONE,)}  # by the sequence of the feed


def _as_it_is(_made: object) -> None:
    return None


@dataclass(frozen=True)
class Forgery:
    """A feed that is read after another one; `before` is the sequence of that, 0 where none.

    `edit` changes what the feed says before its hashes are made, `spoil` its files afterwards.
    `kept` is the sequence of the feed to answer from in the end, 0 where there is none; `rules`
    those that apply by it, where they are not those of that sequence.
    """

    name: str
    title: Label
    before: int
    kept: int
    edit: Callable[[Specimen], object] = _as_it_is
    spoil: Callable[[Files], object] = _as_it_is
    at: str = MOMENT
    sequence: int = 3
    rules: tuple[str, ...] | None = None
    is_fresh: bool = True

    @property
    def served(self) -> Files:
        """Return the files that are served."""
        feed = Specimen(self.sequence)
        self.edit(feed)
        files = feed.files()
        self.spoil(files)
        return files

    @property
    def answer(self) -> tuple[str, ...] | None:
        """Return the rules that apply in the end; None where there is no answer."""
        return self.rules if self.rules is not None else _ANSWERS[self.kept]


def forgeries() -> Iterator[Forgery]:
    """Yield every reading: first what is to be taken, then what is to be refused."""
    yield from _TAKEN
    for name, title, before, made in _REFUSED:
        yield Forgery(name, title, before, before, is_fresh=False, **made)


def _set(part: str, **changes: object) -> Callable[[Specimen], object]:
    """Return an edit of the head, the page, the snapshot or the vocabulary."""
    return lambda feed: getattr(feed, part).update(changes)


def _new_epoch(feed: Specimen) -> None:
    """Begin the log anew and without the first circular: who goes on replaying keeps it."""
    for part in (feed.index, feed.page, feed.snapshot):
        part["epoch"] = "2026b"
    del feed.lines[0]


def _all_changed(feed: Specimen) -> None:
    feed.index["all_changed"] = True
    del feed.lines[0]


def _twice(feed: Specimen) -> None:
    feed.events.insert(2, feed.events[1])


def _shuffled(feed: Specimen) -> None:
    feed.events[1:] = reversed(feed.events[1:])


def _without(number: int) -> Callable[[Specimen], object]:
    return lambda feed: feed.events.pop(number - 1)


def _turned_back(feed: Specimen) -> None:
    del feed.events[1:]
    feed.tell(1, 1)


def _ahead(feed: Specimen) -> None:
    feed.snapshot["seq"] += 1


def _repeated(feed: Specimen) -> None:
    feed.lines.append(feed.lines[0])


def _place(files: Files, path: str) -> str:
    return next(one for one in files if one == path or (one[:2] == "r/" and one.endswith(path)))


def _edited(path: str, edit: Callable[[bytes], bytes]) -> Callable[[Files], object]:
    """Return what edits one file when its hash is already told."""

    def spoil(files: Files) -> None:
        place = _place(files, path)
        files[place] = edit(files[place])

    return spoil


def _flipped(data: bytes) -> bytes:
    """Change one byte so that the file can be read as before: a day, a count or a name."""
    for before, after in _FLIPS:
        if before in data:
            return data.replace(before, after, 1)
    raise AssertionError(data)  # the seed has one of them in every file


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _missing(path: str) -> Callable[[Files], object]:
    return lambda files: files.pop(_place(files, path))


def _listed(name: str, **changes: object) -> Callable[[Files], object]:
    """Return what makes the head tell something else of a file."""

    def edit(data: bytes) -> bytes:
        index = json.loads(data)
        index["files"][name] |= changes
        return canonical.json_bytes(index)

    return _edited(INDEX, edit)


def _other_text(files: Files) -> None:
    for path in [one for one in files if one.startswith("by-hash/")]:
        files[path] = _flipped(files[path])


_TAKEN: Final = (
    Forgery("first", Label("Pembacaan pertama", "A first reading"), 0, 3),
    Forgery("newer", Label("Rilis yang lebih baru", "A newer release"), 2, 3),
    Forgery("late", Label("Satu rilis terlewat", "A release was missed"), 1, 3),
    Forgery("same", Label("Rilis yang sama", "The same release again"), 2, 2, sequence=2),
    Forgery(
        "new-epoch",
        Label("Epok baru: dimuat ulang", "A new epoch: loaded anew"),
        *(2, 3, _new_epoch),
        rules=(),
    ),
    Forgery(
        "all-changed",
        Label("Semua berubah: dimuat ulang", "All changed: loaded anew"),
        *(2, 3, _all_changed),
        rules=(),
    ),
    Forgery(
        "page-turned",
        Label("Halaman berganti: dimuat ulang atau dibaca mundur", "The page was turned"),
        *(1, 3, lambda feed: (feed.tell(3, 3), feed.events.__delitem__(slice(0, 2)))),
    ),
    Forgery(
        "minor-version",
        Label("Versi minor yang lebih baru", "A newer minor version"),
        *(2, 3, _set("index", schema="edaran-index/1.7", later="1")),
    ),
)
_Row = tuple[str, Label, int, dict[str, Any]]
_REFUSED: Final[tuple[_Row, ...]] = (
    ("smaller-sequence", Label("Rilis lama", "An older release"), 3, {"sequence": 2}),
    (
        "smaller-number",
        Label("Nomor lebih kecil, peristiwa sama", "A smaller number, the same events"),
        *(3, {"edit": _set("index", sequence=2)}),
    ),
    (
        "same-sequence",
        Label("Nomor sama, isi lain", "The same number, other content"),
        *(2, {"sequence": 2, "edit": _set("index", as_of="2026-03-09")}),
    ),
    ("expired", Label("Lewat masa berlakunya", "No longer valid"), 2, {"at": _LATER}),
    ("expired-first", Label("Lewat masa berlakunya", "No longer valid"), 0, {"at": _LATER}),
    ("frozen", Label("Tidak pernah baru", "Never new"), 2, {"at": _LATER, "sequence": 2}),
    *(
        (
            f"major-{part}",
            Label("Versi mayor tak dikenal", "An unknown major version"),
            *(before, {"edit": _set(part, schema=f"edaran-{schema}/2")}),
        )
        for part, schema, before in (
            ("index", "index", 2),
            ("page", "changes", 2),
            ("snapshot", "snapshot", 0),
            ("vocabulary", "vocabulary", 2),
        )
    ),
    ("event-twice", Label("Peristiwa ganda", "An event twice"), 1, {"edit": _twice}),
    ("event-missing", Label("Peristiwa hilang", "An event missing"), 1, {"edit": _without(2)}),
    ("last-missing", Label("Peristiwa terakhir hilang", "No last event"), 2, {"edit": _without(3)}),
    ("events-shuffled", Label("Urutan tertukar", "Out of order"), 1, {"edit": _shuffled}),
    ("turned-back", Label("Peristiwa berkurang", "Fewer events"), 2, {"edit": _turned_back}),
    (
        "page-of-other-epoch",
        Label("Halaman dari epok lain", "A page of another epoch"),
        *(2, {"edit": _set("page", epoch="2026b")}),
    ),
    ("snapshot-ahead", Label("Potret saat lain", "Another moment"), 0, {"edit": _ahead}),
    ("circular-twice", Label("Edaran ganda", "A circular twice"), 0, {"edit": _repeated}),
    *(
        (f"{name}-{what}", title, before, {"spoil": spoil(path)})
        for name, path, before in (
            ("changes", CHANGES, 2),
            ("snapshot", SNAPSHOT, 0),
            ("part", PART, 0),
            ("vocabulary", VOCABULARY, 2),
        )
        for what, title, spoil in (
            (
                "altered",
                Label("Satu byte diubah", "A byte was changed"),
                lambda path: _edited(path, _flipped),
            ),
            (
                "cut",
                Label("Berkas terpotong", "A file cut short"),
                lambda path: _edited(path, _cut),
            ),
            ("missing", Label("Berkas tidak ada", "A file is missing"), _missing),
        )
    ),
    ("text-altered", Label("Naskah diubah", "A text was changed"), 1, {"spoil": _other_text}),
    (
        "wrong-hash",
        Label("Hash lain", "Another hash"),
        *(2, {"spoil": _listed("changes", sha256="0" * 64)}),
    ),
    ("wrong-size", Label("Ukuran lain", "Another size"), 2, {"spoil": _listed("changes", bytes=9)}),
    (
        "longer",
        Label("Ukuran yang terlalu besar", "A size too large"),
        *(0, {"spoil": _listed("snapshot", bytes=9999)}),
    ),
    *(
        (f"index-{name}", title, before, {"spoil": _edited(INDEX, edit)})
        for before in (2,)
        for name, title, edit in (
            ("cut", Label("Kepala terpotong", "The head cut short"), _cut),
            ("empty", Label("Kepala kosong", "An empty head"), lambda _: b""),
            ("null", Label("Kepala null", "A head of null"), lambda _: b"null"),
            ("list", Label("Kepala berupa daftar", "A head that is a list"), lambda _: b"[]"),
            (
                "page",
                Label("Halaman lain dengan status 200", "Some page with status 200"),
                lambda _: b"<!doctype html><title>Masuk</title>\n",
            ),
            ("bytes", Label("Bukan UTF-8", "No UTF-8"), lambda data: data + b"\xff\xfe"),
            (
                "deep",
                Label("Kurung bersarang", "Nested brackets"),
                lambda _: b"[" * 5000 + b"]" * 5000,
            ),
        )
    ),
    ("index-missing", Label("Tidak ada kepala", "No head"), 2, {"spoil": _missing(INDEX)}),
    ("nothing", Label("Tidak ada apa-apa", "Nothing at all"), 0, {"spoil": lambda f: f.clear()}),
)
