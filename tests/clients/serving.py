"""A release served over HTTP as a web server would, and the readers of it as commands."""

import hashlib
import http.server
import json
import shutil
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOW = "2026-11-21T03:00:00+00:00"
READERS = {
    "python": [sys.executable, str(ROOT / "clients/python/edaran.py")],
    "php": ["php", str(ROOT / "clients/php/edaran.php")],
    "javascript": ["node", str(ROOT / "clients/javascript/edaran.mjs")],
}


@dataclass
class Site:
    """What is served: a site of releases, one of them current; `instead` puts bytes in a place."""

    folder: Path
    current: str
    instead: dict[str, bytes] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)
    address: str = ""

    def read(self, path):
        """Return what stands at an address, None where nothing does."""
        if path in self.instead:
            return self.instead[path]
        if path.startswith("/r/"):
            file = self.folder / "releases" / path[3:]
        elif path.startswith("/by-hash/sha256/"):
            name = path.rpartition("/")[2]
            file = self.folder / "store/sha256" / name[:2] / name[2:]
        else:
            file = self.folder / "releases" / self.current / path[1:]
        return file.read_bytes() if file.is_file() else None

    def paths(self):
        """Return what was asked for, without the part that is the release."""
        return [path.removeprefix(f"/r/{self.current}") for path, _ in self.asked]


@contextmanager
def served(site):
    """Serve a site at a port that is free."""

    class Server(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            data = site.read(self.path)
            mark = f'"{hashlib.sha256(data or b"").hexdigest()}"'
            same = data is not None and self.headers["If-None-Match"] == mark
            status = 404 if data is None else 304 if same else 200
            body = b"" if data is None or same else data
            site.asked.append((self.path, status))
            self.send_response(status)
            self.send_header("ETag", mark)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words):
            del words

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        site.address = f"http://127.0.0.1:{server.server_port}"
        yield site
        server.shutdown()
        thread.join()


def nobody():
    """Return an address where no server is."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{one.getsockname()[1]}"


@dataclass(frozen=True)
class Said:
    """How a reader ended, and what it answered."""

    status: int
    answers: list
    words: str

    @property
    def copy(self):
        return self.answers[0]["copy"]

    @property
    def rules(self):
        return {one["id"] for one in self.answers[0]["rules"]}


@dataclass(frozen=True)
class Reader:
    """A reader with its folder."""

    name: str
    command: list
    folder: Path

    @property
    def file(self):
        return self.folder / "edaran.json"

    @property
    def kept(self):
        return json.loads(self.file.read_bytes())

    def ask(self, address, *questions, at=NOW, before=()):
        """Start the reader; `before` is what starts it."""
        words = [*before, *self.command, address, str(self.folder), f"--at={at}"]
        done = subprocess.run(
            [*words, *(questions or ("harapan-jaya",))], capture_output=True, check=False
        )
        answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
        return Said(done.returncode, answers, done.stderr.decode())


def reader(name, folder):
    """Return a reader by its language; where that is not installed, the test says so."""
    if shutil.which(READERS[name][0]) is None:
        pytest.skip(f"{READERS[name][0]} is not installed: the reader in {name} was not tried")
    folder.mkdir(parents=True, exist_ok=True)
    return Reader(name, READERS[name], folder)
