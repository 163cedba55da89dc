import pytest

from tests.checks.earlier import beside, lasting, relation

CODE = "relation-target-ended"


_RULE = """\
  - id: {}
    kind: rapat
    modality: wajib
    label: Rapat
    en: Meet
    who: {{subjek.jenis: unit-kerja}}
    do: {{mode: virtual}}
    effective: {}
    cite: [rapat]
"""


@pytest.mark.parametrize("kind", ["mengubah", "menangguhkan"])
def test_what_has_ended_is_neither_amended_nor_suspended(kind, circular, findings):
    (found,) = findings(circular(relations=relation(kind)), CODE, others=beside(circular))
    assert "berakhir pada 31 Desember 2025" in found.message


def test_what_ran_out_may_be_revoked_for_good_measure(circular, findings):
    assert not findings(circular(relations=relation("mencabut")), CODE, others=beside(circular))


def test_what_was_revoked_is_not_revoked_again(circular, findings):
    old = beside(circular, effective=lasting("2025-10-01", "2026-12-31"))
    revoker = beside(circular, "pencabut", published="2025-10-20", relations=relation("mencabut"))
    both = relation("mencabut") + relation("merujuk", "harapan-jaya/2026/pencabut")
    (found,) = findings(circular(relations=both), CODE, others={**old, **revoker})
    assert "diakhiri oleh harapan-jaya/2026/pencabut" in found.message


def test_a_part_that_has_ended_is_told_from_the_rest(circular, findings, rules):
    one = _RULE.format("satu", "{from: 2025-10-01, to: 2025-11-30}")
    two = _RULE.format("dua", "{from: 2025-10-01, to: 2026-12-31}")
    whole = lasting("2025-10-01", "2026-12-31")
    old = beside(circular, effective=whole, rules=rules(one, two))
    ended = circular(relations=relation("menangguhkan", more=", rules: [satu]"))
    living = circular(relations=relation("menangguhkan", more=", rules: [dua]"))
    assert findings(ended, CODE, others=old)
    assert not findings(living, CODE, others=old)


def test_nothing_is_said_of_a_text_that_is_unknown(circular, findings):
    assert not findings(circular(relations=relation("mengubah")), CODE)
