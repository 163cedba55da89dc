"""Edits in texts: all of a fix or none, the first by place, the rest later."""

from hypothesis import given
from hypothesis import strategies as st

from publisher.drafting.fixes import mend
from publisher.model.diagnostic import Edit, Fix
from publisher.model.source import Span


def fix(*edits, path="a.md"):
    return Fix(tuple(Edit(Span(path, start, end), text) for start, end, text in edits))


def mended(text, *fixes):
    done = mend({"a.md": text}, fixes)
    return done.texts.get("a.md", text), done.made


def test_edits_are_made_whatever_their_order():
    assert mended("satu dua tiga", fix((9, 13, "3")), fix((0, 4, "1"), (5, 8, "2"))) == (
        "1 2 3",
        (0, 1),
    )


def test_of_fixes_that_overlap_the_first_by_place_is_made():
    assert mended("satu dua", fix((3, 6, "-")), fix((0, 4, "1"))) == ("1 dua", (1,))


def test_a_fix_is_made_whole_or_not_at_all():
    text, made = mended("satu dua tiga", fix((5, 8, "2")), fix((6, 7, "x"), (9, 13, "3")))
    assert (text, made) == ("satu 2 tiga", (0,))
    free = mended(
        "satu dua tiga", fix((5, 8, "2")), fix((6, 7, "x"), (9, 13, "3")), fix((9, 13, "c"))
    )
    assert free == ("satu 2 c", (0, 2))


def test_an_insertion_waits_where_its_order_would_matter():
    assert mended("satu", fix((0, 4, "1")), fix((4, 4, "!"))) == ("1", (0,))
    assert mended("satu", fix((2, 2, "a")), fix((2, 2, "b"))) == ("saatu", (0,))


def test_a_fix_whose_own_edits_touch_is_not_made():
    assert mended("satu", fix((0, 2, "x"), (1, 3, "y"))) == ("satu", ())


def test_what_leads_out_of_the_text_or_into_another_is_not_made():
    for outside in (fix((0, 9, "")), fix((0, 1, ""), path="b.md"), fix((2, 1, "")), fix()):
        assert mended("satu", outside) == ("satu", ())


@given(
    st.text("ab\n", max_size=20),
    st.lists(
        st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.text("xy", max_size=3)))
    ),
)
def test_what_no_edit_touches_stays_and_every_fix_made_is_there_whole(text, wanted):
    fixes = [fix(*edits) for edits in wanted]
    result, made = mended(text, *fixes)
    edits = sorted((e for index in made for e in fixes[index].edits), key=lambda e: e.span)
    expected, end = [], 0
    for edit in edits:
        assert edit.span.start >= end
        expected += [text[end : edit.span.start], edit.text]
        end = edit.span.end
    assert result == "".join([*expected, text[end:]])
