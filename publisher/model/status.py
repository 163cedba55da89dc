"""What a circular is on a day, computed and never typed, and the days on which that changes."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from publisher.model.label import Label

WITHDRAWN: Final = "ditarik"
SUPERSEDED: Final = "digantikan-sebelum-berlaku"
IN_FORCE: Final = "berlaku"
PARTLY: Final = "berlaku-sebagian"
SUSPENDED: Final = "ditangguhkan"
COMING: Final = "akan-berlaku"
UNKNOWN: Final = "tidak-diketahui"  # a start is unknown; null in JSON
REVOKED: Final = "dicabut"
ENDED: Final = "berakhir"
NAMES: Final[Mapping[str, Label]] = {
    IN_FORCE: Label("berlaku", "in force"),
    PARTLY: Label("berlaku sebagian", "partly in force"),
    SUSPENDED: Label("ditangguhkan", "suspended"),
    COMING: Label("akan berlaku", "coming"),
    UNKNOWN: Label("belum pasti", "not certain"),
    REVOKED: Label("dicabut", "revoked"),
    ENDED: Label("berakhir", "ended"),
    SUPERSEDED: Label("digantikan sebelum berlaku", "superseded before effect"),
    WITHDRAWN: Label("ditarik", "withdrawn"),
}
GAP: Final = Label("jeda", "gap")  # days before it is in force again, no status of their own
NO_START: Final = Label("tanggal mulainya tidak diketahui", "its first day is not known")
PERHAPS_OVER: Final = Label("belum pasti masih berlaku", "perhaps no longer in force")
ALIVE: Final = (IN_FORCE, PARTLY)


def partly(alive: int, every: int) -> Label:
    """Return what a circular is called of whose rules some are in force."""
    return Label(
        f"{NAMES[PARTLY].id} ({alive} dari {every} aturan)",
        f"{NAMES[PARTLY].en} ({alive} of {every} rules)",
    )


@dataclass(frozen=True, slots=True)
class Run:
    """Days on which a circular is in force without a break, wholly or in part; both included."""

    first: date
    last: date

    @property
    def is_open(self) -> bool:
        """Return whether no last day is known."""
        return self.last == date.max


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days with one status, both included; `by` are the circulars that brought it about."""

    first: date
    last: date
    status: str
    by: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Return whether no last day is known."""
        return self.last == date.max


@dataclass(frozen=True, slots=True)
class Standing:
    """The statuses of a circular over all days, in order and without a gap."""

    circular: str
    stretches: tuple[Stretch, ...]

    def index(self, day: date) -> int:
        """Return the place of the stretch that a day lies in."""
        return bisect_right(self.stretches, day, key=lambda one: one.first) - 1

    def on(self, day: date) -> Stretch:
        """Return the stretch that a day lies in."""
        return self.stretches[self.index(day)]

    def after(self, day: date) -> Stretch | None:
        """Return the stretch that follows the one of a day, None after the last."""
        following = self.index(day) + 1
        return self.stretches[following] if following < len(self.stretches) else None

    def name(self, day: date) -> Label:
        """Return what the status of a day is called; waiting between two runs is a gap."""
        stretch = self.on(day)
        again = stretch.status == COMING and any(one.last < stretch.first for one in self.runs)
        return GAP if again else NAMES[stretch.status]

    @property
    def runs(self) -> tuple[Run, ...]:
        """Return the days in force, as runs without a break."""
        found: list[Run] = []
        for one in self.stretches:
            if one.status not in ALIVE:
                continue
            if found and found[-1].last.toordinal() + 1 == one.first.toordinal():
                found[-1] = Run(found[-1].first, one.last)
            else:
                found.append(Run(one.first, one.last))
        return tuple(found)

    def run(self, day: date) -> Run | None:
        """Return the run that a day lies in, None where it is not in force."""
        return next((one for one in self.runs if one.first <= day <= one.last), None)
