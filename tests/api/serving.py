"""A server in a process of its own, and sockets to speak to it as badly as can be."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

from tests.projects import ROOT

_PATIENCE = 60


@dataclass
class Server:
    """A server that listens on this machine."""

    process: subprocess.Popen
    port: int
    log: Path
    gone: list = field(default_factory=list)

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path, method="GET", body=None, **headers):
        """Return status, headers in lower case and bytes."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)) as connection:
            connection.request(method, path, body, named)
            found = connection.getresponse()
            data = found.read()
            return found.status, {k.lower(): v for k, v in found.getheaders()}, data

    def json(self, path):
        status, _, data = self.ask(path)
        assert status == 200, data
        return json.loads(data)

    def open(self, sent=b""):
        """Return a connection over which some bytes were sent."""
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=_PATIENCE)
        connection.sendall(sent)
        return connection

    def stop(self):
        """Ask it to stop, and return its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(_PATIENCE)


def free_port():
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextmanager
def running(command, port, log, **environment):
    """Yield a server that a command starts, once it answers."""
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith("PUBLISHER_")}
    surroundings |= {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **environment}
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=out, env=surroundings, cwd=log.parent
        )
    server = Server(process, port, log)
    try:
        _wait(server)
        yield server
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(server):
    ended = time.monotonic() + _PATIENCE
    while time.monotonic() < ended:
        assert server.process.poll() is None, server.log.read_text("utf-8", "replace")
        try:
            server.ask("/feed/index.json")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(server.log.read_text("utf-8", "replace"))


def publisher(site, log, *options):
    """Serve a site by the command line."""
    port = free_port()
    command = [sys.executable, "-m", "publisher", "serve", "--site", str(site), "--port", str(port)]
    return running([*command, *options], port, log)
