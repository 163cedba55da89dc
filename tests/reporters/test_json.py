"""Findings as tools read them."""

import json

from publisher.cli.options import format_option
from publisher.model.diagnostic import Diagnostic, Severity
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
    )
    assert document(finding) == {
        "version": 1,
        "summary": {"errors": 0, "warnings": 1},
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
    def command():
        """Nothing."""

    option = format_option(command).__click_params__[0]
    assert tuple(option.type.choices) == tuple(REPORTERS)
