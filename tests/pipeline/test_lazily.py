"""What is loaded by name is there: a name in a text is seen by no tool."""

import re

import pytest

from publisher.cli.telling import FORMS
from publisher.pipeline.lazily import resolved
from publisher.reporters import REPORTERS
from tests.house.tree import lines, modules

NAME = re.compile(r'"((?:publisher\.[a-z_.]+|webbrowser):[A-Za-z_]+)"')
NAMES = sorted(
    {name for module in modules() for line in lines(module) for name in NAME.findall(line)}
)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_leads_to_something_that_can_be_called(name):
    assert callable(resolved(name))


def test_there_are_such_names():
    assert "publisher.pipeline.make:make" in NAMES


def test_the_forms_of_check_are_all_reporters():
    assert tuple(REPORTERS) == FORMS


@pytest.mark.parametrize("form", REPORTERS)
def test_a_reporter_is_found_by_the_name_of_its_form(form):
    assert resolved(f"publisher.reporters.{form}:render") is REPORTERS[form]
