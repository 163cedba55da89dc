"""What was told of each circular, and when: statuses over all days as known on any moment.

It is read off the log of a release, which grows at its end only: so a later release adds to what
was read of the one before.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Final

from publisher.model import status

Json = Mapping[str, Any]
FORCES: Final[Mapping[str, str]] = {
    status.IN_FORCE: "InForce",
    status.PARTLY: "PartiallyInForce",
    **dict.fromkeys(
        (
            status.SUSPENDED,
            status.COMING,
            status.REVOKED,
            status.ENDED,
            status.SUPERSEDED,
            status.WITHDRAWN,
        ),
        "NotInForce",
    ),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What an event made known of a circular: its revision, and its statuses over all days."""

    seq: int
    at: datetime
    revision: int
    withdrawn: bool
    starts: tuple[date, ...]
    statuses: tuple[str, ...]

    def status(self, day: date) -> str:
        """Return the status of a day."""
        return self.statuses[bisect_right(self.starts, day) - 1]


class Chronicle:
    """The states that the events of a log made known, by circular."""

    def __init__(self, before: "Chronicle | None" = None) -> None:
        """Start with nothing, or with what one of an earlier release holds."""
        told = before.told() if before else ()
        self._told: dict[str, list[Told]] = {name: list(known) for name, known in told}
        self.uris: dict[str, str] = dict(before.uris) if before else {}
        self.last: int = before.last if before else 0
        self.first: datetime | None = before.first if before else None

    def told(self) -> Iterator[tuple[str, list[Told]]]:
        """Yield every circular with all that was told of it, in order."""
        yield from self._told.items()

    def add(self, events: Iterable[Json]) -> None:
        """Add events that come after those that are known."""
        for event in events:
            seq = int(event["seq"])
            if seq <= self.last:
                continue
            self.last = seq
            at = datetime.fromisoformat(event["at"])
            self.first = self.first or at
            if event["state"]:
                self.uris[event["id"]] = event["state"]["uri"]
                self._told.setdefault(event["id"], []).append(_told(event, seq, at))

    def known(self, name: str, until: datetime | None = None) -> Told | None:
        """Return what is known of a circular at an instant, None where nothing is yet."""
        told = self._told.get(name, [])
        if until is None:
            return told[-1] if told else None
        count = bisect_right(told, until, key=_at)
        return told[count - 1] if count else None

    @cached_property
    def names(self) -> Sequence[str]:
        """Return the ids of all circulars, in order; asked for when all events are there."""
        return sorted(self._told)

    @cached_property
    def addressed(self) -> Mapping[str, str]:
        """Return the ids of circulars by their permanent addresses."""
        return {uri: name for name, uri in self.uris.items()}


def _told(event: Json, seq: int, at: datetime) -> Told:
    boundaries = event["state"]["boundaries"]
    days = (one["on"] for one in boundaries)
    return Told(
        seq,
        at,
        int(event["state"]["revision"]),
        bool(event["tombstone"]),
        tuple(date.fromisoformat(day) if day else date.min for day in days),
        tuple(one["status"] or status.UNKNOWN for one in boundaries),
    )


def _at(told: Told) -> datetime:
    return told.at


def coded(found: str) -> str | None:
    """Return a status as JSON has it: None where a start is unknown."""
    return None if found == status.UNKNOWN else found
