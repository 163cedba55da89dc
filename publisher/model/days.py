"""Days under an authority: which rules bind on them, who yields to whom, and whose turn it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

OPEN_END: Final = "tanggal-akhir"


@dataclass(frozen=True, slots=True)
class Yielding:
    """A rule that takes its own people away from another; `how` names the principle."""

    winner: str
    loser: str
    how: str


@dataclass(frozen=True, slots=True)
class Phase:
    """Days, both included, on which the same rules bind; None where there is no first or last.

    `rules` bind for certain, `perhaps` may bind; `depends` says on what that hangs, and names
    OPEN_END where a rule of them has no last day, so that a later act may end it.
    """

    first: date | None
    last: date | None
    rules: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    overrides: tuple[Yielding, ...] = ()
    depends: tuple[str, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Return whether nothing that is not known can change it."""
        return not self.depends


@dataclass(frozen=True, slots=True)
class CivilDay:
    """One day: the phase it lies in, the calendars that hold it, the turns of its rotations.

    `calendars` and `workday` are None where no calendar covers the year. A working day is Monday to
    Friday and no holiday. `duty` gives for a rule the place of each group by its number.
    """

    date: date
    phase: Phase
    calendars: tuple[str, ...] | None
    workday: bool | None
    duty: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
