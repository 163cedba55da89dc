"""Runs the papers from top to bottom, as a reader would, and compares what they quote.

A paper says in comments what stands in the fenced block that follows:

    <!-- berkas: PATH -->        the block is a file; it is written
    <!-- berkas dari bawah: PATH -->  the file is the block of that name further down (no block)
    <!-- ganti: PATH: A => B --> A in that file becomes B (no block follows)
    <!-- cari: PATH -->          the block is a part of the file that the reader looks for, and
    <!-- tulis: PATH -->         the next one what stands there afterwards
    <!-- salin: PATH -->         a file or folder of the program is copied (no block follows)
    <!-- jalankan: COMMAND -->   the command is run (no block follows)
    <!-- keluaran: COMMAND -->   the block is all that the command prints
    <!-- percakapan: COMMAND | ANSWER | ... -->  the same, with what the reader answers
    <!-- isi: PATH -->           the block is what the file holds; JSON is indented first

A line `...` in a block stands for lines left out. Every paper runs in a folder of its own that
holds the shared vocabulary; those of `FROM_NOTHING` begin in an empty one.
`python -m tests.house.quoted` writes the blocks anew; in a shortened one it puts the nearest real
line for each that is no longer true.
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
    "docs/panduan/edaran-pertama.md",
    "docs/panduan/membaca-temuan.md",
    "docs/panduan/penulis.md",
    "docs/panduan/operator.md",
    "docs/panduan/instansi.md",
    "docs/panduan/kapan-berlaku.md",
)
FROM_NOTHING = ("docs/panduan/edaran-pertama.md",)
STEP = re.compile(
    r"^<!-- (?P<verb>berkas dari bawah|berkas|ganti|cari|tulis|salin|jalankan|keluaran|percakapan"
    r"|isi): (?P<what>.*?) -->\n"
    r"(?:\n?(?P<mark>`{3,})(?P<info>[^\n`]*)\n(?P<block>.*?)^(?P=mark)$)?",
    flags=re.MULTILINE | re.DOTALL,
)
_WITH_BLOCK = {"berkas", "cari", "tulis", "keluaran", "percakapan", "isi"}


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
    """Run a paper in a folder of its own and yield every block that quotes the program."""
    with tempfile.TemporaryDirectory() as folder:
        yield from followed(paper, Path(folder))


def followed(paper: str, root: Path) -> Iterator[Quote]:
    """Do in a folder what a paper says, and yield every block that quotes the program."""
    text = (ROOT / paper).read_text(encoding="utf-8")
    for part in () if paper in FROM_NOTHING else ("vocabulary", "harapan-jaya/emblem"):
        shutil.copytree(ROOT / "circulars" / part, root / "circulars" / part)
    steps = list(STEP.finditer(text))
    files = {step["what"]: step["block"] for step in steps if step["verb"] == "berkas"}
    looked_for = ""
    for step in steps:
        assert (step["block"] is not None) == (step["verb"] in _WITH_BLOCK), step[0]
        if step["verb"] == "tulis":
            _replace(root / step["what"], looked_for[:-1], step["block"][:-1])
        looked_for = step["block"] if step["verb"] == "cari" else ""
        yield from _taken(step, root, files)


def _replace(path: Path, old: str, new: str) -> None:
    before = path.read_text(encoding="utf-8")
    assert old, f"nothing is looked for in {path.name}"
    assert before.count(old) == 1, f"{path.name} holds this {before.count(old)} times: {old}"
    path.write_text(before.replace(old, new), encoding="utf-8")


def _copied(what: str, root: Path) -> None:
    """Copy a file or folder of the program."""
    (root / what).parent.mkdir(parents=True, exist_ok=True)
    if (ROOT / what).is_dir():
        shutil.copytree(ROOT / what, root / what, dirs_exist_ok=True)
    else:
        shutil.copy(ROOT / what, root / what)


def _taken(step: re.Match[str], root: Path, files: dict[str, str]) -> Iterator[Quote]:
    verb, what, block = step["verb"], step["what"], step["block"]
    match verb:
        case "berkas" | "berkas dari bawah":
            (root / what).parent.mkdir(parents=True, exist_ok=True)
            (root / what).write_text(files[what], encoding="utf-8")
        case "ganti":
            path, change = what.split(": ", 1)
            _replace(root / path, *change.split(" => "))
        case "cari" | "tulis":
            pass
        case "salin":
            _copied(what, root)
        case "jalankan":
            _printed(what, root)
        case "percakapan":
            yield Quote(what, block, _conversation(what, root), step.span("block"))
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


def _conversation(what: str, root: Path) -> str:
    """Return what a terminal shows: after each question the answer that was typed."""
    command, *answers = (part.strip() for part in what.split("|"))
    said = _publisher(shlex.split(command)[1:], root, "".join(f"{one}\n" for one in answers))
    asked = said.split("]: ")
    assert len(asked) == len(answers) + 1, said
    lines = [f"{ask}]: {one}".rstrip() for ask, one in zip(asked, answers, strict=False)]
    return "\n".join([*lines, asked[-1]])


def _publisher(arguments: list[str], root: Path, answers: str = "") -> str:
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
        input=answers,
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
