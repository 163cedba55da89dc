"""The cache is used where it is right, and as if it were not there everywhere else."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import fields
from datetime import date

import pytest

from publisher.canonical import sha256
from publisher.model.card import Card, RuleCard
from publisher.model.diagnostic import Diagnostic, Edit, Fix, Severity
from publisher.model.label import Label
from publisher.model.source import Span
from publisher.pipeline import build as job
from publisher.pipeline import records
from publisher.pipeline.cache import FOLDER, cache
from publisher.pipeline.executors import Serial
from publisher.pipeline.records import Record
from tests.projects import ROOT

HEAVY = "typst docx lxml jinja2 markdown_it jsonschema_rs yaml rich publisher.checks"
HEAVY += " publisher.parsing.circular publisher.parsing.schema publisher.formats"
HEAVY += " publisher.letters publisher.portal"


def build(project, into="dist", **how):
    """Build and return the ids that were rendered anew."""
    made = []

    class Telling(Serial):
        """Notes the circulars that it works on."""

        def submit(self, fn, /, function, arguments):
            if function.endswith(":make"):
                made.append(arguments[0].source.path.rpartition("/")[2].removesuffix(".md"))
            return super().submit(fn, function, arguments)

    whole = job.How(hire=lambda _jobs: Telling(), **how)
    job.build(project.root, project.root / into, frozenset(), whole)
    return made


def record(key, size=10, name="a"):
    files = (("letter.pdf", key, size),)
    return Record(key, name, None, "", (), "", [], fit=True, files=files)


def test_only_what_changed_is_made_anew(project):
    project.circular("satu")
    project.circular("dua")
    assert sorted(build(project)) == ["dua", "satu"]
    assert build(project) == []
    project.circular("dua", title="Judul lain")
    assert build(project) == ["dua"]
    project.circular("dua")
    assert build(project) == []  # reverted
    shutil.rmtree(project.root / "dist")
    assert build(project) == []
    assert build(project, "lain") == []
    assert build(project, cached=False) == ["dua", "satu"]


def test_a_circular_is_made_anew_when_what_it_says_of_another_changed(project):
    project.circular("satu")
    project.circular("dua", swap={"perlu dipantau": "menurut [](contoh/2026/satu)"})
    build(project)
    project.circular("satu", swap={"perlu dipantau": "perlu diawasi"})
    assert build(project) == ["satu"]  # nothing that others see
    project.circular("satu", title="Judul lain", swap={"number:": "# number:"})
    assert set(build(project)) == {"satu", "dua"}
    assert "tentang Judul lain" in (project.root / "dist/se/contoh/2026/dua/letter.txt").read_text(
        "utf-8"
    )


def test_a_build_without_changes_loads_no_engine(project):
    project.circular("satu")
    assert project.run("build").status == 0
    code = (
        "import sys; from publisher.cli.main import run; status = run(['build', '-q'])\n"
        f"loaded = [name for name in {HEAVY.split()!r} if name in sys.modules]\n"
        "print(status, loaded)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    assert done.stdout == b"0 []\n"


def test_a_cache_that_came_from_elsewhere_is_not_believed(project):
    project.circular("satu")
    build(project)
    kept = project.root / FOLDER
    other = kept.rename(project.root / "lain")  # it stays: the number of a folder that goes is free
    shutil.copytree(other, kept)
    assert build(project) == ["satu"]


@pytest.mark.parametrize("place", [".publisher", FOLDER])
@pytest.mark.parametrize("kind", ["link", "file"])
def test_a_link_or_a_file_in_the_place_of_the_cache_is_let_be(project, place, kind):
    project.circular("satu")
    away = project.root / "milik-orang"
    away.mkdir()
    (away / "surat.txt").write_text("penting", encoding="utf-8")
    (project.root / place).parent.mkdir(exist_ok=True)
    if kind == "link":
        (project.root / place).symlink_to(away)
    else:
        (project.root / place).write_text("penting", encoding="utf-8")
    assert build(project) == ["satu"]
    assert build(project) == ["satu"]
    assert [path.name for path in away.iterdir()] == ["surat.txt"]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no such rights on this system")
def test_a_project_that_cannot_be_written_is_built_without_a_cache(project, tmp_path_factory):
    if os.geteuid() == 0:
        pytest.skip("nothing is forbidden to this user")
    project.circular("satu")
    project.root.chmod(0o500)
    try:
        target = tmp_path_factory.mktemp("out") / "dist"
        job.build(project.root, target, frozenset())
        assert (target / "index.html").is_file()
        assert not (project.root / ".publisher").exists()
    finally:
        project.root.chmod(0o700)


def test_the_cache_holds_no_python_objects_and_git_leaves_it_out(project):
    project.circular("satu")
    build(project)
    files = [path for path in (project.root / FOLDER).rglob("*") if path.is_file()]
    lists = [path for path in files if path.suffix in {".json", ".jsonl"}]
    assert len(lists) == 2
    for path in lists:
        for line in path.read_text("utf-8").splitlines():
            if not path.name.startswith("index") or not line.isalnum():
                json.loads(line if line[0] in "[{" else f'"{line}"')
    for path in set(files) - set(lists):
        assert sha256(path.read_bytes()) == path.parent.name + path.name
    assert ".publisher/" in (project.root / ".gitignore").read_text("utf-8").split()


def test_of_older_records_as_much_is_kept_as_is_in_use(tmp_path):
    for number in range(6):
        kept = cache(tmp_path, wanted=True)
        kept.store(str(number).encode())
        kept.keep(record(sha256(str(number).encode())))
        kept.save()
    again = cache(tmp_path, wanted=True)
    there = [again.find(sha256(str(number).encode())) is not None for number in range(6)]
    assert there == [False, False, False, False, True, True]
    assert again.blob(sha256(b"4")) == b"4"
    assert again.blob(sha256(b"3")) is None
    assert len(list((tmp_path / FOLDER / "blobs").glob("*/*"))) == 2


def test_a_blob_that_is_not_what_it_was_is_not_there(tmp_path):
    kept = cache(tmp_path, wanted=True)
    digest = kept.store(b"surat")
    file = tmp_path / FOLDER / "blobs" / digest[:2] / digest[2:]
    file.write_bytes(b"surut")
    assert kept.blob(digest) is None
    kept.store(b"surat")
    assert kept.blob(digest) == b"surat"


def test_findings_cards_and_records_come_back_as_they_were():
    span = Span("circulars/a/2026/b.md", 3, 5)
    whole = Diagnostic(
        "a-b",
        Label("satu", "one"),
        span,
        Severity.PUBLICATION,
        Label("dua", ""),
        ((Label("tiga", "three"), span),),
        Fix((Edit(span, "x"),), safe=True),
    )
    for one in (whole, Diagnostic("c", Label("x"), span)):
        assert records.finding(json.loads(json.dumps(records.finding_values(one)))) == one
    day = date(2026, 3, 2)
    rules = (RuleCard("a", "b", ("c",)),)
    card = Card(
        "a/2026/b", "a", "t", Label("x", "y"), "1", span, day, day, None, day, "fixed", Label("u"),
        rules, (("k", "A.1"),), "koran", day,
    )  # fmt: skip
    values = json.loads(json.dumps(records.card_values(card)))
    assert records.card(values) == card
    assert len(values) == len(fields(Card))
    assert records.mark(values) == records.mark(records.card_values(card))
    one = Record("k", "a", values, "m", (("b", "c"),), "", [], fit=True, files=(("a", "b", 1),))
    assert records.record(json.loads(json.dumps(records.values(one)))) == one


@pytest.mark.parametrize("field", [one.name for one in fields(Card) if one.name != "number_at"])
def test_every_fact_of_a_card_is_in_its_mark(field):
    span = Span("x", 0, 0)
    values = ("a", "b", "c", Label("d"), None, span, None, None, None, None, "e", None, (), ())
    names = [one.name for one in fields(Card)]
    plain = Card(**dict(zip(names, values, strict=False)))
    other = {
        "title": Label("q"),
        "until": Label("q"),
        "rules": (RuleCard("q", "q"),),
        "clauses": (("q", "A"),),
        "signed": date(2026, 1, 1),
        "published": date(2026, 1, 1),
        "start": date(2026, 1, 1),
        "end": date(2026, 1, 1),
        "reported": date(2026, 1, 1),
    }.get(field, "q")
    changed = Card(**{**{name: getattr(plain, name) for name in names}, field: other})
    assert records.mark(records.card_values(changed)) != records.mark(records.card_values(plain))
