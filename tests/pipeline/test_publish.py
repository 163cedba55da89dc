"""Publishing: from the agenda book to a release, again, and with what came since."""

import json
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from publisher.canonical import sha256
from publisher.parsing import schema
from publisher.pipeline.continuation import RewrittenError
from publisher.pipeline.journal import LEDGER
from publisher.pipeline.kept import DamagedError
from publisher.pipeline.publish import NOTE, publish
from publisher.pipeline.registry import registry
from publisher.pipeline.settings import SettingsError
from publisher.pipeline.settings import site as settings
from publisher.pipeline.withdraw import withdraw
from publisher.release.faults import MomentError
from tests.issued import at, issue_text
from tests.projects import SITE
from tests.reading_back import pdf_furniture
from tests.release.sites import Quick
from tests.samples import ROOT

# Pages of three days ahead are as good as those of forty, and a tenth of the work.
NEAR = f"{SITE}horizon = 3\n"
KINDS = ("docx", "html", "pdf", "txt")
MOMENT = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(1)


@pytest.fixture
def site(project):
    """A project with one circular that was issued and a draft, and the settings of a site."""
    project.write("publisher.toml", NEAR)
    issued(project, "satu")
    project.circular("rahasia", title="Rancangan yang belum boleh dibaca")
    return project


def issued(project, name, hours=0, **changes):
    text = project.circular(name, **changes).read_text("utf-8")
    issue_text(project.root, f"circulars/contoh/2026/{name}.md", text, hours)


def released(project, moment=MOMENT, folder="site"):
    return publish(project.root, project.root / folder, moment, disk=Quick())


def tree(folder):
    """Return every file of the release that is shown by its path."""
    shown = folder / "current"
    found = {}
    for path in sorted(shown.resolve().rglob("*")):
        target = path.resolve()
        inner = target.rglob("*") if path.is_symlink() else [target]
        for file in inner:
            if file.is_file():
                name = path / file.relative_to(target) if path.is_symlink() else path
                found[name.relative_to(shown.resolve()).as_posix()] = file.read_bytes()
    return found


def test_what_was_issued_is_published_and_verifies_by_its_lists(site):
    done = released(site)
    assert (done.is_new, done.circulars, done.letters, done.unlettered) == (True, 1, 1, ())
    files = tree(site.root / "site")
    place = "se/contoh/2026/satu"
    assert (
        files[f"{place}/source.md"]
        == (site.root / "circulars/issued/contoh/2026/satu/r1.md").read_bytes()
    )
    for inner in ("", "r1/"):
        assert files[f"{place}/{inner}letter.pdf"].startswith(b"%PDF-")
    index = json.loads(files["feed/index.json"])
    manifest = files["manifest.txt"].decode()
    assert sha256(files["manifest.txt"]) == index["files"]["manifest"]["sha256"]
    for line in manifest.splitlines():
        digest, path = line.split("  ", 1)
        assert sha256(files[path]) == digest, path


def test_no_trace_of_a_draft_is_in_a_release(site):
    issued(site, "dua", 1)
    changed = site.root / "circulars/contoh/2026/dua.md"
    changed.write_text(changed.read_text("utf-8").replace("Contoh", "Rancangan Diam", 1), "utf-8")
    released(site)
    for path, data in tree(site.root / "site").items():
        for word in (b"2026/rahasia", b"Rancangan yang belum", b"Rancangan Diam", b"/DRAF"):
            assert word not in data, path


def test_what_says_nothing_new_is_published_once(site):
    first = released(site)
    again = released(site, MOMENT + timedelta(hours=1))
    assert (again.is_new, again.head.release) == (False, first.head.release)
    assert released(site, MOMENT + DAY).is_new  # another day: `as_of`


def test_a_line_more_changes_what_it_concerns_and_no_letter(site):
    released(site)
    before = tree(site.root / "site")
    issued(site, "dua", 24)
    done = released(site, MOMENT + DAY)
    after = tree(site.root / "site")
    assert done.letters == 1
    assert after["feed/changes/head.json"] != before["feed/changes/head.json"]
    frozen = [one for one in before if "/satu/r1/" in one and not one.endswith("/index.html")]
    assert len(frozen) == 6
    assert all(after[one] == before[one] for one in frozen)


def test_a_release_is_the_same_whatever_was_published_before(site):
    """Publishing daily or once, into an old site or a new one, gives the same files."""
    for number in range(3):
        released(site, MOMENT + number * DAY)
        issued(site, f"lagi-{'abc'[number]}", 24 * number + 13)
    withdraw(site.root, "contoh/2026/satu", "keliru", at(24 * 3))
    last = MOMENT + 40 * DAY
    released(site, last)
    (site.root / NOTE).unlink()
    released(site, last, "lain")
    one, two = tree(site.root / "site"), tree(site.root / "lain")
    for path in one.keys() | two.keys():
        if path != "feed/index.json":
            assert one.get(path) == two.get(path), path


def test_a_letter_stays_as_it_was_when_the_look_changes(site):
    released(site)
    before = tree(site.root / "site")
    words = site.root / "circulars/vocabulary/authorities.yaml"
    words.write_text(words.read_text("utf-8").replace("Jalan", "Jalan Raya"), "utf-8")
    done = released(site, MOMENT + DAY)
    after = tree(site.root / "site")
    assert (done.is_new, done.letters) == (True, 0)
    for path in (one for one in before if "letter." in one):
        assert after[path] == before[path]


def test_a_letter_that_cannot_be_made_stops_no_other(site):
    text = site.circular("dua").read_text("utf-8")
    issue_text(site.root, "circulars/contoh/2026/dua.md", text, 1)
    book = (site.root / LEDGER).read_bytes()
    kept = site.root / "circulars/issued/contoh/2026/dua/r1.md"
    broken = kept.read_bytes().replace(b"rules:", b"rules: tiada\n#")
    (site.root / LEDGER).write_bytes(
        book.replace(sha256(kept.read_bytes()).encode(), sha256(broken).encode())
    )
    kept.write_bytes(broken)
    done = released(site)
    assert [(one.circular, one.revision) for one in done.unlettered] == [("contoh/2026/dua", 1)]
    files = tree(site.root / "site")
    assert "se/contoh/2026/satu/letter.pdf" in files
    assert "se/contoh/2026/dua/letter.pdf" not in files
    assert "se/contoh/2026/dua/policy.json" in files


def test_what_was_withdrawn_stays_as_a_tombstone(site):
    released(site)
    withdraw(site.root, "contoh/2026/satu", "keliru terbit", at(24))
    released(site, MOMENT + DAY)
    files = tree(site.root / "site")
    assert b"keliru terbit" in files["feed/snapshot/contoh/2026.ndjson"]
    assert "se/contoh/2026/satu/r1/letter.pdf" in files
    assert json.loads(files["feed/current.json"])["circulars"] == []


def marked(files, name, inner=""):
    """Return whether the letters at an address say that they were withdrawn: all or none do."""
    found = {one: files[f"se/contoh/2026/{name}/{inner}letter.{one}"] for one in KINDS}
    pages = pdf_furniture(found.pop("pdf"))
    said = {"DITARIK" in " ".join(page) for page in pages}
    with ZipFile(BytesIO(found.pop("docx"))) as parts:
        said.add(any(b"DITARIK" in parts.read(one) for one in parts.namelist()))
    said |= {b"DITARIK" in one for one in found.values()}
    assert len(said) == 1
    return said.pop()


def test_what_was_withdrawn_has_marked_letters_at_its_newest_address(site):
    released(site)
    before = tree(site.root / "site")
    assert not marked(before, "satu")
    withdraw(site.root, "contoh/2026/satu", "keliru terbit", at(24))
    done = released(site, MOMENT + DAY)
    after = tree(site.root / "site")
    assert done.letters == 1
    assert marked(after, "satu")
    frozen = [one for one in before if "/satu/r1/" in one and "index.html" not in one]
    assert all(after[one] == before[one] for one in frozen)
    issued(site, "dua", 48)
    assert released(site, MOMENT + 2 * DAY).letters == 1  # the marked ones are there
    assert marked(tree(site.root / "site"), "satu")


def test_what_was_withdrawn_before_its_first_release_is_kept_as_it_was_issued(site):
    withdraw(site.root, "contoh/2026/satu", "keliru terbit", at(1))
    released(site)
    files = tree(site.root / "site")
    assert marked(files, "satu")
    assert not marked(files, "satu", "r1/")


def test_a_correction_withdrawn_before_its_release_has_its_own_marked_letters(site):
    released(site)
    path = "circulars/contoh/2026/satu.md"
    text = (site.root / path).read_text("utf-8").replace("Contoh", "Contoh yang Diperbaiki", 1)
    mended = "correction: {type: ralat, note: judul salah cetak}\nplace:"
    issue_text(site.root, path, text.replace("place:", mended, 1), 20)
    withdraw(site.root, "contoh/2026/satu", "keliru terbit", at(24))
    released(site, MOMENT + DAY)
    files = tree(site.root / "site")
    assert marked(files, "satu")
    assert "diperbaiki" in files["se/contoh/2026/satu/letter.txt"].decode().casefold()
    assert not marked(files, "satu", "r1/")
    assert not marked(files, "satu", "r2/")


def test_a_book_that_was_rewritten_is_refused(site):
    issued(site, "dua", 1)
    released(site)
    book = site.root / LEDGER
    whole = book.read_bytes()
    shutil.rmtree(site.root / "circulars/issued/contoh/2026/dua")
    book.write_bytes(whole.splitlines(keepends=True)[0])
    with pytest.raises(RewrittenError):
        released(site, MOMENT + DAY)
    assert tree(site.root / "site")["feed/index.json"]


def test_a_line_from_before_the_last_release_is_refused(site):
    released(site, MOMENT + DAY)
    issued(site, "dua", 1)
    with pytest.raises(RewrittenError, match="dicatat"):
        released(site, MOMENT + 2 * DAY)


def test_a_moment_before_the_last_release_is_refused(site):
    released(site)
    with pytest.raises((MomentError, RewrittenError)):
        released(site, MOMENT - DAY)


@pytest.mark.parametrize("suffix", ["json", "md"])
def test_a_damaged_text_is_named_and_the_old_release_stands(site, suffix):
    first = released(site)
    issued(site, "dua", 24)
    registry(site.root)  # the index knows it from now on
    path = f"circulars/issued/contoh/2026/dua/r1.{suffix}"
    kept = site.root / path
    kept.write_bytes(kept.read_bytes() + b" ")
    with pytest.raises(DamagedError, match=path):
        released(site, MOMENT + DAY)
    assert (site.root / "site/current").readlink().name == first.head.release
    kept.write_bytes(kept.read_bytes()[:-1])
    assert released(site, MOMENT + DAY).is_new


@pytest.mark.parametrize("day", [0, 1])
def test_an_earlier_line_that_was_changed_stops_publishing(site, day):
    issued(site, "dua", 1)
    first = released(site)
    book = site.root / LEDGER
    book.write_bytes(book.read_bytes().replace(b"2026/satu", b"2026/sato", 1))
    with pytest.raises(DamagedError, match=r"ledger\.jsonl:"):
        released(site, MOMENT + day * DAY)
    assert (site.root / "site/current").readlink().name == first.head.release


def git(root, *arguments):
    who = ("-c", "user.name=Uji", "-c", "user.email=uji@contoh.example")
    done = subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)
    return done.stdout.decode().strip()


@pytest.mark.skipif(not shutil.which("git"), reason="git makes the example")
def test_the_head_names_the_commit_that_holds_the_same_book(site):
    assert released(site).head.index["git_commit"] is None
    git(site.root, "init", "-q", ".")
    assert released(site, MOMENT + DAY).head.index["git_commit"] is None
    git(site.root, "add", "circulars")
    git(site.root, "commit", "-q", "-m", "edaran")
    commit = git(site.root, "rev-parse", "HEAD")
    done = released(site, MOMENT + 2 * DAY)
    assert done.head.index["git_commit"] == commit
    assert released(site, MOMENT + 2 * DAY, "lain").head.index["git_commit"] == commit
    withdraw(site.root, "contoh/2026/satu", "keliru", at(24 * 3))
    assert released(site, MOMENT + 4 * DAY).head.index["git_commit"] is None
    git(site.root, "commit", "-q", "-m", "ditarik", "--", LEDGER)
    assert released(site, MOMENT + 5 * DAY).head.index["git_commit"] != commit
    for file in (site.root / ".git/objects").glob("??/*"):
        file.chmod(0o600)
        file.write_bytes(b"rusak")
    assert released(site, MOMENT + 6 * DAY).head.index["git_commit"] is None


@pytest.mark.parametrize(
    ("old", "new"),
    [('domain = "edaran.example"', 'domain = "lain.example"'), ("year = 2026", "year = 2025")],
)
def test_domain_and_year_stay_as_the_first_release_has_them(site, old, new):
    first = released(site)
    site.write("publisher.toml", SITE.replace(old, new))
    for day in (0, 1):
        with pytest.raises(SettingsError, match=r'domain = "edaran\.example", year = 2026'):
            released(site, MOMENT + day * DAY)
    assert (site.root / "site/current").readlink().name == first.head.release
    site.write("publisher.toml", SITE.replace("https://edaran.example", "https://pindah.example"))
    assert released(site, MOMENT + DAY).is_new


def test_without_the_settings_of_a_site_it_says_what_to_write(project):
    with pytest.raises(SettingsError, match="domain"):
        released(project)


ZONES = "tulis Asia/Jakarta (WIB), Asia/Makassar (WITA), atau Asia/Jayapura (WIT)"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"site/1"', '"site/2"', ["publisher.toml:1: `schema` harus `site/1`"]),
        ('"https://edaran.example"', '"edaran.example"', ["publisher.toml:2: `address` salah"]),
        (
            "year = 2026",
            "tahun = 2026",
            [
                "publisher.toml:4: tidak mengenal kunci `tahun`; hapus kunci itu, atau betulkan "
                "ejaannya",
                "publisher.toml:1: memerlukan kunci `year`; tambahkan `year = ...`",
            ],
        ),
        (
            "en =",
            "eng =",
            ["publisher.toml:7: `title` tidak mengenal kunci `eng`; maksud Anda `en`?"],
        ),
        ("year = 2026", "year = 2026-01-01", ["publisher.toml:4: `year` harus bilangan bulat"]),
        (
            '"Asia/Jakarta"',
            '"WIB"',
            [f"publisher.toml:6: `zone` bukan nama zona waktu: `WIB`; {ZONES}"],
        ),
        ('"Asia/Jakarta"', '""', ["publisher.toml:6: `zone` salah bentuk: ``"]),
        ("year = 2026", "year = ", ["publisher.toml:4: bukan TOML yang sah (Invalid value)"]),
        ('"2026a"', '"2026a"\nepoch = "b"', ["publisher.toml:6: bukan TOML yang sah"]),
    ],
)
def test_every_fault_of_the_settings_is_told_once_with_its_line(site, old, new, words):
    site.write("publisher.toml", SITE.replace(old, new))
    with pytest.raises(SettingsError) as stopped:
        settings(site.root)
    told = stopped.value.message.id.splitlines()
    assert len(told) == len(words)
    for said, expected in zip(told, words, strict=True):
        assert said.startswith(expected)


def test_the_samples_are_published_whole(tmp_path):
    shutil.copytree(ROOT / "circulars", tmp_path / "circulars")
    shutil.copy(ROOT / "publisher.toml", tmp_path)
    publish(tmp_path, tmp_path / "site", datetime(2026, 11, 21, 2, tzinfo=UTC))
    files = tree(tmp_path / "site")
    listed = [json.loads(data) for path, data in files.items() if path.endswith("/files.json")]
    assert len(listed) == 14
    assert [schema.validate(one, "files-1") for one in listed] == [()] * 14
    for letter in (file for one in listed for part in one["revisions"] for file in part["files"]):
        assert sha256(files[letter["href"]]) == letter["sha256"]
        assert len(files[letter["href"]]) == letter["bytes"]
    assert all(not one.startswith(("tuf/", "cek/", "v/")) for one in files)
