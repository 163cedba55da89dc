"""The server in a process of its own: what only a real one shows."""

import gzip
import json
import os
import shutil
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from publisher.api import pages
from publisher.api.problems import KINDS
from publisher.release.heads import CURRENT, RELEASES
from tests.api.serving import free_port, publisher
from tests.projects import publisher as command

P = "pandeglang/2020/800-2688-bkd"


@pytest.fixture(scope="module")
def copied(releases, tmp_path_factory):
    """A copy of the sample site, to be switched and looked at."""
    folder = tmp_path_factory.mktemp("served") / "site"
    shutil.copytree(releases.site, folder, symlinks=True, copy_function=os.link)
    return folder


@pytest.fixture(scope="module")
def server(copied, tmp_path_factory):
    with publisher(copied, tmp_path_factory.mktemp("log") / "log") as one:
        yield one


def test_every_answer_may_be_read_from_anywhere_and_is_not_guessed_at(server):
    for path, status in (
        ("/feed/index.json", 200),
        ("/tidak/ada", 404),
        ("/api/v1/circulars", 200),
    ):
        found, headers, _ = server.ask(path)
        assert found == status
        assert headers["access-control-allow-origin"] == "*"
        assert "ETag" in headers["access-control-expose-headers"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]


def test_a_browser_is_told_what_is_wrong_by_a_page_and_a_system_by_a_problem(server):
    def told(path, method, accept):
        status, headers, body = server.ask(path, method, b"", accept=accept)
        assert headers.get("vary") == (None if path.startswith("/api/") else "Accept")
        return status, headers["content-type"], body

    kind = KINDS["method-not-allowed"]
    page = pages.refusal(405, "method-not-allowed", kind.title)
    assert told("/nomor/", "POST", "text/html,*/*;q=0.8") == (405, pages.HTML, page)
    for path, accept in (("/nomor/", "*/*"), ("/api/v1/circulars", "text/html")):
        status, media, body = told(path, "POST", accept)
        assert (status, media) == (405, "application/problem+json")
        assert json.loads(body)["code"] == "method-not-allowed"


def test_the_head_of_an_answer_is_the_same_without_its_body(server):
    for path in ("/feed/index.json", f"/se/{P}/letter.pdf", "/api/v1/circulars"):
        status, headers, body = server.ask(path)
        again, heads, nothing = server.ask(path, "HEAD")
        assert (again, nothing) == (status, b"")
        assert heads["content-length"] == headers["content-length"] == str(len(body))
        assert heads["etag"] == headers["etag"]
        unchanged, kept, nothing = server.ask(path, if_none_match=headers["etag"])
        assert (unchanged, nothing, kept["etag"]) == (304, b"", headers["etag"])


def test_a_question_is_answered_and_its_facts_are_nowhere_in_the_log(server):
    body = {"authority": "kota-bengkulu", "on": "2020-06-09", "facts": {}}
    for value in (["hamil"], "rahasia-sekali", ["rahasia-sekali"]):
        asked = json.dumps({**body, "facts": {"pegawai.kondisi": value}})
        server.ask("/api/v1/ask", "POST", asked, content_type="application/json")
    server.ask("/api/v1/ask?pegawai.kondisi=rahasia-sekali", "POST", "{}")
    said = server.log.read_text("utf-8")
    assert "Melayani rilis" in said
    for word in ("hamil", "rahasia", "kondisi"):
        assert word not in said


def test_a_body_that_is_too_large_is_refused_before_it_is_read(server):
    status, _, data = server.ask(
        "/api/v1/ask", "POST", b" " * 200_000, content_type="application/json"
    )
    assert (status, json.loads(data)["code"]) == (413, "body-too-large")


def test_a_body_that_is_compressed_is_refused(server):
    body = json.dumps({"authority": "babel"}).encode()
    for sent, encoding, wanted in ((gzip.compress(body), "gzip", 415), (body, "identity", 200)):
        headers = {"content_type": "application/json", "content_encoding": encoding}
        status, _, data = server.ask("/api/v1/ask", "POST", sent, **headers)
        assert status == wanted, data
        assert wanted == 200 or "Content-Encoding" in json.loads(data)["errors"][0]["hint"]


def test_a_body_in_chunks_without_end_is_refused(server):
    head = b"POST /api/v1/ask HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
    with server.open(head + b"Transfer-Encoding: chunked\r\n\r\n") as connection:
        chunk = b"4000\r\n" + b" " * 0x4000 + b"\r\n"
        for _ in range(6):
            connection.sendall(chunk)
        assert connection.recv(100).startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /%ff%fe%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        b"POST /api/v1/ask HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
        b"GET /" + b"a" * 60_000 + b" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    ],
)
def test_what_is_no_sound_request_harms_nobody(server, sent):
    with server.open() as connection:
        try:
            connection.sendall(sent)
            connection.settimeout(1)
            connection.recv(1000)
        except OSError:
            pass
    assert server.ask("/feed/index.json")[0] == 200


def point(site, name):
    """Show a release, by one rename."""
    aside = site / "aside"
    aside.symlink_to(f"{RELEASES}/{name}")
    aside.replace(site / CURRENT)


def test_a_release_that_is_switched_in_is_answered_from_without_a_restart(server, copied, releases):
    def shown():
        head = server.json("/feed/index.json")["sequence"]
        return head, server.json("/api/v1/circulars")["freshness"]["sequence"]

    for number, circulars in ((1, 12), (2, 13), (3, 14)):
        point(copied, releases.names[number - 1])
        until = time.monotonic() + 30
        while shown() != (number, number) and time.monotonic() < until:
            time.sleep(0.05)
        assert shown() == (number, number)
        assert len(server.json("/api/v1/circulars")["circulars"]) == circulars


def test_nothing_is_written(releases, tmp_path):
    site = tmp_path / "site"
    shutil.copytree(releases.site, site, symlinks=True)
    tops = (site, tmp_path / "work")
    tops[1].mkdir()

    def state():
        return {
            path: (path.lstat().st_mtime_ns, path.lstat().st_size)
            for top in tops
            for path in [top, *top.rglob("*")]
            if path.name != "log"
        }

    log = tops[1] / "log"
    log.touch()
    before = state()
    with publisher(site, log) as one:
        for path in ("/feed/index.json", "/api/v1/circulars?q=kerja", f"/se/{P}/letter.pdf"):
            assert one.ask(path)[0] == 200
        one.ask("/api/v1/ask", "POST", '{"authority": "babel"}', content_type="application/json")
        assert one.stop() == 0
    assert state() == before


def test_what_is_being_answered_is_answered_before_it_stops(releases, tmp_path):
    """Requests go on all the while; each that was begun is answered whole."""
    faults, answered, halt = [], [], threading.Event()
    with publisher(releases.site, tmp_path / "log") as one:

        def go_on():
            while not halt.is_set():
                try:
                    status, _, data = one.ask("/api/v1/openapi.json")
                except ConnectionError:
                    return  # nobody listens any more
                if status != 200 or not data.endswith(b"}"):
                    faults.append((status, data[-50:]))
                answered.append(status)

        with ThreadPoolExecutor(4) as pool:
            for _ in range(4):
                pool.submit(go_on)
            time.sleep(1)
            assert one.stop() == 0
            halt.set()
    assert faults == []
    assert len(answered) > 10


def test_ctrl_c_ends_it_in_peace(releases, tmp_path):
    with publisher(releases.site, tmp_path / "log") as one:
        one.process.send_signal(signal.SIGINT)
        assert one.process.wait(30) == 0
        assert "Traceback" not in one.log.read_text("utf-8")


def test_without_a_release_it_says_what_to_do(tmp_path):
    ended = command("serve", "--site", str(tmp_path), "--port", str(free_port()))
    assert ended.status == 1
    assert "publisher publish" in ended.err


def test_an_address_that_is_taken_is_said(server, copied):
    ended = command("serve", "--site", str(copied), "--port", str(server.port))
    assert ended.status == 3
    assert "Traceback" not in ended.err


@pytest.mark.slow
def test_half_open_connections_do_not_stop_others(server):
    """Three hundred of them send a piece of a head and then nothing."""
    held = [server.open(b"GET /feed/index.json HTTP/1.1\r\nHost: a\r\nX-") for _ in range(300)]
    try:
        took = []
        for _ in range(200):
            start = time.monotonic()
            assert server.ask("/feed/index.json")[0] == 200
            took.append(time.monotonic() - start)
        assert sorted(took)[int(len(took) * 0.99)] < 0.5
        for one in held:  # and they are let go in the end
            one.settimeout(30)
            assert one.recv(1000) == b""
    finally:
        for one in held:
            one.close()
