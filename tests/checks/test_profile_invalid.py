"""What is said of profile files: wording of facts."""

from publisher.checks import profile_invalid
from publisher.model.source import Defect, Span

CODE = "profile-invalid"


def _word(facts):
    return profile_invalid.CHECK.word(Defect(CODE, Span("b.yaml", 0, 1), facts))


def test_the_knob_and_the_demand_are_named():
    facts = {"field": "paper.size", "keyword": "type", "expected": "string", "got": "integer"}
    assert _word(facts).message.id == "profil: `paper.size` harus teks, bukan bilangan bulat"


def test_a_name_that_leads_nowhere_is_shown():
    facts = {"field": "kop.choose.sekda", "keyword": "reference", "value": "setdaa"}
    assert "`setdaa`" in _word(facts).message.id
