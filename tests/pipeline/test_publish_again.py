"""Publishing on from a release gives what publishing into an empty folder does, byte for byte."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from publisher.pipeline.publish import NOTE, publish
from publisher.pipeline.release_index import PLACE
from publisher.pipeline.sealing import sealed
from tests import kept_registers
from tests.pipeline.test_publish import NEAR, tree
from tests.release.sites import Quick
from tests.thorough import IS_THOROUGH

FIRST = datetime(2025, 12, 1, 3, tzinfo=UTC)
OWN = ("sequence", "release", "base", "prev", "issued_at", "files")  # they tell of a folder
AUTHORITIES = ("menpanrb", "babel", "pandeglang", "kota-bengkulu")
ACTS = ("mencabut", "mengganti", "memperpanjang", "menangguhkan", "mengubah", "merujuk")
RULE = {
    "id": "dari-rumah",
    "kind": "lokasi-kerja",
    "modality": "dianjurkan",
    "label": {"id": "Bekerja dari rumah", "en": "Work from home"},
    "who": {"pegawai.jenis": ["asn"]},
    "do": {"location": "wfh"},
    "cite": [{"id": "satu", "p": "1"}],
}


def history(random, count):
    """Return a register in which circulars are issued, corrected, acted on and withdrawn."""
    lines, texts, moment, names = [], {}, FIRST, []
    for _ in range(count):
        moment += timedelta(hours=random.choice((0, 1, 5, 30, 200)))
        older = random.choice(names) if names and random.random() < 0.3 else None
        line = {"recorded": moment.isoformat(), "event": "issue", "revision": 1}
        if older is None:
            authority = random.choice(AUTHORITIES)
            name = f"{authority}/{moment.year}/se-{len(names)}"
            texts[f"{name}@1"] = text(random, name, 1, moment, names)
            names.append(name)
        else:
            name = older
            last = [one for one in lines if one["circular"] == name][-1]
            line |= {"event": "correct", "revision": last["revision"] + 1, "change": "substansi"}
            if last["event"] == "withdraw":
                continue
            if random.random() < 0.3:
                line |= {"event": "withdraw", "revision": last["revision"], "note": "keliru"}
                del line["change"]
            else:
                new = text(random, name, line["revision"], moment, names)
                texts[f"{name}@{line['revision']}"] = new
        lines.append({**line, "circular": name})
    return {"ledger": lines, "texts": texts}, moment


def text(random, name, revision, moment, names):
    start = moment.date() + timedelta(random.randrange(-20, 60))
    end = start + timedelta(random.randrange(90)) if random.random() < 0.7 else None
    targets = [one for one in names if one != name]
    relations = [
        {
            "type": random.choice(ACTS),
            "target": random.choice(targets),
            "label": {"id": "Yang lain", "en": "The other"},
            "cite": [{"p": "pembuka"}],
        }
        for _ in range(random.choice((0, 0, 1, 2)) if targets else 0)
    ]
    return kept_registers.policy(
        name,
        f"Edaran {name} {revision}",
        {"from": start.isoformat(), "to": end and end.isoformat(), "cite": [{"p": "1"}]},
        revision=revision,
        recorded=moment.isoformat(),
        number=random.choice((None, f"800/{random.randrange(99)}/{moment.year}")),
        signed=random.choice((None, moment.date().isoformat())),
        relations=relations,
        rules=[RULE] if random.random() < 0.6 else [],
    )


@pytest.fixture
def project(tmp_path):
    """A folder with the settings of a site."""
    root = tmp_path / "project"
    root.mkdir()
    (root / "publisher.toml").write_text(NEAR, "utf-8")
    return root


def compared(root, moment, folder="site"):
    """Publish on, and into an empty folder without anything kept; both say the same."""
    publish(root, root / folder, moment, disk=Quick())
    clean = root.parent / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    shutil.copytree(root, clean, ignore=shutil.ignore_patterns("site*", ".publisher"))
    publish(clean, clean / "site", moment, disk=Quick())
    one, two = tree(root / folder), tree(clean / "site")
    heads = [json.loads(found.pop("feed/index.json")) for found in (one, two)]
    assert one.keys() ^ two.keys() == set()
    assert [path for path in one if path != "manifest.txt" and one[path] != two[path]] == []
    for name in heads[0].keys() - OWN:
        assert heads[0][name] == heads[1][name], name


def forgotten(root, random):
    """Lose or spoil what is kept between releases, or leave it."""
    place = root / PLACE
    match random.randrange(6) if place.exists() else 0:
        case 1:
            place.unlink()
        case 2:
            place.write_bytes(b"rusak" * 400)
        case 3:
            data = bytearray(place.read_bytes())
            for _ in range(40):
                data[random.randrange(len(data))] ^= 0xFF
            place.write_bytes(data)
        case 4:
            (root / NOTE).write_bytes(b"{")


SEEDS = (
    0,
    *(pytest.param(one, marks=pytest.mark.slow) for one in range(1, 5 if IS_THOROUGH else 2)),
)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_release_after_any_history_is_that_of_an_empty_folder(seed, project):
    random = Random(seed)
    register, last = history(random, 14 if IS_THOROUGH else 8)
    kept_registers.write(project, register)
    moment = FIRST
    while moment < last + timedelta(20):
        moment += timedelta(hours=random.choice((12, 30, 60, 24 * 9, 24 * 30)))
        compared(project, moment)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_release_after_disturbances_is_that_of_an_empty_folder(seed, project):
    """What is kept is lost or spoilt, the vocabulary changes, another folder is published."""
    random = Random(seed)
    register, last = history(random, 10 if IS_THOROUGH else 6)
    kept_registers.write(project, register)
    moment = FIRST
    words = project / "circulars/vocabulary/authorities.yaml"
    while moment < last + timedelta(20):
        moment += timedelta(hours=random.choice((30, 24 * 9, 24 * 40)))
        if random.random() < 0.15:
            words.write_text(words.read_text("utf-8").replace("Kabupaten P", "Kab. P"), "utf-8")
        compared(project, moment, random.choice(("site", "site", "site", "site-lain")))
        forgotten(project, random)


@pytest.mark.slow
def test_a_release_of_many_pages_is_that_of_an_empty_folder(project):
    random = Random(7)
    register, last = history(random, 220)
    kept_registers.write(project, register)
    for hours in (2500, 900, 900, 0) if IS_THOROUGH else (900, 0):
        compared(project, last - timedelta(hours=hours))


def test_a_fault_of_the_store_that_is_taken_over_is_mended(project):
    register, last = history(Random(3), 6)
    kept_registers.write(project, register)
    publish(project, project / "site", last, disk=Quick())
    feed = "current/feed/ledger/2025.jsonl"
    shared = (project / "site" / feed).resolve()
    shared.chmod(0o644)
    shared.write_bytes(b"rusak")
    compared(project, last + timedelta(1))


def test_what_is_kept_serves_a_later_release_and_stays_for_an_earlier_one(project):
    register, last = history(Random(5), 8)
    kept_registers.write(project, register)
    publish(project, project / "site", last, disk=Quick())
    before = (project / PLACE).read_bytes()
    compared(project, last - timedelta(10), "site-lain")
    assert (project / PLACE).read_bytes() == before


def test_a_row_that_was_changed_is_not_believed(project):
    register, last = history(Random(2), 8)
    kept_registers.write(project, register)
    publish(project, project / "site", last, disk=Quick())
    with closing(sqlite3.connect(project / PLACE)) as index:
        index.execute("UPDATE circulars_told SET agenda = 'palsu'")
        index.commit()
    compared(project, last + timedelta(1))


def test_an_index_that_another_program_left_is_made_anew_in_its_place(project):
    register, last = history(Random(2), 8)
    kept_registers.write(project, register)
    publish(project, project / "site", last, disk=Quick())
    with closing(sqlite3.connect(project / PLACE)) as index:
        index.execute("UPDATE log SET data = ?", (sealed(["lain", "", 0, 0, ""]),))
        index.execute("DROP TABLE themed")
        index.execute("CREATE TABLE themed (kolom TEXT)")
        index.commit()
    compared(project, last + timedelta(1))
    with closing(sqlite3.connect(project / PLACE)) as index:
        assert index.execute("SELECT count(*) FROM themed").fetchone() > (0,)


def follow(project, steps):
    """Write a register of a step a day: a circular, its line, what its text says."""
    period = {"from": "2026-01-01", "cite": [{"p": "1"}]}
    lines, texts = [], {}
    for days, (name, line, own) in enumerate(steps):
        recorded = (FIRST + timedelta(days)).isoformat()
        lines.append({**line, "recorded": recorded, "circular": name})
        more = {"revision": line["revision"], "recorded": recorded, **own}
        texts[f"{name}@{line['revision']}"] = kept_registers.policy(name, name, period, **more)
    kept_registers.write(project, {"ledger": lines, "texts": texts})


def test_who_cites_a_circular_stands_on_its_page_for_as_long_as_it_does(project):
    """An older circular is told that a later one names it, no more, and not at all."""
    cited, citing = "babel/2025/se-1", "pandeglang/2025/se-2"
    start = {"event": "issue", "revision": 1}
    named = [{"type": "merujuk", "target": cited, "label": {"id": "Yang lain", "en": "The other"}}]
    steps = [
        (cited, start, []),
        (citing, start, [{**one, "cite": [{"p": "pembuka"}]} for one in named]),
        (citing, {"event": "correct", "revision": 2, "change": "substansi"}, []),
    ]
    said = []
    follow(project, ((name, line, {"relations": relations}) for name, line, relations in steps))
    for days in range(len(steps)):
        compared(project, FIRST + timedelta(days, hours=1))
        page = project / f"site/current/se/{cited}/index.html"
        said.append("Dirujuk oleh" in page.read_text("utf-8"))
    assert said == [False, True, False]


def test_a_circular_that_leaves_a_theme_leaves_its_page(project):
    stays, leaves = "babel/2025/se-1", "babel/2025/se-2"
    rules = [{**RULE, "cite": [{"p": "1"}]}]
    steps = [
        (stays, {"event": "issue", "revision": 1}, rules),
        (leaves, {"event": "issue", "revision": 1}, rules),
        (leaves, {"event": "correct", "revision": 2, "change": "substansi"}, []),
    ]
    listed = []
    follow(project, ((name, line, {"rules": own}) for name, line, own in steps))
    for days in range(len(steps)):
        compared(project, FIRST + timedelta(days, hours=1))
        pages = sorted((project / "site/current/tema").glob("*/babel/index.html"))
        listed.append(
            [[name in page.read_text("utf-8") for name in (stays, leaves)] for page in pages]
        )
    assert listed[0] == [[True, False]] * len(pages)
    assert listed[1] == [[True, True]] * len(pages)
    assert listed[2] == [[True, False]] * len(pages)
    assert pages
