"""A large site: the first release, nothing new, one circular more, a copy made a site again.

    python -m tests.bench publishing --circulars 10000

The circulars are as small as circulars get, of as many authorities as a country has, twenty years
long, each in force for a year. No letter can be made of their texts, so that what is measured is
the release and not the engines, which `builds` has.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, datetime, timedelta
from pathlib import Path

from publisher import canonical
from publisher.model.register import LedgerLine
from publisher.parsing import ledger
from publisher.pipeline import journal
from publisher.pipeline.build import policies
from tests.bench.measuring import Options, Table
from tests.bench.startup import ENVIRONMENT
from tests.bench.texts import ROOT
from tests.projects import SITE

_FIRST = date(2006, 1, 2)
_DAYS = 20 * 365
_EACH = 200  # circulars of an authority
_FILE = 100  # authorities in one file of the vocabulary
_LIFE = timedelta(365)
_MORE = 3  # circulars that are added one after the other, to see what one costs
_SHAPE = "babel/2020/800-1102-vii"


class Growing:
    """A project whose agenda book can be made longer."""

    def __init__(self, root: Path, authorities: int, step: timedelta) -> None:
        self.root, self.step, self.count = root, step, 0
        self.authorities = [f"kota-{number}" for number in range(authorities)]
        self.shape = json.loads(policies(ROOT)[_SHAPE])
        self.source = b"Tanpa surat.\n"
        self.tail = ledger.NOTHING.hash
        words = root / "circulars/vocabulary"
        words.mkdir(parents=True)
        for file in sorted((ROOT / "circulars/vocabulary").iterdir()):
            (words / file.name).write_bytes(file.read_bytes())
        for first in range(0, authorities, _FILE):
            named = {name: _authority(name) for name in self.authorities[first : first + _FILE]}
            (words / f"kota-{first}.yaml").write_text(
                json.dumps({"authorities": named}, ensure_ascii=False, indent=1), encoding="utf-8"
            )
        (root / "publisher.toml").write_text(SITE, encoding="utf-8")

    @property
    def moment(self) -> datetime:
        """Return the moment of the last line."""
        turn, place = divmod(self.count - 1, len(self.authorities))
        return _noon(_FIRST + turn * self.step) + timedelta(seconds=place)

    def add(self, number: int) -> None:
        """Issue so many circulars, one for each authority in turn."""
        with (self.root / journal.LEDGER).open("ab") as book:
            for _ in range(number):
                data = ledger.written(self._kept())
                self.tail = canonical.sha256(data.rstrip(b"\n"))
                self.count += 1
                book.write(data)

    def _kept(self) -> LedgerLine:
        turn, place = divmod(self.count, len(self.authorities))
        day, authority = _FIRST + turn * self.step, self.authorities[place]
        name = f"{authority}/{day.year}/se-{turn}"
        kept = self.root / f"circulars/issued/{name}"
        kept.mkdir(parents=True)
        texts = {"r1.json": canonical.json_bytes(self._policy(name, turn, day))}
        texts["r1.md"] = self.source
        for file, data in texts.items():
            (kept / file).write_bytes(data)
        files = {file: canonical.sha256(data) for file, data in texts.items()}
        moment = _noon(day) + timedelta(seconds=place)
        return LedgerLine(self.count + 1, self.tail, "issue", name, 1, moment, files=files)

    def _policy(self, name: str, turn: int, day: date):
        period = {"from": day.isoformat(), "to": (day + _LIFE).isoformat(), "ends": "fixed"}
        return {
            **{key: value for key, value in self.shape.items() if key != "tests"},
            **dict.fromkeys(("signed", "published"), day.isoformat()),
            "id": name,
            "authority": name.partition("/")[0],
            "number": f"800/{turn}/{day.year}",
            "relations": [],
            "rules": [
                {key: one for key, one in rule.items() if key not in ("effective", "overrides")}
                for rule in self.shape["rules"]
            ],
            "revision": 1,
            "effective": {**period, "cite": self.shape["effective"]["cite"]},
            "recorded": _noon(day).isoformat(),
        }


def _noon(day: date) -> datetime:
    return datetime.fromisoformat(f"{day.isoformat()}T12:00:00+07:00")


def _authority(name: str):
    label = {"id": name.title(), "en": name.title()}
    return {"tier": 3, "parent": "menpanrb", "tz": "Asia/Jakarta", "short": name, "label": label}


def tables(options: Options):
    """Yield what a site costs at a tenth of the size and at the whole of it, and what a drill."""
    rows, drills = [], []
    for size in sorted({max(1, options.circulars // 10), options.circulars}):
        with tempfile.TemporaryDirectory() as place:
            growing = _grown(Path(place), size)
            rows.append(_row(growing, size))
            drills.append(_drill(growing.root, size))
    yield Table(
        "A site, letters aside",
        (
            *("circulars", "first release, s", "memory, MB", "nothing new, s"),
            *("one circular more, s", "memory, MB", "files it adds", "MB it adds"),
            *("files of a release", "site on disk, MB"),
        ),
        tuple(rows),
        ("Level: one circular more in 5 s, whatever the size (the middle of three).",),
    )
    yield Table(
        "A site lost, and made anew from a copy of its last release",
        ("circulars", "copied, s", "files of the copy", "MB", "restored, s", "the same site"),
        tuple(drills),
    )


def _grown(root: Path, size: int) -> Growing:
    authorities = max(_MORE + 1, size // _EACH)
    growing = Growing(root, authorities, timedelta(max(1, _DAYS // max(1, size // authorities))))
    growing.add(size // authorities * authorities - _MORE)  # one more comes on the same day
    return growing


def _row(growing: Growing, size: int):
    root = growing.root
    first, most = published(root, growing.moment)
    again, _ = published(root, growing.moment)
    files, octets = _weight(root / "site/store")
    more, memory = _one_more(growing)
    later, heavier = _weight(root / "site/store")
    release = sum(len(names) for *_, names in os.walk(root / "site/current/", followlinks=True))
    _, disk = _weight(root / "site")
    return (
        *(f"{size:,}", f"{first:.1f}", f"{most:.0f}", f"{again:.1f}", f"{more:.1f}"),
        *(
            f"{memory:.0f}",
            f"{(later - files) // _MORE:,}",
            f"{(heavier - octets) / _MORE / 1e6:.1f}",
        ),
        *(f"{release:,}", f"{disk / 1e6:,.0f}"),
    )


def _one_more(growing: Growing):
    """Return seconds and MB of a publish after one circular more, of some the middle one."""
    taken = []
    for _ in range(_MORE):
        growing.add(1)
        taken.append(published(growing.root, growing.moment))
    return sorted(taken)[len(taken) // 2]


def _drill(root: Path, size: int):
    copied, _ = _run("copy", str(root / "copy"), "--site", str(root / "site"))
    files, octets = _weight(root / "copy")
    restored, _ = _run("restore", str(root / "copy"), "--site", str(root / "anew"))
    tops = {
        canonical.sha256((root / name / "current/manifest.txt").read_bytes())
        for name in ("site", "anew")
    }
    return (
        *(f"{size:,}", f"{copied:.1f}", f"{files:,}", f"{octets / 1e6:,.0f}"),
        *(f"{restored:.1f}", "yes" if len(tops) == 1 else "no"),
    )


def _weight(folder: Path) -> tuple[int, int]:
    """Return how many files are below a folder, and their octets on disk, each once."""
    seen = {}
    for place, _, names in os.walk(folder):
        for name in names:
            one = os.lstat(f"{place}/{name}")
            seen[one.st_ino] = one.st_blocks * 512
    return len(seen), sum(seen.values())


def published(root: Path, moment: datetime):
    """Return seconds of the wall and MB of one publish, from the start of Python to its end."""
    return _run("publish", "-C", str(root), "--format", "json", "--at", moment.isoformat())


def _run(*arguments: str):
    command = [sys.executable, "-m", "publisher", *arguments]
    began = time.perf_counter()
    process = subprocess.Popen(
        command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):  # 1: without letters
        raise subprocess.CalledProcessError(process.returncode, command)
    assert isinstance(usage, resource.struct_rusage)
    return time.perf_counter() - began, usage.ru_maxrss / 1000
