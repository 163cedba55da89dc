"""Which circulars change their status because one is issued or withdrawn, and on which days.

A text that is new has no status to change; a correction may change its own.
"""

from collections.abc import Iterator
from datetime import date

from publisher.indonesian.dates import long_date
from publisher.model.circular import Circular
from publisher.model.foresight import Days
from publisher.model.label import Label
from publisher.model.register import LedgerLine, Text
from publisher.model.status import NAMES, REVOKED, Stretch
from publisher.model.timeline import Timeline
from publisher.pipeline import foresight, prepared
from publisher.pipeline.load import Project
from publisher.register.build import composed
from publisher.register.knowledge import counted
from publisher.register.outlook import Outlook
from publisher.register.status import standing
from publisher.wording.people import during


def changes(project: Project, circular: Circular) -> Iterator[Label]:
    """Yield for each circular what its status is, what it would be, and on which days.

    Other drafts stay drafts: only what was issued can change.
    """
    values = foresight.draft_values(circular, project.issued.get(circular.id), ())
    if values is None or circular.authority not in project.vocabulary.authorities:
        return
    draft = foresight.draft(values).text
    register = project.shelf.register(project.agenda)
    view = Outlook(register, project.vocabulary.authorities, {draft.id: draft}).view(draft)
    for name in sorted(view.before.courses.keys() & view.after.courses.keys()):
        yield from _differences(name, view.before, view.after)


def withdrawal(project: Project, line: LedgerLine) -> Iterator[Label]:
    """Yield what a withdrawal would change: the statuses of others, and texts left without it."""
    authorities = project.vocabulary.authorities
    register = prepared.register(project.root)
    lines = tuple(one for one in register.ledger if one.circular.partition("/")[0] in authorities)
    with_it = composed(counted(register, lines, authorities), authorities, "")
    without = composed(counted(register, (*lines, line), authorities), authorities, "")
    own = standing(line.circular, with_it.courses.get(line.circular, ()))
    for run in own.runs:
        when = during(Days(_known(run.first), _known(run.last)))
        yield Label(
            f"{line.circular} tidak lagi berlaku, juga dahulu: {when.id}",
            f"{line.circular} is no longer in force, nor was it: {when.en}",
        )
    for name in sorted(with_it.courses.keys() & without.courses.keys()):
        yield from _differences(name, with_it, without)
    for text in without.texts.values():
        yield from _left(text, line.circular)


def _left(text: Text, withdrawn: str) -> Iterator[Label]:
    """Yield the relations and the rules of a text that lose what they name."""
    for relation in text.relations:
        if relation.target == withdrawn:
            yield Label(
                f"{text.id}: `{relation.type}` kehilangan sasarannya, edaran ini",
                f"{text.id}: `{relation.type}` loses its target, this circular",
            )
    for rule in text.rules:
        for key, names in (("overrides", rule.overrides), ("replaces", rule.replaces)):
            lost = [name for name in names if name.rpartition("#")[0] == withdrawn]
            if lost:
                named = ", ".join(lost)
                yield Label(
                    f"{text.id}: aturan `{rule.id}` (`{key}`) kehilangan {named}",
                    f"{text.id}: rule `{rule.id}` (`{key}`) loses {named}",
                )


def _differences(name: str, was: Timeline, now: Timeline) -> Iterator[Label]:
    """Yield the stretches of days on which the status is another."""
    before, after = (standing(name, one.courses[name]) for one in (was, now))
    firsts = sorted({one.first for both in (before, after) for one in both.stretches})
    pairs = [(before.on(first), after.on(first)) for first in firsts]
    found = [
        (first, pair)
        for number, (first, pair) in enumerate(zip(firsts, pairs, strict=True))
        if not number or _statuses(pair) != _statuses(pairs[number - 1])
    ]
    ends = [date.fromordinal(first.toordinal() - 1) for first, _ in found[1:]]
    for (first, pair), last in zip(found, [*ends, date.max], strict=True):
        if len(set(_statuses(pair))) > 1:
            when = during(Days(_known(first), _known(last)))
            old, new = _worded(was, name, pair[0]), _worded(now, name, pair[1])
            rest = _rest(now, pair[1], first, last)
            yield Label(
                f"{name}: {old.id} menjadi {new.id}, {when.id}{rest.id}",
                f"{name}: {old.en} to {new.en}, {when.en}{rest.en}",
            )


def _statuses(pair: tuple[Stretch, Stretch]) -> tuple[str, str]:
    return pair[0].status, pair[1].status


def _known(day: date) -> date | None:
    return None if day in (date.min, date.max) else day


def _worded(timeline: Timeline, name: str, stretch: Stretch) -> Label:
    """Return a status in words; what took the place of a text is no revocation of it."""
    actor = _actor(timeline, stretch)
    if actor is None or any(
        one.target == name and one.type == "mencabut" for one in actor.relations
    ):
        return NAMES[stretch.status]
    text = timeline.texts[name]
    replaced = {one for rule in actor.rules for one in rule.replaces}
    whole = all(f"{name}#{rule.id}" in replaced for rule in text.rules) or any(
        one.target == name and one.type == "mengganti" for one in actor.relations
    )
    wholly = Label(" seluruhnya", " wholly") if whole else Label("", "")
    return Label(f"digantikan{wholly.id} oleh {actor.id}", f"replaced{wholly.en} by {actor.id}")


def _rest(timeline: Timeline, stretch: Stretch, first: date, last: date) -> Label:
    """Return words for days that neither a text nor what took its place covers."""
    actor = _actor(timeline, stretch)
    runs = standing(actor.id, timeline.courses[actor.id]).runs if actor else ()
    if not runs or not first <= runs[-1].last < last or actor is None:
        return Label("", "")
    end = runs[-1].last
    return Label(
        f"; {actor.id} sendiri berlaku hanya sampai dengan {long_date(end)}",
        f"; {actor.id} itself is in force until {end} only",
    )


def _actor(timeline: Timeline, stretch: Stretch) -> Text | None:
    """Return the text that cut another short, None where none did or several."""
    if stretch.status != REVOKED or len(stretch.by) != 1:
        return None
    return timeline.texts.get(stretch.by[0])
