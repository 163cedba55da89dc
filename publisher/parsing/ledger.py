"""The agenda book read back: one canonical JSON object a line, chained by hashes.

A line that is not what it should be ends the reading there: what follows cannot be trusted.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from publisher import canonical
from publisher.model.diagnostic import Outcome
from publisher.model.register import CORRECT, ISSUE, WITHDRAW, LedgerLine
from publisher.model.source import Defect, Source

FIRST: Final = "0" * 64  # `prev` of the first line
_KEYS: Final = {
    "seq": int,
    "prev": str,
    "event": str,
    "circular": str,
    "revision": int,
    "recorded": str,
    "change": str,
    "files": dict,
    "note": str,
}
# Canonical JSON leaves signs as they are that str.splitlines takes for an end.
# Both become paths below circulars/issued/.
_IDENTITY: Final = re.compile(r"[a-z0-9][a-z0-9-]*/[0-9]{4}/[a-z0-9][a-z0-9-]*", re.ASCII)
_FILE: Final = re.compile(r"r[1-9][0-9]{0,8}\.(md|json)", re.ASCII)
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_NEEDED: Final = frozenset({"seq", "prev", "event", "circular", "revision", "recorded", "files"})


@dataclass(frozen=True, slots=True)
class Tail:
    """Where a book goes on: the last line before has this number, hash and moment."""

    seq: int
    hash: str
    recorded: datetime | None


NOTHING: Final = Tail(0, FIRST, None)


def parse(source: Source, tail: Tail = NOTHING) -> Outcome[tuple[LedgerLine, ...]]:
    """Return the lines whose chain holds, and a defect of the first that breaks it.

    The text is a whole book, or what comes after a `tail`.
    """
    lines: list[LedgerLine] = []
    place = 0
    for text in _LINE.findall(source.text):
        line = text.removesuffix("\n")
        reason, read = _line(line, tail)
        if read is None or not text.endswith("\n"):
            span = source.span(place, place + len(line))
            facts = {"reason": reason or "unfinished", "line": str(tail.seq + 1)}
            return Outcome(tuple(lines), (Defect("publish-ledger-broken", span, facts),))
        lines.append(read)
        tail = Tail(read.seq, canonical.sha256(line.encode()), read.recorded)
        place += len(text)
    return Outcome(tuple(lines))


def is_chained(lines: Iterable[bytes], head: str, before: str = FIRST) -> bool:
    """Say whether lines of bytes go on from a hash, that of the line before, to one of the last.

    Nothing is read but the hash that each says of the one before: canonical JSON writes it in one
    way, and only there do its quotes stand bare. With the hash of the last all are what they were.
    """
    last = before.encode()
    for line in lines:
        if b'"prev":"%b"' % last not in line:
            return False
        last = canonical.sha256(line.removesuffix(b"\n")).encode()
    return last == head.encode()


def written(line: LedgerLine) -> bytes:
    """Return a line as it stands in the book, with its end: what `parse` reads back."""
    return canonical.json_bytes(line.data) + b"\n"


def _line(text: str, tail: Tail) -> tuple[str, LedgerLine | None]:
    """Return why a line does not hold, or the line."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return "not-json", None
    if not isinstance(data, dict) or not _fits(data):
        return "shape", None
    if canonical.json_bytes(data) != text.encode():
        return "line-end" if text.endswith("\r") else "not-canonical", None
    if data["prev"] != tail.hash:
        return "chain", None
    line = _built(data)
    if line is None:
        return "shape", None
    if line.seq != tail.seq + 1:
        return "sequence", None
    if tail.recorded and line.recorded < tail.recorded:
        return "time", None
    return "", line


def _fits(data: Mapping[str, Any]) -> bool:
    return (
        data.keys() >= _NEEDED
        and data.keys() <= _KEYS.keys()
        and all(type(value) is _KEYS[key] for key, value in data.items())
        and data["event"] in (ISSUE, CORRECT, WITHDRAW)
        and _IDENTITY.fullmatch(data["circular"]) is not None
        and all(map(_FILE.fullmatch, data["files"]))
        and all(isinstance(value, str) for value in data["files"].values())
    )


def _built(data: Mapping[str, Any]) -> LedgerLine | None:
    try:
        recorded = datetime.fromisoformat(data["recorded"])
    except ValueError:
        return None
    if recorded.tzinfo is None:
        return None
    return LedgerLine(
        seq=data["seq"],
        prev=data["prev"],
        event=data["event"],
        circular=data["circular"],
        revision=data["revision"],
        recorded=recorded,
        change=data.get("change", ""),
        files=dict(data["files"]),
        note=data.get("note", ""),
    )
