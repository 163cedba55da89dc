"""Cites of paragraphs and words that are not there."""

from tests.checks.conftest import RULE

CODE = "cite-unknown"


def _cite(rules, cite):
    return rules(RULE.replace("[rapat]", f"[rapat, {cite}]"))


def test_a_paragraph_that_is_not_there_is_found(findings, circular, rules):
    (found,) = findings(circular(rules=_cite(rules, '"9.z"')), CODE)
    assert found.words == '"9.z"'


def test_the_nearest_name_is_given(findings, circular, rules):
    (found,) = findings(circular(rules=_cite(rules, "{p: rapatt}")), CODE)
    assert (found.words, found.hint) == ("rapatt", "maksud Anda `rapat`?")


def test_words_that_do_not_stand_there_are_found(findings, circular, rules):
    (found,) = findings(circular(rules=_cite(rules, "{p: masa, quote: rapat}")), CODE)
    assert found.words == "rapat"
    assert "angka 2" in found.message


def test_words_are_compared_as_they_print_with_blanks_folded(findings, circular, rules, body):
    cite = '{p: masa, quote: "berlaku mulai  12 Januari 2026"}'
    text = circular(body.replace("ini berlaku", "ini\n   berlaku"), rules=_cite(rules, cite))
    assert not findings(text, CODE)


def test_a_cell_of_a_cited_item_may_be_quoted(findings, circular, rules):
    body = (
        "1. Rapat wajib: {#rapat}\n\n   | A |\n   | --- |\n   | tatap muka |\n2. Mulai. {#masa}\n"
    )
    assert not findings(circular(body, rules=_cite(rules, "{p: rapat, quote: tatap muka}")), CODE)


def test_cites_of_every_place_are_looked_at(findings, circular):
    text = circular(
        statements="[{id: a, kind: alasan, text: Cepat, en: Quick, cite: [satu]}]",
        not_in_data="[{cite: [dua], reason: pengantar}]",
        correction="{type: salinan, note: Salah ketik, cite: [tiga]}",
        effective="{from: 2026-01-12, to: 2026-06-30, cite: [empat]}",
    )
    assert sorted(one.words for one in findings(text, CODE)) == ["dua", "empat", "satu", "tiga"]
