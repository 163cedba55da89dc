"""Files at their addresses: types, how long they are kept, ETags, and what stands nowhere."""

import hashlib
import json
import re
import shutil
import time
from datetime import date

import pytest

from publisher.api import files
from publisher.api.exchange import FROZEN, HEAD, PAGE
from publisher.api.problems import KINDS
from publisher.api.routes import ROUTES
from publisher.pipeline.serve import Office
from publisher.release.heads import CURRENT, RELEASES, current
from publisher.release.looking import files_of
from tests.api.conftest import TODAY, Desk

P = "pandeglang/2020/800-2688-bkd"
CORRECTED = "harapan-jaya/2026/800-1-11-003-bkpsdm"


def test_every_file_of_a_release_is_there_with_its_hash_as_etag(desk, releases):
    every = files_of(releases.site, current(releases.site))
    assert len(every) > 400
    for path, (place, sha256) in every.items():
        found = desk.get(f"/{path}")
        assert (found.status, found.body) == (200, place.read_bytes()), path
        assert (
            found.headers["etag"] == f'"{sha256}"' == f'"{hashlib.sha256(found.body).hexdigest()}"'
        )
        assert files.media(path) != files.UNKNOWN, path


def test_a_page_is_there_by_its_folder(desk):
    for path in ("/nomor/", f"/se/{P}/"):
        found = desk.get(path)
        assert (found.status, found.headers["cache-control"]) == (200, PAGE)
        assert b'lang="id"' in found.body
    moved = desk.get(f"/se/{P}")
    assert (moved.status, moved.headers["location"]) == (301, f"/se/{P}/")


def test_the_first_page_is_that_of_today(releases):
    later = Desk(Office(releases.site, "Asia/Jakarta", lambda _zone: date(2026, 11, 25)))
    assert "25 November 2026" in later.get("/").body.decode()
    assert later.get("/").body == later.get("/index@2026-11-25.html").body
    assert later.get("/").body != later.get("/index.html").body
    kept = later.get(f"/r/{releases.names[2]}/index.html")  # for ever, so never that of one day
    assert (kept.body, kept.headers["cache-control"]) == (later.get("/index.html").body, FROZEN)
    before = Desk(Office(releases.site, "Asia/Jakarta", lambda _zone: date(2026, 11, 24)))
    for path in ("/", "/unit/babel/"):  # what a reader keeps of one day is not that of another
        known = {"if-none-match": before.get(path).headers["etag"]}
        assert (before.get(path, **known).status, later.get(path, **known).status) == (304, 200)


@pytest.mark.parametrize(
    ("path", "media", "cached"),
    [
        ("feed/index.json", "application/json", HEAD),
        ("feed/atom.xml", "application/atom+xml", HEAD),
        ("feed/feed.json", "application/feed+json", HEAD),
        ("feed/changes/head.json", "application/json", HEAD),
        ("feed/snapshot/pandeglang/2020.ndjson", "application/x-ndjson", HEAD),
        ("feed/agenda.csv", "text/csv; charset=utf-8", HEAD),
        ("schema/state-1.json", "application/schema+json", HEAD),
        ("kalender/babel.ics", "text/calendar; charset=utf-8", HEAD),
        ("manifest.txt", "text/plain; charset=utf-8", HEAD),
        (f"se/{P}/letter.pdf", "application/pdf", PAGE),
        (f"se/{P}/letter.html", "text/html; charset=utf-8", PAGE),
        (f"se/{P}/policy.json", "application/json", HEAD),
        (f"se/{P}/state.json", "application/json", HEAD),
        (f"se/{P}/policy.jsonld", "application/ld+json", HEAD),
        (f"se/{P}/akn.xml", "application/akn+xml", HEAD),
        (f"se/{P}/source.md", "text/markdown; charset=utf-8", HEAD),
        (f"se/{P}/r1/letter.pdf", "application/pdf", FROZEN),
        (f"se/{P}/r1/policy.json", "application/json", FROZEN),
        ("se/pandeglang/2020/manifest.txt", "text/plain; charset=utf-8", HEAD),
    ],
)
def test_a_file_has_its_type_and_its_cache_class(desk, path, media, cached):
    found = desk.get(f"/{path}")
    assert (found.status, found.headers["content-type"]) == (200, media)
    assert found.headers["cache-control"] == cached


@pytest.mark.parametrize(
    "path", ["/", "/unit/", "/unit/babel/", "/berlaku/", "/berlaku/2026-11-01/", "/cari/"]
)
def test_a_page_that_names_today_is_kept_for_a_minute(desk, path):
    found = desk.get(path)
    assert (found.status, found.headers["cache-control"]) == (200, HEAD)
    assert b'lang="id"' in found.body


def test_full_pages_of_the_log_and_assets_never_change():
    for path in ("feed/changes/000001.json", "feed/atom/000012.xml", "assets/3fa9.css"):
        assert files.cache(path) == FROZEN
    for path in ("feed/atom/theme/x.xml", "index.html", "cari/index.html", "404.html"):
        assert files.cache(path) in (HEAD, PAGE)
    assert files.cache("se/a/2020/b/r1/index.html") == PAGE


def test_an_earlier_release_stays_at_its_own_address(desk, releases):
    before = desk.get(f"/r/{releases.names[0]}/feed/index.json")
    assert before.data["sequence"] == 1
    assert before.headers["cache-control"] == FROZEN
    letter = desk.get(f"/r/{releases.names[0]}/se/{P}/letter.pdf")
    assert (letter.status, letter.headers["cache-control"]) == (200, FROZEN)
    folder = desk.get(f"/r/{releases.names[0]}/nomor")
    assert (folder.status, folder.headers["location"]) == (301, f"/r/{releases.names[0]}/nomor/")
    for path, name in (("nomor/", "nomor/index.html"), ("manifest.txt", "manifest.txt")):
        found = desk.get(f"/r/{releases.names[0]}/{path}")
        assert found.headers["link"] == f'</{name}>; rel="latest-version"'
        assert "link" not in desk.get(f"/{path}").headers


def test_the_releases_that_are_kept_are_listed_the_newest_first(desk, releases):
    assert desk.get("/r").headers["location"] == "/r/"
    found = desk.get("/r/")
    assert (found.status, found.headers["cache-control"]) == (200, PAGE)
    said = found.body.decode()
    places = [said.index(f'<a href="/r/{name}/">') for name in reversed(releases.names)]
    assert places == sorted(places)
    assert "Rilis 3</a>, 21 November 2026 pukul 09.00 WIB (yang tampil sekarang)" in said
    assert said.count("yang tampil sekarang") == 1
    known = {"if-none-match": found.headers["etag"]}
    assert desk.get("/r/", **known).status == 304


def test_a_release_says_first_whether_it_is_the_newest(desk, releases):
    first, last = releases.names[0], releases.names[2]
    assert desk.get(f"/r/{first}").headers["location"] == f"/r/{first}/"
    for name, is_old in ((first, True), (last, False)):
        found = desk.get(f"/r/{name}/")
        said = found.body.decode()
        assert (found.status, found.headers["cache-control"]) == (200, PAGE)  # it will be older
        assert ("Ini bukan rilis terbaru" in said) == is_old
        links = re.findall(r'href="(/r/[^"]+/[^"]+)"', said)
        assert f"/r/{name}/index.html" in links
        assert all(desk.get(one).headers["cache-control"] == FROZEN for one in links)


def test_a_release_that_is_not_kept_leads_to_the_newest(desk):
    gone = f"/r/000009-{'0' * 16}"
    for path in (gone, f"{gone}/", f"{gone}/feed/index.json"):
        asked = desk.get(path)
        assert (asked.status, asked.data["code"]) == (404, "release-unknown")
        assert asked.headers["vary"] == "Accept"
    page = desk.get(f"{gone}/se/{P}/", accept="text/html")
    assert page.status == 404
    assert f'<a href="/se/{P}/">' in page.body.decode()
    assert '<a href="/r/">' in page.body.decode()
    elsewhere = desk.get(f"{gone}/tidak/ada", accept="text/html").body.decode()
    assert "/tidak/ada" not in elsewhere


def test_a_release_that_is_damaged_is_not_listed(own, releases):
    site, desk = own
    (site / RELEASES / releases.names[0] / "feed/index.json").write_bytes(b"{")
    said = desk.get("/r/").body.decode()
    assert releases.names[0] not in said
    assert releases.names[1] in said
    assert desk.get(f"/r/{releases.names[0]}/").status == 404


def test_bytes_are_found_by_their_hash(desk):
    sha256 = desk.api(f"circulars/{P}")["circular"]["policy"]["sha256"]
    for path in (f"/by-hash/sha256/{sha256}", f"/se/{P}/{sha256}.policy.json"):
        found = desk.get(path)
        assert hashlib.sha256(found.body).hexdigest() == sha256
        assert found.headers["content-type"] == "application/octet-stream"
        assert found.headers["cache-control"] == FROZEN
    assert desk.get(f"/by-hash/sha256/{'0' * 64}").status == 404


@pytest.mark.parametrize("path", ["/feed/index.json", "/api/v1/circulars", f"/se/{P}/letter.pdf"])
def test_what_a_reader_has_already_is_not_sent_again(desk, path):
    etag = desk.get(path).headers["etag"]
    for known in (etag, f'"x", {etag}', f"W/{etag}", "*"):
        found = desk.get(path, **{"if-none-match": known})
        assert (found.status, found.body, found.headers["etag"]) == (304, b"", etag)
        assert "cache-control" in found.headers
    assert desk.get(path, **{"if-none-match": '"x"'}).status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../publisher.toml",
        "/%2e%2e/x",
        "//feed/index.json",
        "/feed/../../circulars/ledger.jsonl",
        "/store/sha256",
        "/releases/x",
        "/se/pandeglang/2020/../../manifest.txt",
        "/\x00",
        "/r/../feed/index.json",
        "/tuf/..%2f",
        "/" + "a/" * 5000,
    ],
)
def test_nothing_but_files_of_the_release_is_reached(desk, path):
    assert desk.get(path).status == 404


def test_nothing_there_is_told_as_the_reader_likes_it(desk):
    asked = desk.get("/tidak/ada", accept="application/json")
    assert (asked.status, asked.data["code"], asked.headers["vary"]) == (404, "not-found", "Accept")
    page = desk.get("/tidak/ada", accept="text/html,*/*;q=0.8")
    assert page.headers["content-type"].startswith("text/html")
    assert 'lang="id"' in page.body.decode()


def test_a_method_that_is_not_served_is_told_with_those_that_are(desk):
    for path, allowed in (
        ("/feed/index.json", "GET, HEAD, OPTIONS"),
        ("/api/v1/circulars", "GET, HEAD, OPTIONS"),
    ):
        found = desk.get(path, method="DELETE")
        assert (found.status, found.headers["allow"]) == (405, allowed)
    assert desk.get("/api/v1/ask").headers["allow"] == "POST, OPTIONS"
    assert desk.get("/api/v1/entah", method="DELETE").status == 404


def test_a_browser_may_ask_from_anywhere(desk):
    for path in ("/api/v1/ask", "/feed/index.json"):
        found = desk.get(path, method="OPTIONS")
        assert found.status == 204
        assert "POST" in found.headers["access-control-allow-methods"]
        assert "Content-Type" in found.headers["access-control-allow-headers"]


def test_every_kind_of_problem_has_its_page(desk):
    for code, kind in KINDS.items():
        found = desk.get(f"/masalah/{code}")
        assert found.status == 200
        assert kind.title.id in found.body.decode()
    assert desk.get("/masalah/entah").status == 404


AKN = "/akn/id-3601/act/circular/bupati/2020/800-2688-bkd"


@pytest.mark.parametrize(
    ("path", "target"),
    [
        (AKN, f"/se/{P}/"),
        (f"{AKN}/ind@2020-11-16", f"/se/{P}/"),
        (f"{AKN}/ind:2020-12-01", f"/se/{P}/"),
        (f"{AKN}/ind@2020-11-16/!main.pdf", f"/se/{P}/letter.pdf"),
        (f"{AKN}/ind@2020-11-16/!main.json", f"/se/{P}/policy.json"),
        (f"{AKN}/ind@2020-11-16/!main~p_4__a", f"/se/{P}/#p_4__a"),
    ],
)
def test_a_permanent_address_leads_to_where_it_stands(desk, path, target):
    found = desk.get(path)
    assert (found.status, found.headers["location"]) == (303, target)


def test_a_permanent_address_names_its_revision(desk):
    uri = desk.api(f"circulars/{CORRECTED}")["circular"]["uri"]
    first = desk.get(f"{uri}/ind@2026-01-12/!main.pdf")
    second = desk.get(f"{uri}/ind@2026-01-12.2/!main.pdf")
    assert first.headers["location"] == f"/se/{CORRECTED}/r1/letter.pdf"
    assert second.headers["location"] == f"/se/{CORRECTED}/letter.pdf"
    for found in (first, second):
        assert desk.get(found.headers["location"]).status == 200


@pytest.mark.parametrize(
    "path",
    ["/akn/id/entah", f"{AKN}/ind@2020-11-16.7", f"{AKN}/ind@2020-11-16/!main.exe", f"{AKN}/eng"],
)
def test_a_permanent_address_of_nothing_is_not_found(desk, path):
    assert desk.get(path).status == 404


class Few:
    """Files of a release with these paths."""

    def __init__(self, *paths):
        self.paths = paths

    def find(self, path):
        return "0" * 64 if path in self.paths else None


def test_a_page_of_the_day_wins_over_the_page_without_one():
    day = date(2026, 11, 22)
    both = Few("index.html", "index@2026-11-22.html", "unit/index.html")
    assert files.found(both, "/", day)[0] == "index@2026-11-22.html"
    assert files.found(both, "/", date(2026, 11, 23))[0] == "index.html"
    assert files.found(both, "/unit/", day)[0] == "unit/index.html"
    assert files.is_folder(both, "/unit", day)
    assert not files.is_folder(both, "/entah", day)


def test_the_description_is_one_document_with_the_words_of_the_release(desk):
    found = desk.api("openapi.json")
    assert found["openapi"] == "3.1.0"
    schemas = found["components"]["schemas"]
    assert "babel" in schemas["authority"]["enum"]
    assert schemas["facts"]["properties"]["pegawai.kondisi"]["type"] == "array"
    named = {
        part["$ref"].removeprefix("#/components/").split("/$defs/")[0]
        for part in _parts(found)
        if isinstance(part.get("$ref"), str)
    }
    there = {f"{kind}/{name}" for kind, entries in found["components"].items() for name in entries}
    assert named <= there
    assert {"schemas/circular-1", "schemas/answer-1"} <= named


def _parts(value):
    if isinstance(value, dict):
        yield value
    for inner in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from _parts(inner)


def test_every_route_is_described_and_every_description_has_a_route(desk):
    from_table = {(one.method.lower(), one.path) for one in ROUTES}
    paths = desk.api("openapi.json")["paths"]
    assert {(method, path) for path, one in paths.items() for method in one} == from_table


def test_an_answer_is_the_same_each_time(desk):
    for path in ("/api/v1/circulars", "/api/v1/openapi.json", f"/api/v1/circulars/{P}"):
        assert desk.get(path).body == desk.get(path).body
        json.loads(desk.get(path).body)


@pytest.fixture
def own(releases, tmp_path):
    """A site of its own that a test may damage, and what answers from it."""
    site = tmp_path / "site"
    shutil.copytree(releases.site, site, symlinks=True)
    return site, Desk(Office(site, "Asia/Jakarta", lambda _zone: TODAY))


def test_a_file_that_is_damaged_is_not_passed_off_as_the_one_published(own):
    site, desk = own
    etag = desk.api(f"circulars/{P}")["circular"]["policy"]["sha256"]
    stored = site / "store/sha256" / etag[:2] / etag[2:]
    stored.write_bytes(stored.read_bytes().replace(b"2020", b"2021", 1))
    for path in (f"/se/{P}/policy.json", f"/by-hash/sha256/{etag}", f"/api/v1/circulars/{P}"):
        found = desk.get(path)
        assert (found.status, found.data["code"]) == (503, "release-damaged")
    assert desk.get(f"/se/{P}/letter.pdf").status == 200


def test_a_release_that_is_damaged_does_not_take_the_place_of_the_one_before(own, releases, capsys):
    site, desk = own
    (site / RELEASES / releases.names[0] / "manifest.txt").write_bytes(b"")
    aside = site / "aside"
    aside.symlink_to(f"{RELEASES}/{releases.names[0]}")
    aside.replace(site / CURRENT)
    said, until = "", time.monotonic() + 20
    while not said and time.monotonic() < until:
        assert desk.api("circulars")["freshness"]["sequence"] == 3
        said = capsys.readouterr().err
        time.sleep(0.02)
    assert releases.names[0] in said


def test_a_release_that_came_before_is_read_anew(own, releases):
    """After a restore the log may be shorter than the one that was answered from."""
    site, desk = own
    aside = site / "aside"
    aside.symlink_to(f"{RELEASES}/{releases.names[0]}")
    aside.replace(site / CURRENT)
    until = time.monotonic() + 20
    while len(desk.api("circulars")["circulars"]) != 12 and time.monotonic() < until:
        time.sleep(0.02)
    assert len(desk.api("circulars")["circulars"]) == 12
    assert desk.api("circulars", "q=kerja")["circulars"]
    assert desk.get("/feed/index.json").data["sequence"] == 1
