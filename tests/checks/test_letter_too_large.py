"""A letter is not larger than its engines bear."""

import pytest

from publisher.checks.letter_too_large import MOST
from publisher.parsing.rewriting import LARGEST
from tests.hostile import arena

CODE = "letter-too-large"
DEEP = "3. satu\n" + "".join(f"{' ' * (3 * n)}1. dalam\n" for n in range(1, MOST["levels"]))


def table(columns, rows):
    lines = ["| a " * columns + "|", "|---" * columns + "|", *["| b " * columns + "|"] * rows]
    return "\n".join(lines) + "\n\n"


AT_THE_LIMIT = {
    "paragraphs": "kata\n\n" * (MOST["paragraphs"] - 20),
    "cells": table(10, MOST["cells"] // 10 - 1),
    "columns": table(MOST["columns"], 1),
    "appendices": "::: lampiran Daftar\nkata\n:::\n\n" * MOST["appendices"],
    "levels": DEEP,
    "word": "k" * MOST["word"],
}
BEYOND = {
    "paragraphs": "kata\n\n" * (MOST["paragraphs"] + 1),
    "cells": table(10, MOST["cells"] // 10),
    "columns": table(MOST["columns"] + 1, 1),
    "appendices": "::: lampiran Daftar\nkata\n:::\n\n" * (MOST["appendices"] + 1),
    "levels": f"{DEEP}{' ' * (3 * MOST['levels'])}1. terlalu dalam\n",
    "word": "k" * (MOST["word"] + 1),
}
TITLE = "judul " * (MOST["title"] // 6)


@pytest.mark.parametrize("what", BEYOND)
def test_what_passes_a_limit_is_named_once_and_never_reaches_an_engine(circular, body, what):
    judged = arena.judge(circular(body + "\n" + BEYOND[what]))
    (found,) = [one for one in judged.findings if one.code == CODE]
    assert f"{MOST[what]:,}" in found.message.en
    assert arena.letter(judged) is None


@pytest.mark.slow
@pytest.mark.parametrize("what", AT_THE_LIMIT)
def test_what_reaches_a_limit_is_made(circular, body, what):
    judged = arena.judge(circular(body + "\n" + AT_THE_LIMIT[what]))
    assert CODE not in judged.codes
    assert len(arena.letter(judged) or ()) == 6


@pytest.mark.parametrize(
    "around", ["# Isi\n\n{}", "::: lampiran Daftar {{#daf mendatar}}\n{}\n:::"]
)
def test_the_deepest_list_is_made_wherever_it_stands(circular, body, around):
    deep = DEEP.replace("3. satu", "1. satu").replace("dalam", "***dalam***")
    within = f"{deep}\n{' ' * (3 * MOST['levels'])}| a |\n{' ' * (3 * MOST['levels'])}|---|\n"
    judged = arena.judge(circular(f"{body}\n{around.format(within)}\n"))
    assert CODE not in judged.codes
    assert arena.letter(judged)


def test_a_long_value_named_very_often_is_filled_in_until_the_ink_is_used_up(circular, body):
    long = "kata " * 4_000
    text = circular(
        body + "{{ title }} " * 500 + "[](harapan-jaya/2026/rapat) " * 500,
        title=long,
        number="null",
    )
    judged = arena.judge(text)
    said = [one.message.en for one in judged.findings if one.code == CODE]
    assert [one.partition(";")[0] for one in said if "print" not in one] == [
        "too large for one letter: more than 5,000 characters in the title"
    ]
    assert len(said) == 3
    printed = judged.project.entries[0].circular.body
    assert len(repr(printed)) < 5 * LARGEST


def test_an_ordinary_circular_has_nothing_of_it(findings, circular):
    assert not findings(circular(), CODE)


def test_a_title_has_an_end(circular):
    whole = arena.judge(circular(title=TITLE.strip()))
    assert CODE not in whole.codes
    assert arena.letter(whole)
    longer = arena.judge(circular(title=f"{TITLE}judul judul"))
    assert CODE in longer.codes
    assert arena.letter(longer) is None


def test_every_limit_is_tried():
    assert MOST.keys() == {*BEYOND, "title"} == {*AT_THE_LIMIT, "title"}
