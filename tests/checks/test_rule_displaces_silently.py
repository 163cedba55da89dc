import pytest

from publisher.model.diagnostic import Severity
from tests.checks.earlier import beside, lasting, relation

CODE = "rule-displaces-silently"


_OFFICE = """\
  - id: {}
    kind: lokasi-kerja
    modality: wajib
    label: Tempat kerja
    en: Place
    who: {}
    do: {{location: {}}}
    cite: [rapat]
"""
FROM_HOME = ("rumah", "{pegawai.jenis: asn}", "wfh")
AT_OFFICE = ("kantor", "{pegawai.jenis: asn}", "wfo")


def _one(rules, values, more=""):
    return rules(_OFFICE.format(*values) + more)


def test_a_later_rule_that_would_displace_another_is_named_with_days_and_people(
    circular, findings, rules
):
    old = beside(
        circular, effective=lasting("2025-10-01", "2026-03-31"), rules=_one(rules, AT_OFFICE)
    )
    text = circular(relations=relation("merujuk"), rules=_one(rules, FROM_HOME))
    (found,) = findings(text, CODE, others=old)
    assert found.words == "rumah"
    assert "mengesampingkan `harapan-jaya/2026/rapat-lama#kantor`" in found.message
    assert "mulai 12 Januari 2026 sampai dengan 31 Maret 2026" in found.message
    assert "bagi ASN (lex posterior)" in found.message
    assert found.severity is Severity.PUBLICATION


@pytest.mark.parametrize("said", ["replaces", "beside", "overrides"])
def test_a_rule_that_says_how_it_stands_to_the_other_is_fine(said, circular, findings, rules):
    old = beside(
        circular, effective=lasting("2025-10-01", "2026-03-31"), rules=_one(rules, AT_OFFICE)
    )
    more = f"    {said}: [harapan-jaya/2026/rapat-lama#kantor]\n"
    text = circular(relations=relation("merujuk"), rules=_one(rules, FROM_HOME, more))
    assert not findings(text, CODE, others=old)


@pytest.mark.parametrize("said", ["mencabut", "mengganti"])
def test_a_circular_that_ends_the_other_is_fine(said, circular, findings, rules):
    old = beside(
        circular, effective=lasting("2025-10-01", "2026-03-31"), rules=_one(rules, AT_OFFICE)
    )
    text = circular(relations=relation(said), rules=_one(rules, FROM_HOME))
    assert not findings(text, CODE, others=old)


def test_rules_that_never_meet_displace_nothing(circular, findings, rules):
    ended = beside(circular, rules=_one(rules, AT_OFFICE))
    text = circular(relations=relation("merujuk"), rules=_one(rules, FROM_HOME))
    assert not findings(text, CODE, others=ended)


def test_rules_for_other_people_displace_nothing(circular, findings, rules):
    whole = lasting("2025-10-01", "2026-12-31")
    old = beside(
        circular, effective=whole, rules=_one(rules, ("kantor", "{pegawai.jenis: ptt}", "wfo"))
    )
    text = circular(relations=relation("merujuk"), rules=_one(rules, FROM_HOME))
    assert not findings(text, CODE, others=old)


def test_within_one_circular_the_narrower_rule_says_that_it_is_an_exception(
    circular, findings, rules
):
    narrow = ("kantor", "{pegawai.jenis: asn, unit.jenis: puskesmas}", "wfo")
    both = rules(_OFFICE.format(*FROM_HOME), _OFFICE.format(*narrow))
    (found,) = findings(circular(rules=both), CODE)
    assert "dikesampingkan oleh" in found.message
    assert "bagi ASN pada puskesmas (lex specialis)" in found.message


def test_of_a_text_from_the_press_it_is_only_a_warning(circular, findings, rules):
    old = beside(
        circular, effective=lasting("2025-10-01", "2026-03-31"), rules=_one(rules, AT_OFFICE)
    )
    press = "{source: press, ref: Kabar, date: 2026-01-06}"
    text = circular(relations=relation("merujuk"), rules=_one(rules, FROM_HOME), provenance=press)
    (found,) = findings(text, CODE, others=old)
    assert found.severity is Severity.WARNING
