"""What a rule is an exception to, amends or stands beside is a rule, and exceptions form no circle.

Of a circular that is not registered nothing can be said; `relation-unknown-target` speaks of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from publisher.checks.mending import renamed
from publisher.checks.wording import meant, nearest, shown
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular, Path, Rule
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label

Name = tuple[str, str]  # circular, rule


@dataclass(frozen=True, slots=True)
class _Known:
    """The circulars by id, the one that is looked at among them; nothing is copied of the many."""

    own: Circular
    others: Mapping[str, Circular]

    def circular(self, identity: str) -> Circular | None:
        """Return a circular, None where it is not registered."""
        return self.own if identity == self.own.id else self.others.get(identity)

    def rule(self, name: Name) -> tuple[Circular, Rule] | None:
        """Return a rule and the circular that holds it; of equal names the last counts."""
        holder = self.circular(name[0])
        if holder is None:
            return None
        rules = (rule for rule in reversed(holder.rules) if rule.id == name[1])
        return next(((holder, rule) for rule in rules), None)


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    known = _Known(circular, surroundings.circulars)
    for index, rule in enumerate(circular.rules):
        lists = (("overrides", rule.overrides), ("replaces", rule.replaces))
        for key, references in (*lists, ("beside", rule.beside)):
            for number, reference in enumerate(references):
                path: Path = ("rules", index, key, number)
                yield from _of_target(circular, known, _name(circular, reference), path)
    for index, relation in enumerate(circular.relations):
        for number, named in enumerate(relation.rules):
            target = (relation.target or "", named)
            yield from _of_target(circular, known, target, ("relations", index, "rules", number))
    yield from _circles(circular, known)


def _name(circular: Circular, reference: str) -> Name:
    target, _, rule = reference.rpartition("#")
    return target or circular.id, rule


def _of_target(circular: Circular, known: _Known, target: Name, path: Path) -> Iterator[Diagnostic]:
    other = known.circular(target[0])
    if other is None or target[1] in {rule.id for rule in other.rules}:
        return
    near = nearest(target[1], [rule.id for rule in other.rules])
    where = Label(" di sini", " here")
    if other.id != circular.id:
        where = Label(f" dalam {other.id}", f" in {other.id}")
        near = f"{other.id}#{near}" if near and path[0] == "rules" else near
    span = circular.at(*path)
    typed = f"{target[0]}#{target[1]}" if other.id != circular.id else target[1]
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


def _circles(circular: Circular, known: _Known) -> Iterator[Diagnostic]:
    said: set[Name] = set()
    for index, rule in enumerate(circular.rules):
        start = (circular.id, rule.id)
        circle = () if start in said else _circle(start, known)
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


def _circle(start: Name, known: _Known) -> tuple[Name, ...]:
    """Return a way from a rule over its overrides back to itself, empty where there is none."""
    ways: list[tuple[Name, ...]] = [(start,)]
    seen: set[Name] = set()
    while ways:
        way = ways.pop()
        found = known.rule(way[-1])
        if found is None:
            continue
        holder, rule = found
        for reference in rule.overrides:
            target = _name(holder, reference)
            if target == start:
                return way
            if target not in seen:
                seen.add(target)
                ways.append((*way, target))
    return ()


CHECK: Final = CircularCheck("rule-overrides-wrong", _run)
