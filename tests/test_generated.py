"""What is asked of generated circulars, so that the tests that use them test what they mean to."""

import random

import pytest

from publisher.formats import text
from publisher.model.source import Source
from publisher.parsing import circular as parsing
from publisher.pipeline.fitness import is_renderable
from publisher.pipeline.load import load
from publisher.pipeline.render import compose, render
from tests import generated

COUNT = 200


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    root = tmp_path_factory.mktemp("generated")
    generated.project(root, COUNT, seed=7)
    return load(root)


def test_two_hundred_generated_circulars_can_be_read(project):
    assert len(project.circulars) == len(project.entries) == COUNT


def test_most_of_them_can_be_rendered(project):
    renderable = [one for one in project.circulars.values() if is_renderable(one, project)]
    assert len(renderable) > 0.95 * COUNT
    for circular in renderable[::10]:
        assert text.render(compose(circular, project, b"{}"))
    assert render(renderable[0], project)


def test_they_are_varied(project):
    circulars = project.circulars.values()
    kinds = {rule.kind for one in circulars for rule in one.rules}
    assert kinds == generated.vocabulary().kinds.keys()
    texts = [one.source.text for one in circulars]
    for sign in ("\n# ", "::: lampiran", "|-", "# catatan", "'", ": {", "\n      1. ", "](#"):
        assert any(sign in one for one in texts), sign
    assert any(relation.target for one in circulars for relation in one.relations)


def test_the_same_numbers_give_the_same_circular():
    made = [generated.circular(random.Random(3)) for _ in range(2)]
    assert made[0] == made[1] != generated.circular(random.Random(4))


def test_its_place_in_the_folder_is_free():
    written = generated.circular(random.Random(5), authority="babel", year=2021, slug="lain")
    source = Source("circulars/babel/2021/lain.md", written)
    assert parsing.parse(source, generated.vocabulary()).value.id == "babel/2021/lain"
