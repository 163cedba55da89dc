"""Words that repeat those of another."""

import pytest

from publisher.checks.quotations import foreign, within


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('kata "ijin" saja', ['"ijin"']),
        ("kata \u201cijin\u201d dan \u2018ijin\u2019", ["\u201cijin\u201d", "\u2018ijin\u2019"]),
        ("Jum'at dan Jum'at", []),
        (
            "Sesuai Peraturan Bupati Nomor 3 Tahun 2010 tentang Ijin Usaha; ijin lain",
            ["Peraturan Bupati Nomor 3 Tahun 2010 tentang Ijin Usaha"],
        ),
        ("Surat Edaran ini tentang ijin", []),
    ],
)
def test_quotations_and_titles_are_found(text, expected):
    assert [text[start:end] for start, end in foreign(text)] == expected


def test_a_place_lies_in_a_part_or_not():
    assert within(((2, 8),), 3, 8)
    assert not within(((2, 8),), 7, 9)
