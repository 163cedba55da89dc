"""Findings as tools read them."""

import json

from publisher.cli.check import command
from publisher.model.diagnostic import Diagnostic, Edit, Fix, Severity
from publisher.model.label import Label
from publisher.model.report import Report
from publisher.model.source import Source
from publisher.reporters import REPORTERS
from publisher.reporters.json import render

SOURCE = Source("a.md", "satu\ndua tiga\nempat\n")


def document(*findings, **more):
    return json.loads(render(Report(findings, {"a.md": SOURCE}, **more)))


def test_a_finding_has_place_words_and_remedy_in_both_languages():
    finding = Diagnostic(
        "rule-x",
        Label("salah", "wrong"),
        SOURCE.span(9, 16),
        Severity.PUBLICATION,
        hint=Label("ubah", "change"),
        related=((Label("di sini", "here"), SOURCE.span(0, 4)),),
        fix=Fix((Edit(SOURCE.span(5, 8), "2"),), safe=True),
    )
    assert document(finding) == {
        "version": 1,
        "summary": {"errors": 0, "warnings": 1, "fixable": 1},
        "findings": [
            {
                "code": "rule-x",
                "severity": "publication",
                "path": "a.md",
                "line": 2,
                "column": 5,
                "end_line": 3,
                "end_column": 3,
                "message": {"id": "salah", "en": "wrong"},
                "hint": {"id": "ubah", "en": "change"},
                "related": [
                    {
                        "message": {"id": "di sini", "en": "here"},
                        "path": "a.md",
                        "line": 1,
                        "column": 1,
                        "end_line": 1,
                        "end_column": 5,
                    }
                ],
                "fix": {
                    "safe": True,
                    "edits": [
                        {
                            "path": "a.md",
                            "line": 2,
                            "column": 1,
                            "end_line": 2,
                            "end_column": 4,
                            "text": "2",
                        }
                    ],
                },
            }
        ],
    }


def test_a_job_adds_what_it_did():
    assert document(facts={"files": 8})["files"] == 8


def test_a_finding_without_remedy_or_file_is_whole_too():
    finding = Diagnostic("rule-x", Label("salah"), Source("tiada.md", "").span(3, 4))
    found = document(finding)["findings"][0]
    assert (found["path"], found["line"], found["hint"], found["related"]) == (
        "tiada.md",
        1,
        None,
        [],
    )


def test_language_and_colour_change_nothing():
    finding = Diagnostic("rule-x", Label("salah", "wrong"), SOURCE.span(0, 4))
    plain = render(Report((finding,), {"a.md": SOURCE}))
    assert render(Report((finding,), {"a.md": SOURCE}, "en", colored=True, closing=False)) == plain


def test_the_option_offers_the_forms_of_the_table():
    option = next(one for one in command.params if one.name == "form")
    assert tuple(option.type.choices) == tuple(REPORTERS)


def test_a_finding_that_nothing_mends_says_so(hostile):
    (finding,) = json.loads(render(hostile()))["findings"]
    assert finding["fix"] is None


def test_statistics_are_part_of_the_document_where_they_are_asked_for(report):
    read = json.loads(render(report(statistics=True)))
    assert read["statistics"] == [
        {"code": "language-spelling", "count": 1, "fixable": 1},
        {"code": "period-reversed", "count": 1, "fixable": 0},
        {"code": "yaml-syntax", "count": 1, "fixable": 0},
    ]
    assert len(read["findings"]) == 3
    assert "statistics" not in json.loads(render(report()))


def test_what_a_terminal_acts_on_is_written_as_a_number(hostile):
    assert all(one.isprintable() or one == "\n" for one in render(hostile()))
