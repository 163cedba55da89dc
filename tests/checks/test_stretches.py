"""Words of the body with the place of every sign."""

import pytest

from publisher.checks.stretches import PRINTED, by_cite, stretches
from publisher.model.source import Source
from publisher.parsing import circular as parsing
from tests import samples

BODY = """\
# Isi *Edaran* {#isi}

1. Satu **tebal**
   dan 2\\. Maret &amp; {{ effective.from | tanggal }} lalu. {#satu}

   | Hari | Jam |
   | --- | --- |
   | Senin | {{ effective.from }} |
   1. 3. tiga

::: lampiran Daftar {#daftar}
Isi lampiran.
:::
"""


@pytest.fixture(scope="module")
def read(circular):
    def parsed(body):
        text = circular(body, effective="{from: 2026-01-12}", rules="[]")
        source = Source("circulars/harapan-jaya/2026/x.md", text)
        result = parsing.parse(source, samples.project().vocabulary).value
        assert result is not None
        return result

    return parsed


def test_every_kind_of_stretch_comes_in_reading_order(read):
    found = [(one.label, one.kind, one.text) for one in stretches(read(BODY))]
    assert found == [
        ("A", "heading", "Isi Edaran"),
        ("A.1", "item", "Satu tebal dan 2. Maret & 12 Januari 2026 lalu."),
        ("A.1.t1", "cell", "Hari"),
        ("A.1.t1", "cell", "Jam"),
        ("A.1.t1.1", "cell", "Senin"),
        ("A.1.t1.1", "cell", "12 Januari 2026"),
        ("A.1.a", "item", ""),
        ("A.1.a.1", "item", "tiga"),
        ("lampiran", "appendix", "Daftar"),
        ("lampiran", "paragraph", "Isi lampiran."),
    ]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("tebal dan", "tebal**\n   dan"),
        ("2. Maret", "2\\. Maret"),
        ("& 12", "&amp; {{ effective.from | tanggal }}"),
        ("2026 lalu", "{{ effective.from | tanggal }} lalu"),
        ("lalu.", "lalu."),
    ],
)
def test_a_place_is_that_of_the_typed_signs_or_of_the_mark(read, words, source):
    circular = read(BODY)
    one = next(one for one in stretches(circular) if one.label == "A.1")
    start = one.text.index(words)
    assert circular.source.read(one.span(start, start + len(words))) == source


def test_what_marks_print_and_what_is_slanted_is_told(read):
    heading, item = stretches(read(BODY))[:2]
    assert heading.is_slanted(4, 10)
    assert not heading.is_slanted(0, 3)
    assert item.typed == f"Satu tebal dan 2. Maret & {PRINTED * 15} lalu."
    at = item.text.index("12 Januari")
    assert not item.is_typed(at, at + 2)
    assert item.is_typed(0, at)


def test_a_cite_means_the_paragraph_and_its_tables(read):
    cites = by_cite(read(BODY))
    assert [one.kind for one in cites["A.1"]] == ["item", "cell", "cell", "cell", "cell"]
    assert [one.text for one in cites["A.1.t1.1"]] == ["Senin", "12 Januari 2026"]
    assert "A.9" not in cites


@pytest.mark.parametrize("identity", samples.identities())
def test_places_are_true_in_every_sample(identity):
    circular = samples.project().circulars[identity]
    for one in stretches(circular):
        for at, sign in enumerate(one.text):
            if one.is_typed(at, at + 1) and not sign.isspace():
                assert circular.source.read(one.span(at, at + 1)) == sign
