"""A redline holds both texts: without what went it is the new one, without what came the old."""

from hypothesis import given
from hypothesis import strategies as st

from publisher.portal import redline
from publisher.portal.redline import ADDED, REMOVED, SAME

_TEXT = st.text("ab .\n", max_size=60)


@given(_TEXT, _TEXT)
def test_a_redline_holds_both_texts(one, two):
    found = redline.pieces(one, two)
    assert "".join(each.words for each in found if each.how != ADDED) == one
    assert "".join(each.words for each in found if each.how != REMOVED) == two
    assert all(each.words for each in found)


def test_a_date_that_changed_is_marked_alone():
    found = redline.pieces("paling lambat 24 Maret 2026.", "paling lambat 25 Maret 2026.")
    assert [(each.how, each.words.strip()) for each in found] == [
        (SAME, "paling lambat"),
        (REMOVED, "24"),
        (ADDED, "25"),
        (SAME, "Maret 2026."),
    ]


def test_a_very_long_paragraph_is_shown_as_gone_and_come():
    one, two = "kata " * 5000, "kata " * 4999 + "lain "
    assert [each.how for each in redline.pieces(one, two)] == [REMOVED, ADDED]


def test_a_correction_shows_what_changed_and_nothing_else(pages):
    page = pages["se/harapan-jaya/2026/800-1-11-003-bkpsdm/perubahan/index.html"]
    assert page.count("<h3>") == 1
    assert "[dihapus] </span>Selasa" in page
    assert "[ditambah] </span>Rabu" in page
