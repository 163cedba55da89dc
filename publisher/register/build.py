"""From the agenda book to a timeline: every rule that is known under an authority, in time."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from publisher.model.moment import Moment
from publisher.model.register import Register, Text
from publisher.model.timeline import Entry, Timeline
from publisher.model.vocabulary import Authority
from publisher.register.knowledge import Known, known
from publisher.register.lives import Lives, earliest, keys, lives
from publisher.register.phantoms import phantoms


def timeline(
    register: Register,
    authorities: Mapping[str, Authority],
    authority: str,
    moment: Moment | None = None,
) -> Timeline:
    """Return what those under an authority could know on a moment; all of it where none is given.

    A day means its end in the zone of the authority.
    """
    return composed(known(register, authorities, authority, moment), authorities, authority)


def composed(known_: Known, authorities: Mapping[str, Authority], authority: str) -> Timeline:
    """Return the timeline of texts that are known."""
    settled = lives(known_, authorities)
    entries: list[Entry] = []
    for text in known_.texts.values():
        tier = authorities[text.authority].tier
        entries.extend(_rules(settled, text, tier))
        entries.extend(phantoms(settled, text, tier))
    texts = MappingProxyType(dict(known_.texts))
    courses = {text.id: tuple(settled.course(key) for key in keys(text)) for text in texts.values()}
    return Timeline(authority, tuple(entries), texts, MappingProxyType(courses), known_.withdrawn)


def _rules(settled: Lives, text: Text, tier: int) -> Iterator[Entry]:
    for rule in text.rules:
        key = (text.id, rule.id)
        yield Entry(
            id=f"{text.id}#{rule.id}",
            circular=text.id,
            tier=tier,
            rule=rule,
            period=settled.period(key),
            course=settled.course(key),
            floor=earliest(text, settled.known.texts),
        )
