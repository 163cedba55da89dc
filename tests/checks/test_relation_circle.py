from tests.checks.earlier import beside, relation

CODE = "relation-circle"


SAME = {"signed": "2026-01-05", "published": "2026-01-06"}


def test_two_circulars_that_rest_on_each_other_go_round(circular, findings):
    other = beside(circular, **SAME, relations=relation("melaksanakan", "harapan-jaya/2026/rapat"))
    (found,) = findings(circular(relations=relation("melaksanakan")), CODE, others=other)
    assert found.message.endswith(
        "harapan-jaya/2026/rapat > harapan-jaya/2026/rapat-lama > harapan-jaya/2026/rapat"
    )


def test_two_circulars_may_refer_to_each_other(circular, findings):
    other = beside(circular, **SAME, relations=relation("merujuk", "harapan-jaya/2026/rapat"))
    assert not findings(circular(relations=relation("melaksanakan")), CODE, others=other)


def test_a_chain_is_no_circle(circular, findings):
    first = beside(circular, "awal", **SAME)
    second = beside(circular, **SAME, relations=relation("mengubah", "harapan-jaya/2026/awal"))
    text = circular(relations=relation("mengubah"))
    assert not findings(text, CODE, others={**first, **second})
