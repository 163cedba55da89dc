"""What a rule is an exception to, amends or stands beside is a rule, and exceptions form no circle.

Of a circular that is not registered nothing can be said; `relation-unknown-target` speaks of it.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from publisher.checks.mending import renamed
from publisher.model.card import Card
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular, Path
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.wording.values import meant, nearest, shown

Name = tuple[str, str]  # circular, rule


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    known = surroundings.circulars
    for index, rule in enumerate(circular.rules):
        lists = (("overrides", rule.overrides), ("replaces", rule.replaces))
        for key, references in (*lists, ("beside", rule.beside)):
            for number, reference in enumerate(references):
                path: Path = ("rules", index, key, number)
                yield from _of_target(circular, known, _name(circular.id, reference), path)
    for index, relation in enumerate(circular.relations):
        for number, named in enumerate(relation.rules):
            target = (relation.target or "", named)
            yield from _of_target(circular, known, target, ("relations", index, "rules", number))
    yield from _circles(circular, known)


def _name(holder: str, reference: str) -> Name:
    target, _, rule = reference.rpartition("#")
    return target or holder, rule


def _of_target(
    circular: Circular, known: Mapping[str, Card], target: Name, path: Path
) -> Iterator[Diagnostic]:
    names = _names(circular, known, target[0])
    if names is None or target[1] in names:
        return
    near = nearest(target[1], names)
    where = Label(" di sini", " here")
    if target[0] != circular.id:
        where = Label(f" dalam {target[0]}", f" in {target[0]}")
        near = f"{target[0]}#{near}" if near and path[0] == "rules" else near
    span = circular.at(*path)
    typed = f"{target[0]}#{target[1]}" if target[0] != circular.id else target[1]
    yield Diagnostic(
        "rule-overrides-wrong",
        Label(
            f"tidak ada aturan `{shown(target[1])}`{where.id}",
            f"there is no rule `{shown(target[1])}`{where.en}",
        ),
        span,
        hint=meant(near)
        or Label(
            "tulis id sebuah aturan; untuk edaran lain: id edaran, #, id aturan",
            "write the id of a rule; of another circular: its id, #, the id of the rule",
        ),
        fix=renamed(circular, span, typed if path[0] == "rules" else target[1], near),
    )


def _names(circular: Circular, known: Mapping[str, Card], holder: str) -> frozenset[str] | None:
    """Return the ids of the rules of a circular; None where it is not registered."""
    if holder == circular.id:
        return frozenset(rule.id for rule in circular.rules)
    other = known.get(holder)
    return None if other is None else frozenset(rule.id for rule in other.rules)


def _circles(circular: Circular, known: Mapping[str, Card]) -> Iterator[Diagnostic]:
    said: set[Name] = set()
    for index, rule in enumerate(circular.rules):
        start = (circular.id, rule.id)
        circle = () if start in said else _circle(start, circular, known)
        if not circle:
            continue
        said.update(circle)
        names = " > ".join(
            name if where == circular.id else f"{where}#{name}" for where, name in (*circle, start)
        )
        yield Diagnostic(
            "rule-overrides-wrong",
            Label(
                f"pengecualian berputar: {names}",
                f"exceptions go round in a circle: {names}",
            ),
            circular.at("rules", index, "overrides"),
            hint=Label(
                "pengecualian menunjuk aturan yang dikecualikan, bukan sebaliknya",
                "the exception names the rule it is an exception to, never the other way round",
            ),
        )


def _circle(start: Name, circular: Circular, known: Mapping[str, Card]) -> tuple[Name, ...]:
    """Return a way from a rule over its overrides back to itself, empty where there is none."""
    ways: list[tuple[Name, ...]] = [(start,)]
    seen: set[Name] = set()
    while ways:
        way = ways.pop()
        for target in _overridden(way[-1], circular, known):
            if target == start:
                return way
            if target not in seen:
                seen.add(target)
                ways.append((*way, target))
    return ()


def _overridden(rule: Name, circular: Circular, known: Mapping[str, Card]) -> Iterator[Name]:
    """Yield the rules that a rule is an exception to; of two rules of one id the last counts."""
    holder, name = rule
    if holder == circular.id:
        listed = {one.id: one.overrides for one in circular.rules}
    else:
        other = known.get(holder)
        listed = {one.id: one.overrides for one in other.rules} if other else {}
    for reference in listed.get(name, ()):
        yield _name(holder, reference)


CHECK: Final = CircularCheck("rule-overrides-wrong", _run)
