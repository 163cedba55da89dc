"""What is said of vocabulary files: wording of facts."""

from publisher.checks import vocabulary_invalid
from publisher.model.label import Label
from publisher.model.source import Defect, Span

CODE = "vocabulary-invalid"


def _word(facts):
    return vocabulary_invalid.CHECK.word(Defect(CODE, Span("b.yaml", 0, 1), facts))


def test_the_entry_and_the_demand_are_named():
    facts = {"field": "kinds.rapat.merge", "keyword": "enum", "value": "cumulativ"}
    finding = _word({**facts, "expected": "cumulative, min", "nearest": "cumulative"})
    assert "kinds.rapat.merge" in finding.message.id
    assert finding.hint == Label("maksud Anda `cumulative`?", "did you mean `cumulative`?")


def test_unknown_facts_have_words_too():
    assert _word({}).message.id
