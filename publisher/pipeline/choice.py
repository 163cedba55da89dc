"""Which paths a command was asked for."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.sources import folder

_NEAR: Final = 0.6  # how alike a name has to be to be offered


def covers(chosen: frozenset[str], path: str) -> bool:
    """Return whether a path is one of the chosen ones or below one; every path if none."""
    return not chosen or any(path == one or path.startswith(f"{one}/") for one in chosen)


def require_any(paths: Iterable[str], chosen: frozenset[str]) -> None:
    """Raise UsageError where a chosen path holds none of the paths."""
    known = tuple(paths)
    for one in sorted(chosen):
        if not any(covers(frozenset({one}), path) for path in known):
            raise UsageError(
                Label(
                    f"tidak ada surat edaran di {one}; edaran adalah berkas "
                    "circulars/<instansi>/<tahun>/<nama>.md",
                    f"there is no circular in {one}; a circular is a file "
                    "circulars/<authority>/<year>/<name>.md",
                )
            )


def nearest(root: Path, typed: str) -> str:
    """Return the id that was meant: of a circular of that name, else of one most alike; or ""."""
    ids = {path: path.removeprefix("circulars/").removesuffix(".md") for path in _circulars(root)}
    name = _name(typed)
    named = [one for one in ids.values() if _name(one) == name]
    alike = get_close_matches(name, map(_name, ids.values()), n=1, cutoff=_NEAR)
    return next((one for one in (*named, *ids.values()) if _name(one) in (name, *alike)), "")


def _circulars(root: Path) -> Iterable[str]:
    return folder.circular_paths(root) if (root / "circulars").is_dir() else ()


def _name(path: str) -> str:
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2].removesuffix(".md")
