"""Findings as code scanning reads them: valid by the schema of SARIF 2.1.0."""

import json
from pathlib import Path

import jsonschema_rs
import pytest

from publisher.model.report import Report
from publisher.model.source import Source
from publisher.pipeline.check import check
from publisher.pipeline.demands import demands
from publisher.pipeline.overlay import overlaid
from publisher.reporters.sarif import render
from tests import samples
from tests.reporters.conftest import SOURCE
from tests.test_corpus import BAD

SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema_rs.Draft4Validator(SCHEMA)


def run(text):
    """Return the one run of a valid log."""
    log = json.loads(text)
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    assert log["version"] == "2.1.0"
    (one,) = log["runs"]
    return one


def read(region):
    """Return the characters of a region, counted as `columnKind` says."""
    start = SOURCE.offset(region["startLine"], region["startColumn"])
    return SOURCE.text[start : SOURCE.offset(region["endLine"], region["endColumn"])]


def test_the_schema_is_one_that_refuses():
    assert not VALIDATOR.is_valid({"version": "2.1.0", "runs": [{}]})


def test_a_result_has_level_words_and_a_place_in_code_points(report):
    one = run(render(report()))
    assert one["columnKind"] == "unicodeCodePoints"
    result = one["results"][0]
    assert (result["ruleId"], result["level"]) == ("language-spelling", "warning")
    assert result["message"]["text"] == "bukan ejaan baku\ntulis dwi"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == SOURCE.path
    assert read(place["region"]) == "dua"
    assert one["results"][2]["locations"][0]["physicalLocation"]["region"]["startLine"] == 1


def test_rules_say_what_is_demanded_and_results_point_at_them(report):
    one = run(render(report()))
    (rule,) = one["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == "Kata benar."
    assert rule["help"]["markdown"] == "# Ejaan\n"
    assert one["results"][0]["ruleIndex"] == 0
    assert "ruleIndex" not in one["results"][1]


def test_related_places_and_fixes_are_there(report):
    first, second, _ = run(render(report()))["results"]
    (related,) = first["relatedLocations"]
    assert related["message"]["text"] == "di sini"
    assert read(related["physicalLocation"]["region"]) == "tiga empat"
    (fix,) = first["fixes"]
    assert fix["properties"]["safe"] is True
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    assert read(replacement["deletedRegion"]) == "dua"
    assert replacement["insertedContent"]["text"] == "dwi"
    assert len(second["fixes"][0]["artifactChanges"][0]["replacements"]) == 2


def test_every_check_is_a_rule_with_words_of_its_file():
    rules = run(render(Report((), {}, demands=demands())))["tool"]["driver"]["rules"]
    found = {rule["id"]: rule["shortDescription"]["text"] for rule in rules}
    assert found["period-reversed"] == demands()["period-reversed"].text.id
    english = demands()["period-reversed"].text.en
    assert english.startswith("A period ends on or after the day it starts")
    assert len(found) == len(demands())


@pytest.mark.parametrize("path", [one for one in BAD if one.suffix == ".md"], ids=lambda p: p.name)
def test_the_findings_of_the_corpus_make_a_valid_log(path):
    place = f"circulars/harapan-jaya/2026/{path.name}"
    source = Source(place, path.read_text(encoding="utf-8"))
    project = overlaid(samples.project(), {place: source})
    found = tuple(one for one in check(project) if one.span.path == place)
    one = run(render(Report(found, project.sources, demands=demands())))
    assert len(one["results"]) == len(found)


def test_what_a_terminal_acts_on_is_written_as_a_number(hostile):
    text = render(hostile())
    assert all(one.isprintable() or one == "\n" for one in text)
    assert "::error::palsu" in run(text)["results"][0]["message"]["text"]


def test_no_more_results_are_given_than_are_taken(hostile):
    one = run(render(hostile(5003)))
    assert len(one["results"]) == 5000
    assert one["properties"]["leftOut"] == 3
