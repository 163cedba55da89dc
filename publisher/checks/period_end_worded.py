"""A period with a last day is not open in its text: "sampai ada ketentuan lebih lanjut"."""

import re
from collections.abc import Iterator
from typing import Final

from publisher.checks.intervals import intervals
from publisher.checks.quotations import foreign, within
from publisher.checks.stretches import by_cite
from publisher.indonesian.dates import find_dates, long_date
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.wording.values import shown

_OPEN: Final = re.compile(
    r"\b(?:sampai(?:\s+dengan)?|hingga|s\.\s?d\.|s/d)\s+(?:(?:ada(?:nya)?|terdapat|dikeluarkannya|"
    r"ditetapkannya|diterbitkannya)\s+)?"
    r"(?:(?:ketentuan|kebijakan|pemberitahuan|pengaturan|arahan|informasi)\s+lebih\s+lanjut"
    r"|(?:batas\s+)?waktu\s+yang\s+(?:tidak|belum)\s+di(?:tentukan|tetapkan))\b",
    re.IGNORECASE,
)


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    words = by_cite(circular)
    for path, interval in intervals(circular):
        if interval.end is None or interval.ends != "fixed":
            continue
        labels = dict.fromkeys(cite.p for cite in interval.cite if cite.p)
        here = [one for label in labels for one in words.get(label, ())]
        if any(found.day == interval.end for one in here for found in find_dates(one.text)):
            continue  # both are said: whichever comes first
        for one in here:
            found = _OPEN.search(one.text)
            if found is None or within(foreign(one.text), *found.span()):
                continue
            day = long_date(interval.end)
            yield Diagnostic(
                "period-end-worded",
                Label(
                    f'naskah berlaku "{shown(found[0])}", sedangkan datanya berakhir {day}',
                    f'the text says "{shown(found[0])}", but the data end on {day}',
                ),
                one.span(*found.span()),
                Severity.WARNING,
                hint=Label(
                    "kosongkan `to` dan tulis kata-kata itu di `until`, atau sebut tanggalnya",
                    "leave `to` out and put the words into `until`, or name the day",
                ),
                related=((Label("tanggal akhirnya", "the last day"), circular.at(*path, "to")),),
            )


CHECK: Final = CircularCheck("period-end-worded", _run)
