from tests.checks.earlier import beside, lasting, relation

CODE = "relation-extension-late"


def test_an_extension_that_begins_days_after_the_end_leaves_a_gap(circular, findings):
    (found,) = findings(
        circular(relations=relation("memperpanjang")), CODE, others=beside(circular)
    )
    assert "mulai 1 Januari 2026 sampai dengan 11 Januari 2026" in found.message
    assert "from 2026-01-01 to 2026-01-11" in found.diagnostic.message.en


def test_an_extension_from_the_day_after_is_in_time(circular, findings):
    old = beside(circular, effective=lasting("2025-10-01", "2026-01-11"))
    assert not findings(circular(relations=relation("memperpanjang")), CODE, others=old)


def test_an_extension_that_is_published_after_the_end_is_late_though_it_bridges_the_days(
    circular, findings
):
    text = circular(
        relations=relation("memperpanjang", more=", effective: {from: null, to: 2026-06-30}")
    )
    (found,) = findings(text, CODE, others=beside(circular))
    assert "belum ada yang mengetahuinya" in found.message
    assert "1 Januari 2026 sampai dengan 5 Januari 2026" in found.message


def test_an_earlier_extension_counts(circular, findings):
    first = beside(circular, effective=lasting("2025-10-01", "2025-11-30"))
    second = beside(
        circular,
        "perpanjangan",
        signed="2025-11-20",
        published="2025-11-21",
        effective=lasting("2025-12-01", "2026-01-11"),
        relations=relation("memperpanjang"),
    )
    both = relation("memperpanjang") + relation("merujuk", "harapan-jaya/2026/perpanjangan")
    assert not findings(circular(relations=both), CODE, others={**first, **second})
    assert findings(circular(relations=relation("memperpanjang")), CODE, others=first)
