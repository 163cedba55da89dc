import json
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from publisher import canonical
from publisher.feeds import ledger
from publisher.parsing import ledger as reading
from publisher.parsing import schema
from tests.published import files, publication
from tests.samples import ROOT


def test_the_years_joined_are_the_agenda_book():
    made = files(ledger.artefacts, publication())
    assert list(made) == [f"feed/ledger/{year}.jsonl" for year in (2020, 2021, 2026)]
    assert b"".join(made.values()) == (ROOT / "circulars/ledger.jsonl").read_bytes()


def test_every_line_keeps_to_its_schema_and_holds_the_hash_of_the_one_before():
    before = reading.FIRST
    for data in files(ledger.artefacts, publication()).values():
        for line in data.splitlines():
            read = json.loads(line)
            assert schema.validate(read, "ledger-line-1") == ()
            assert read["prev"] == before
            before = canonical.sha256(line)


def test_a_new_year_in_the_east_does_not_part_the_lines_of_one_moment():
    east, west = ZoneInfo("Asia/Jayapura"), ZoneInfo("Asia/Jakarta")
    moments = (
        datetime(2027, 1, 1, 0, 30, tzinfo=east),
        datetime(2026, 12, 31, 23, 0, tzinfo=west),
        datetime(2027, 1, 1, 9, 0, tzinfo=west),
    )
    lines = [
        replace(publication().ledger[0], seq=seq, recorded=moment)
        for seq, moment in enumerate(moments, start=1)
    ]
    made = files(ledger.artefacts, replace(publication(), ledger=tuple(lines)))
    seqs = [[json.loads(line)["seq"] for line in data.splitlines()] for data in made.values()]
    assert seqs == [[1, 2], [3]]


def test_a_register_without_lines_has_no_file():
    assert files(ledger.artefacts, replace(publication(), ledger=())) == {}
