"""`publisher new`: every pattern gives a circular that passes `check` apart from its blanks."""

import json
import shutil

import pytest

from publisher.drafting.skeletons import PATTERNS
from tests.projects import ROOT
from tests.samples import identities
from tests.samples import project as samples
from tests.thorough import IS_THOROUGH

BLANKS = {"letter-field-missing", "publish-placeholder-left"}
PATH = "circulars/contoh/2026/jam-kerja.md"
PARENT = {"extension", "amendment", "revocation"}


def findings(project, *paths):
    """Return what check says of paths, as code and severity."""
    ended = project.run("check", "--format", "json", *paths)
    found = json.loads(ended.out)["findings"]
    return ended.status, {(one["code"], one["severity"]) for one in found}


@pytest.fixture
def copy(empty):
    """The samples in a folder of their own."""
    shutil.copytree(ROOT / "circulars", empty.root / "circulars")
    return empty


def test_a_new_circular_has_findings_about_its_blanks_only(project):
    ended = project.run("new", "contoh/2026/jam-kerja")
    assert (ended.status, ended.out) == (0, f"{PATH}\n")
    assert f"publisher check {PATH}" in ended.err
    status, found = findings(project)
    assert status == 0
    assert found == {(code, "publication") for code in BLANKS}
    assert project.run("build", "-q").status == 0


def test_the_first_day_is_the_one_named(project):
    project.run("new", "contoh/2026/jam-kerja", "--on", "2026-03-02", "-q")
    assert "from: 2026-03-02\n" in (project.root / PATH).read_text("utf-8")
    text = project.root / "dist/se/contoh/2026/jam-kerja/letter.txt"
    project.run("build")
    assert "berlaku mulai 2 Maret 2026" in text.read_text("utf-8")


def test_the_path_may_be_spelled_as_people_do(project):
    for spelled in (
        "circulars/contoh/2026/satu.md",
        "./circulars/contoh/2026/dua",
        "circulars\\contoh\\2026\\tiga.md",
        "contoh/2026/empat/",
    ):
        assert project.run("new", spelled).status == 0, spelled
    assert project.files("circulars/contoh/2026") == [
        "dua.md",
        "empat.md",
        "satu.md",
        "tiga.md",
    ]


def test_nothing_is_overwritten(project):
    project.run("new", "contoh/2026/jam-kerja")
    project.write(PATH, "tulisan saya")
    ended = project.run("new", "contoh/2026/jam-kerja")
    assert (ended.status, ended.out) == (2, "")
    assert "sudah ada dan tidak ditimpa" in ended.err
    assert (project.root / PATH).read_text("utf-8") == "tulisan saya"


def test_a_path_that_is_no_place_for_a_circular_is_refused(project):
    for path in (
        "jam-kerja",
        "contoh/jam-kerja",
        "contoh/2026/Jam-Kerja",
        "contoh/26/jam",
        "contoh/2026/jam kerja",
        "../contoh/2026/jam",
        "/contoh/2026/jam",
        "contoh/2026/con",
        "contoh/2026/" + "a" * 200,
        "vocabulary/2026/jam",
        "contoh/2026/a/b",
    ):
        ended = project.run("new", path)
        assert (ended.status, ended.out) == (2, ""), path
        assert "tulis instansi/tahun/nama" in ended.err, path
    assert [one for one in project.files("circulars") if one.endswith(".md")] == []


def test_an_authority_nobody_knows_is_refused_with_those_there_are(project):
    ended = project.run("new", "lain/2026/jam-kerja")
    assert ended.status == 2
    assert "instansi lain tidak ada dalam circulars/vocabulary (ada: contoh)" in ended.err


def test_a_pattern_that_acts_on_a_text_needs_one(project):
    for pattern in sorted(PARENT):
        ended = project.run("new", "contoh/2026/b", "--pattern", pattern)
        assert ended.status == 2
        assert "memerlukan --of ID" in ended.err
        ended = project.run("new", "contoh/2026/b", "--pattern", pattern, "--of", "contoh/2026/a")
        assert ended.status == 2
        assert "edaran contoh/2026/a tidak ditemukan" in ended.err


def test_a_text_whose_data_is_wrong_cannot_be_acted_on(project):
    project.circular("satu", swap={"schema: edaran/1": "schema: ["})
    ended = project.run(
        "new", "contoh/2026/dua", "--pattern", "revocation", "--of", "contoh/2026/satu"
    )
    assert ended.status == 2
    assert "data contoh/2026/satu masih salah" in ended.err


def test_a_text_to_act_on_is_refused_where_the_pattern_has_no_use_for_it(project):
    project.circular("satu")
    ended = project.run("new", "contoh/2026/dua", "--of", "contoh/2026/satu")
    assert ended.status == 2
    assert "--of hanya untuk" in ended.err


def test_a_pattern_that_is_not_there_is_refused(project):
    ended = project.run("new", "contoh/2026/dua", "--pattern", "correction")
    assert ended.status == 2
    assert "pilih new, extension, amendment, revocation" in ended.err


def test_a_date_that_is_none_is_refused(project):
    ended = project.run("new", "contoh/2026/dua", "--on", "2026-02-30")
    assert ended.status == 2
    assert "tulis tanggal seperti 2026-03-16" in ended.err


def test_an_extension_begins_the_day_after_the_old_end(project):
    project.circular("satu")
    project.run("new", "contoh/2026/dua", "--pattern", "extension", "--of", "contoh/2026/satu")
    text = (project.root / "circulars/contoh/2026/dua.md").read_text("utf-8")
    assert "effective: {from: 2026-04-01, to: 2026-05-01" in text


@pytest.mark.parametrize(
    ("pattern", "period"),
    [
        ("amendment", "effective: {from: 2026-03-11, to: 2026-04-30"),
        ("extension", "effective: {from: 2026-05-01, to: 2026-05-31"),
    ],
)
def test_a_text_that_was_extended_lasts_until_its_real_last_day(project, pattern, period):
    project.circular("satu")
    assert project.run("issue", "contoh/2026/satu", "--yes").status == 0
    project.circular(
        "tiga",
        swap={
            "from: 2026-03-02, to: 2026-03-31": "from: 2026-04-01, to: 2026-04-30",
            "rules:\n": "relations:\n  - {type: memperpanjang, target: contoh/2026/satu,"
            " label: Lain, en: Other, cite: [masa]}\nrules:\n",
        },
    )
    assert project.run("issue", "contoh/2026/tiga", "--yes").status == 0
    words = ("--pattern", pattern, "--of", "contoh/2026/satu", "--on", "2026-03-11")
    assert project.run("new", "contoh/2026/baru", *words).status == 0
    assert period in (project.root / "circulars/contoh/2026/baru.md").read_text("utf-8")


def test_the_words_of_the_parent_are_taken_over_as_words(project):
    title = "Libur *Bersama* [2026] <b>tegas</b> di \\\\ Kota"
    project.circular("satu", title=f'"{title}"')
    project.run("new", "contoh/2026/dua", "--pattern", "revocation", "--of", "contoh/2026/satu")
    assert findings(project, "contoh/2026/dua") == (0, {(code, "publication") for code in BLANKS})
    project.run("build")
    text = (project.root / "dist/se/contoh/2026/dua/letter.txt").read_text("utf-8")
    assert "tentang Libur *Bersama* [2026] <b>tegas</b> di \\ Kota" in " ".join(text.split())


@pytest.mark.slow
@pytest.mark.parametrize("pattern", sorted(set(PATTERNS) & PARENT))
def test_every_sample_can_be_acted_on(copy, pattern):
    """Findings of the new texts are about blanks; an open end cannot be extended, and says so.

    Each pattern takes its share of the samples, or all where there is time.
    """
    written = []
    patterns = sorted(set(PATTERNS) & PARENT)
    share = 1 if IS_THOROUGH else len(patterns)
    for number, parent in list(enumerate(identities()))[patterns.index(pattern) % share :: share]:
        authority, circular = parent.split("/")[0], samples().circulars[parent]
        path = f"{authority}/2027/{pattern}-{number}"
        ended = copy.run("new", path, "--pattern", pattern, "--of", parent, "--on", "2027-01-04")
        if pattern == "extension" and circular.effective.end is None:
            assert ended.status == 2
            assert f"{parent} tidak punya tanggal akhir" in ended.err
        else:
            assert ended.status == 0, ended.err
            written.append(path)
    assert len(written) > 1
    status, found = findings(copy, *written)
    found -= {("letter-emblem-missing", "publication")}  # a blank of the authority, not the text
    found -= {
        one for one in found if one[0].startswith("relation-") and one[1] == "warning"
    }  # ended
    found -= {("rule-displaces-silently", "publication")}  # what the new rule does is not said yet
    assert (status, found) == (0, {(code, "publication") for code in BLANKS})
    assert copy.run("build", "-q", *written).status == 0
    assert copy.files("dist/se")[-1].endswith("source.md")
