"""What waits to be filled in."""

import pytest

from publisher.model.diagnostic import Severity
from tests.checks.conftest import RULE

CODE = "publish-placeholder-left"


@pytest.mark.parametrize(
    "words",
    [
        "TODO",
        "XXX",
        "XXXX",
        "${nomor_naskah}",
        "[isi alasan]",
        "....",
        "____",
        "\u2026\u2026",
        "TBD",
    ],
)
def test_each_sort_is_found_in_the_text(findings, circular, body, words):
    (found,) = findings(circular(body.replace("koordinasi", f"nomor {words}")), CODE)
    assert found.words == words
    assert found.severity is Severity.PUBLICATION


def test_fields_and_rules_are_looked_at(findings, circular, rules):
    text = circular(title="Rapat TODO", rules=rules(RULE.replace("Rapat diadakan", "TODO")))
    assert [one.words for one in findings(text, CODE)] == ["TODO", "TODO"]


def test_a_number_without_its_sequence_is_found(findings, circular):
    (found,) = findings(circular(number='"800/ /ORG/2026"'), CODE)
    assert found.words == '"800/ /ORG/2026"'


@pytest.mark.parametrize(
    "words", ["MTQ Nasional XXX", "HUT ke-XXX", "dan sebagainya ...", "a_b__c"]
)
def test_what_only_looks_like_it_is_fine(findings, circular, body, words):
    assert not findings(circular(body.replace("koordinasi", words)), CODE)


def test_a_value_that_is_not_known_yet_is_not_this_check(findings, circular, body):
    text = circular(body.replace("Surat", "Nomor {{ number }} Surat"), number="null")
    assert not findings(text, CODE)
