"""Circulars that were issued before a test looks at their files, and the agenda book of that."""

import json
import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from publisher import canonical
from publisher.formats import policy_json
from publisher.model.register import ISSUE, LedgerLine
from publisher.parsing import ledger
from publisher.pipeline.agenda import KEPT
from publisher.pipeline.check import check
from publisher.pipeline.fields import Request
from publisher.pipeline.issue import issue
from publisher.pipeline.journal import LEDGER
from publisher.pipeline.load import load
from tests.faults import Faulty

_FIRST = datetime(2026, 3, 2, 3, tzinfo=UTC)


def at(hours=0):
    """Return a clock that stands still, some hours after ten in the morning at Jakarta."""
    moment = _FIRST + timedelta(hours=hours)
    return lambda zone: moment.astimezone(ZoneInfo(zone))


def issue_text(root: Path, path: str, text: str, hours: int = 0) -> None:
    """Write a circular and issue it."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")
    identity = path.removeprefix("circulars/").removesuffix(".md")
    assert issue(root, Request(identity), at(hours), Faulty()).new


def require_texts(root: Path) -> None:
    """Look as somebody does who knows nothing of the journal: no line without its texts."""
    book = root / LEDGER
    for line in book.read_bytes().splitlines(keepends=True) if book.exists() else ():
        if line.endswith(b"\n"):
            entry = json.loads(line)
            for name, expected in entry["files"].items():
                kept = root / KEPT / entry["circular"] / name
                assert canonical.sha256(kept.read_bytes()) == expected


def forget(root: Path) -> None:
    """Take the agenda book and all kept texts away."""
    (root / LEDGER).unlink(missing_ok=True)
    for folder in ("circulars/issued", ".publisher"):
        shutil.rmtree(root / folder, ignore_errors=True)


def said(root: Path, code: str) -> list[tuple[str, str]]:
    """Return path and words of the findings of one code."""
    project = load(root)
    return [
        (one.span.path, project.sources[one.span.path].read(one.span))
        for one in check(project)
        if one.code == code
    ]


def enter_all(root: Path, identities: Iterable[str]) -> None:
    """Enter circulars as issued, an hour after each other, without asking the gate: it is slow."""
    project, moment = load(root), _FIRST
    before, book = ledger.FIRST, b""
    for seq, identity in enumerate(identities, start=1):
        circular = project.circulars[identity]
        moment += timedelta(hours=1)
        source = circular.source.text.encode()
        whole = policy_json.render(replace(circular, recorded=moment), canonical.sha256(source))
        kept = {"r1.md": source, "r1.json": whole}
        for name, data in kept.items():
            (root / KEPT / identity).mkdir(parents=True, exist_ok=True)
            (root / KEPT / identity / name).write_bytes(data)
        files = {name: canonical.sha256(data) for name, data in kept.items()}
        line = ledger.written(LedgerLine(seq, before, ISSUE, identity, 1, moment, files=files))
        before = canonical.sha256(line.removesuffix(b"\n"))
        book += line
    (root / LEDGER).write_bytes(book)
