"""Circulars that were issued before a test looks at their files, and the agenda book of that."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from publisher.pipeline.check import check
from publisher.pipeline.issue import Request, issue
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
