"""The job of the search index: of the release that is shown, of all of it and of nothing else."""

import gzip
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from publisher.cli import main
from publisher.model.label import Label
from publisher.parsing import feed_state, record
from publisher.pipeline.search_index import index
from publisher.portal.search_records import Names, Record, page
from publisher.release.export import copy_to
from publisher.release.faults import SiteError
from tests.projects import ROOT
from tests.release.sites import Quick

WITHDRAWN = "harapan-jaya/2026/pakaian-dinas-hari-jadi"
EXTENDED = "harapan-jaya/2026/800-1-6-2-041-bkpsdm"


def fragments(site):
    """Return what the index knows of every circular, by its id."""
    found = {}
    for path in (site / "search/fragment").iterdir():
        data = gzip.decompress(path.read_bytes())
        one = json.loads(data[data.index(b"{") :])
        found[one["url"].removeprefix("/se/").removesuffix("/")] = one
    return found


def noted(site):
    return json.loads((site / "search/edaran.json").read_bytes())


@pytest.fixture(scope="module")
def known(indexed):
    return fragments(indexed.site)


@pytest.fixture
def own(indexed, tmp_path):
    shutil.copytree(indexed.site, tmp_path / "site", symlinks=True)
    return tmp_path / "site"


def test_all_circulars_of_the_release_are_found_and_no_draft(indexed, known):
    shown = indexed.site / "current/se"
    every = {path.parent.relative_to(shown).as_posix() for path in shown.glob("*/*/*/state.json")}
    assert known.keys() == every
    assert noted(indexed.site)["circulars"] == len(every)
    assert noted(indexed.site)["release"] == indexed.names[-1]


def test_a_circular_is_known_by_its_text_number_days_and_status(known):
    one = known[EXTENDED]
    assert one["meta"]["number"] == "800.1.6.2/041/BKPSDM/2026"
    assert one["meta"]["state"] == "Berlaku 3 Agustus 2026 s.d. 31 Januari 2027"
    assert one["meta"]["authority"] == "Kabupaten Harapan Jaya"
    assert {"041", "41", "80016241"} <= set(one["meta"]["numbers"].split())
    assert one["filters"]["year"] == ["2026"]
    assert one["filters"]["state"] == ["Berlaku"]
    assert "Kehadiran" in one["filters"]["theme"]
    assert "Hadir Jaya" in one["content"]


def test_what_was_withdrawn_is_found_with_the_reason(known):
    one = known[WITHDRAWN]
    assert one["filters"]["state"] == ["Ditarik"]
    assert one["meta"]["state"].startswith("Ditarik dari penerbitan: terbit sebelum disetujui")


def test_a_circular_of_the_press_says_so(known):
    assert known["babel/2020/wfh-bergilir"]["meta"]["press"]
    assert "press" not in known[EXTENDED]["meta"]


def test_an_index_that_follows_the_release_is_left_alone(own):
    done = index(own, Quick())
    assert (done.is_new, done.circulars) == (False, noted(own)["circulars"])


def test_the_index_follows_the_release_that_is_shown(own, indexed):
    before = (own / "search").resolve()
    (own / "current").unlink()
    (own / "current").symlink_to(f"releases/{indexed.names[0]}")
    done = index(own, Quick())
    assert done.is_new
    assert noted(own)["release"] == done.release == indexed.names[0]
    assert not before.exists()
    assert [one.name for one in (own / "searches").iterdir()] == [(own / "search").resolve().name]
    assert fragments(own)[EXTENDED]["meta"]["state"] == "Berlaku 3 Agustus s.d. 31 Oktober 2026"


def test_a_copy_has_the_index_as_plain_files(own, tmp_path):
    copied = copy_to(own, tmp_path / "copy", Quick())
    there = {
        path.relative_to(own / "search").as_posix(): path.read_bytes()
        for path in (own / "search").rglob("*.*")
    }
    assert {f"search/{path}" for path in there} <= set(copied.written)
    assert all((tmp_path / "copy/search" / path).read_bytes() == there[path] for path in there)
    assert not copy_to(own, tmp_path / "copy", Quick()).written
    (own / "search").unlink()
    gone = copy_to(own, tmp_path / "copy", Quick())
    assert set(gone.removed) == {f"search/{path}" for path in there}


def test_a_site_without_a_release_has_no_index(tmp_path):
    with pytest.raises(SiteError, match="belum memuat rilis"):
        index(tmp_path)


def test_the_command_says_of_which_release_the_index_is(own, capsys):
    shutil.rmtree(own / "searches")
    assert main.run(["index", "--site", str(own)]) == 0
    assert capsys.readouterr().out.startswith(f"Indeks pencarian rilis {noted(own)['release']}: ")
    assert main.run(["index", "--site", str(own)]) == 0
    assert "sudah mengikuti" in capsys.readouterr().out


def test_without_the_engine_the_command_says_what_to_install(releases):
    program = (
        "import sys; sys.modules['pagefind'] = None; from publisher.cli.main import main; "
        f"main(['index', '--site', {str(releases.site)!r}, '--lang', 'id'])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert ended.returncode == 3
    assert 'python -m pip install "pagefind[bin]"' in ended.stderr
    assert not (releases.site / "search").exists()


def test_words_of_an_author_are_no_markup_of_the_index(indexed):
    folder = indexed.site / "current/se" / EXTENDED
    text = record.parse(json.loads((folder / "policy.json").read_bytes()))
    state = feed_state.state(json.loads((folder / "state.json").read_bytes()))
    bad = '"><script>x</script><i data-pagefind-filter="state:Berlaku">'
    odd = replace(text, title=Label(bad), number=bad, paragraphs={"1": bad})
    made = page(Record(odd, state, (bad,)), Names({}, {}, {}, {}), date(2026, 11, 21))
    assert b"<script" not in made.data
    assert made.data.count(b"data-pagefind-filter=") == 3 + made.data.count(b"&lt;i data-pagefind")
