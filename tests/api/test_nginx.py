"""The deployment that is shipped: nginx before `publisher serve`, one path of each class."""

import gzip
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from http.client import HTTPResponse
from zoneinfo import ZoneInfo

import pytest

from publisher.api import pages
from publisher.api.problems import KINDS
from publisher.cli import main
from tests.api.nginx import nginx, program
from tests.api.serving import free_port, publisher
from tests.projects import ROOT

P = "se/pandeglang/2020/800-2688-bkd"
SAME = (
    "content-type",
    "cache-control",
    "access-control-allow-origin",
    "access-control-expose-headers",
    "x-content-type-options",
    "content-security-policy",
    "referrer-policy",
    "link",
)
PATHS = (
    "feed/index.json",
    "feed/atom.xml",
    "feed/feed.json",
    "feed/changes/head.json",
    "feed/snapshot/pandeglang/2020.ndjson",
    "feed/ledger/2020.jsonl",
    "feed/agenda.csv",
    "feed/jdihn.json",
    "schema/state-1.json",
    "clients/python/README.md",
    "conformance/index.json",
    "conformance/run.mjs",
    "kalender/babel.ics",
    "manifest.txt",
    "se/pandeglang/2020/manifest.txt",
    "",
    "nomor/",
    "berlaku/",
    "cari/",
    "unit/babel/",
    f"{P}/",
    f"{P}/letter.pdf",
    f"{P}/letter.html",
    f"{P}/letter.docx",
    f"{P}/letter.txt",
    f"{P}/policy.json",
    f"{P}/policy.jsonld",
    f"{P}/state.json",
    f"{P}/akn.xml",
    f"{P}/calendar.ics",
    f"{P}/source.md",
    f"{P}/r1/letter.pdf",
    f"{P}/r1/policy.json",
)


@pytest.fixture(scope="module")
def pair(indexed, tmp_path_factory):
    """Nginx, and the server that it asks."""
    program()
    folder = tmp_path_factory.mktemp("nginx")
    with (
        publisher(indexed.site, folder / "behind") as behind,
        nginx(indexed.site, folder, behind.port) as front,
    ):
        yield front, behind


def same(pair, path, *, by_nginx=False, **asked):
    """Return what nginx answers, which is what the server itself answers; by itself, or asked."""
    front, behind = pair
    status, headers, body = front.ask(path, **asked)
    expected, named, data = behind.ask(path, **asked)
    assert (status, body) == (expected, data), path
    assert {one: headers.get(one) for one in SAME} == {one: named.get(one) for one in SAME}, path
    assert named.get("location") == headers.get("location")
    assert (headers.get("etag") != named.get("etag")) == by_nginx  # its own is of time and size
    return headers


def test_a_file_of_each_class_is_served_alike(pair):
    there = [path for path in PATHS if pair[1].ask(f"/{path}")[0] == 200]
    assert len(there) >= 26
    for path in there:
        headers = same(pair, f"/{path}", by_nginx=True)
        if not path or path.startswith("unit/"):  # another one each day
            assert not {"etag", "last-modified"} & headers.keys()
            continue
        front = pair[0]
        known, kept, nothing = front.ask(f"/{path}", if_none_match=headers["etag"])
        assert (known, nothing) == (304, b"")
        assert kept["cache-control"] == headers["cache-control"]
        assert not headers["etag"].startswith("W/") or path.endswith((".html", ".css"))


def test_what_never_changes_is_served_alike(pair, releases):
    sha256 = pair[1].json("/feed/index.json")["files"]["current"]["sha256"]
    for path in (
        f"/r/{releases.names[0]}/feed/index.json",
        f"/r/{releases.names[1]}/{P}/letter.pdf",
        f"/r/{releases.names[2]}/index.html",
        f"/by-hash/sha256/{sha256}",
        f"/feed/{sha256}.current.json",
    ):
        assert "immutable" in same(pair, path, by_nginx=True)["cache-control"]


def test_which_release_it_is_is_told_alike(pair, releases):
    first = releases.names[0]
    gone = f"/r/000009-0123456789abcdef/se/{P}/"
    for path in ("/r/", f"/r/{first}/", f"/r/{first}", f"/r/{first}/tidak/", gone):
        for accept in ("text/html,*/*;q=0.8", "application/json"):
            same(pair, path, accept=accept)
    for front in pair:
        moved = front.ask(f"/r/{first}/nomor")
        assert (moved[0], moved[1]["location"]) == (301, f"/r/{first}/nomor/")


def test_the_search_index_is_served_alike(pair, indexed):
    folder = indexed.site / "search"
    for path in sorted(folder.rglob("*.*")):
        headers = same(pair, f"/search/{path.relative_to(folder).as_posix()}", by_nginx=True)
        assert ("immutable" in headers["cache-control"]) == (path.parent.name != "search"), path


def test_what_has_no_file_is_answered_by_the_server(pair):
    for path in (
        "/api/v1/circulars",
        "/api/v1/lookup?number=800/1102/VII",
        "/api/v1/entah",
        "/tidak/ada",
        "/masalah/fact-unknown",
        "/masalah/server-away",
        "/r/000009-0123456789abcdef/feed/index.json",
        "/akn/id-19/act/circular/sekretaris-daerah/2020/800-1102-vii",
    ):
        same(pair, path)
    front = pair[0]
    body = json.dumps({"authority": "babel", "on": "2021-01-06"})
    status, headers, data = front.ask("/api/v1/ask", "POST", body, content_type="application/json")
    assert (status, headers["cache-control"]) == (200, "no-store")
    assert json.loads(data)["answer"]["authority"] == "babel"
    status, headers, _ = front.ask("/feed/index.json", "OPTIONS")
    assert (status, headers["access-control-allow-methods"]) == (204, "GET, HEAD, POST, OPTIONS")


def test_an_address_without_its_last_slash_leads_to_the_folder(pair):
    for path in (f"/{P}", "/berlaku/2026-11-01", "/nomor", "/unit/babel"):
        for front in pair:
            status, headers, _ = front.ask(path)
            assert (status, headers["location"]) == (301, f"{path}/")
            assert front.ask(path, "HEAD")[0] == 301
            assert front.ask(path, "POST", "")[0] == 405
            assert front.ask(f"{path}/")[0] == 200


def alone(tmp_path):
    """Return a site of few files, and an address at which nobody answers."""
    site = tmp_path / "site"
    (site / "current/unit").mkdir(parents=True)
    (site / "current/feed").mkdir()
    (site / "current/feed/index.json").write_text("{}")
    (site / "current/unit/index.html").write_text("tanpa hari")
    return site, free_port()


def test_the_page_of_one_day_is_never_taken_for_that_of_another(tmp_path):
    """Pages of two days share time and size: what a reader keeps of one fits the other."""
    site, port = alone(tmp_path)
    today = datetime.now(UTC).date()
    days = [today + timedelta(days=one) for one in (-1, 0, 1)]
    with nginx(site, tmp_path, port, zone="UTC") as front:
        for folder, path in ((site / "current", "/"), (site / "current/unit", "/unit/")):
            (folder / "index.html").write_text("tanpa hari")
            kept = {}
            for text in ("kemarin", "harini."):
                for day in days:  # whichever day it is when it is asked
                    page = folder / f"index@{day}.html"
                    page.write_text(text)
                    os.utime(page, (1_700_000_000, 1_700_000_000))
                status, headers, body = front.ask(path, **kept)
                assert (status, body.decode()) == (200, text)
                assert not {"etag", "last-modified"} & headers.keys()
                assert headers["cache-control"] == "max-age=60, must-revalidate"
                kept = {
                    "if_none_match": '"6553f100-7"',
                    "if_modified_since": "Tue, 14 Nov 2023 22:13:20 GMT",
                }
            for day in days:
                (folder / f"index@{day}.html").unlink()
            os.utime(folder / "index.html", (1_700_000_000, 1_700_000_000))
            kept["if_none_match"] = '"6553f100-a"'
            status, headers, body = front.ask(path, **kept)
            assert (status, body) == (200, b"tanpa hari")
            assert not {"etag", "last-modified"} & headers.keys()


def refused(answer, code, form):
    """Assert that an answer says why something was not given, as a page or as a problem."""
    status, headers, body = answer
    kind = KINDS[code]
    assert status == kind.status
    assert headers["access-control-allow-origin"] == "*"
    assert headers["cache-control"] == "no-store"
    if form == "page":
        assert headers["content-type"] == "text/html; charset=utf-8"
        assert body == pages.refusal(status, code, kind.title)
    else:
        assert headers["content-type"] == "application/problem+json"
        assert json.loads(body) == {
            "type": f"/masalah/{code}",
            "title": kind.title.id,
            "status": status,
            "code": code,
            "detail": kind.title.en,
        }


BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"
WHOLE = b" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
PAGED = WHOLE + b"Accept: " + BROWSER.encode() + b"\r\n"


@pytest.mark.parametrize(
    ("sent", "code", "form"),
    [
        (b"entah\r\n\r\n", "request-malformed", "page"),
        (b"GET / HTTP/1.1\r\nAccept: text/html\r\n\r\n", "request-malformed", "page"),
        (b"GET /api/v1/circulars HTTP/1.1\r\n\r\n", "request-malformed", "problem"),
        (b"GET / HTTP/3.0\r\nHost: a\r\n\r\n", "request-malformed", "page"),
        (b"GET /" + PAGED + b"X: " + b"a" * 20_000 + b"\r\n\r\n", "request-malformed", "page"),
        (b"GET /" + b"a" * 70_000 + PAGED + b"\r\n", "address-too-long", "page"),
        (b"GET /api/" + b"a" * 70_000 + WHOLE + b"\r\n", "address-too-long", "problem"),
        (b"POST /" + PAGED + b"Content-Length: 70000\r\n\r\n", "body-too-large", "page"),
        (b"POST /" + WHOLE + b"Content-Length: 70000\r\n\r\n", "body-too-large", "problem"),
        (b"POST /api/" + PAGED + b"Content-Length: 70000\r\n\r\n", "body-too-large", "problem"),
        (b"GET /api/v1/circulars?q=rahasia" + PAGED + b"\r\n", "server-away", "problem"),
        (b"GET /akn/id" + PAGED + b"\r\n", "server-away", "page"),
        (b"GET /r/" + PAGED + b"\r\n", "server-away", "page"),
        (b"GET /r/" + WHOLE + b"\r\n", "server-away", "problem"),
        (b"GET /tidak/ada" + PAGED + b"\r\n", "not-found", "page"),
        (b"POST /unit/" + WHOLE + b"Content-Length: 0\r\n\r\n", "not-found", "problem"),
    ],
)
def test_what_nginx_refuses_by_itself_is_told_as_the_reader_likes_it(lonely, sent, code, form):
    with closing(lonely.open(sent)) as connection:
        found = HTTPResponse(connection)
        found.begin()
        headers = {name.lower(): value for name, value in found.getheaders()}
        refused((found.status, headers, found.read()), code, form)


@pytest.fixture(scope="module")
def lonely(tmp_path_factory):
    """Nginx with nobody behind it, for a site without a page for what is not found."""
    folder = tmp_path_factory.mktemp("lonely")
    site, port = alone(folder)
    with nginx(site, folder, port) as front:
        yield front
    for file in folder.glob("*.log"):
        assert "rahasia" not in file.read_text("utf-8")


def test_who_does_not_answer_is_as_one_who_is_away(tmp_path):
    site, _ = alone(tmp_path)
    with closing(socket.create_server(("127.0.0.1", 0))) as mute:
        port = mute.getsockname()[1]
        with nginx(site, tmp_path, port, patient=False) as front:
            refused(front.ask("/api/v1/circulars"), "server-away", "problem")
            refused(front.ask("/akn/id?q=rahasia", accept=BROWSER), "server-away", "page")
            refused(front.ask("/tidak/ada", accept=BROWSER), "not-found", "page")
            log = written(tmp_path, '"GET /tidak/ada" 404')
    assert '"GET /akn/id" 502' in log  # as it was asked for, not where nginx found the page


def test_with_nobody_behind_it_files_and_the_page_of_the_site_are_served(tmp_path):
    site, port = alone(tmp_path)
    name = f"000001-{'0' * 16}"
    (site / "releases" / name).mkdir(parents=True)
    (site / "releases" / name / "index.html").write_text("rilis lama")
    (site / "current/404.html").write_text("halaman situs")
    later = {"if_modified_since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    with nginx(site, tmp_path, port) as front:
        assert front.ask("/unit/?q=rahasia-sekali")[0] == 200
        assert front.ask(f"/r/{name}/")[::2] == (200, b"rilis lama")
        for path in ("/tidak/ada?q=rahasia-sekali", f"/r/000009-{'0' * 16}/x?q=rahasia-sekali"):
            for method in ("GET", "POST", "DELETE"):
                status, headers, body = front.ask(path, method, **later)
                assert (status, body) == (404, b"halaman situs")
                assert headers["content-type"] == "text/html; charset=utf-8"
                assert headers["cache-control"] == "no-store"
                assert headers["access-control-allow-origin"] == "*"
    for file in tmp_path.glob("*.log"):
        assert "rahasia" not in file.read_text("utf-8")


def test_pages_and_answers_go_packed_and_feeds_as_they_are(pair):
    front = pair[0]
    for path, packed in (
        ("/nomor/", True),
        ("/api/v1/circulars", True),
        ("/api/v1/openapi.json", True),
        ("/feed/index.json", False),
        ("/feed/changes/head.json", False),
        (f"/{P}/letter.pdf", False),
    ):
        status, headers, body = front.ask(path, accept_encoding="gzip")
        assert (status, headers.get("content-encoding")) == (200, "gzip" if packed else None), path
        if not packed:
            continue
        plain = front.ask(path)[2]
        assert gzip.decompress(body) == plain
        assert len(body) < len(plain) / 2
        known = {"accept_encoding": "gzip", "if_none_match": headers["etag"]}
        assert front.ask(path, **known)[0] == 304


def test_who_asks_too_often_is_told_so(tmp_path):
    site, port = alone(tmp_path)
    with nginx(site, tmp_path, port) as front:
        codes = [
            json.loads(front.ask("/api/v1/lookup?number=rahasia")[2])["code"] for _ in range(400)
        ]
        last = front.ask("/api/v1/lookup?number=rahasia", accept=BROWSER)
    assert set(codes) == {"server-away", "too-many-requests"}
    refused(last, "too-many-requests", "problem")
    for file in tmp_path.glob("*.log"):
        assert "rahasia" not in file.read_text("utf-8")


def test_the_configuration_is_read_without_a_warning(tmp_path):
    site, port = alone(tmp_path)
    with nginx(site, tmp_path, port) as front:
        words = [program(), "-t", "-c", str(tmp_path / "main.conf"), "-p", str(tmp_path)]
        done = subprocess.run(words, capture_output=True, check=False, timeout=60)
        assert front.ask("/unit/")[0] == 200
    assert done.returncode == 0
    assert b"[warn]" not in done.stderr
    assert "[warn]" not in front.log.read_text("utf-8")


def test_the_page_of_the_day_is_that_of_the_zone(tmp_path):
    """Nginx knows the day by TZ in its environment: two zones, maybe two days, two pages."""
    site, _ = alone(tmp_path)
    page = site / "current/unit"
    for zone in ("Pacific/Kiritimati", "Pacific/Niue"):
        day = datetime.now(UTC).astimezone(ZoneInfo(zone)).date()
        (page / f"index@{day}.html").write_text(zone)
        folder = tmp_path / zone.rpartition("/")[2]
        folder.mkdir()
        with nginx(site, folder, 9, zone=zone) as front:
            assert front.ask("/unit/")[2].decode() == zone
            # Nobody answers behind it: what has a file is served, the rest is not found.
            assert front.ask("/tidak/ada")[0] == 404
        (page / f"index@{day}.html").unlink()


def written(folder, words):
    """Return the log once words are in it: a line is written when the answer has gone."""
    until = time.monotonic() + 10
    while words not in (log := (folder / "edaran.log").read_text("utf-8")):
        assert time.monotonic() < until
        time.sleep(0.02)
    return log


def test_nothing_of_a_question_is_written_down(pair):
    front = pair[0]
    front.ask("/api/v1/circulars?q=rahasia-sekali", referer="http://rahasia-sekali.example/")
    folder = front.log.parent
    written(folder, "/api/v1/circulars")
    for file in folder.glob("*.log"):
        assert "rahasia" not in file.read_text("utf-8")


@pytest.mark.slow
def test_slow_and_half_open_requests_do_not_stop_others(pair):
    """Heads that never end, bodies that never come, answers that nobody reads."""
    front = pair[0]
    head = b"GET /feed/index.json HTTP/1.1\r\nHost: a\r\nX-"
    body = (
        b"POST /api/v1/ask HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        b"Content-Length: 1000\r\n\r\n{"
    )
    large = b"GET /feed/snapshot/harapan-jaya/2026.ndjson HTTP/1.1\r\nHost: a\r\n\r\n" * 20
    held = [front.open(sent) for sent in (head,) * 300 + (body,) * 30 + (large,) * 20]
    try:
        took = []
        for number in range(300):
            path = "/feed/index.json" if number % 5 else "/api/v1/lookup?number=1"
            start = time.monotonic()
            assert front.ask(path)[0] == 200
            took.append(time.monotonic() - start)
        assert sorted(took)[int(len(took) * 0.99)] < 0.5
    finally:
        for one in held:
            one.close()


UNITS = sorted((ROOT / "deploy").glob("*.service"))


def test_the_services_and_the_container_start_what_is_there(capsys):
    lines = [one for unit in UNITS for one in unit.read_text("utf-8").splitlines()]
    started = [one.partition("=")[2].lstrip("-") for one in lines if one.startswith("Exec")]
    assert len(started) == 3
    container = (ROOT / "deploy/Containerfile").read_text("utf-8")
    entry = json.loads(container.rsplit("ENTRYPOINT ", 1)[1])
    for words in (*(line.split() for line in started), entry):
        assert words[0].endswith("/publisher")
        assert main.run([*words[1:2], "--help"]) == 0
        said = capsys.readouterr().out
        assert all(word in said for word in words[2:] if word.startswith("--"))
    for copied in re.findall(r"^COPY (?!--)(.+) \S+$", container, re.MULTILINE):
        assert all((ROOT / one).exists() for one in copied.split())


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_systemd_knows_every_word_of_a_service_and_finds_it_held_tight(unit, tmp_path):
    command = shutil.which("systemd-analyze")
    if not command:
        pytest.skip("systemd-analyze is not installed: the services are not read by it")
    for one in (ROOT / "deploy").glob("edaran-*"):  # the program is where an operator has it
        text = re.sub(r"/srv/edaran/\.venv/bin/publisher", sys.executable, one.read_text("utf-8"))
        (tmp_path / one.name).write_text(text, "utf-8")
    mine = tmp_path / unit.name
    timers = tmp_path.glob(f"{unit.stem}.timer")
    for words in (
        ("verify", "--man=no", *map(str, (mine, *timers))),
        ("security", "--offline=true", "--threshold=20", str(mine)),
    ):
        done = subprocess.run(
            [command, *words], capture_output=True, check=False, text=True, timeout=60
        )
        said = [one for one in done.stderr.splitlines() if unit.stem in one]
        assert (done.returncode, said) == (0, []), done.stdout
