"""`publisher explain`: from a finding to its page, anywhere, at once."""

import json

from tests.cli.test_completion import offered
from tests.projects import publisher


def test_a_page_is_printed_where_there_is_no_project(empty):
    ended = empty.run("explain", "period-reversed")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("period-reversed\n")
    assert "\nSalah\n-----\n" in ended.out
    assert "```" not in ended.out


def test_without_a_code_all_are_listed_by_family(empty):
    ended = empty.run("explain")
    assert (ended.status, ended.err) == (0, "")
    assert "\nMasa berlaku dan tanggal\n" in ended.out
    assert "\n  period-reversed\n" in ended.out


def test_an_unknown_code_names_the_nearest_and_ends_with_2(empty):
    ended = empty.run("explain", "periode-reversed")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("galat: tidak ada pemeriksaan periode-reversed (maksud Anda period")


def test_tools_get_json(empty):
    page = json.loads(empty.run("explain", "yaml-syntax", "--format", "json").out)
    assert (page["version"], page["code"]) == (1, "yaml-syntax")
    every = json.loads(empty.run("explain", "--format=json").out)
    assert "yaml-syntax" in [one["code"] for one in every["checks"]]


def test_in_english_one_line_says_that_the_pages_are_indonesian():
    ended = publisher("explain", "yaml-syntax", "--lang", "en")
    assert ended.status == 0
    assert ended.err == "The pages of the manual are written in Indonesian only.\n"
    assert ended.out == publisher("explain", "yaml-syntax").out
    assert "Numbers of letters" in publisher("explain", "--lang", "en").out


def test_tab_offers_codes():
    assert offered("publisher explain yaml-f", 2) == ["yaml-feature"]
    assert len(offered("publisher explain ", 2)) > 70


def test_a_console_of_another_code_page_loses_nothing(empty):
    for arguments in ((), ("language-invisible",), ("yaml-curly-quotes",)):
        ended = publisher("explain", *arguments, cwd=empty.root, PYTHONIOENCODING="cp1252:strict")
        assert ended.status == 0
