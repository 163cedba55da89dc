"""How the items of an enumeration end."""

import pytest

from publisher.model.diagnostic import Severity

CODE = "language-list-punctuation"


def said(findings, circular, body):
    text = circular(f"{body}\n", effective="{from: 2026-01-12}")
    return [(one.words, one.hint) for one in findings(text, CODE)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1. Wajib membawa:\n   1. masker.\n   2. sabun.", [(".", 'tulis "masker; dan"')]),
        (
            "1. Wajib membawa:\n   1. masker;\n   2. sabun;\n   3. air",
            [(";", 'tulis "sabun; dan"'), ("r", 'tulis "air."')],
        ),
        (
            "1. Wajib membawa:\n   1. masker,\n   2. sabun; dan\n   3. air.",
            [(",", 'tulis "masker;"')],
        ),
        ("1. Wajib membawa:\n   1. masker; dan\n   2. sabun; dan", [("; dan", 'tulis "sabun."')]),
        ("Wajib membawa:\n\n1. masker dan\n2. sabun.", [(" dan", 'tulis "masker; dan"')]),
        ("1. Wajib membawa:\n   1. masker. {#masker}\n   2. sabun. {#sabun}",
         [(".", 'tulis "masker; dan"')]),
    ],
)  # fmt: skip
def test_another_end_is_found_at_its_place(findings, circular, body, expected):
    assert said(findings, circular, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "1. Wajib membawa:\n   1. masker;\n   2. sabun; atau\n   3. air.",
        "1. Wajib membawa:\n   1. masker.",
        "1. Wajib diatur.\n   1. masker\n   2. sabun",
        "1. Wajib diatur:\n   1. Masker dibawa.\n   2. Sabun dibawa.",
        "1. Wajib diatur:\n   1. ASN hadir.\n   2. sabun dibawa.",
        "1. Wajib membawa:\n   1. alat, yaitu:\n      1. palu; dan\n      2. paku; dan\n   2. air.",
        "1. Wajib membawa:\n   1. alat, yaitu:\n      1. palu;\n      2. paku; dan\n"
        "      3. kawat;\n   2. kain; dan\n   3. air.",
        "1. Wajib membawa:\n   1. masker;\n\n      | A |\n      | - |\n      | 1 |\n   2. air.",
    ],
)
def test_a_sentence_in_parts_may_be_nested(findings, circular, body):
    assert not said(findings, circular, body)


def test_the_last_of_an_inner_list_ends_as_its_outer_item_has_to(findings, circular):
    body = "1. Wajib membawa:\n   1. alat, yaitu:\n      1. palu; dan\n      2. paku.\n   2. air."
    assert said(findings, circular, body) == [(".", 'tulis "paku; dan"')]


def test_it_is_a_warning(findings, circular):
    text = circular("1. Wajib membawa:\n   1. masker", effective="{from: 2026-01-12}")
    assert {one.severity for one in findings(text, CODE)} == {Severity.WARNING}
