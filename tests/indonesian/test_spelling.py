"""Spellings that EYD does not have."""

import pytest

from publisher.indonesian.spelling import SPELLINGS, find_misspellings


def found(text):
    return [(text[one.start : one.end], one.right) for one in find_misspellings(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dihimbau Dihimbau DIHIMBAU", [("dihimbau", "diimbau"), ("Dihimbau", "Diimbau"),
                                        ("DIHIMBAU", "DIIMBAU")]),
        ("hari jum'at, Jum`at", [("jum'at", "Jumat"), ("Jum`at", "Jumat")]),
        ("tanggung jawab dan tanggungjawab", [("tanggungjawab", "tanggung jawab")]),
        ("bertanggungjawab", [("bertanggungjawab", "bertanggung jawab")]),
        ("menghimbaukan, praktekkan", []),
        ("Senin s/d Kamis", [("s/d", "s.d.")]),
        ("laman ijin.go.id, a@ijin", []),
        ("ijin.", [("ijin", "izin")]),
    ],
)  # fmt: skip
def test_whole_words_are_found_in_their_capitals(text, expected):
    assert found(text) == expected


def test_no_right_word_is_wrong_by_another_line():
    for right in SPELLINGS.values():
        assert not found(right), right


def test_the_longest_wrong_form_wins():
    assert found("memberi tahukan") == [("memberi tahukan", "memberitahukan")]
