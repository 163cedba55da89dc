"""What the house tests look at: the files of the project and the modules of the program."""

import ast
import functools
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "publisher"


@functools.cache
def ignored() -> tuple[str, ...]:
    """Return the names that Git leaves out, and Git's own folder."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    return (".git", *(line.strip("/") for line in lines))


def is_kept(path: Path) -> bool:
    """Return whether a path belongs to the project: no part of it is one that Git leaves out."""
    parts = path.relative_to(ROOT).parts
    return not any(fnmatch(part, name) for part in parts for name in ignored())


def entries() -> list[str]:
    """Return the top-level names, folders with a slash."""
    kept = (path for path in ROOT.iterdir() if is_kept(path))
    return sorted(f"{path.name}/" if path.is_dir() else path.name for path in kept)


def folders(top: Path) -> list[str]:
    """Return the folders below `top` that hold files, relative to the project, with a slash."""
    found = {
        parent
        for path in top.rglob("*")
        if path.is_file() and is_kept(path)
        for parent in path.parents
        if parent.is_relative_to(top)
    }
    return sorted(f"{path.relative_to(ROOT).as_posix()}/" for path in found)


@functools.cache
def texts() -> dict[str, str]:
    """Return every text file of the project by its path."""
    found: dict[str, str] = {}
    for path in sorted(ROOT.rglob("*")):
        if path.is_file() and is_kept(path):
            try:
                found[path.relative_to(ROOT).as_posix()] = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue  # a font, a picture
    return found


@functools.cache
def modules() -> dict[str, ast.Module]:
    """Return every module of the program, parsed, by its path below `publisher/`."""
    paths = sorted(path for path in PROGRAM.rglob("*.py") if is_kept(path))
    return {
        path.relative_to(PROGRAM).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in paths
    }


def lines(module: str) -> list[str]:
    """Return the lines of a module of the program."""
    return (PROGRAM / module).read_text(encoding="utf-8").splitlines()


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function and method."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def members(folder: str) -> set[str]:
    """Return the modules and packages of a folder of the program, without the underscored."""
    found = set()
    for path in (PROGRAM / folder).iterdir():
        inner = path / "__init__.py"
        if is_kept(path) and (path.suffix == ".py" or inner.is_file()):
            found.add(path.stem)
    return {name for name in found if not name.startswith("_")}


def code_spans(text: str) -> list[str]:
    """Return what stands between single backticks, outside fenced blocks."""
    without = re.sub(r"^(`{3,}).*?^\1`*$", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"`([^`\n]+)`", without)


def fences(text: str) -> list[tuple[str, str]]:
    """Return the fenced blocks: what is said of the language, and the content."""
    found = re.findall(r"^(`{3,})([^\n`]*)\n(.*?)^\1$", text, flags=re.MULTILINE | re.DOTALL)
    return [(info.strip(), content) for _, info, content in found]
