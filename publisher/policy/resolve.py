"""One question answered in full: verdicts with what defeated what, results, conflicts."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from publisher.model.question import BEARER, Answer, Question, Verdict
from publisher.policy import results
from publisher.policy.codes import Given
from publisher.policy.conditions import truth
from publisher.policy.engine import Engine, Segment, Side


def answer(engine: Engine, question: Question) -> Answer:
    """Return what holds on the day of a question for those its facts describe."""
    segment = engine.segment(question.day)
    given = engine.given(segment, question.facts, question.day)
    verdicts = tuple(_verdict(side, segment, given) for side in segment.sides)
    derived = {
        fact: values[0]
        for fact, values in given.values.items()
        if fact not in question.facts and fact in _settable(segment)
    }
    facts: Mapping[str, Any] = {**derived, **question.facts}
    fixing = [(one.entry.id, one.entry.rule, truth(one.binds(given))) for one in segment.fixing]
    found = {
        name: results.result(name, fixing, facts, engine.vocabulary)
        for name in results.names(engine.vocabulary)
    }
    return Answer(
        question,
        verdicts,
        MappingProxyType(found),
        segment.order.unresolved,
        MappingProxyType(derived),
    )


def _settable(segment: Segment) -> frozenset[str]:
    return frozenset(setter.sets["fact"] for setter in segment.setters)


def _verdict(side: Side, segment: Segment, given: Given) -> Verdict:
    entry, exceptions = side.entry, segment.exceptions
    bound = truth(side.binds(given))
    if exceptions.applies(entry, side.side)(given) is False:
        return Verdict(entry.id, side.side, bound)
    defeated: dict[str, str] = {}
    limited: list[str] = []
    of_unit = side.side == BEARER and entry.rule.about is not None
    for edge, winner in exceptions.edges(entry):
        if of_unit:
            taken = exceptions.of_unit(winner)(given)
            if taken is False and exceptions.narrows(winner, given):
                limited.append(winner.id)
        else:
            taken = exceptions.population_bound(winner)(given)
        if taken is True:
            defeated[winner.id] = edge.how
    return Verdict(entry.id, side.side, bound, MappingProxyType(defeated), tuple(sorted(limited)))
