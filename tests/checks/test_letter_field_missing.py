"""Fields that are not there."""

import pytest

from publisher.model.diagnostic import Severity
from tests.checks.conftest import RULE

CODE = "letter-field-missing"


def test_what_is_needed_to_be_read_is_an_error(findings, circular):
    (found,) = findings(circular(title=None, en=None), CODE)
    assert found.severity is Severity.ERROR
    assert "title" in found.message
    assert found.words == "---"


def test_what_a_rule_lacks_is_found_at_its_rule(findings, circular, rules):
    (found,) = findings(circular(rules=rules(RULE.replace("    kind: rapat\n", ""))), CODE)
    assert "rules[rapat-virtual]" in found.message
    assert found.words == "id"


def test_a_fixed_end_needs_its_last_day(findings, circular):
    (found,) = findings(circular(effective="{from: 2026-01-12, ends: fixed, cite: [masa]}"), CODE)
    assert "hari terakhir" in found.message


def test_the_type_of_a_correction_is_none_of_a_relation(findings, circular):
    found = findings(circular(correction="{}"), CODE)
    assert {one.message for one in found} == {
        "jenis perbaikan (`type`) belum ada pada `correction`",
        "keterangan (`note`) belum ada pada `correction`",
    }
    assert "type: ralat" in "".join(one.hint for one in found)


@pytest.mark.parametrize("field", ["number", "signed", "published"])
def test_what_is_needed_to_be_published_warns_before(findings, circular, field):
    (found,) = findings(circular(**{field: "null"}), CODE)
    assert found.severity is Severity.PUBLICATION
    assert found.words == "null"
    assert field in found.message


@pytest.mark.parametrize("field", ["to", "signatory"])
def test_addressee_and_signatory_are_needed(findings, circular, field):
    (found,) = findings(circular(**{field: None}), CODE)
    assert (found.severity, found.words) == (Severity.PUBLICATION, "---")


def test_the_seat_of_the_authority_stands_for_the_place(findings, circular):
    assert not findings(circular(place=None), CODE)


def test_the_name_of_the_signatory_is_needed(findings, circular):
    (found,) = findings(circular(signatory="{office: Bupati, name: null}"), CODE)
    assert "signatory" in found.message


def test_the_press_may_not_know_number_dates_place_and_name(findings, circular):
    text = circular(
        number="null",
        signed="null",
        published="null",
        place=None,
        signatory="{office: Bupati}",
        provenance="{source: press, ref: Harian, date: 2026-01-07}",
    )
    assert not findings(text, CODE)


def test_a_label_without_english_warns_once(findings, circular, rules):
    (found,) = findings(circular(rules=rules(RULE.replace("    en: Meet virtually\n", ""))), CODE)
    assert found.severity is Severity.PUBLICATION
    assert found.words == "Rapat diadakan secara virtual"
