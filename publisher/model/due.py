"""By when something is to be done: a last day, or so much time after an event."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from publisher.model.circular import Rule
from publisher.model.vocabulary import Kind

_SHAPE: Final = {"$ref": "#/$defs/due"}  # of schemas/circular-1.json; kinds say where it stands


@dataclass(frozen=True, slots=True)
class Due:
    """`by` is the last day, included; else `within` so many of `unit` `after` an event."""

    by: date | None = None
    within: int = 0
    unit: str = ""  # jam, hari, hari-kerja
    after: str = ""

    def is_over(self, day: date) -> bool:
        """Return whether its last day is before a day; of an event nobody here knows."""
        return self.by is not None and self.by < day


def dues(rule: Rule, kinds: Mapping[str, Kind]) -> Iterator[Due]:
    """Yield by when what a rule says is to be done, in the order of its kind."""
    kind = kinds.get(rule.kind)
    for name, shape in kind.params.get("properties", {}).items() if kind else ():
        if shape == _SHAPE and name in rule.do:
            yield _due(rule.do[name])


def _due(found: Mapping[str, Any]) -> Due:
    if "by" in found:
        return Due(date.fromisoformat(found["by"]))
    return Due(within=found["within"], unit=found["unit"], after=found["after"])
