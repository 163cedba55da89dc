"""A check of a folder says what a reading of all of it says, and does no more than is needed."""

import os
import shutil
import subprocess
import sys

import pytest

from publisher.pipeline import build as job
from publisher.pipeline.cache import FOLDER
from publisher.pipeline.check import check
from publisher.pipeline.examination import How
from publisher.pipeline.executors import Serial
from publisher.pipeline.load import load
from publisher.pipeline.review import review
from tests.issued import issue_text
from tests.projects import ROOT, publisher

CORPUS = ROOT / "tests/corpus"
ENGINES = "typst docx lxml jinja2"
READERS = (
    "markdown_it jsonschema_rs yaml publisher.checks publisher.parsing.circular publisher.letters"
)
SEEN = {"published: 2026-03-02": "published: null"}  # a warning
FORMS = ("full", "concise", "json", "sarif", "github")


def copied(folder, name):
    """Return a project with the circulars of another, or with texts beside our vocabulary."""
    shutil.copytree(ROOT / "circulars", folder / "circulars")
    if name != "samples":
        for year in (folder / "circulars").glob("*/[0-9]*"):
            shutil.rmtree(year)
        shutil.copytree(CORPUS / name, folder / "circulars/harapan-jaya/2026")
    return folder


def small(project):
    project.circular("satu", swap=SEEN)
    project.circular("dua", swap={"perlu dipantau": "menurut [](contoh/2026/satu#lapor)"})
    return project.root


def examined(root, **how):
    """Check and return the ids that were looked at anew."""
    made = []

    class Telling(Serial):
        """Notes the circulars that it works on."""

        def submit(self, fn, /, function, arguments):
            if function.endswith(":make"):
                made.append(arguments[0].source.path.rpartition("/")[2].removesuffix(".md"))
            return super().submit(fn, function, arguments)

    review(root, frozenset(), How(hire=lambda _jobs: Telling(), **how))
    return made


@pytest.mark.parametrize("name", ["samples", "good", "bad"])
def test_what_is_said_is_what_a_reading_of_the_whole_folder_says(tmp_path, name):
    root = copied(tmp_path, name)
    project = load(root)
    expected = check(project)
    for how in (How(), How(), How(cached=False, jobs=2), How(hire=lambda _jobs: Serial())):
        reviewed = review(root, frozenset(), how)
        assert reviewed.findings == expected
        assert (reviewed.read, reviewed.sources) == (project.read, project.sources)


def test_every_form_of_output_is_the_same_with_and_without_a_cache(tmp_path):
    root = copied(tmp_path, "bad")
    for form in FORMS:
        runs = [
            publisher("check", "-C", str(root), "--format", form, *options)
            for options in (["--no-cache"], [], ["-j", "1"])
        ]
        assert runs[0].status == 1
        assert runs[0].out
        assert runs[0] == runs[1] == runs[2]


def test_only_what_changed_is_examined(project):
    root = small(project)
    assert sorted(examined(root)) == ["dua", "satu"]
    assert examined(root) == []
    project.circular("satu", swap={**SEEN, "perlu dipantau": "perlu diawasi"})
    assert examined(root) == ["satu"]  # nothing that the other sees
    project.circular("satu", title="Judul lain", swap={"number:": "# number:"})
    assert examined(root) == ["satu", "dua"]
    assert examined(root, cached=False) == ["satu", "dua"]


def test_who_mentions_another_is_read_once(project):
    root = small(project)
    project.circular("tiga", swap={"perlu dipantau": "menurut [](contoh/2026/dua#lapor)"})
    assert examined(root) == ["satu", "dua", "tiga"]


def test_a_check_and_a_build_learn_from_each_other(project):
    root = small(project)
    assert sorted(examined(root)) == ["dua", "satu"]
    built = job.build(root, root / "dist", frozenset(), How(hire=lambda _jobs: Serial()))
    assert built.rendered == ("contoh/2026/dua", "contoh/2026/satu")
    assert examined(root) == []
    shutil.rmtree(root / FOLDER)
    job.build(root, root / "dist", frozenset(), How(hire=lambda _jobs: Serial()))
    assert examined(root) == []


def test_a_check_drops_no_letter_that_a_build_may_need_again(project):
    root = small(project)
    how = How(hire=lambda _jobs: Serial())
    job.build(root, root / "dist", frozenset(), how)
    blobs = sorted((root / FOLDER / "blobs").glob("*/*"))
    words = root / "circulars/vocabulary/authorities.yaml"
    plain = words.read_text("utf-8")
    words.write_text(f"# lain\n{plain}", encoding="utf-8")
    assert sorted(examined(root)) == ["dua", "satu"]
    assert sorted((root / FOLDER / "blobs").glob("*/*")) == blobs
    words.write_text(plain, encoding="utf-8")
    shutil.rmtree(root / "dist")
    assert loaded(root, "build") == []


def loaded(root, *command, names=ENGINES):
    """Return which libraries a command loads."""
    code = (
        f"import sys; from publisher.cli.main import run; run([*{command!r}, '-q'])\n"
        f"print('|', *[name for name in {names.split()!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().rpartition("|")[2].split()


def test_a_check_loads_no_engine_and_without_a_change_no_check(project):
    root = small(project)
    assert loaded(root, "check") == []
    assert loaded(root, "check", names=f"{ENGINES} {READERS}") == []
    assert "publisher.checks" in loaded(root, "check", "--no-cache", names=READERS)


def test_a_folder_in_which_nothing_can_be_written_is_checked(project):
    root = small(project)
    expected = check(load(root))
    (root / ".publisher").write_text("milik orang", encoding="utf-8")
    assert review(root, frozenset()).findings == expected
    assert (root / ".publisher").read_text("utf-8") == "milik orang"


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no such rights on this system")
def test_a_folder_that_must_not_be_written_is_checked(project):
    if os.geteuid() == 0:
        pytest.skip("nothing is forbidden to this user")
    root = small(project)
    root.chmod(0o500)
    try:
        assert review(root, frozenset()).findings == check(load(root))
        assert not (root / ".publisher").exists()
    finally:
        root.chmod(0o700)


@pytest.mark.skipif(sys.platform != "linux", reason="a worker that is spawned needs more to begin")
def test_a_circular_that_loses_its_worker_is_a_finding(project):
    root = small(project)
    expected = [one.code for one in check(load(root))]
    rows = "".join(f"| {number} | kata {number} |\n" for number in range(4_900))
    table = f"| Nomor | Nama |\n|---|---|\n{rows}"
    swap = {"\nPelaksanaan tugas": f"\n{table}\nPelaksanaan tugas"}
    project.circular("berat", title="Berat", swap=swap)
    code = (
        "from pathlib import Path; from publisher.pipeline.examination import How\n"
        "from publisher.pipeline.executors import Limits\n"
        "from publisher.pipeline.review import review\n"
        "how = How(limits=Limits(processor=0.5, wall=60))\n"
        "for one in review(Path(), frozenset(), how).findings: print(one.code, one.span.path)\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    for _ in range(2):  # nothing of it is remembered
        said = subprocess.run(
            [sys.executable, "-c", code], cwd=root, env=env, capture_output=True, check=True
        )
        found = dict(line.split() for line in said.stdout.decode().splitlines())
        assert found.pop("publish-too-heavy") == "circulars/contoh/2026/berat.md"
        assert list(found) == expected


def test_two_checks_at_once_do_not_hurt_each_other(project):
    root = small(project)
    expected = check(load(root))
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "publisher", *command],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
        )
        for command in (["check"], ["build", "-q"], ["check"])
    ]
    assert {process.wait() for process in started} == {0}
    assert review(root, frozenset()).findings == expected
    assert job.build(root, root / "dist", frozenset()).diagnostics == expected


def _codes(root):
    return {(one.span.path, one.code) for one in review(root, frozenset()).findings}


def test_what_is_issued_reaches_the_drafts_that_were_looked_at_before(project):
    office = (
        "  - {id: kantor, kind: lokasi-kerja, modality: wajib, label: Kantor, en: Office,"
        " who: {pegawai.jenis: asn}, do: {location: LOKASI}, cite: [lapor]}\n"
    )
    for name, place in (("satu", "wfo"), ("dua", "wfh")):
        rule = office.replace("LOKASI", place)
        project.circular(name, swap={"statements:\n": f"{rule}statements:\n"})
    silently = ("circulars/contoh/2026/dua.md", "rule-conflicts-silently")
    assert silently not in _codes(project.root)
    text = (project.root / "circulars/contoh/2026/satu.md").read_text(encoding="utf-8")
    issue_text(project.root, "circulars/contoh/2026/satu.md", text)
    assert silently in _codes(project.root)
    assert silently in _codes(project.root)  # as remembered
    path = project.root / "circulars/contoh/2026/dua.md"
    path.write_text(path.read_text(encoding="utf-8").replace("wfh", "wfo"), encoding="utf-8")
    assert silently not in _codes(project.root)


def test_an_edit_of_a_draft_reaches_those_that_name_it(project):
    relation = (
        "relations:\n  - {type: melaksanakan, target: contoh/2026/satu, label: Dasar, en: Basis,"
        " cite: [masa]}\nrules:\n"
    )
    path = project.circular("satu")
    project.circular("dua", swap={"rules:\n": relation})
    ended = ("circulars/contoh/2026/dua.md", "relation-basis-ended")
    assert ended not in _codes(project.root)
    text = path.read_text(encoding="utf-8").replace("to: 2026-03-31", "to: 2026-03-20")
    path.write_text(text, encoding="utf-8")
    assert ended in _codes(project.root)
    path.unlink()
    assert ended not in _codes(project.root)
