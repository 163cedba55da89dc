"""A time of the day is in the zone of the authority, in which the data are read.

A paragraph that names several zones compares them. An error where a rule holds that very time;
elsewhere another's meeting may be told in the zone of its place.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from publisher.checks.figures import CLOCK, Held, Mention, held, mentions
from publisher.checks.quotations import foreign, within
from publisher.checks.stretches import Stretch, by_cite, stretches
from publisher.indonesian.dates import zone_abbreviation
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular, Rule
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.wording.values import shown

_ZONE: Final = re.compile(r"\bWI(?:B|TA|T)\b")
_AFTER: Final = re.compile(r"\s*(WI(?:B|TA|T))\b")

_Key = tuple[str, int]


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    authority = surroundings.vocabulary.authorities.get(circular.authority)
    zone = zone_abbreviation(authority.tz) if authority else ""
    if not zone:
        return
    times = _times(circular)
    for one in stretches(circular):
        named = set(_ZONE.findall(one.text))
        if len(named) != 1 or zone in named:
            continue
        for mention in mentions(one.text):
            found = _AFTER.match(one.text, mention.end) if mention.sort == CLOCK else None
            if found and _is_own(one, mention.start, found.end()):
                certain = mention.figure in times.get(_key(one), ())
                yield _finding(one, (mention, found), zone, certain=certain)


def _is_own(one: Stretch, start: int, end: int) -> bool:
    return one.is_typed(end - 1, end) and not within(foreign(one.text), start, end)


def _times(circular: Circular) -> Mapping[_Key, set[object]]:
    """Return the times that the rules citing each paragraph hold."""
    cited: dict[str, set[object]] = {}
    for rule in circular.rules:
        held_by = {figure.figure for figure in _held(rule) if figure.sort == CLOCK}
        for cite in rule.cite:
            cited.setdefault(cite.p, set()).update(held_by)
    words = by_cite(circular)
    times: dict[_Key, set[object]] = {}
    for label, held_there in cited.items():
        for one in words.get(label, ()) if held_there else ():
            times.setdefault(_key(one), set()).update(held_there)
    return times


def _key(one: Stretch) -> _Key:
    return one.label, one.whole.start


def _held(rule: Rule) -> Iterator[Held]:
    for value in (rule.do, rule.who, rule.about, rule.when):
        yield from held(value)


def _finding(
    one: Stretch, found: tuple[Mention, re.Match[str]], zone: str, *, certain: bool
) -> Diagnostic:
    mention, typed = found
    time = one.text[mention.start : mention.end]
    return Diagnostic(
        "calendar-zone-differs",
        Label(
            f"{shown(time)} {typed[1]}: zona waktu pemerintah daerah ini {zone}",
            f"{shown(time)} {typed[1]}: the time zone of this authority is {zone}",
        ),
        one.span(*typed.span(1)),
        Severity.ERROR if certain else Severity.WARNING,
        hint=Label(
            f'tulis "{time} {zone}", atau pakai `| jam` dengan nilai aturannya',
            f'write "{time} {zone}", or print the value of the rule with `| jam`',
        ),
    )


CHECK: Final = CircularCheck("calendar-zone-differs", _run)
