"""What is said of vocabulary files: wording of facts."""

from publisher.checks import vocabulary_reference_unknown
from publisher.model.label import Label
from publisher.model.source import Defect, Span

CODE = "vocabulary-reference-unknown"


def _word(facts):
    return vocabulary_reference_unknown.CHECK.word(Defect(CODE, Span("b.yaml", 0, 1), facts))


def test_what_is_not_there_is_named():
    finding = _word({"field": "facts.a.scheme", "name": "jabtan", "nearest": "jabatan"})
    assert "`jabtan`" in finding.message.id
    assert finding.hint == Label("maksud Anda `jabatan`?", "did you mean `jabatan`?")


def test_a_circle_is_shown():
    finding = _word({"field": "x.parent", "name": "b", "nearest": "", "circle": "a > b > a"})
    assert "a > b > a" in finding.message.id
