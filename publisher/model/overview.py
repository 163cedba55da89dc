"""What is to be said of circulars on a day: status, periods, rules one by one, and who acted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from publisher.model import status
from publisher.model.circular import Interval
from publisher.model.course import Course
from publisher.model.label import Label
from publisher.model.register import CORRECT, WITHDRAW, LedgerLine
from publisher.model.status import Run, Standing

REPLACES: Final = "replaces"  # a rule that replaces another; the other acts are relations
HERE, SOON, COMING, PAUSED, OPEN, OVER = (
    "in-force",
    "ending-soon",
    "coming",
    "suspended",
    "unknown",
    "ended",
)
GROUPS: Final = (SOON, HERE, PAUSED, COMING, OPEN, OVER)
_GROUP_OF: Final[Mapping[str, str]] = {
    status.IN_FORCE: HERE,
    status.PARTLY: HERE,
    status.COMING: COMING,
    status.SUSPENDED: PAUSED,
    status.UNKNOWN: OPEN,
}


@dataclass(frozen=True, slots=True)
class Named:
    """A circular named in passing; `dated` is the day published, else signed."""

    id: str
    number: str | None
    title: Label
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """What a circular does to another: a relation, or REPLACES for its rules.

    `rules` names those acted on, empty where all are. An act that did not take changed nothing:
    its own circular was not in force then, or nothing was left to act on.
    """

    how: str
    by: Named
    interval: Interval
    rules: tuple[str, ...] = ()
    took: bool = True

    @property
    def is_retroactive(self) -> bool:
        """Return whether it reaches back before the day its own circular was dated."""
        start, dated = self.interval.start, self.by.dated
        return start is not None and dated is not None and start < dated


@dataclass(frozen=True, slots=True)
class Provision:
    """A rule over all days; the id is empty for a circular without rules."""

    id: str
    label: Label
    period: Interval
    course: Course

    def state(self, day: date) -> str:
        """Return in-force, unknown, or why it is not: not-yet, ended, cut, suspended, gap."""
        found = self.course.on(day)
        if found.truth.is_yes:
            return HERE
        return found.why if found.truth.is_no else OPEN

    def next_start(self, day: date) -> date | None:
        """Return the first day after one on which it will be in force, None where there is none."""
        return next(
            (
                first
                for first, _, state in self.course.pieces()
                if first > day and state.truth.is_yes
            ),
            None,
        )

    def last_day(self, day: date) -> date | None:
        """Return the last day in force of the stretch that a day lies in, None where it is open."""
        last = next(end for _, end, _ in self.course.pieces() if end >= day)
        return None if last == date.max else last


@dataclass(frozen=True)
class Account:
    """All that is said of one circular; `lines` are its own in the agenda book.

    `open_end` is the period whose words say until when, where a provision has no end; `own_end`
    the last day that its own text gives, None where that is open.
    """

    circular: Named
    authority: str
    press: bool
    period: Interval
    standing: Standing
    provisions: tuple[Provision, ...]
    acts: tuple[Act, ...]
    lines: tuple[LedgerLine, ...]
    open_end: Interval | None = None
    own_end: date | None = None

    @property
    def revision(self) -> int:
        """Return the highest revision that is known."""
        return max(line.revision for line in self.lines)

    @property
    def recorded(self) -> datetime:
        """Return when it was first entered in the agenda book."""
        return self.lines[0].recorded

    @property
    def corrections(self) -> tuple[LedgerLine, ...]:
        """Return the lines that brought a later revision."""
        return tuple(line for line in self.lines if line.event == CORRECT)

    @property
    def withdrawal(self) -> LedgerLine | None:
        """Return the line that withdrew it, None where it was not withdrawn."""
        return next((line for line in self.lines if line.event == WITHDRAW), None)

    @property
    def is_retroactive(self) -> bool:
        """Return whether it begins before the day it was dated."""
        start, dated = self.period.start, self.circular.dated
        return start is not None and dated is not None and start < dated

    def begins_at_latest(self, run: Run) -> bool:
        """Return whether a run of days in force may have begun earlier."""
        return any(
            one.period.precision == "at-latest" and one.period.start == run.first
            for one in self.provisions
        )

    def nearness(self, day: date) -> tuple[int, str]:
        """Return the days to what comes next, or since what was last; then the id."""
        stated, run = self.standing.on(day), self.standing.run(day)
        if run:
            near = (day - run.first if run.is_open else run.last - day).days
        elif stated.status in (status.COMING, status.SUSPENDED):
            near = (stated.last - day).days
        else:
            near = (day - stated.first).days
        return near, self.circular.id

    def group(self, day: date, soon: int) -> str:
        """Return where it belongs on a day; SOON is an end within so many days."""
        now = self.standing.on(day)
        run = self.standing.run(day)
        if run and not run.is_open and (run.last - day).days <= soon and self._ends_after(run):
            return SOON
        return _GROUP_OF.get(now.status, OVER)

    def _ends_after(self, run: Run) -> bool:
        """Return whether a run ends for good or leaves a gap: not where a suspension follows."""
        following = self.standing.after(run.last)
        return following is not None and following.status not in (status.SUSPENDED, status.UNKNOWN)


@dataclass(frozen=True)
class Chapter:
    """The circulars of one authority; those `above` bind the authority that was asked."""

    authority: str
    label: Label
    accounts: tuple[Account, ...]
    above: bool = False

    def grouped(self, day: date, soon: int) -> Mapping[str, tuple[Account, ...]]:
        """Return the accounts by group, in the order of GROUPS, without the empty ones.

        In a group what comes next stands first; of what is or was, the newest.
        """
        found: dict[str, list[Account]] = {group: [] for group in GROUPS}
        for one in sorted(self.accounts, key=lambda one: one.nearness(day)):
            found[one.group(day, soon)].append(one)
        return {group: tuple(some) for group, some in found.items() if some}


@dataclass(frozen=True)
class Overview:
    """What those under an authority see on a day, in its zone, as known on a moment."""

    authority: str
    zone: str
    day: date
    known: date | datetime | None
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Survey:
    """Overviews of authorities; `soon` are the days within which an end is near.

    `single` is the id of the circular that was asked for, empty where all were. Where nothing was
    known yet, `known` is when that was, and `later` when the first line came.
    """

    overviews: tuple[Overview, ...]
    soon: int
    single: str = ""
    known: date | datetime | None = None
    later: datetime | None = None

    @property
    def accounts(self) -> tuple[tuple[Overview, Account], ...]:
        """Return every account with its overview."""
        return tuple(
            (one, account)
            for one in self.overviews
            for chapter in one.chapters
            for account in chapter.accounts
        )
