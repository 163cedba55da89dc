"""letter-emblem-missing: the letterhead has the picture it asks for."""

from publisher.checks.letter_emblem_missing import CHECK
from publisher.model.check import Surroundings
from publisher.model.diagnostic import Severity
from publisher.model.source import Source
from publisher.parsing.circular import parse
from tests import samples
from tests.checks.conftest import PATH


def said(text: str, emblems: frozenset[str] | None):
    project = samples.project()
    circular = parse(Source(PATH, text), project.vocabulary).value
    profile = project.profiles["permendagri-1-2023"]
    surroundings = Surroundings(project.vocabulary, profile, emblems=emblems)
    return [(one, circular.source.read(one.span)) for one in CHECK.run(circular, surroundings)]


def test_a_head_of_region_needs_the_emblem_of_the_state(circular):
    ((finding, words),) = said(circular(), frozenset({"lambang-daerah"}))
    assert words == "Bupati"
    assert finding.severity is Severity.PUBLICATION
    assert "circulars/harapan-jaya/emblem/lambang-negara.png" in finding.hint.id


def test_a_secretary_needs_the_emblem_of_the_region(circular):
    text = circular(signatory="{office: Sekretaris Daerah, name: Surya Teladan}")
    ((finding, _),) = said(text, frozenset({"lambang-negara"}))
    assert "lambang-daerah" in finding.message.id


def test_a_picture_in_its_slot_is_enough(circular):
    assert said(circular(), frozenset({"lambang-negara"})) == []


def test_a_press_text_has_no_emblem_and_nobody_asks(circular):
    press = "{source: press, ref: Koran, date: 2026-01-07}"
    assert said(circular(provenance=press), frozenset()) == []
    assert said(circular(), None) == []
