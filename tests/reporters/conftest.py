"""A report with findings of every sort, and one with signs that would steer a terminal."""

import pytest

from publisher.model.diagnostic import Diagnostic, Edit, Fix, Severity
from publisher.model.label import Label
from publisher.model.report import Demand, Report
from publisher.model.source import Source, Span

SOURCE = Source("circulars/a/2021/b.md", "satu 😀 dua\ntiga empat\nlima\n")
HOSTILE = "baris\r\n::error::palsu \x1b[31m merah \x9b2J \u202ebalik, 100%: a,b"


@pytest.fixture
def report():
    """Return a maker of a report; the first finding can be mended, the second only proposed."""

    def make(**more):
        place, other = SOURCE.span(7, 10), SOURCE.span(11, 21)
        findings = (
            Diagnostic(
                "language-spelling",
                Label("bukan ejaan baku", "not the standard"),
                place,
                Severity.WARNING,
                hint=Label("tulis dwi", "write dwi"),
                related=((Label("di sini", "here"), other),),
                fix=Fix((Edit(place, "dwi"),), safe=True),
            ),
            Diagnostic(
                "period-reversed",
                Label("terbalik", "reversed"),
                SOURCE.span(11, 23),
                fix=Fix((Edit(SOURCE.span(11, 11), "x"), Edit(other, ""))),
            ),
            Diagnostic("yaml-syntax", Label("rusak", "broken"), Span("tiada.md", 0, 5)),
        )
        demands = {
            "language-spelling": Demand(Label("Kata benar.", "Words are right."), "# Ejaan\n")
        }
        return Report(findings, {SOURCE.path: SOURCE}, demands=demands, **more)

    return make


@pytest.fixture
def hostile():
    """Return a maker of a report of many findings whose words try to steer what reads them."""

    def make(many=1, **more):
        source = Source("circulars/a/2021/b.md", "kata\n")
        label = Label(HOSTILE, HOSTILE)
        finding = Diagnostic("rule-x", label, source.span(0, 4), hint=label)
        return Report((finding,) * many, {source.path: source}, **more)

    return make
