"""What has become of a circular, read back from its file in a release (`state.json`)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from publisher.model import status
from publisher.model.publication import Boundary, Incoming, RuleState, Spell, State
from publisher.parsing.building import day

Json = Mapping[str, Any]


def state(found: Json) -> State:
    """Return the state that a file tells; KeyError where it is none."""
    return State(
        id=found["id"],
        revision=found["revision"],
        zone=found["zone"],
        boundaries=tuple(_boundary(one) for one in found["boundaries"]),
        rules=tuple(
            RuleState(one["id"], tuple(map(_spell, one["intervals"])), tuple(one["by"]))
            for one in found["rules"]
        ),
        relations_in=tuple(
            Incoming(one["type"], one["by"], day(one["on"]), tuple(one["rules"]), one["took"])
            for one in found["relations_in"]
        ),
        flags=tuple(found["flags"]),
        review_by=day(found["review_by"]),
    )


def _boundary(found: Json) -> Boundary:
    at = datetime.fromisoformat(found["at"]) if "at" in found else None
    return Boundary(
        day(found["on"]), at, found["status"] or status.UNKNOWN, tuple(found.get("by", ()))
    )


def _spell(found: Json) -> Spell:
    return Spell(day(found["from"]), day(found["to"]), found["ends"], found["certain"])
