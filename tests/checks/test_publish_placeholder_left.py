"""What waits to be filled in."""

import pytest

from publisher.checks.publish_placeholder_left import filled_elsewhere
from publisher.model.diagnostic import Severity
from publisher.model.source import Source
from publisher.parsing import circular as circular_parsing
from tests import samples
from tests.checks.conftest import PATH, RULE

CODE = "publish-placeholder-left"


@pytest.mark.parametrize(
    "words",
    [
        "TODO",
        "XXX",
        "XXXX",
        "[qr_code]",
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


@pytest.mark.parametrize("words", ["${nomor_naskah}", "$\\{hal}", "&#36;{hal}", "**$**{hal}", "${"])
def test_a_variable_of_the_e_office_is_an_error_however_it_is_typed(
    findings, circular, body, words
):
    (found,) = findings(circular(body.replace("koordinasi", f"nomor {words}")), CODE)
    assert found.severity is Severity.ERROR
    assert "SRIKANDI" in found.message


def test_a_variable_in_a_field_is_an_error(findings, circular):
    (found,) = findings(circular(title='"Rapat \\x24{hal}"'), CODE)
    assert found.severity is Severity.ERROR


@pytest.mark.parametrize("mark", ["{{ number }}", "**{{ signed | tanggal }}**"])
def test_a_mark_that_another_system_decides_on_is_named_on_demand(circular, body, mark):
    text = circular(body.replace("koordinasi", f"Nomor {mark}"))
    source = Source(PATH, text)
    read = circular_parsing.parse(source, samples.project().vocabulary).value
    (found,) = filled_elsewhere(read, frozenset({"number", "signed"}))
    assert source.read(found.span) == mark.strip("*")
    assert not list(filled_elsewhere(read, frozenset()))


def test_a_mark_that_prints_a_blank_is_named_too(circular, body):
    text = circular(body.replace("koordinasi", "{{ published }}"), published="null")
    read = circular_parsing.parse(Source(PATH, text), samples.project().vocabulary).value
    assert len(list(filled_elsewhere(read, frozenset()))) == 1
