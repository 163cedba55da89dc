from tests.checks.earlier import beside, lasting, relation

CODE = "relation-revives-nothing"


def _others(make):
    old = beside(make, effective=lasting("2025-10-01", "2026-12-31"))
    revoker = beside(
        make,
        "pencabut",
        published="2025-10-20",
        effective=lasting("2025-11-01", "2026-12-31"),
        relations=relation("mencabut"),
    )
    return {**old, **revoker}


def test_revoking_a_revoker_brings_nothing_back(circular, findings):
    text = circular(relations=relation("mencabut", "harapan-jaya/2026/pencabut"))
    (found,) = findings(text, CODE, others=_others(circular))
    assert "tidak menghidupkan lagi harapan-jaya/2026/rapat-lama" in found.message
    assert "1 November 2025" in found.message


def test_revoking_it_before_its_first_day_brings_the_other_back(circular, findings):
    text = circular(
        signed="2025-10-24",
        published="2025-10-25",
        effective=lasting("2025-10-28", "2026-06-30"),
        relations=relation("mencabut", "harapan-jaya/2026/pencabut"),
    )
    assert not findings(text, CODE, others=_others(circular))


def test_revoking_what_ended_nothing_is_fine(circular, findings):
    text = circular(relations=relation("mencabut"))
    assert not findings(text, CODE, others=_others(circular))
