"""What a folder holds and what its table lists are the same: a list kept by hand forgets."""

import importlib
import json

import click
import pytest

from publisher.cli import main
from publisher.drafting.skeletons import PATTERNS
from publisher.letters import LETTER_TYPES
from publisher.pipeline import render
from publisher.reporters import REPORTERS
from tests.house.tree import PROGRAM, ROOT, members

# Modules of a folder that are no member of its table, and what they are for.
BESIDE_COMMANDS = {
    "asking": "what `ask --interactive` does",
    "main": "holds the table",
    "clock": "reads the clock",
    "drawing": "draws the bar, and is loaded for that only",
    "handing_over": "what `build --srikandi` does",
    "language": "is known before anything else is loaded",
    "mending": "what `check --fix`, `--diff` and `check -` do",
    "moments": "days and moments as they are typed",
    "options": "what commands share",
    "progress": "the bar of a long run",
    "telling": "how findings are printed",
    "wording": "how click speaks Indonesian",
}
BESIDE_REPORTERS = {
    "findings": "what several forms share",
    "status": "an overview in words, which is no finding",
}
BESIDE_FORMATS = {
    "akn": "of a release: stands beside the letter and shows no look",
    "json_ld": "of a release: stands beside the letter and shows no look",
    "policy_json": "is made from the circular, not from the letter",
    "breaks": "parts words for the PDF",
    "literals": "writes data for the PDF",
}


@pytest.mark.parametrize("name", main.COMMANDS)
def test_every_command_of_the_table_loads(name):
    module, _, attribute = main.COMMANDS[name].partition(":")
    command = getattr(importlib.import_module(module), attribute)
    assert isinstance(command, click.Command)
    assert command.name == name
    assert module == f"publisher.cli.{name}"


def test_every_module_of_the_command_line_is_a_command():
    assert members("cli") - BESIDE_COMMANDS.keys() == main.COMMANDS.keys()


def test_every_command_has_its_line_in_the_help():
    assert list(main._SUMMARIES) == list(main.COMMANDS)


def test_every_reporter_is_in_the_table():
    assert members("reporters") - BESIDE_REPORTERS.keys() == REPORTERS.keys()


def test_every_format_is_in_the_table():
    listed = {form.__module__.split(".")[2] for form in render._FORMATS.values()}
    assert members("formats") == listed | BESIDE_FORMATS.keys()


def test_a_format_gives_the_file_that_bears_its_name():
    for file, form in render._FORMATS.items():
        suffix = {"txt": "text"}.get(file.split(".")[1], file.split(".")[1])
        assert form.__module__.split(".")[2] == suffix


def test_every_letter_type_is_in_the_table():
    types = set()
    for name in members("letters"):
        module = importlib.import_module(f"publisher.letters.{name}")
        if hasattr(module, "compose"):
            assert name.replace("_", "-") == module.NAME
            types.add(module.NAME)
    assert types == LETTER_TYPES.keys()


def test_every_skeleton_is_a_pattern():
    files = {path.stem for path in (PROGRAM / "drafting" / "skeletons").glob("*.md")}
    assert files == set(PATTERNS)


def test_every_schema_is_json_with_a_title():
    for path in (ROOT / "schemas").glob("*.json"):
        assert json.loads(path.read_text(encoding="utf-8"))["title"]
