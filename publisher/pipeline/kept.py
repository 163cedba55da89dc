"""The texts that were kept when they were issued: their bytes, compared with the agenda book, and a
register of them.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from publisher import canonical
from publisher.model.diagnostic import Outcome
from publisher.model.errors import PublisherError
from publisher.model.label import Label
from publisher.model.register import WITHDRAW, LedgerLine, Register, Text
from publisher.model.source import Defect
from publisher.parsing import record, schema
from publisher.parsing.shapes import SCHEMA
from publisher.pipeline.agenda import Agenda, kept_bytes, place, wrong


class DamagedError(PublisherError):
    """The agenda book or a kept text is not what it was: nothing on it can be trusted."""

    exit_status = 1

    def __init__(self, what: str) -> None:
        """Name the file, and the remedy."""
        super().__init__(
            Label(
                f"{what} rusak, hilang, atau diubah sesudah terbit; kembalikan dari Git atau "
                "cadangan. Rinciannya: publisher check",
                f"{what} is damaged, missing, or was changed after it was issued; restore it from "
                "Git or a backup. For details: publisher check",
            )
        )


def damaged(defect: Defect) -> DamagedError:
    """Return what to raise for a defect of the agenda book or of a kept text."""
    line = defect.facts.get("line", "")
    where = f"{defect.span.path}:{line}" if line else defect.span.path
    is_text = defect.facts.get("reason", "") in ("kept-missing", "kept-changed")
    return DamagedError(defect.facts["path"] if is_text else where)


def register(root: Path, book: Agenda) -> Outcome[Register]:
    """Return the agenda book with every kept text, and what is wrong with the kept files."""
    texts: dict[tuple[str, int], Text] = {}
    defects = list(book.defects)
    for line in book.lines:
        if line.event == WITHDRAW:
            continue
        damage = list(wrong(root, line, book.span(line)))
        defects.extend(damage)
        kept = None if damage else policy(root, line)
        if kept is not None:
            texts[line.circular, line.revision] = record.parse(kept)
    whole = tuple(
        line
        for line in book.lines
        if line.event == WITHDRAW or (line.circular, line.revision) in texts
    )
    return Outcome(Register(whole, MappingProxyType(texts)), tuple(defects))


class Shelf:
    """The kept texts of a folder as they were when somebody first asked: they are read once."""

    def __init__(self, root: Path) -> None:
        """Read nothing yet."""
        self._root = root
        self._read: tuple[Agenda, Register] | None = None

    def register(self, book: Agenda) -> Register:
        """Return an agenda book with every kept text."""
        if self._read is None or self._read[0] is not book:
            self._read = book, register(self._root, book).value
        return self._read[1]


def data(root: Path, line: LedgerLine, suffix: str) -> bytes | None:
    """Return the bytes that were kept with a line: `md` the source, `json` the policy.

    None where they are gone, or are not those that the agenda book has the hash of.
    """
    found = kept_bytes(root, place(line.circular, line.revision, suffix))
    if found is None or canonical.sha256(found) != line.files.get(f"r{line.revision}.{suffix}"):
        return None
    return found


def required(root: Path, line: LedgerLine, suffix: str) -> bytes:
    """Return the bytes that were kept with a line, as `data` does; else DamagedError names them."""
    found = data(root, line, suffix)
    if found is None:
        raise DamagedError(place(line.circular, line.revision, suffix))
    return found


def policy(root: Path, line: LedgerLine) -> Mapping[str, Any] | None:
    """Return the policy that was kept with a line, None where it is gone or not what was kept."""
    found = data(root, line, "json")
    if found is None:
        return None
    whole = json.loads(found)
    return whole if not schema.validate(whole, SCHEMA) else None
