"""What is said of vocabulary files: wording of facts."""

from publisher.checks import vocabulary_duplicate
from publisher.model.source import Defect, Span

CODE = "vocabulary-duplicate"


def _word(facts):
    return vocabulary_duplicate.CHECK.word(Defect(CODE, Span("b.yaml", 0, 1), facts))


def test_the_first_place_is_named():
    facts = {"section": "kinds", "id": "rapat", "first_path": "a.yaml", "first_line": "3"}
    finding = _word({**facts, "first_start": "10", "first_end": "15"})
    assert "a.yaml:3" in finding.message.id
    assert finding.related[0][1] == Span("a.yaml", 10, 15)


def test_unknown_facts_have_words_too():
    assert _word({}).message.id
