"""What other circulars did to a single rule, whose own words still stand as they were issued."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from publisher.indonesian.dates import long_date
from publisher.model.overview import REPLACES
from publisher.model.publication import Published
from publisher.portal.context import Portal

_AMENDING: Final = "mengubah"
_DONE: Final[Mapping[str, str]] = {
    _AMENDING: "Diubah",
    REPLACES: "Diganti",
    "mengganti": "Diganti",
    "mencabut": "Dicabut",
    "menangguhkan": "Ditangguhkan",
}


@dataclass(frozen=True, slots=True)
class Amendment:
    """An act at a rule, by the circular of an id and a name; `since` is its day, or ""."""

    type: str
    by: str
    name: str
    since: str = ""

    @property
    def words(self) -> str:
        """Return it in words that hold on every day: Diubah mulai 1 September 2026 oleh SE …"""
        return " ".join(filter(None, (_DONE[self.type], self.since, "oleh", self.name)))


def amendments(portal: Portal, circular: Published, rule: str) -> tuple[Amendment, ...]:
    """Return what became of a rule, in order of time, each once.

    What is done to a whole circular stands before its text and is left out; of a circular that
    puts a rule in the place of this one it is not said as well that it amends it.
    """
    met = [one for one in circular.state.relations_in if one.took and rule in one.rules]
    replacing = {one.by for one in met if one.type == REPLACES}
    found = [
        Amendment(
            one.type, one.by, portal.called(one.by), f"mulai {long_date(one.on)}" if one.on else ""
        )
        for one in met
        if one.type in _DONE and not (one.type == _AMENDING and one.by in replacing)
    ]
    return tuple(dict.fromkeys(found))


def open_amendments(portal: Portal, circular: Published, rule: str) -> tuple[Amendment, ...]:
    """Return those that amend a rule without one in its place: what holds is read there only."""
    return tuple(one for one in amendments(portal, circular, rule) if one.type == _AMENDING)
