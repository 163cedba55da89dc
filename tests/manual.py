"""The examples on the pages of the manual, as projects that can be checked.

An example changes a small circular in which nothing is found, and stands in fenced blocks: `yaml`
holds keys of its front matter, `markdown` its text; with a path they are those of a second circular
there, and any other file stands as it is. Text is taken as it is typed; only what nobody can see
is written out, as in ‹U+202E›. Blocks named `... terbit` are what was issued before, in their
order, where a path stands before that word as a circular of its own; an empty block `hapus` with a
path takes that file away afterwards. What stands below *Surat contoh* holds for all examples of a
page. A block of a kind that an example has already begins another one.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from publisher import resources
from publisher.model.diagnostic import Severity

BASE = Path(__file__).resolve().parent / "corpus" / "good" / "rapat.md"
PLACE = "circulars/harapan-jaya/2026/rapat.md"
SEVERITIES = {
    "galat saat terbit": Severity.PUBLICATION,
    "galat": Severity.ERROR,
    "peringatan": Severity.WARNING,
}
# Findings of `build` that no short text can cause -> where they are caused.
UNSEEN = {"publish-too-heavy": "tests/pipeline/test_limits.py"}
_SECTION = re.compile(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^```(\S+)(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_KEY = re.compile(r"^[^\s#-][^:\n]*:", re.MULTILINE)
_WRITTEN_OUT = re.compile("‹U\\+([0-9A-F]{4,6})›")


@dataclass
class Example:
    """What one example changes: per circular its front matter and text, and whole files."""

    circulars: dict[str, dict[str, str]] = field(default_factory=lambda: {PLACE: {}})
    files: dict[str, str] = field(default_factory=dict)
    earlier: dict[str, dict[str, str]] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)

    def take(self, kind: str, path: str, content: str) -> None:
        """Take what a block says."""
        shown = _WRITTEN_OUT.sub(lambda sign: chr(int(sign[1], base=16)), content)
        if path.endswith("terbit"):
            self.earlier.setdefault(path, {})[kind] = shown
        elif kind == "hapus":
            self.removed.append(path)
        elif path and not path.endswith(".md"):
            self.files[path] = shown
        else:
            self.circulars.setdefault(path or PLACE, {})[kind] = shown

    def issued(self) -> list[tuple[str, str]]:
        """Return path and text of what was issued before, in order."""
        return [(_place(name), _circular(**parts)) for name, parts in self.earlier.items()]

    def written(self) -> Mapping[str, str]:
        """Return the files of the project by path."""
        return {path: _circular(**parts) for path, parts in self.circulars.items()} | self.files


def _place(name: str) -> str:
    first = name.partition(" ")[0]
    return first if first.endswith(".md") else PLACE


def codes() -> list[str]:
    return sorted(path.stem for path in resources.manual().glob("*.md"))


def text(code: str) -> str:
    return (resources.manual() / f"{code}.md").read_text(encoding="utf-8")


def examples(page: str, title: str) -> list[Example]:
    """Return the examples below a heading of a page."""
    parts = dict(_SECTION.findall(page))
    ground = Example()
    for block in _FENCE.findall(parts.get("Surat contoh", "")):
        ground.take(*block)
    found = [deepcopy(ground)]
    seen: set[tuple[str, str]] = set()
    for kind, path, content in _FENCE.findall(parts[title]):
        if (kind, path) in seen:
            found.append(deepcopy(ground))
            seen.clear()
        seen.add((kind, path))
        found[-1].take(kind, path, content)
    return found


def _circular(yaml: str = "", markdown: str = "") -> str:
    _, front, body = BASE.read_text(encoding="utf-8").split("---\n", 2)
    return f"---\n{replaced(front, yaml)}---\n{markdown or body}"


def replaced(front: str, changes: str) -> str:
    """Return front matter with the keys of `changes` in the place of its own, character by
    character: what is no YAML stays so.
    """
    return "".join({**dict(_chunks(front)), **dict(_chunks(changes))}.values())


def _chunks(front: str) -> Iterator[tuple[str, str]]:
    """Yield key and lines; a key that is given twice keeps both."""
    starts = [found.start() for found in _KEY.finditer(front)]
    together: dict[str, str] = {}
    for start, end in pairwise([*starts, len(front)]):
        key = front[start:end].partition(":")[0]
        together[key] = together.get(key, "") + front[start:end]
    yield from together.items()


def prose(page: str) -> str:
    """Return a page without its examples."""
    return _FENCE.sub("", page)


def severities(page: str) -> set[Severity]:
    """Return how grave the page says a finding is."""
    line = re.search(r"^Tingkat: ([^.]+)\.", page, re.MULTILINE)
    return {_severity(part.strip()) for part in line[1].split(";")} if line else set()


def _severity(words: str) -> Severity:
    return next(severity for name, severity in SEVERITIES.items() if words.startswith(name))
