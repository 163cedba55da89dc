"""Times in the zone of another."""

import pytest

from publisher.model.diagnostic import Severity

CODE = "calendar-zone-differs"


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


def said(findings, circular, sentence):
    hours = '{hours: [{days: [MO], from: "08:00", to: "15:00"}]}'
    body = f"1. Wajib hadir {sentence} {{#rapat}}\n2. Berlaku. {{#masa}}\n"
    text = circular(body, rules=rule(hours), effective="{from: 2026-01-12}")
    return findings(text, CODE)


@pytest.mark.parametrize(
    ("sentence", "severities"),
    [
        ("pukul 08.00 WIB.", [Severity.ERROR]),
        ("pukul 08.00 s.d. 15.00 WIT.", [Severity.ERROR]),
        ("pukul 08.00, rapat nasional pukul 09.00 WIB.", [Severity.WARNING]),
        ("pukul 08.00 WITA.", []),
        ("pukul 08.00 WITA (07.00 WIB).", []),
    ],
)
def test_another_zone_is_found(findings, circular, sentence, severities):
    assert [one.severity for one in said(findings, circular, sentence)] == severities
