"""The text of a circular's page to be sent on: never more force than there is, on any day."""

from collections.abc import Iterable, Iterator, Mapping

from publisher.indonesian.numerals import listed
from publisher.model.label import one_line
from publisher.model.publication import Published
from publisher.portal import words
from publisher.portal.context import Portal
from publisher.portal.relations import limits

_MOST = 6  # periods of rules that are told; of more only how many rules have one

Own = tuple[str, str]  # the label of a rule, and its days where they are not those of the circular


def share(portal: Portal, circular: Published, life: words.Life, own: Iterable[Own]) -> str:
    """Return a few lines: what it is, when it is in force, what limits that, and its address."""
    text = circular.text
    press = " (disusun dari pemberitaan)" if text.provenance.source == words.PRESS else ""
    lines = [
        f"{words.called(text)}{press}",
        *([one_line(text.title.id)] if text.number else []),
        portal.authority(text.authority),
        ". ".join([life.headline, *life.rest]) + ".",
        *limits(portal, circular),
        *_own_days(own, len(text.rules)),
        f"{portal.whole.site.address}/se/{circular.id}/",
    ]
    return "\n".join(lines)


def _own_days(own: Iterable[Own], every: int) -> Iterator[str]:
    """Yield the days of rules that have their own, those with the same days in one line."""
    found: dict[str, list[str]] = {}
    for label, days in own:
        found.setdefault(days, []).append(f"“{one_line(label).rstrip('.')}”")
    count = sum(map(len, found.values()))
    if not found:
        return
    if len(found) > _MOST:
        yield f"{count} dari {every} aturannya punya masa sendiri; lihat di alamat ini:"
        return
    yield from _lines(found, all_=count == every)


def _lines(found: Mapping[str, list[str]], *, all_: bool) -> Iterator[str]:
    yield "Masa tiap aturan:" if all_ else "Aturan dengan masa sendiri:"
    for days, labels in found.items():
        yield f"- {listed(labels)}: {days}"
