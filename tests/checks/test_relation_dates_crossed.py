from tests.checks.earlier import beside, lasting, relation

CODE = "relation-dates-crossed"


def test_what_is_published_before_the_text_it_acts_on_is_said(circular, findings):
    other = beside(circular, signed="2026-01-02", published="2026-01-09")
    (found,) = findings(circular(relations=relation("mengubah")), CODE, others=other)
    assert (found.words, "9 Januari 2026" in found.message) == ("2026-01-06", True)


def test_an_extension_begins_no_earlier_than_what_it_extends(circular, findings):
    other = beside(
        circular,
        signed="2026-01-02",
        published="2026-01-02",
        effective=lasting("2026-01-20", "2026-02-20"),
    )
    (found,) = findings(circular(relations=relation("memperpanjang")), CODE, others=other)
    assert "mulai berlaku 20 Januari 2026" in found.message


def test_a_text_without_a_day_of_its_own_is_as_old_as_its_entry_in_the_book(circular, findings):
    other = beside(circular, signed="2026-01-02", published="null")
    (found,) = findings(circular(relations=relation("mengubah")), CODE, others=other)
    assert "dicatat dalam buku agenda" in found.message


def test_dates_in_their_order_are_fine(circular, findings):
    assert not findings(circular(relations=relation("mengubah")), CODE, others=beside(circular))


def test_of_the_first_date_another_check_speaks(circular, findings):
    other = beside(circular, signed="2026-01-06", published="2026-01-06")
    said = {one.code for one in findings(circular(relations=relation("mengubah")), others=other)}
    assert "relation-to-later" in said
    assert CODE not in said


def test_of_one_day_the_later_id_is_the_younger_text(circular, findings):
    other = beside(circular, "tamu", signed="2026-01-05", published="2026-01-06")
    text = circular(relations=relation("mengubah", "harapan-jaya/2026/tamu"))
    (found,) = findings(text, CODE, others=other)
    assert "diumumkan pada hari yang sama" in found.message
