"""Texts changed after they were issued."""

from publisher.pipeline.withdraw import withdraw
from tests.issued import at, issue_text, said

CODE = "publish-text-changed"
PATH = "circulars/contoh/2026/satu.md"
RALAT = "correction: {type: ralat, note: judul}\nplace: Contoh"


def issued(project):
    text = project.circular("satu").read_text(encoding="utf-8")
    issue_text(project.root, PATH, text)
    return text


def test_the_text_as_it_was_issued_is_fine(project):
    issued(project)
    assert said(project.root, CODE) == []


def test_one_sign_is_a_change(project):
    project.write(PATH, issued(project) + "\n")
    assert said(project.root, CODE) == [(PATH, "---")]


def test_line_ends_are_no_change(project):
    text = issued(project)
    (project.root / PATH).write_bytes(text.replace("\n", "\r\n").encode())
    assert said(project.root, CODE) == []


def test_a_correction_makes_it_a_draft(project):
    project.write(PATH, issued(project).replace("place: Contoh", RALAT))
    assert said(project.root, CODE) == []


def test_a_draft_may_change(project):
    issued(project)
    project.circular("dua", title="Lain")
    assert said(project.root, CODE) == []


def test_what_was_withdrawn_is_not_corrected(project):
    text = issued(project)
    withdraw(project.root, "contoh/2026/satu", "keliru", at(1))
    project.write(PATH, text.replace("place: Contoh", RALAT))
    assert said(project.root, CODE) == [(PATH, "---")]
