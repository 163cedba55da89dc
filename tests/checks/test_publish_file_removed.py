"""Files of issued circulars that are gone."""

from publisher.pipeline.withdraw import withdraw
from tests.issued import at, issue_text, said

CODE = "publish-file-removed"
PATH = "circulars/contoh/2026/satu.md"
FOUND = [("circulars/ledger.jsonl", '"contoh/2026/satu"')]


def test_a_file_that_is_gone_is_found_in_the_book(project):
    issue_text(project.root, PATH, project.circular("satu").read_text(encoding="utf-8"))
    assert said(project.root, CODE) == []
    (project.root / PATH).unlink()
    assert said(project.root, CODE) == FOUND


def test_withdrawing_deletes_nothing(project):
    issue_text(project.root, PATH, project.circular("satu").read_text(encoding="utf-8"))
    withdraw(project.root, "contoh/2026/satu", "keliru", at(1))
    assert said(project.root, CODE) == []
    (project.root / PATH).unlink()
    assert said(project.root, CODE) == FOUND


def test_a_draft_may_go(project):
    project.circular("dua").unlink()
    assert said(project.root, CODE) == []
