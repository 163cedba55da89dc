"""Which paths a command was asked for."""

from collections.abc import Iterable

from publisher.model.errors import UsageError
from publisher.model.label import Label


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
