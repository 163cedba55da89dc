"""Rules of texts nobody has registered: that they exist is known, what they say is not.

A relation to such a text gives a rule of unknown content for each kind it names, so that an
answer is never "silent" where something does apply (`docs/policy-semantics.md`, 4).
"""

from collections.abc import Callable, Iterator
from typing import Final

from publisher.model.circular import Interval, Rule
from publisher.model.course import Course, State
from publisher.model.label import Label
from publisher.model.register import Text
from publisher.model.timeline import Entry
from publisher.model.truth import NO, START, TEXT, conjunction, depends, negation
from publisher.register.course import begun, joined, until
from publisher.register.lives import (
    AMENDING,
    CUTTING,
    EXTENDING,
    SUSPENDING,
    Lives,
    period_of,
)

_ACTING: Final = (*CUTTING, EXTENDING, SUSPENDING, AMENDING)
_UNSEEN: Final = "belum-terlihat"


def phantoms(lives: Lives, text: Text, tier: int) -> Iterator[Entry]:
    """Yield the rules of unknown content that a circular's relations and remarks stand for."""
    for number, (how, kind, label, period) in enumerate(_unseen(lives, text)):
        rule = Rule("", kind, "", Label(label), who={}, do={}, cite=())
        course = _course(lives, text.id, how, label, period)
        yield Entry(f"{text.id}~{number}", text.id, tier, rule, period, course, label)


def _unseen(lives: Lives, text: Text) -> Iterator[tuple[str, str, str, Interval]]:
    """Yield how each unseen text is acted on, a kind of its rules, its label, and when."""
    for relation in text.relations:
        if relation.type in _ACTING and relation.target not in lives.known.texts:
            label = relation.label.id if relation.label else relation.target or ""
            for kind in relation.kinds:
                yield relation.type, kind, label, period_of(text, relation)
    for remark in text.not_in_data:
        if remark.reason == _UNSEEN:
            for kind in remark.kinds:
                yield AMENDING, kind, remark.note.id if remark.note else "", text.effective


def _course(lives: Lives, actor: str, how: str, label: str, period: Interval) -> Course:
    """Return the days on which the unknown rule may hold."""
    seen = depends(f"{TEXT}{label}")
    unknown = depends(START, f"{TEXT}{label}")
    started = begun(period)
    cut = lives.cut(actor)
    if how in CUTTING:
        void = period.start is not None and cut.on(period.start).truth.is_yes
        return _mapped(started, lambda one: State(NO if one.truth.is_yes and not void else unknown))
    lasting = joined(started, until(period.end), _both)
    living = joined(lasting, cut, lambda a, b: State(conjunction((a.truth, negation(b.truth)))))
    if how == SUSPENDING:
        return _mapped(living, lambda one: State(NO if one.truth.is_yes else unknown))
    if how == AMENDING:
        return _mapped(
            living,
            lambda one: State(seen if one.truth.is_yes else NO if one.truth.is_no else unknown),
        )
    return joined(
        living,
        started,
        lambda life, begins: State(
            seen if life.truth.is_yes else NO if begins.truth.is_yes else unknown
        ),
    )


def _both(one: State, two: State) -> State:
    return State(conjunction((one.truth, two.truth)))


def _mapped(course: Course, change: Callable[[State], State]) -> Course:
    return joined(course, course, lambda one, _: change(one))
