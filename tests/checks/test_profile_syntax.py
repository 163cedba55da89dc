"""What is said of profile files: wording of facts."""

from publisher.checks import profile_syntax
from publisher.model.source import Defect, Span

CODE = "profile-syntax"


def _word(facts):
    return profile_syntax.CHECK.word(Defect(CODE, Span("b.yaml", 0, 1), facts))


def test_the_words_of_the_reader_are_shown():
    assert "Expected" in _word({"line": "3", "problem": "Expected '='"}).message.id


def test_without_words_it_still_says_something():
    assert _word({}).message.id
