"""The circulars of `tests/corpus/good/` as a project of their own, loaded and rendered once.

A Markdown file is read as `circulars/harapan-jaya/2026/<name>.md`, or as its comment `# path: ...`
says; a YAML file lies among the vocabulary, a TOML file is `templates/<name>/profile.toml`. Around
them lie the repository's vocabulary and looks; every government here is invented and shows the
invented emblem.
"""

import atexit
import functools
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from publisher.pipeline.load import Project, load
from publisher.pipeline.render import render

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "corpus"
GOOD = sorted((CORPUS / "good").iterdir())
SMALL = tuple(path for path in GOOD if path.name in {"berbagian.md", "rapat.md"})
_EMBLEM = ROOT / "circulars" / "harapan-jaya" / "emblem"
_PLACED = re.compile(r"^# path: (\S+)$", re.MULTILINE)


def place(path: Path) -> str:
    """Return the path a file has in its project."""
    named = _PLACED.search(path.read_text(encoding="utf-8"))
    if named:
        return named[1]
    return {
        ".md": f"circulars/harapan-jaya/2026/{path.name}",
        ".yaml": f"circulars/vocabulary/{path.name}",
        ".toml": f"templates/{path.stem}/profile.toml",
    }[path.suffix]


def put(path: Path, root: Path) -> Path:
    """Copy a file to its place below a root."""
    target = root / place(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, target)
    return target


def lay_out(root: Path, files: Iterable[Path] = GOOD) -> None:
    """Copy the vocabulary, the files, and an emblem for each of their authorities."""
    shutil.copytree(ROOT / "circulars" / "vocabulary", root / "circulars" / "vocabulary")
    for path in files:
        put(path, root)
    for authority in {identity.split("/")[0] for identity in _identities(files)}:
        shutil.copytree(_EMBLEM, root / "circulars" / authority / "emblem")


def identities() -> list[str]:
    """Return the ids of the good circulars."""
    return sorted(_identities(GOOD))


def _identities(files: Iterable[Path]) -> Iterator[str]:
    for path in files:
        if path.suffix == ".md":
            yield place(path).removeprefix("circulars/").removesuffix(".md")


@functools.cache
def project() -> Project:
    """Return the good texts as a project; its folder lasts as long as the tests."""
    root = Path(tempfile.mkdtemp(prefix="corpus-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    lay_out(root)
    return load(root)


@functools.cache
def rendered(identity: str) -> Mapping[str, bytes]:
    """Return the files of a circular's folder by name ("letter.pdf")."""
    files = render(project().circulars[identity], project())
    return {artefact.path.rsplit("/", 1)[-1]: artefact.data for artefact in files}
