"""The plain JSON of `reference.py` as the nouns of the model, and answers back in its shape."""

from datetime import date, datetime
from types import MappingProxyType

from publisher.model.label import Label
from publisher.model.question import AFFECTED, Answer, Question
from publisher.model.register import LedgerLine, Register
from publisher.model.vocabulary import Authority, Code, Fact, Kind, Vocabulary
from publisher.parsing import record
from publisher.policy.engine import Engine
from publisher.policy.resolve import answer
from publisher.register.build import timeline


def vocabulary(data):
    authorities = {
        name: Authority(name, one["tier"], Label(name), one["tz"], parent=one["parent"])
        for name, one in data["authorities"].items()
    }
    schemes = {
        scheme: {
            code: Code(code, Label(code), one.get("broader", "")) for code, one in codes.items()
        }
        for scheme, codes in data["schemes"].items()
    }
    facts = {name: Fact(name, Label(name), **one) for name, one in data["facts"].items()}
    kinds = {name: Kind(name, Label(name), params={}, **one) for name, one in data["kinds"].items()}
    outcomes, calendars = data["outcomes"], data["calendars"]
    return Vocabulary(authorities, schemes, facts, kinds, outcomes, calendars)


def register(data):
    lines = tuple(
        LedgerLine(
            one["seq"],
            "",
            one["event"],
            one["circular"],
            one["revision"],
            datetime.fromisoformat(one["recorded"]),
        )
        for one in data["ledger"]
    )
    texts = {
        (name.partition("@")[0], int(name.partition("@")[2])): record.parse(one)
        for name, one in data["texts"].items()
    }
    return Register(lines, MappingProxyType(texts))


def engine(data, authority, known=None):
    words = vocabulary(data["vocabulary"])
    moment = date.fromisoformat(known) if known else None
    return Engine(timeline(register(data), words.authorities, authority, moment), words)


def question(on, facts):
    given = {fact: tuple(v) if isinstance(v, list) else v for fact, v in facts.items()}
    return Question(date.fromisoformat(on), given)


def answered(resolver, on, facts):
    """Return the answer of the fast engine in the shape of the reference's."""
    return shape(answer(resolver, question(on, facts)))


def shape(found: Answer):
    rules = {}
    for verdict in found.verdicts:
        if verdict.truth.is_no and not verdict.defeated_by:
            continue
        entry = {"applies": verdict.truth.value}
        if verdict.truth.needs:
            entry["needs"] = sorted(verdict.truth.needs)
        if verdict.defeated_by:
            entry["defeated_by"] = dict(verdict.defeated_by)
        if verdict.limited_by:
            entry["limited_by"] = sorted(verdict.limited_by)
        rules[verdict.rule + ("~" if verdict.side == AFFECTED else "")] = entry
    results = {name: _result(one) for name, one in found.results.items()}
    return {"rules": rules, "outcomes": results, "conflicts": list(found.conflicts)}


def _result(found):
    entry = {"state": found.state}
    if found.needs:
        entry["needs"] = sorted(found.needs)
    if found.state == "one":
        entry["value"] = found.values[0]
    if found.state == "conflict":
        entry["values"] = list(found.values)
    if found.rules:
        entry["rules"] = list(found.rules)
    if found.possible:
        entry["possible"] = list(found.possible)
    return entry
