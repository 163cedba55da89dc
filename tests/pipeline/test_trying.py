"""Worked questions tried on what was issued; what was found is used again while that is right."""

import json
import os
import subprocess
import sys

import pytest

from publisher.pipeline.check import check
from publisher.pipeline.load import load
from publisher.pipeline.review import review
from tests.issued import issue_text
from tests.projects import GOOD, ROOT, publisher

CODE = "rule-test-fails"
ONE, TWO = "circulars/contoh/2026/satu.md", "circulars/contoh/2026/dua.md"
ASKED = """\
tests:
  - day: 2026-03-10
    facts: {pegawai.peran: [kepala-opd]}
    ANSWER
---
Pelaksanaan"""
REVOKING = """\
relations:
  - {type: mencabut, target: contoh/2026/satu, cite: [masa]}
rules:
"""


def text(title="Contoh", answer="", relation=""):
    found = GOOD.format(title=title).replace("800/1/", f"800/{len(title)}/")
    if answer:
        found = found.replace("---\nPelaksanaan", ASKED.replace("ANSWER", answer))
    return found.replace("rules:\n", relation, 1) if relation else found


def said(project, path=TWO):
    """Return the messages of both ways to check, which say the same."""
    plain = [one for one in check(load(project.root)) if one.code == CODE]
    cached = [one for one in review(project.root, frozenset()).findings if one.code == CODE]
    assert cached == plain
    return [one.message.id for one in plain if one.span.path == path]


def test_a_draft_sees_what_was_issued(project):
    issue_text(project.root, ONE, text())
    project.write(TWO, text("Kedua", "silent: [pelaporan]"))
    (message,) = said(project)
    assert message.endswith("diatur: laporan, laporan")


def test_what_is_issued_later_changes_the_answer_of_a_draft(project):
    project.write(TWO, text("Kedua", "applies: [laporan]"))
    issue_text(project.root, ONE, text())
    assert said(project) == []
    revoking = REVOKING.replace("contoh/2026/satu", "contoh/2026/dua")
    issue_text(project.root, "circulars/contoh/2026/nol.md", text("Nol", relation=revoking), 1)
    (message,) = said(project)
    assert message.endswith("`laporan` seharusnya berlaku, tetapi tidak berlaku")


def test_a_text_that_was_issued_is_tried_on_what_was_before_it(project):
    issue_text(project.root, TWO, text("Kedua", "applies: [laporan]"))
    revoking = REVOKING.replace("contoh/2026/satu", "contoh/2026/dua")
    issue_text(project.root, "circulars/contoh/2026/nol.md", text("Nol", relation=revoking), 1)
    assert said(project) == []


def test_a_correction_is_tried_as_the_next_revision(project):
    issue_text(project.root, ONE, text("Contoh", "applies: [laporan]"))
    changed = text("Contoh", "not_applies: [laporan]").replace(
        "en: Example\n", "en: Example\ncorrection: {type: ralat, note: Pengujian}\n"
    )
    project.write(ONE, changed)
    (message,) = said(project, ONE)
    assert "seharusnya tidak berlaku, tetapi berlaku" in message


def test_nothing_is_tried_while_a_kept_text_is_damaged(project):
    issue_text(project.root, ONE, text())
    project.write(TWO, text("Kedua", "not_applies: [laporan]"))
    assert len(said(project)) == 1
    kept = project.root / "circulars/issued/contoh/2026/satu/r1.json"
    data = kept.read_bytes()
    kept.write_bytes(data + b" ")
    assert said(project) == []
    kept.write_bytes(data)
    assert len(said(project)) == 1


@pytest.mark.parametrize("known", ["2026-03-01", "2026-03-02T09:59:00+07:00"])
def test_known_leaves_out_what_was_issued_after_it(project, known):
    issue_text(project.root, ONE, text())  # at ten in the morning of 2 March
    asked = f"silent: [pelaporan]\n    known: {known}"
    project.write(TWO, text("Kedua", asked).replace("published: 2026-03-02", "published: null"))
    assert said(project) == []
    later = project.root / TWO
    later.write_text(later.read_text().replace(known, "2026-03-03"))
    (message,) = said(project)
    assert message.endswith("diatur: laporan")


def test_a_worker_with_little_memory_tries_too(project):
    issue_text(project.root, ONE, text("Contoh", "applies: [laporan]"))
    project.write(TWO, text("Kedua", "not_applies: [laporan]"))
    project.circular("tiga")
    ended = publisher("build", "-j", "2", "--format", "json", cwd=project.root)
    codes = [one["code"] for one in json.loads(ended.out)["findings"]]
    assert codes == [CODE]


def test_the_engine_is_loaded_only_where_something_is_tried(project):
    project.circular("satu")
    assert _loaded(project) == "False"
    project.write(TWO, text("Kedua", "applies: [laporan]"))
    assert _loaded(project) == "True"
    assert _loaded(project) == "False"  # what was found is known


def _loaded(project):
    """Return whether a check in a process of its own loads the engine."""
    program = (
        "import sys; from pathlib import Path; from publisher.pipeline.review import review;"
        "review(Path('.'), frozenset()); print('publisher.policy.engine' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        text=True,
    )
    return done.stdout.strip()
