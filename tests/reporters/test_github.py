"""Findings as commands of a workflow."""

import re

from publisher.reporters.github import render

_COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def commands(text):
    """Return what a runner reads: sort, properties, message of each line."""
    read = []
    for line in text.splitlines():
        sort, listed, message = _COMMAND.fullmatch(line).groups()
        properties = dict(one.split("=", 1) for one in listed.split(","))
        read.append((sort, {k: decoded(v) for k, v in properties.items()}, decoded(message)))
    return read


def decoded(text):
    """Undo the escapes as a runner does, the percent sign last."""
    for sign in ("\n", "\r", ":", ","):
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text.replace("%25", "%")


def test_a_finding_is_an_annotation_and_errors_come_first(report):
    first, second, third = commands(render(report()))
    assert first[0] == second[0] == "error"
    assert first[1] == {
        "title": "period-reversed",
        "file": "circulars/a/2021/b.md",
        "line": "2",
        "endLine": "3",
    }
    assert third == (
        "warning",
        {
            "title": "language-spelling",
            "file": "circulars/a/2021/b.md",
            "line": "1",
            "endLine": "1",
            "col": "8",
            "endColumn": "11",
        },
        "bukan ejaan baku\ntulis dwi",
    )


def test_no_word_of_an_author_begins_a_command(hostile):
    text = render(hostile())
    assert text.count("\n") == 1
    assert all(one.isprintable() for one in text.rstrip("\n"))
    (command,) = commands(text)
    assert "100%: a,b" in command[2]


def test_no_more_annotations_are_made_than_are_shown(hostile):
    read = commands(render(hostile(60)))
    assert len(read) == 51
    assert read[-1][::2] == ("notice", "10 temuan lagi: publisher check")


def test_without_findings_nothing_is_printed(hostile):
    assert render(hostile(0)) == ""
