import pytest

from tests.checks.earlier import beside, lasting, relation

CODE = "relation-basis-ended"


@pytest.mark.parametrize("kind", ["melaksanakan", "berdasarkan"])
def test_a_basis_that_ends_earlier_is_said(kind, circular, findings):
    old = beside(circular, effective=lasting("2025-10-01", "2026-03-31"))
    (found,) = findings(circular(relations=relation(kind)), CODE, others=old)
    assert "berakhir pada 31 Maret 2026" in found.message


def test_a_basis_that_ends_on_the_same_day_is_fine(circular, findings):
    old = beside(circular, effective=lasting("2025-10-01", "2026-06-30"))
    assert not findings(circular(relations=relation("melaksanakan")), CODE, others=old)


def test_a_text_that_is_only_referred_to_may_end(circular, findings):
    assert not findings(circular(relations=relation("merujuk")), CODE, others=beside(circular))
