"""What is said of profile files: wording of facts."""

from publisher.checks import profile_extends_unknown
from publisher.model.label import Label
from publisher.model.source import Defect, Span

CODE = "profile-extends-unknown"


def _word(facts):
    return profile_extends_unknown.CHECK.word(Defect(CODE, Span("b.yaml", 0, 1), facts))


def test_the_nearest_profile_is_asked_for():
    finding = _word({"field": "extends", "name": "permendagr", "nearest": "permendagri"})
    assert "`permendagr`" in finding.message.id
    assert finding.hint == Label("maksud Anda `permendagri`?", "did you mean `permendagri`?")


def test_a_circle_is_shown():
    assert "a > a" in _word({"name": "a", "nearest": "", "circle": "a > a"}).message.id
