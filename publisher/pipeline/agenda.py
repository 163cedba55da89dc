"""The agenda book of a project, and whether what was kept when it was issued is still there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from publisher import canonical
from publisher.model.register import WITHDRAW, Issued, LedgerLine
from publisher.model.source import Defect, Source, Span
from publisher.parsing import ledger as ledger_parsing
from publisher.pipeline import journal, lazily
from publisher.sources import folder, kept

KEPT: Final = "circulars/issued"
_BROKEN: Final = "publish-ledger-broken"


@dataclass(frozen=True)
class Agenda:
    """The lines of the agenda book; `newest` gives by id the last line that brought a text."""

    source: Source = field(default_factory=lambda: Source(journal.LEDGER, ""))
    lines: tuple[LedgerLine, ...] = ()
    defects: tuple[Defect, ...] = ()
    newest: Mapping[str, LedgerLine] = field(default_factory=dict)
    withdrawn: frozenset[str] = frozenset()

    def span(self, line: LedgerLine) -> Span:
        """Return where a line of the book names its circular."""
        named = f'"{line.circular}"'
        start = self.source.offset(line.seq) + self.source.line(line.seq).index(named)
        return self.source.span(start, start + len(named))


def read(root: Path) -> Agenda:
    """Return the agenda book of a project after bringing an interrupted act to its end.

    A book that ends in half a line is read again: somebody may just have been writing it.
    """
    journal.recover(root)
    agenda = _read(root)
    if agenda.source.text and not agenda.source.text.endswith("\n"):
        journal.recover(root)
        agenda = _read(root)
    return agenda


def _read(root: Path) -> Agenda:
    path = root / journal.LEDGER
    if not path.exists() and not path.is_symlink():
        return Agenda()
    source = folder.read_book(root, journal.LEDGER)
    outcome = ledger_parsing.parse(source)
    newest: dict[str, LedgerLine] = {}
    withdrawn: set[str] = set()
    for line in outcome.value:
        if line.event == WITHDRAW:
            withdrawn.add(line.circular)
        else:
            newest[line.circular] = line
    defects = source.defects + outcome.defects
    return Agenda(source, outcome.value, defects, newest, frozenset(withdrawn))


def place(identity: str, revision: int, suffix: str) -> str:
    """Return the path of a kept text: `md` the source, `json` the policy."""
    return f"{KEPT}/{identity}/r{revision}.{suffix}"


def issued(root: Path, agenda: Agenda, beside: Mapping[str, Source]) -> Mapping[str, Issued]:
    """Return what was issued, by id; the kept text is read only where the file beside differs."""
    found: dict[str, Issued] = {}
    for identity, line in agenda.newest.items():
        source = beside.get(identity)
        differs = source is not None and differs_from(source, line)
        policy = lazily.resolved(lazily.KEPT_POLICY)(root, line) if differs else None
        kept: Mapping[str, Any] = policy or {}
        found[identity] = Issued(
            line=line,
            place=agenda.span(line),
            withdrawn=identity in agenda.withdrawn,
            gone=source is None,
            differs=differs,
            correction=kept.get("correction"),
            rules=frozenset(one["id"] for one in kept.get("rules", ())),
            clauses=frozenset(one["id"] for one in kept.get("text", ()) if "id" in one),
        )
    return MappingProxyType(found)


def differs_from(source: Source, line: LedgerLine) -> bool:
    """Return whether a text is another than that which a line of the book brought."""
    digest = canonical.sha256(source.text.encode("utf-8", "surrogatepass"))
    return digest != line.files.get(f"r{line.revision}.md")


def damaged(root: Path, agenda: Agenda) -> Iterator[Defect]:
    """Yield the kept files that are gone, are not what the agenda book says, or not in it."""
    for line in agenda.lines:
        yield from wrong(root, line, agenda.span(line))
    if not agenda.defects:  # else what is not read would be blamed
        yield from unknown(root, agenda.lines, len(agenda.source.text.encode()))


def unknown(root: Path, lines: Iterable[LedgerLine], size: int) -> Iterator[Defect]:
    """Yield the kept files that no line of a book of `size` octets names: it has lost some.

    A book that has grown since it was read, or is about to, has not.
    """
    named = {f"{KEPT}/{line.circular}/{name}" for line in lines for name in line.files}
    strange = [path for path in kept.paths(root) if path not in named]
    book = root / journal.LEDGER
    is_growing = journal.is_open(root) or (book.exists() and book.stat().st_size != size)
    for path in () if is_growing else strange:
        yield Defect(_BROKEN, Span(journal.LEDGER, 0, 0), {"reason": "kept-unknown", "path": path})


def wrong(root: Path, line: LedgerLine, span: Span) -> Iterator[Defect]:
    """Yield the kept files of a line that are gone or are not what the agenda book says."""
    for name, expected in sorted(line.files.items()):
        path = f"{KEPT}/{line.circular}/{name}"
        data = kept_bytes(root, path)
        if data is None or canonical.sha256(data) != expected:
            reason = "kept-missing" if data is None else "kept-changed"
            yield Defect(_BROKEN, span, {"reason": reason, "path": path})


def kept_bytes(root: Path, path: str) -> bytes | None:
    """Return the bytes of a kept file, None where it cannot be read."""
    try:
        return folder.read_bytes(root, path)
    except folder.FileUnreadableError:
        return None
