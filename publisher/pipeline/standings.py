"""Who has which status on days in order: told from the changes, one day after the other."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from publisher.model import status
from publisher.model.publication import Publication
from publisher.pipeline.release_days import state_before
from publisher.release.heads import Head

Statuses = Mapping[date, Mapping[str, str]]  # day -> circular -> the status that begins on it


class Standings:
    """The circulars by their status on a day; days are told forward only."""

    def __init__(self, changes: Statuses) -> None:
        """Keep the changes; the statuses of the first day are told whole in them."""
        self._changes = sorted(changes.items())
        self._next = 0
        self._status: dict[str, str] = {}
        self._names: dict[str, set[str]] = {}
        self._own: dict[tuple[str, str], set[str]] = {}

    def tell(self, day: date) -> "Standings":
        """Go on to a day, which is not before the last one; return itself."""
        while self._next < len(self._changes) and self._changes[self._next][0] <= day:
            for name, code in self._changes[self._next][1].items():
                self._put(name, code)
            self._next += 1
        return self

    def _put(self, name: str, code: str) -> None:
        authority = name.partition("/")[0]
        before = self._status.get(name)
        if before is not None:
            self._names[before].discard(name)
            self._own[before, authority].discard(name)
        self._status[name] = code
        self._names.setdefault(code, set()).add(name)
        self._own.setdefault((code, authority), set()).add(name)

    def count(self, codes: Sequence[str], authority: str = "") -> int:
        """Return how many circulars have one of some statuses, of an authority or of all."""
        return sum(len(one) for one in self._found(codes, authority))

    def names(self, codes: Sequence[str], authority: str = "") -> tuple[str, ...]:
        """Return the circulars that have one of some statuses, by id."""
        return tuple(sorted(chain.from_iterable(self._found(codes, authority))))

    def _found(self, codes: Sequence[str], authority: str) -> Iterator[set[str]]:
        for code in codes:
            empty: set[str] = set()
            yield (
                self._own.get((code, authority), empty)
                if authority
                else self._names.get(code, empty)
            )


def shown_on(
    whole: Publication,
    before: Head | None,
    shown: Sequence[str],
    recorded: Mapping[str, date],
) -> Callable[[date], bool]:
    """Return what tells whether a circular that moved since is, or was, in the list of a day.

    A list has those with a status of `shown`; what is to come from the day it was `recorded`.
    """
    since = int(before.index["changes"]["last_seq"]) if before else 0
    spans: list[tuple[date, date]] = []
    for name in {one.id for one in whole.events[since:] if one.state}:
        circular = whole.circulars[name]
        for state in (circular.state, state_before(whole, name, since)):
            for one in state.standing.stretches if state else ():
                if one.status in shown:
                    is_coming = one.status == status.COMING
                    first = recorded[name] if is_coming else one.first
                    spans.append((first, one.last))
    return lambda day: any(first <= day <= last for first, last in spans)
