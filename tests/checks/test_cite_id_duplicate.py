"""Ids given twice."""

from tests.checks.conftest import RULE

CODE = "cite-id-duplicate"


def test_a_rule_id_used_twice_is_found_at_the_second(findings, circular, rules):
    text = circular(rules=rules(RULE, RULE))
    (found,) = findings(text, CODE)
    assert found.words == "rapat-virtual"
    assert text.count("rapat-virtual") == 2
    assert found.diagnostic.related[0][1].start < found.diagnostic.span.start


def test_a_clause_id_used_twice_is_found_where_it_is_written(findings, circular):
    body = "1. Rapat wajib virtual. {#rapat}\n2. Rapat lain wajib virtual. {#rapat}\n"
    (found,) = findings(circular(body), CODE)
    assert found.words == "{#rapat}"


def test_a_clause_id_of_an_appendix_counts(findings, circular, body):
    text = circular(body + "\n::: lampiran Daftar {#rapat mendatar}\nIsi.\n:::\n")
    (found,) = findings(text, CODE)
    assert found.words == "{#rapat mendatar}"


def test_a_rule_and_a_clause_may_share_a_name(findings, circular, rules):
    assert not findings(circular(rules=rules(RULE.replace("rapat-virtual", "rapat"))), CODE)
