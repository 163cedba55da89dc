"""`publisher serve` under load of wrk, side by side with nginx on the same bytes."""

import re
import shutil
import statistics
import subprocess
import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from publisher.pipeline.publish import publish
from tests.api.nginx import nginx
from tests.api.serving import publisher
from tests.bench.measuring import Options, Table
from tests.bench.texts import ROOT

_MOMENT = datetime(2026, 11, 21, 2, tzinfo=UTC)
_LETTER = "/se/pandeglang/2020/800-2688-bkd/letter.pdf"
_SNAPSHOT = "/feed/snapshot/harapan-jaya/2026.ndjson"
_ASK = """\
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"authority": "kota-bengkulu", "on": "2020-06-09", "facts": {"pegawai.jenis": "pns"}}'
"""
_RATE = re.compile(r"Requests/sec:\s+([0-9.]+)")
_LATENCY = re.compile(r"99%\s+([0-9.]+)(us|ms|s)")
_MILLISECONDS = {"us": 1e-3, "ms": 1.0, "s": 1e3}
_LEVEL = 6  # times slower than nginx that a conditional GET may be


def _loaded(server, path, seconds, *options):
    """Return requests a second, and ms within which 99 of 100 are answered."""
    done = subprocess.run(
        ["wrk", "-t2", "-c64", f"-d{seconds}s", "--latency", *options, server.address + path],
        capture_output=True,
        check=True,
    )
    said = done.stdout.decode()
    if "Non-2xx" in said and "If-None-Match" not in " ".join(options):
        raise RuntimeError(said)
    number, unit = _LATENCY.search(said).groups()
    return float(_RATE.search(said)[1]), float(number) * _MILLISECONDS[unit]


def _conditional(server, path):
    etag = server.ask(path)[1]["etag"]
    return ("-H", f"If-None-Match: {etag}")


def _files(servers, seconds, rounds, most):
    """Yield a row for each kind of request that both can answer; turns are taken."""
    wanted = {
        "index.json, unchanged (304)": ("/feed/index.json", True),
        "index.json, 1.7 KB": ("/feed/index.json", False),
        "letter.pdf, 47 KB": (_LETTER, False),
        "part of the snapshot, 47 KB": (_SNAPSHOT, False),
    }
    for name, (path, known) in islice(wanted.items(), most):
        found = {which: [] for which in servers}
        for turn in range(rounds):
            for which in [*servers][:: -1 if turn % 2 else 1]:
                server = servers[which]
                options = _conditional(server, path) if known else ()
                found[which].append(_loaded(server, path, seconds, *options))
        rates = {which: statistics.median(rate for rate, _ in one) for which, one in found.items()}
        slow = {which: statistics.median(ms for _, ms in one) for which, one in found.items()}
        yield (
            name,
            *(f"{rates[which]:,.0f} ({slow[which]:.1f})" for which in servers),
            f"{rates['nginx'] / max(rates['serve, 1'], 1):.1f}",
        )


def _questions(server, seconds, folder, most):
    script = folder / "ask.lua"
    script.write_text(_ASK)
    wanted = (
        ("circulars", "/api/v1/circulars", ()),
        ("circulars?q=kerja", "/api/v1/circulars?q=kerja", ()),
        ("in-force", "/api/v1/in-force?authority=babel&on=2021-01-06", ()),
        ("days of a month", "/api/v1/days/babel/2021/01", ()),
        ("lookup", "/api/v1/lookup?number=800/1102/VII", ()),
        ("ask", "/api/v1/ask", ("-s", str(script))),
    )
    for name, path, options in wanted[:most]:
        rate, slow = _loaded(server, path, seconds, *options)
        yield name, f"{rate:,.0f}", f"{slow:.1f}"


def tables(options: Options):
    """Yield what is served in a second by both, then what only `serve` answers."""
    absent = [one for one in ("wrk", "nginx") if not shutil.which(one)]
    if absent:
        yield Table("Serving", ("absent",), tuple((one,) for one in absent))
        return
    seconds, rounds, most = (4, 3, 9) if options.repeat > 1 else (1, 1, 1)
    with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
        folder = Path(place)
        shutil.copytree(ROOT / "circulars", folder / "circulars")
        shutil.copy(ROOT / "publisher.toml", folder)
        publish(folder, folder / "site", _MOMENT)
        one = stack.enter_context(publisher(folder / "site", folder / "one"))
        two = stack.enter_context(publisher(folder / "site", folder / "two", "--workers", "2"))
        (folder / "nginx").mkdir()
        front = stack.enter_context(
            nginx(folder / "site", folder / "nginx", one.port, limits=False)
        )
        servers = {"nginx": front, "serve, 1": one, "serve, 2": two}
        yield Table(
            "Requests a second, 64 connections (in brackets: ms for 99 of 100)",
            ("asked", "nginx, 2 workers", "serve, 1 worker", "serve, 2 workers", "nginx to 1"),
            tuple(_files(servers, seconds, rounds, most)),
            (f"Level: a conditional GET no more than {_LEVEL} times slower than nginx.",),
        )
        yield Table(
            "Questions a second, 1 worker",
            ("asked", "a second", "ms for 99 of 100"),
            tuple(_questions(one, seconds, folder, most)),
        )
