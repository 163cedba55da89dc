"""`publish`, `copy` and `restore` as they are typed."""

import pytest

from tests.issued import issue_text
from tests.pipeline.test_publish import SITE
from tests.projects import GOOD

AT = "2026-03-02T12:00+00:00"


@pytest.fixture
def site(project):
    """A project with a circular that was issued, and the settings of a site."""
    project.write("publisher.toml", SITE)
    issue_text(project.root, "circulars/contoh/2026/satu.md", GOOD.format(title="Contoh"))
    return project


@pytest.fixture
def shown(site):
    """The same with a release."""
    assert site.run("publish", "--at", AT).status == 0
    return site


def test_a_release_is_made_copied_and_restored(shown, tmp_path_factory):
    copy = tmp_path_factory.mktemp("copies") / "copy"
    assert "Rilis 000001-" in shown.run("copy", str(copy)).out
    head = (shown.root / "site/current/feed/index.json").read_bytes()
    assert shown.run("restore", str(copy), "--site", "anew").status == 0
    assert (shown.root / "anew/current/feed/index.json").read_bytes() == head
    again = shown.run("publish", "--at", AT, "--site", "anew")
    assert (again.status, "sudah memuat semuanya" in again.out) == (0, True)


def test_the_site_of_the_project_is_found_from_below(shown, tmp_path_factory, monkeypatch):
    monkeypatch.chdir(shown.root / "circulars")
    copy = tmp_path_factory.mktemp("copies") / "copy"
    assert shown.run("copy", str(copy)).status == 0
    assert (copy / "feed/index.json").is_file()


def test_a_moment_without_time_or_zone_is_told_its_form(site):
    for typed in ("2026-03-02", "02-03-2026", "2026-03-02T12:00"):
        ended = site.run("publish", "--at", typed)
        told = "2026-03-16T09:00+07:00, bukan tanggal saja" in ended.err
        assert (ended.status, told) == (2, True)


def test_a_folder_of_the_project_or_around_it_is_refused(shown):
    before = sorted(shown.root.rglob("*"))
    for target in ("circulars/site", "circulars", ".", "..", "templates/x", ".git"):
        for typed in (
            ("publish", "--at", AT, "--site", target),
            ("copy", target),
            ("restore", "copy", "--site", target),
        ):
            ended = shown.run(*typed)
            assert (ended.status, "pilih folder tersendiri" in ended.err) == (2, True), typed
    assert sorted(shown.root.rglob("*")) == before


def test_a_copy_does_not_lie_in_the_site(shown):
    for target in ("site/copy", "site"):
        ended = shown.run("copy", target)
        assert (ended.status, "saling memuat" in ended.err) == (2, True)


def test_a_letter_that_is_lost_is_named_and_nothing_is_published(shown):
    """What was made once is never made again: other bytes would be other evidence."""
    issue_text(
        shown.root,
        "circulars/contoh/2026/dua.md",
        GOOD.format(title="Dua").replace("/1/", "/2/"),
        24,
    )
    letter = shown.root / "site/current/se/contoh/2026/satu/letter.pdf"
    store = shown.root / "site/store/sha256"
    name = letter.stat().st_ino
    entry = next(one for one in store.glob("*/*") if one.stat().st_ino == name)
    sha256 = entry.parent.name + entry.name
    data = entry.read_bytes()
    for damaged in (None, data[:-1], b"x" + data[1:]):
        entry.unlink()
        if damaged is not None:
            entry.write_bytes(damaged)
        ended = shown.run("publish", "--at", "2026-03-04T12:00+00:00")
        assert (ended.status, f"SHA-256 {sha256}" in ended.err) == (3, True)
        assert entry.relative_to(shown.root).as_posix() in ended.err
        entry.write_bytes(data)
    assert shown.run("publish", "--at", "2026-03-04T12:00+00:00").status == 0
