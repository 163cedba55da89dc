"""The story of the sample register: who issued what on which day, told to the program itself.

    python -m tests.sample_register FOLDER

writes `circulars/issued/` and `circulars/ledger.jsonl` of a folder that has issued nothing yet.
What was reconstructed from the press is recorded on the evening of the report; what the invented
regency issued, on the morning it was published.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from publisher.pipeline.fields import Request
from publisher.pipeline.issue import issue
from publisher.pipeline.withdraw import withdraw

_PRESS = "dicatat menurut tanggal berita"
_DUE = ("due: {by: 2026-03-25}", "due: {by: 2026-03-24}")


@dataclass(frozen=True)
class Act:
    """One act: `was` maps what the text says now to what it said then; a reason withdraws."""

    on: date
    circular: str
    hour: int = 10
    note: str = ""
    number: str | None = None
    signed: date | None = None
    published: date | None = None
    was: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""


def _report(on: date, circular: str) -> Act:
    return Act(on, circular, hour=18, note=_PRESS)


_YEAR = "harapan-jaya/2026"
_LEAVE = f"{_YEAR}/800-1-11-003-bkpsdm"
_DRESS = f"{_YEAR}/pakaian-dinas-hari-jadi"
CORRECTION = """\
correction:
  type: ralat
  note: Batas waktu laporan pada huruf E angka 6 jatuh pada hari cuti bersama
  cite: [laporan]
  was: Selasa, 24 Maret 2026
  now: Rabu, 25 Maret 2026
"""
STORY = (
    _report(date(2020, 3, 21), "babel/2020/800-1102-vii"),
    _report(date(2020, 6, 8), "kota-bengkulu/2020/800-11-bkpp-2"),
    _report(date(2020, 11, 15), "pandeglang/2020/800-2688-bkd"),
    _report(date(2020, 12, 28), "babel/2020/wfh-bergilir"),
    _report(date(2021, 7, 12), "tubaba/2021/045-2-148-i-09-tulangbawang-barat"),
    Act(date(2026, 1, 9), _LEAVE, was={CORRECTION: "", _DUE[0]: _DUE[1]}),
    Act(date(2026, 1, 12), _LEAVE),
    Act(date(2026, 2, 13), f"{_YEAR}/000-8-3-014-org"),
    Act(date(2026, 2, 27), f"{_YEAR}/000-8-3-021-org"),
    Act(date(2026, 3, 31), f"{_YEAR}/000-8-2-009-um"),
    Act(
        date(2026, 7, 20),
        _DRESS,
        number="000.8.6.1/078/BKPSDM/2026",
        signed=date(2026, 7, 20),
        published=date(2026, 7, 20),
    ),
    Act(date(2026, 7, 21), _DRESS, reason="terbit sebelum disetujui Sekretaris Daerah"),
    Act(date(2026, 7, 24), f"{_YEAR}/800-1-6-2-041-bkpsdm"),
    Act(
        date(2026, 8, 26),
        f"{_YEAR}/pencabutan-penghematan-energi",
        number="000.8.2/094/UM/2026",
        signed=date(2026, 8, 25),
        published=date(2026, 8, 26),
    ),
    Act(date(2026, 10, 23), f"{_YEAR}/800-1-6-2-067-bkpsdm"),
    Act(date(2026, 11, 17), f"{_YEAR}/000-8-3-112-org"),
)


def tell(root: Path) -> None:
    """Do every act of the story in a folder; in the end each text says what it said before."""
    for act in STORY:
        moment = datetime(act.on.year, act.on.month, act.on.day, act.hour, tzinfo=ZoneInfo("UTC"))

        def clock(zone: str, moment: datetime = moment) -> datetime:
            return moment.replace(tzinfo=ZoneInfo(zone))

        if act.reason:
            withdraw(root, act.circular, act.reason, clock)
            continue
        path = root / f"circulars/{act.circular}.md"
        now = path.read_text(encoding="utf-8")
        then = now
        for new, old in act.was.items():
            assert new in then, new
            then = then.replace(new, old)
        path.write_text(then, encoding="utf-8")
        issue(root, Request(act.circular, act.number, act.signed, act.published, act.note), clock)
        if act.was:
            path.write_text(now, encoding="utf-8")


if __name__ == "__main__":
    tell(Path(sys.argv[1]))
