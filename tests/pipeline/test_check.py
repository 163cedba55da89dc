"""All findings, each once, in an order that does not depend on the order of files."""

from dataclasses import replace

from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.model.source import Span
from publisher.pipeline.check import check
from publisher.pipeline.load import load
from publisher.pipeline.order import blocks

ERROR = {"to: 2026-03-31": "to: 2026-02-01", "published: 2026-03-02": "published: null"}


def finding(severity):
    return Diagnostic("rule-x", Label("salah"), Span("a.md", 0, 1), severity)


def test_only_an_error_blocks_and_under_strict_anything():
    assert blocks((finding(Severity.WARNING), finding(Severity.ERROR)))
    assert not blocks((finding(Severity.WARNING), finding(Severity.PUBLICATION)))
    assert blocks((finding(Severity.PUBLICATION),), strict=True)
    assert not blocks((), strict=True)


def test_findings_stand_by_path_and_place_each_once(project):
    project.circular("satu", swap=ERROR)
    project.circular("dua", swap=ERROR)
    found = check(load(project.root))
    places = [(one.span.path, one.span.start) for one in found]
    assert places == sorted(places)
    assert len(set(found)) == len(found) >= 4


def test_the_order_of_the_files_changes_no_finding(project):
    for name in ("satu", "dua", "tiga"):
        project.circular(name, swap=ERROR)
    whole = load(project.root)
    turned = replace(whole, entries=whole.entries[::-1])
    assert check(turned) == check(whole)
