from tests.checks.earlier import beside, lasting, relation

CODE = "relation-extension-misfit"


BODY = "1. Perangkat daerah wajib rapat secara virtual. {#rapat}\n2. Berlaku. {#masa}\n"


def test_what_lasts_longer_anyway_is_not_extended(circular, findings):
    old = beside(circular, effective=lasting("2025-10-01", "2026-12-31"))
    (found,) = findings(circular(relations=relation("memperpanjang")), CODE, others=old)
    assert "sampai dengan 31 Desember 2026" in found.message


def test_what_has_no_end_is_not_extended(circular, findings):
    open_end = "{from: 2025-10-01, cite: [masa]}"
    old = beside(circular, effective=open_end, body=BODY)
    (found,) = findings(circular(relations=relation("memperpanjang")), CODE, others=old)
    assert "tidak mempunyai hari terakhir" in found.message


def test_what_was_revoked_is_not_extended(circular, findings):
    old = beside(circular, effective=lasting("2025-10-01", "2026-03-31"))
    revoker = beside(
        circular,
        "pencabut",
        effective=lasting("2025-12-01", "2026-12-31"),
        published="2025-11-20",
        relations=relation("mencabut"),
    )
    both = relation("memperpanjang") + relation("merujuk", "harapan-jaya/2026/pencabut")
    (found,) = findings(circular(relations=both), CODE, others={**old, **revoker})
    assert "diakhiri oleh harapan-jaya/2026/pencabut" in found.message


def test_a_fitting_extension_is_fine(circular, findings):
    old = beside(circular, effective=lasting("2025-10-01", "2026-01-11"))
    assert not findings(circular(relations=relation("memperpanjang")), CODE, others=old)
