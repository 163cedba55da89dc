"""The trees of codes, and the facts of a question made ready to be tested against them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from publisher.model.vocabulary import Code, Vocabulary

Calendars = Mapping[str, Mapping[str, frozenset[str]]]
"""Days (ISO 8601) by calendar and year."""


class Given:
    """The facts of one question, with the day; `codes` are those met and those left open."""

    __slots__ = ("calendars", "codes", "day", "values")

    def __init__(
        self,
        values: Mapping[str, tuple[Any, ...]],
        codes: Mapping[str, tuple[frozenset[str], frozenset[str]]],
        day: date,
        calendars: Calendars,
    ) -> None:
        """Keep what is given."""
        self.values = values
        self.codes = codes
        self.day = day
        self.calendars = calendars


class Codes:
    """The trees of codes: what a code is part of, and what is part of it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Keep the schemes; trees are walked once a code."""
        self._schemes = vocabulary.schemes
        self.facts = vocabulary.facts
        self._broader: dict[tuple[str, str], frozenset[str]] = {}
        self._met: dict[tuple[str, tuple[str, ...]], tuple[frozenset[str], frozenset[str]]] = {}
        self._coded = {fact: known.scheme for fact, known in vocabulary.facts.items()}
        self._defaults = [
            (fact, (known.default,), self.met(known.scheme, (known.default,)))
            for fact, known in vocabulary.facts.items()
            if known.default
        ]

    def broader(self, scheme: str, code: str) -> frozenset[str]:
        """Return a code and all it is part of."""
        key = (scheme, code)
        if key not in self._broader:
            codes: Mapping[str, Code] = self._schemes.get(scheme, {})
            found: set[str] = set()
            while code and code not in found:
                found.add(code)
                code = codes[code].broader if code in codes else ""
            self._broader[key] = frozenset(found)
        return self._broader[key]

    def met(self, scheme: str, values: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
        """Return the selectors that values satisfy, and those they are too general for."""
        key = (scheme, values)
        if key not in self._met:
            sure = frozenset().union(*(self.broader(scheme, value) for value in values))
            narrower = frozenset(
                code
                for code in self._schemes.get(scheme, {})
                if not self.broader(scheme, code).isdisjoint(values)
            )
            self._met[key] = (sure, narrower - sure)
        return self._met[key]

    def scheme(self, fact: str) -> str:
        """Return the scheme of a fact, "" where it is none of codes."""
        known = self.facts.get(fact)
        return known.scheme if known else ""

    def given(self, facts: Mapping[str, Any], day: date, calendars: Calendars) -> Given:
        """Return the facts of a question, ready to be tested."""
        values: dict[str, tuple[Any, ...]] = {}
        codes: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        for fact, value in facts.items():
            listed = value if type(value) is tuple else (value,)
            values[fact] = listed
            scheme = self._coded.get(fact)
            if scheme:
                found = self._met.get((scheme, listed))
                codes[fact] = self.met(scheme, listed) if found is None else found
        for fact, default, selectors in self._defaults:
            if fact not in values:
                values[fact], codes[fact] = default, selectors
        return Given(values, codes, day, calendars)
