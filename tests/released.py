"""Three releases of the sample register, for all tests that read a site."""

from dataclasses import dataclass
from pathlib import Path

# Before an extension is recorded, the day after that, and the day of the last line but one.
MOMENTS = ("2026-10-22T09:00+07:00", "2026-10-24T09:00+07:00", "2026-11-21T09:00+07:00")


@dataclass(frozen=True)
class Releases:
    """A project, its site, and the names of its releases."""

    root: Path
    site: Path
    names: tuple[str, ...]
