"""Whose state a line of the agenda book can change, and what has to be known to tell it.

A state hangs on the text itself, on the texts that act on it with their own cuts, and on the first
days of those it amends or extends. So one goes from a line to what its text acts on, and on from
there only where a change of its force reaches further (`docs/policy-semantics.md`, 3).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from publisher.model.course import Course
from publisher.model.overview import Act
from publisher.model.publication import State
from publisher.model.register import LedgerLine, Register, Text
from publisher.model.vocabulary import Authority
from publisher.register import states
from publisher.register.acts import acts
from publisher.register.knowledge import counted
from publisher.register.lives import AMENDING, CUTTING, EXTENDING, SUSPENDING, Lives, keys, lives
from publisher.register.memory import Memory, Remembered, named

_ACTING: Final = frozenset((*CUTTING, EXTENDING, SUSPENDING, AMENDING))
_RESTING: Final = frozenset((AMENDING, EXTENDING))


def acted_on(text: Text) -> frozenset[str]:
    """Return the circulars, itself aside, that a text acts on."""
    found = {one.target for one in text.relations if one.type in _ACTING and one.target}
    for rule in text.rules:
        found.update(name.partition("#")[0] for name in rule.replaces if "#" in name)
    return frozenset(found - {text.id, ""})


def rests_on(text: Text) -> frozenset[str]:
    """Return the circulars whose first day a text may begin on at the earliest."""
    return frozenset(one.target for one in text.relations if one.type in _RESTING and one.target)


@dataclass(frozen=True, slots=True)
class Moved:
    """A circular whose state a line changed."""

    name: str
    before: State | None
    after: State


class Influence:
    """Brings a memory up to the next line, and says which states moved."""

    def __init__(
        self, memory: Memory, register: Register, authorities: Mapping[str, Authority]
    ) -> None:
        """Keep where the log stands, and where the texts are."""
        self._memory = memory
        self._register = register
        self._authorities = authorities

    def moved(self, line: LedgerLine) -> Iterator[Moved]:
        """Yield the circular of a line, then all others whose state it changed, in no order."""
        name = line.circular
        before = self._memory.circular(name)
        old = self._text(name)
        mine = replace(before, lines=(*before.lines, line)) if before else Remembered((line,))
        self._memory.remember(name, mine)
        new = self._text(name)
        self._memory.name(name, _named(old), _named(new))
        yield Moved(name, before.state if before else None, self._settle(name, mine)[1])
        pending = {*_targets(old), *_targets(new), *self._memory.naming(name)}
        while pending:
            reached = pending.pop()
            known = self._memory.circular(reached)
            if reached == name or known is None or known.is_withdrawn:
                continue
            passes_on, after = self._settle(reached, known)
            if after != known.state:
                yield Moved(reached, known.state, after)
            if passes_on:
                pending |= _targets(self._text(reached))

    def _settle(self, name: str, known: Remembered) -> tuple[bool, State]:
        """Remember a state made anew; return whether the force changed, and the state."""
        text = self._text(name)
        force: tuple[Course, ...] = ()
        if text is None:
            zone = self._authorities[name.partition("/")[0]].tz
            found = states.withdrawn(known.newest, zone)
        else:
            settled = self._lives(name)
            found = self._state(settled, text)
            force = (*(settled.settled(key) for key in keys(text)), settled.cut(name))
        self._memory.remember(name, replace(known, state=found, force=force))
        return force != known.force, found

    def _state(self, settled: Lives, text: Text) -> State:
        incoming: list[Act] = []
        for other in settled.known.texts.values():
            if text.id in acted_on(other) or other.id == text.id:
                incoming.extend(act for target, act in acts(settled, other) if target == text.id)
        unseen = any(self._text(target) is None for target in states.named_by(text))
        zone = self._authorities[text.authority].tz
        return states.state(settled, text, incoming, zone, unseen=unseen)

    def _lives(self, name: str) -> Lives:
        """Return the lives of a circular and of all that its own hangs on."""
        reached, ahead = {name}, [name]
        while ahead:
            actors = set(self._actors(ahead.pop())) - reached
            reached |= actors
            ahead += actors
        for one in tuple(reached):
            text = self._text(one)
            reached |= rests_on(text) if text else frozenset()
        lines: list[LedgerLine] = []
        for one in reached:
            known = self._memory.circular(one)
            lines.extend((known.lines[0], known.newest) if known else ())
        return lives(counted(self._register, tuple(lines), self._authorities), self._authorities)

    def _actors(self, name: str) -> Iterator[str]:
        for other in self._memory.naming(name):
            text = self._text(other)
            if text is not None and name in acted_on(text):
                yield other

    def _text(self, name: str) -> Text | None:
        """Return the text of a circular that counts, None where it is unknown or withdrawn."""
        known = self._memory.circular(name) if name else None
        if known is None or known.is_withdrawn:
            return None
        return self._register.texts[name, known.newest.revision]


def _named(text: Text | None) -> frozenset[str]:
    return named(text) if text else frozenset()


def _targets(text: Text | None) -> frozenset[str]:
    return acted_on(text) if text else frozenset()
