"""The plain JSON of `reference.py` put to the fast engine, and its answers in the same shape."""

from datetime import date

from publisher.answers.conformance import shape
from publisher.model.question import Question
from publisher.parsing import conformance
from publisher.pipeline.facts import written
from publisher.policy.engine import Engine
from publisher.policy.resolve import answer
from publisher.register.build import timeline

vocabulary, register = conformance.vocabulary, conformance.register


def engine(data, authority, known=None):
    words = vocabulary(data["vocabulary"])
    moment = date.fromisoformat(known) if known else None
    return Engine(timeline(register(data), words.authorities, authority, moment), words)


def question(on, facts):
    return Question(date.fromisoformat(on), written(facts))


def answered(resolver, on, facts):
    """Return the answer of the fast engine in the shape of the reference's."""
    found = shape(answer(resolver, question(on, facts)), silent=True)
    return {**found, "conflicts": [tuple(pair) for pair in found["conflicts"]]}
