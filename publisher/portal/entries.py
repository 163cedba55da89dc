"""A circular as lists show it: name, title, and its days in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from publisher.model import status
from publisher.model.label import one_line
from publisher.model.publication import Published
from publisher.model.status import Run
from publisher.portal import words
from publisher.portal.context import Portal

_SOON = 14  # days within which an end is near


@dataclass(frozen=True, slots=True)
class Entry:
    """A circular of a list. `sign` and `state` are of a day where the list is of one.

    `left` are the days to its last day, today not counted; None where that is far or unknown.
    """

    id: str
    number: str
    title: str
    authority: str
    press: bool
    sign: str = ""
    state: str = ""
    code: str = ""
    left: int | None = None


def entry(portal: Portal, circular: Published) -> Entry:
    """Return a circular as an undated list shows it."""
    life = portal.life(circular)
    return replace(_named(portal, circular), sign=life.sign, state=life.line, code=life.code)


def entry_on(portal: Portal, circular: Published, day: date) -> Entry:
    """Return a circular as the list of a day shows it."""
    now = circular.state.standing.on(day).status
    run = circular.state.standing.run(day)
    left = (run.last - day).days if run and _ends(circular, run) else _SOON + 1
    sign, word = words.badge(now)
    told = portal.life(circular).headline
    if now not in (status.IN_FORCE, status.COMING) and not told.startswith(word):
        told = f"{word}. {told}"
    return replace(
        _named(portal, circular),
        sign=sign,
        state=told,
        code=now,
        left=left if left <= _SOON else None,
    )


def _ends(circular: Published, run: Run) -> bool:
    """Say whether a run ends for good or leaves a gap: not where it is suspended, or open."""
    after = circular.state.standing.after(run.last)
    return not run.is_open and (
        after is None or after.status not in (status.SUSPENDED, status.UNKNOWN)
    )


def ordered(found: Iterable[Published]) -> Iterator[Published]:
    """Yield circulars, the newest first: by the day signed, published or recorded, then the id."""
    yield from sorted(found, key=lambda one: (-_day(one).toordinal(), one.id))


def _day(circular: Published) -> date:
    text = circular.text
    found = text.signed or text.published or text.provenance.date or text.effective.start
    return found or circular.lines[0].recorded.date()


def _named(portal: Portal, circular: Published) -> Entry:
    text = circular.text
    return Entry(
        circular.id,
        one_line(text.number) if text.number else "",
        one_line(text.title.id),
        portal.authority(text.authority),
        press=text.provenance.source == words.PRESS,
    )
