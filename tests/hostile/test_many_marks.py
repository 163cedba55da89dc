"""Marks of Markdown in numbers that nobody types: read or refused, and soon."""

import pytest

from tests.hostile import arena, texts


@pytest.fixture(autouse=True)
def _watched():
    with arena.watched():
        yield


@pytest.mark.slow
@pytest.mark.parametrize("count", [2_000, 50_000])
@pytest.mark.parametrize(
    "mark", ["[", "![", "![[", "[](#a)", "[a](", "{#", "**", "`", "<", "> ", "\\"]
)
def test_many_marks_take_no_longer_than_their_number(mark, count):
    text = f"{texts.written()}\n{mark * count}\n"
    with arena.in_time(text):
        arena.letter(arena.judge(text))


@pytest.mark.slow
def test_the_longest_paragraph_takes_no_longer_than_its_length():
    text = f"{texts.written()}\n{'kata ' * 95_000}\n"
    with arena.in_time(text):
        assert arena.letter(arena.judge(text))
