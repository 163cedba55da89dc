"""Ten thousand hostile circulars: each is judged in time, without a fault, and told plainly.

The circulars of the project and of its tests are mutated (`mutations.py`); a number names a case,
so what failed once can be looked at alone: `judge(case(4711))`.
"""

import random

import pytest

from publisher.checks.printing import is_printable
from tests import reading_back
from tests.hostile import arena
from tests.hostile.mutations import MUTATIONS, case, seeds

CASES = 10_000
LETTERS = 1_500  # cases of which a letter is made where there can be one
_CHUNK = 250


@pytest.fixture(autouse=True)
def _watched():
    with arena.watched():
        yield


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, CASES, _CHUNK))
def test_a_generated_circular_is_judged_in_time_and_without_a_fault(first):
    for number in range(first, first + _CHUNK):
        with arena.in_time(number):
            judged = arena.judge(case(number))
        arena.require_printable(judged)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, LETTERS, _CHUNK))
def test_of_a_generated_circular_every_format_is_made_or_none(first):
    made = 0
    for number in range(first, first + _CHUNK):
        with arena.in_time(number, 4 * arena.LONGEST):  # six files
            judged = arena.judge(case(CASES + number))
            files = arena.letter(judged)
        if files is None:
            continue
        made += 1
        circular = judged.project.entries[0].circular
        assert is_printable(circular)
        said = reading_back.from_text(files["letter.txt"])
        assert reading_back.from_html(files["letter.html"]) == said, number
        assert reading_back.from_docx(files["letter.docx"]) == said, number
        # A word longer than its line is broken where no blank stands.
        assert "".join(reading_back.from_pdf(files["letter.pdf"])) == "".join(said), number
    assert made >= _CHUNK // 20


def test_the_same_number_gives_the_same_circular():
    assert [case(number) for number in range(50)] == [case(number) for number in range(50)]
    assert len({case(number) for number in range(200)}) > 190


@pytest.mark.parametrize("mutation", dict.fromkeys(MUTATIONS), ids=lambda one: one.__name__)
def test_a_mutation_changes_what_it_is_given_and_bears_the_smallest(mutation):
    given = seeds()[0]
    assert any(mutation(given, random.Random(number)) != given for number in range(5))
    for number in range(20):
        for small in (b"", b"\n", b"-", b"a: b"):
            assert isinstance(mutation(small, random.Random(number)), bytes)
