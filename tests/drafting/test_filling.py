"""Values put into front matter: only their own characters change."""

import pytest

from publisher.drafting.filling import filled
from publisher.model.source import Source, Span

PATH = "circulars/contoh/2026/satu.md"


def fill(text, **values):
    """Fill in, with the places that a reader gives: those of the values that are there."""
    places = {}
    for key in values:
        place = text.find(f"{key}: ", 0, text.index("---\n", 4))
        start = place + len(key) + 2 if place >= 0 else 4
        end = start + len(text[start:].split("\n")[0].split(" #")[0].rstrip()) if place >= 0 else 4
        places[key] = Span(PATH, start, end)
    end = text.index("---\n", 4)
    return filled(Source(PATH, text), end, places, values)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("number: null\n", 'number: "1/2"\n'),
        ("number: null   # belum\n", 'number: "1/2"   # belum\n'),
        ("number: '9'\n", 'number: "1/2"\n'),
        ("number:\n", 'number: "1/2"\n'),
        ("", 'number: "1/2"\n'),
    ],
)
def test_a_number_takes_the_place_of_what_was_there(before, after):
    text = "---\nschema: edaran/1\n{}title: A\n---\nnumber: null\n"
    assert fill(text.format(before), number="1/2") == text.format(after)


def test_days_are_written_plainly_and_in_the_order_of_the_keys():
    text = "---\nplace: A # di sini\neffective: {}\n---\nisi\n"
    made = fill(text, signed="2026-03-02", published="2026-03-03")
    assert made == text.replace("place", "signed: 2026-03-02\npublished: 2026-03-03\nplace")


def test_signs_of_yaml_in_a_number_are_quoted():
    assert '"a\\"b\\\\c"' in fill("---\nnumber: null\n---\n", number='a"b\\c')


def test_where_nothing_follows_a_key_stands_at_the_end():
    assert fill("---\nschema: x\n---\n", signed="2026-03-02").endswith("signed: 2026-03-02\n---\n")
