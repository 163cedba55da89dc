"""The agenda book read back: what is written is what is read."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as some

from publisher.canonical import sha256
from publisher.model.register import CORRECT, ISSUE, WITHDRAW, LedgerLine
from publisher.model.source import Source
from publisher.parsing import ledger

_WORDS = some.text(some.characters(exclude_categories=["Cs"]), max_size=20)
_FILES = some.dictionaries(some.sampled_from(["r1.md", "r1.json"]), some.just("0" * 64))


@some.composite
def books(draw):
    """Return lines that follow one another, and the book they make."""
    lines, book, moment = [], b"", datetime(2026, 1, 1, tzinfo=UTC)
    for seq in range(1, draw(some.integers(0, 6)) + 1):
        moment += timedelta(seconds=draw(some.integers(0, 10**6)))
        zone = timezone(timedelta(hours=draw(some.integers(7, 9))))
        line = LedgerLine(
            seq=seq,
            prev=sha256(book.splitlines()[-1]) if book else ledger.FIRST,
            event=draw(some.sampled_from([ISSUE, CORRECT, WITHDRAW])),
            circular="contoh/2026/satu",
            revision=draw(some.integers(1, 9)),
            recorded=moment.astimezone(zone),
            change=draw(some.sampled_from(["", "ralat"])),
            files=draw(_FILES),
            note=draw(_WORDS),
        )
        lines.append(line)
        book += ledger.written(line)
    return lines, book


def read(book):
    return ledger.parse(Source("circulars/ledger.jsonl", book.decode()))


@given(books())
def test_what_is_written_is_read_back(both):
    lines, book = both
    outcome = read(book)
    assert list(outcome.value) == lines
    assert not outcome.defects


@given(books(), some.data())
def test_half_a_book_is_a_prefix_and_says_so(both, data):
    lines, book = both
    cut = data.draw(some.integers(0, len(book)))
    while (book[cut : cut + 1] or b"a")[0] & 0xC0 == 0x80:
        cut -= 1
    outcome = read(book[:cut])
    assert list(outcome.value) == lines[: len(outcome.value)]
    assert bool(outcome.defects) is not (cut == 0 or book[cut - 1 : cut] == b"\n")


@given(books(), some.data())
def test_a_line_changed_before_the_last_ends_the_reading_there(both, data):
    lines, book = both
    if len(lines) < 2:
        return
    number = data.draw(some.integers(0, len(lines) - 2))
    written = book.splitlines(keepends=True)
    entry = json.loads(written[number])
    entry["revision"] += 1
    written[number] = ledger.written(LedgerLine(**{**entry, "recorded": lines[number].recorded}))
    outcome = read(b"".join(written))
    assert len(outcome.value) == number + 1
    assert outcome.defects[0].facts["reason"] == "chain"


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "9" * 5_000, "\0"], ids=len)
def test_whatever_stands_there_is_a_finding(text):
    outcome = read(text.encode() + b"\n")
    assert outcome.value == ()
    assert [one.code for one in outcome.defects] == ["publish-ledger-broken"]


@pytest.mark.parametrize(
    ("circular", "file"),
    [
        ("../../../x/f", "r1.md"),
        ("contoh/2026/../satu", "r1.md"),
        ("contoh/satu", "r1.md"),
        ("contoh/2026/satu", "../r1.md"),
        ("contoh/2026/satu", "r0.md"),
    ],
)
def test_a_line_names_no_place_outside(circular, file):
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    line = LedgerLine(1, ledger.FIRST, ISSUE, circular, 1, moment, files={file: "0" * 64})
    outcome = read(ledger.written(line))
    assert outcome.value == ()
    assert outcome.defects[0].facts["reason"] == "shape"
