"""The pages of a release: what the portal is to know of rules, and the pages of one circular."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from publisher.feeds.announcing import themes
from publisher.model.artefact import Artefact
from publisher.model.circular import Rule
from publisher.model.label import Label
from publisher.model.publication import Publication, Published
from publisher.policy import derived
from publisher.portal import circular_page, redline
from publisher.portal.context import Portal, Turn, revisions
from publisher.register.knowledge import reach
from publisher.wording.people import people

_MANY: Final = 12  # turns that are looked for
_TOLD: Final = 1_000  # words of people that are kept
_DAY: Final = timedelta(1)


def portal(whole: Publication) -> Portal:
    """Return what pages are made from."""
    told: dict[str, str] = {}

    def bound(rule: Rule) -> str:
        people_meant = repr((rule.who, rule.when, rule.about))  # the same in many circulars
        if people_meant not in told:
            if len(told) >= _TOLD:
                told.clear()
            told[people_meant] = _bound(rule, whole)
        return told[people_meant]

    def turns(rule: Rule, first: date, last: date) -> tuple[Turn, ...]:
        return tuple(_turns(rule, whole, first, last))

    return Portal(
        whole,
        bound,
        turns,
        themes=lambda text: themes(whole, text),
        reach=lambda name: reach(whole.vocabulary.authorities, name),
    )


def of_circular(
    found: Portal, circular: Published, policies: Mapping[int, bytes]
) -> Iterator[Artefact]:
    """Yield the pages of a circular; `policies` are the kept JSON of its revisions."""
    lines = revisions(circular)
    yield circular_page.render(found, circular, policies[circular.text.revision])
    for line in lines:
        text = found.whole.texts[circular.id, line.revision]
        yield circular_page.render_revision(found, circular, line, text, policies[line.revision])
    if len(lines) > 1:
        yield redline.render(found, circular, policies)


def _bound(rule: Rule, whole: Publication) -> str:
    """Return whom a rule binds, and toward whom, in the words of the vocabulary."""
    when = (rule.when,) if rule.when else ()
    who = people([(rule.who, *when)], whole.vocabulary) if rule.who or when else Label("")
    parts = [_capital(who.id or "Semua yang dituju")]
    if rule.about:
        parts.append(f"terhadap {people([(rule.about,)], whole.vocabulary).id}")
    return ", ".join(parts)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _turns(rule: Rule, whole: Publication, first: date, last: date) -> Iterator[Turn]:
    """Yield the turns of a rule from a day on; none where its first turn is on no known day."""
    kind = whole.vocabulary.kinds.get(rule.kind)
    rotation = rule.do.get(kind.sets["by"]) if kind and kind.sets and "by" in kind.sets else None
    if not rotation or not rotation.get("anchor"):
        return
    start, count, day = first, 0, first
    places = derived.places(rotation, first)
    while day <= last and count < _MANY:
        following = derived.places(rotation, day + _DAY)
        if following != places or day == last:
            yield Turn(start, day, places)
            start, places, count = day + _DAY, following, count + 1
        day += _DAY
