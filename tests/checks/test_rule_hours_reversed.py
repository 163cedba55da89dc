"""Hours that end before they begin."""

import pytest

from publisher.model.diagnostic import Severity

CODE = "rule-hours-reversed"


def rule(do, more=""):
    return f"""
  - id: aturan
    kind: jam-kerja
    modality: wajib
    label: Aturan
    en: Rule
    who: {{pegawai.jenis: asn}}
    do: {do}{more}
    cite: [rapat]"""


@pytest.mark.parametrize(
    ("start", "end", "severities"),
    [
        ("15:00", "08:00", [Severity.ERROR]),
        ("08:00", "08:00", [Severity.ERROR]),
        ("20:00", "06:00", [Severity.WARNING]),
        ("08:00", "15:00", []),
    ],
)
def test_an_end_that_is_not_after_the_start_is_found(findings, circular, start, end, severities):
    hours = f'{{hours: [{{days: [MO], from: "{start}", to: "{end}"}}]}}'
    found = findings(circular(rules=rule(hours)), CODE)
    assert [one.severity for one in found] == severities


@pytest.mark.parametrize(
    "words",
    ["pada sif malam pukul 20.00-06.00", "pukul 20.00 sampai dengan pukul 06.00 hari berikutnya"],
)
def test_a_night_that_the_text_calls_one_is_not_asked_about(findings, circular, body, words):
    text = body.replace("secara virtual", words)
    assert text != body
    hours = '{hours: [{days: [MO], from: "20:00", to: "06:00"}]}'
    assert not findings(circular(text, rules=rule(hours)), CODE)
    longer = '{hours: [{days: [MO], from: "15:00", to: "08:00"}]}'
    assert findings(circular(text, rules=rule(longer)), CODE)
