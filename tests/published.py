"""What a release of the sample register is made of, and of registers made up for a test."""

import functools
import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from types import MappingProxyType
from zoneinfo import ZoneInfo

from publisher import identifiers
from publisher.model import publication as nouns
from publisher.model import status
from publisher.model.label import Label
from publisher.model.publication import (
    Boundary,
    Event,
    Publication,
    Published,
    RuleState,
    Site,
    Spell,
    State,
)
from publisher.model.register import CORRECT, WITHDRAW
from publisher.pipeline import agenda
from publisher.pipeline.registry import registry
from publisher.register.build import timeline
from publisher.register.status import standing
from tests.samples import ROOT

SITE = Site(
    address="https://edaran.example",
    domain="edaran.example",
    year=2026,
    epoch="2026a",
    zone="Asia/Jakarta",
    title=Label("Edaran Pemerintah Daerah", "Circulars of regional governments"),
)
MOMENT = datetime(2026, 11, 21, 2, tzinfo=UTC)
_EVENTS = {WITHDRAW: nouns.WITHDRAWN, CORRECT: nouns.CORRECTED}


def _state(identity, revision, zone, courses, rules, *, withdrawn):
    told = standing(identity, courses, withdrawn=withdrawn)
    boundaries = []
    for one in told.stretches:
        at = datetime.combine(one.first, time(), ZoneInfo(zone)) if boundaries else None
        on = one.first if boundaries else None
        boundaries.append(Boundary(on, at and at.astimezone(UTC), one.status, one.by))
    return State(identity, revision, zone, tuple(boundaries), rules)


def _rules(known, identity):
    return tuple(
        RuleState(
            entry.rule.id,
            tuple(
                Spell(
                    None if first == date.min else first,
                    None if last == date.max else last,
                    entry.period.ends,
                    state.truth.is_yes,
                )
                for first, last, state in entry.course.pieces()
                if not state.truth.is_no
            ),
        )
        for entry in known.entries
        if entry.circular == identity and not entry.unseen
    )


def _published(issued, identity, lines):
    authority = issued.vocabulary.authorities[identity.partition("/")[0]]
    last = lines[-1]
    known = timeline(issued.register, issued.vocabulary.authorities, authority.id)
    withdrawn = last.event == WITHDRAW
    courses = known.courses.get(identity, ())
    rules = _rules(known, identity)
    state = _state(identity, last.revision, authority.tz, courses, rules, withdrawn=withdrawn)
    kept = [line for line in lines if line.event != WITHDRAW][-1]
    actor = identifiers.actor(json.loads(_kept(identity, 1)), issued.vocabulary)
    return Published(
        id=identity,
        uri=identifiers.work(identity, authority, actor),
        text=issued.register.texts[identity, kept.revision],
        state=state,
        lines=tuple(lines),
        policy_sha256=kept.files[f"r{kept.revision}.json"],
        source_sha256=kept.files[f"r{kept.revision}.md"],
        files=(
            nouns.File("letter.docx", _DOCX, 4000, "d" * 64, "informative"),
            nouns.File("letter.pdf", "application/pdf", 5000, "e" * 64, "informative"),
        ),
    )


def _kept(identity, revision):
    return (ROOT / f"circulars/issued/{identity}/r{revision}.json").read_bytes()


_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _events(circulars, moment):
    """Yield instants and events: every line, and every midnight that brought another status."""
    for one in circulars.values():
        for line in one.lines:
            kind = _EVENTS.get(line.event, nouns.ISSUED)
            yield Event(
                0,
                line.recorded.astimezone(UTC),
                kind,
                one.id,
                line.revision,
                note=line.note,
                change=line.change,
                state=one.state,
            )
        for boundary in one.state.boundaries[1:]:
            entered = boundary.status in status.ALIVE
            if one.lines[0].recorded < boundary.at <= moment:
                kind = nouns.ENTERED if entered else nouns.LAPSED
                revision = one.lines[-1].revision
                yield Event(0, boundary.at, kind, one.id, revision, boundary.on)


@functools.cache
def publication(moment=MOMENT):
    """Return what a release of the sample register at a moment is made of."""
    issued = registry(ROOT)
    book = agenda.read(ROOT).lines  # that of the prepared register has no hashes
    lines = {}
    for line in book:
        lines.setdefault(line.circular, []).append(line)
    circulars = {name: _published(issued, name, lines[name]) for name in sorted(lines)}
    policies = {name: _kept(name, one.text.revision) for name, one in circulars.items()}
    found = sorted(_events(circulars, moment), key=lambda event: (event.at, event.id))
    return Publication(
        site=SITE,
        moment=moment,
        day=moment.astimezone(ZoneInfo(SITE.zone)).date(),
        ledger=book,
        circulars=MappingProxyType(circulars),
        events=tuple(replace(one, seq=seq) for seq, one in enumerate(found, start=1)),
        vocabulary=issued.vocabulary,
        policies=MappingProxyType(policies),
        texts=issued.register.texts,
    )


def with_events(count):
    """Return the sample publication with its events over and over, until there are so many."""
    made = publication()
    several = (made.events * (count // len(made.events) + 1))[:count]
    events = tuple(
        replace(one, seq=seq, at=MOMENT.replace(year=2010 + seq // 8760))
        for seq, one in enumerate(several, start=1)
    )
    return replace(made, events=events)


def changed(publication, identity, policy=None, **fields):
    """Return a publication in which one circular's text, and its policy, say something else."""
    one = publication.circulars[identity]
    text = replace(one.text, **fields)
    data = json.loads(publication.policies[identity]) | (policy or {})
    return replace(
        publication,
        circulars={**publication.circulars, identity: replace(one, text=text)},
        policies={**publication.policies, identity: json.dumps(data).encode()},
        texts={**publication.texts, (identity, text.revision): text},
    )


def files(feed, publication):
    """Return the files of a feed by their paths; no path is given twice."""
    made = list(feed(publication))
    found = {one.path: one.data for one in made}
    assert len(found) == len(made)
    return found


def day(text):
    """Return a date from its text."""
    return date.fromisoformat(text)
