"""A large register: the prepared index, a cold question, answers a second, one line more.

The register is made of the policies of the samples: other ids, numbers and days, twenty years long,
as many circulars for each authority, every few of them alive on a day. 100,000 circulars:

    python -m tests.bench register --circulars 100000
"""

import gc
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, datetime, timedelta
from pathlib import Path

from publisher import canonical
from publisher.model.register import LedgerLine
from publisher.parsing import ledger
from publisher.pipeline import journal, prepared
from publisher.pipeline.build import policies
from publisher.pipeline.registry import registry
from publisher.policy.engine import Engine
from publisher.policy.resolve import answer
from publisher.register.build import timeline
from tests.bench.measuring import Options, Table, clocked
from tests.bench.startup import ENVIRONMENT
from tests.bench.texts import ROOT
from tests.policy.typed import question

_FIRST = date(2006, 1, 2)
_DAYS = 20 * 365
_EACH = 200  # circulars of an authority
_FILE = 100  # authorities in one file of the vocabulary
_LIFE = timedelta(365)
_ASKED = "2025-06-16"
_FACTS = {"pegawai.jenis": "pns", "pegawai.peran": [], "unit.jenis": []}
_MORE = 20  # circulars that are added to see what one costs
_LIVE = 14


class Growing:
    """A project whose agenda book can be made longer."""

    def __init__(self, root: Path, authorities: int) -> None:
        self.root = root
        self.authorities = [f"kota-{number}" for number in range(authorities)]
        self.shapes = [json.loads(one) for _, one in sorted(policies(ROOT).items())]
        shutil.copytree(ROOT / "circulars/vocabulary", root / "circulars/vocabulary")
        for first in range(0, authorities, _FILE):
            words = {name: _authority(name) for name in self.authorities[first : first + _FILE]}
            (root / f"circulars/vocabulary/kota-{first}.yaml").write_text(
                json.dumps({"authorities": words}, ensure_ascii=False, indent=1), encoding="utf-8"
            )
        self.count = 0
        self.tail = ledger.NOTHING.hash

    def add(self, number: int, step: timedelta) -> None:
        """Issue so many circulars, one for each authority in turn, a step of days between turns."""
        with (self.root / journal.LEDGER).open("ab") as book:
            for _ in range(number):
                turn, place = divmod(self.count, len(self.authorities))
                day = _FIRST + turn * step
                line = self._kept(self.authorities[place], turn, day)
                data = ledger.written(line)
                self.tail = canonical.sha256(data.rstrip(b"\n"))
                self.count += 1
                book.write(data)

    def _kept(self, authority: str, turn: int, day: date) -> LedgerLine:
        name = f"{authority}/{day.year}/se-{turn}"
        policy = self._policy(name, turn, day)
        data = canonical.json_bytes(policy)
        kept = self.root / f"circulars/issued/{name}"
        kept.mkdir(parents=True)
        (kept / "r1.json").write_bytes(data)
        recorded = f"{day.isoformat()}T12:00:00+07:00"
        files = {"r1.json": canonical.sha256(data)}
        moment = datetime.fromisoformat(recorded)
        return LedgerLine(self.count + 1, self.tail, "issue", name, 1, moment, files=files)

    def _policy(self, name: str, turn: int, day: date):
        shape = self.shapes[turn % len(self.shapes)]
        period = {"from": day.isoformat(), "to": (day + _LIFE).isoformat(), "ends": "fixed"}
        cite = {"cite": shape["effective"]["cite"]} if "cite" in shape["effective"] else {}
        rules = [
            {key: value for key, value in one.items() if key not in ("effective", "overrides")}
            for one in shape["rules"]
        ]
        days = dict.fromkeys(("signed", "published"), day.isoformat())
        own = {"id": name, "authority": name.partition("/")[0], "number": f"800/{turn}/{day.year}"}
        return {
            **{key: value for key, value in shape.items() if key != "tests"},
            **own,
            **days,
            "relations": [],
            "rules": rules,
            "revision": 1,
            "effective": {**period, **cite},
            "recorded": f"{day.isoformat()}T12:00:00+07:00",
        }


def _authority(name: str):
    label = {"id": name.title(), "en": name.title()}
    return {"tier": 3, "parent": "menpanrb", "tz": "Asia/Jakarta", "short": name, "label": label}


def tables(options: Options):
    """Yield what a register costs at a tenth of the size and at the whole of it."""
    yield _answers()
    with tempfile.TemporaryDirectory() as place:
        authorities = max(1, options.circulars // _EACH)
        growing = Growing(Path(place), authorities)
        each = max(1, options.circulars // authorities)
        step = timedelta(max(1, _DAYS // each))
        rows = []
        for size in sorted({max(1, options.circulars // 100), options.circulars}):
            growing.add(size - growing.count, step)
            made, _ = clocked(lambda: prepared.register(growing.root))
            rows.append(
                (
                    f"{growing.count:,}",
                    f"{made / 1000:.1f}",
                    *_loaded(growing.root),
                    *_cold(growing.root, options),
                    f"{_more(growing, step):.1f}",
                )
            )
        yield Table(
            f"A register of {authorities} authorities over twenty years",
            (
                *("circulars", "index made, s", "loaded from it, s", "memory, MB"),
                *("cold question, ms", "one circular more, ms"),
            ),
            tuple(rows),
            ("Levels at 100,000: loaded in 2 s and 1 GiB, a cold question in 500 ms.",),
        )


_LOAD = """
import resource, sys, time
from pathlib import Path
from publisher.pipeline import prepared
began = time.perf_counter()
found = prepared.register(Path(sys.argv[1]))
print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)
"""


def _loaded(root: Path):
    """Return seconds and MB of a process that loads the whole register from its index."""
    command = [sys.executable, "-c", _LOAD, str(root)]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, check=True)
    seconds, size = map(float, done.stdout.split())
    return f"{seconds:.2f}", f"{size:.0f}"


def _cold(root: Path, options: Options):
    """Return the milliseconds of a question from the start of Python to its end."""
    command = [sys.executable, "-m", "publisher", "ask", "--authority", "kota-0", "--on", _ASKED]
    command += ["--fact", "pegawai.jenis=pns", "--format", "json", "-C", str(root)]
    taken = []
    for _ in range(max(2, options.repeat // 4)):
        began = time.perf_counter()
        subprocess.run(command, env=ENVIRONMENT, capture_output=True, check=True)
        taken.append((time.perf_counter() - began) * 1000)
    return (f"{statistics.median(taken[1:]):.0f}",)  # the first one compiles


def _more(growing: Growing, step: timedelta) -> float:
    """Return the milliseconds that one more line takes the index."""
    taken = []

    def look():
        prepared.register(growing.root, growing.authorities[:1])

    for _ in range(_MORE):
        growing.add(1, step)
        wall, _ = clocked(look)
        same, _ = clocked(look)
        taken.append(wall - same)
    return statistics.median(taken)


def _answers() -> Table:
    """Return how many questions one core answers in a second, with fourteen rules alive."""
    with tempfile.TemporaryDirectory() as place:
        growing = Growing(Path(place), 1)
        growing.add(60, timedelta(30))
        found = registry(growing.root, "kota-0")
        made = timeline(found.register, found.vocabulary.authorities, "kota-0")
        engine = Engine(made, found.vocabulary)
        days = [_FIRST + timedelta(number) for number in range(_DAYS)]
        day = next(day for day in days if len(engine.segment(day).sides) >= _LIVE)
        asked = question(day.isoformat(), _FACTS)
        live = len(engine.segment(day).sides)
        gc.collect()
        rates = []
        for work in (lambda: engine.met(asked.facts, day), lambda: answer(engine, asked)):
            work()
            number = 20_000 if not rates else 2_000
            _, cpu = clocked(lambda work=work, number=number: [work() for _ in range(number)])
            rates.append(number / cpu * 1000)
    return Table(
        f"Questions with {live} rules and sides alive, one process",
        ("asked", "answers a second"),
        (
            ("whether each rule binds", f"{rates[0]:,.0f}"),
            ("in full, with what defeated what, outcomes and conflicts", f"{rates[1]:,.0f}"),
        ),
        ("The level is 100,000 answers a second and core.",),
    )
