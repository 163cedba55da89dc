"""Runs the papers from top to bottom, as a reader would, and compares what they quote.

A paper says in comments what stands in the fenced block that follows:

    <!-- berkas: PATH -->        the block is a file; it is written
    <!-- berkas dari bawah: PATH -->  the file is the block of that name further down (no block)
    <!-- ganti: PATH: A => B --> A in that file becomes B (no block follows)
    <!-- jalankan: COMMAND -->   the command is run (no block follows)
    <!-- keluaran: COMMAND -->   the block is all that the command prints
    <!-- isi: PATH -->           the block is what the file holds; JSON is indented first

A line `...` in a block stands for lines left out. Every paper runs in a folder of its own that
holds the shared vocabulary. `python -m tests.house.quoted` writes the blocks anew; in a shortened
one it puts the nearest real line for each that is no longer true.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from tests.house.tree import ROOT

PAPERS = (
    "README.md",
    "docs/policy-json.md",
    "docs/panduan/penulis.md",
    "docs/panduan/operator.md",
    "docs/panduan/instansi.md",
)
_STEP = re.compile(
    r"^<!-- (?P<verb>berkas dari bawah|berkas|ganti|jalankan|keluaran|isi): (?P<what>.*?) -->\n"
    r"(?:\n?(?P<mark>`{3,})(?P<info>[^\n`]*)\n(?P<block>.*?)^(?P=mark)$)?",
    flags=re.MULTILINE | re.DOTALL,
)
_WITH_BLOCK = {"berkas", "keluaran", "isi"}


@dataclass(frozen=True, slots=True)
class Quote:
    """A block of a paper, and what it should be."""

    what: str
    shown: str
    real: str
    place: tuple[int, int]

    @property
    def is_short(self) -> bool:
        """Return whether lines are left out."""
        return "\n...\n" in f"\n{self.shown}"

    @property
    def is_true(self) -> bool:
        """Return whether the block says what is so; parts between `...` come in order."""
        if not self.is_short:
            return self.shown == self.real
        rest = f"\n{self.real}"
        parts = (part.strip("\n") for part in f"\n{self.shown}".split("\n...\n"))
        for part in filter(None, parts):
            found = rest.find(f"\n{part}\n")
            if found < 0:
                return False
            rest = rest[found + len(part) + 1 :]
        return True

    @property
    def renewed(self) -> str:
        """Return the block as it should stand."""
        if not self.is_short:
            return self.real
        real = self.real.splitlines()
        lines = []
        for line in self.shown.splitlines():
            near = [] if line in real else get_close_matches(line, real, n=1)
            lines.append(line if line == "..." or not near else near[0])
        return "\n".join(lines) + "\n"


def quotes(paper: str) -> Iterator[Quote]:
    """Run a paper and yield every block that quotes the program."""
    text = (ROOT / paper).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for part in ("vocabulary", "harapan-jaya/emblem"):
            shutil.copytree(ROOT / "circulars" / part, root / "circulars" / part)
        steps = list(_STEP.finditer(text))
        files = {step["what"]: step["block"] for step in steps if step["verb"] == "berkas"}
        for step in steps:
            yield from _taken(step, root, files)


def _taken(step: re.Match[str], root: Path, files: dict[str, str]) -> Iterator[Quote]:
    verb, what, block = step["verb"], step["what"], step["block"]
    assert (block is not None) == (verb in _WITH_BLOCK), step[0]
    match verb:
        case "berkas" | "berkas dari bawah":
            (root / what).parent.mkdir(parents=True, exist_ok=True)
            (root / what).write_text(files[what], encoding="utf-8")
        case "ganti":
            path, change = what.split(": ", 1)
            old, new = change.split(" => ")
            before = (root / path).read_text(encoding="utf-8")
            assert before.count(old) == 1, what
            (root / path).write_text(before.replace(old, new), encoding="utf-8")
        case "jalankan":
            _printed(what, root)
        case "keluaran":
            yield Quote(what, block, _printed(what, root), step.span("block"))
        case _:
            yield Quote(what, block, _held(root / what), step.span("block"))


def _printed(command: str, root: Path) -> str:
    """Return what a command of ours prints; a status of our own fault fails."""
    name, *arguments = shlex.split(command)
    if name == "python3":
        return _bootstrap(arguments, root)
    assert name == "publisher", command
    return _publisher(arguments, root)


def _publisher(arguments: list[str], root: Path) -> str:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "PYTHONUNBUFFERED": "1",
        "COLUMNS": "80",
    }
    environment.pop("PUBLISHER_LANG", None)
    done = subprocess.run(
        [sys.executable, "-m", "publisher", *arguments],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1), done.stdout
    return done.stdout


def _bootstrap(arguments: list[str], root: Path) -> str:
    """Return what `bootstrap.py build` prints the first time: its own words around the build's."""
    assert arguments == ["bootstrap.py", "build"]
    source = (ROOT / "bootstrap.py").read_text(encoding="utf-8")
    first = re.search(r'say\("(Menyiapkan [^"]*)"\)', source)[1]
    last = re.search(r'say\("(Berikutnya [^"]*)" \+ shown \+ "([^"]*)"\)', source)
    built = _publisher(["build", "-C", str(ROOT), "--into", "dist", "--no-progress"], root)
    return f"{first}\n{built}{last[1]}.venv/bin/publisher{last[2]}\n"


def _held(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"
    return text


def renew(paper: str) -> None:
    """Write the blocks of a paper anew that are not shortened."""
    text = (ROOT / paper).read_text(encoding="utf-8")
    for quote in reversed(list(quotes(paper))):
        start, end = quote.place
        text = text[:start] + quote.renewed + text[end:]
    (ROOT / paper).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for one in PAPERS:
        renew(one)
