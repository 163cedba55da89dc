"""The texts that were kept when they were issued, read back as a register."""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from publisher import canonical
from publisher.model.diagnostic import Outcome
from publisher.model.register import WITHDRAW, LedgerLine, Register, Text
from publisher.parsing import record, schema
from publisher.parsing.shapes import SCHEMA
from publisher.pipeline.agenda import Agenda, kept_bytes, place, wrong


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


def policy(root: Path, line: LedgerLine) -> Mapping[str, Any] | None:
    """Return the policy that was kept with a line, None where it is gone or not what was kept."""
    data = kept_bytes(root, place(line.circular, line.revision, "json"))
    if data is None or canonical.sha256(data) != line.files.get(f"r{line.revision}.json"):
        return None
    found = json.loads(data)
    return found if not schema.validate(found, SCHEMA) else None
