"""Who yields where two exclusive rules meet: legislation's maxims by analogy, always shown.

Lex superior, lex specialis, lex posterior, in this order; where none decides, both are shown
(`docs/policy-semantics.md`, 7). A permission or advice never defeats a duty.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, Final

from publisher.model.circular import Rule
from publisher.model.timeline import Entry
from publisher.policy.codes import Codes
from publisher.policy.populations import Population, apart, population, within

EXCEPTION: Final = "pengecualian"
DUTIES: Final = frozenset({"wajib", "ketentuan"})
_ADVICE, _AGAINST, _BAN = "dianjurkan", "dihindari", "dilarang"


@dataclass(frozen=True, slots=True)
class Edge:
    """The winner takes its own population away from the loser; `how` names the principle."""

    winner: str
    loser: str
    how: str


@dataclass(frozen=True)
class Order:
    """The edges by their loser, and the pairs that nothing orders."""

    edges: Mapping[str, tuple[Edge, ...]]
    unresolved: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Contender:
    """An exclusive rule that may be in force, as the principles see it."""

    entry: Entry
    population: Population
    earliest: date | None
    latest: date | None


def contender(entry: Entry) -> Contender:
    """Return what the principles look at."""
    period = entry.period
    earliest = period.start
    if period.start is None:
        earliest = period.not_before
    elif period.precision == "at-latest":
        earliest = period.not_before or entry.floor
        if earliest and earliest > period.start:
            earliest = period.start  # it amends what begins later: by `from` it had begun
    return Contender(entry, population(entry.rule), earliest, period.start)


def order(explicit: Iterable[Edge], contenders: Iterable[Contender], codes: Codes) -> Order:
    """Return who yields to whom; edges that make a circle order nothing."""
    edges = list(explicit)
    known = {(one.winner, one.loser) for one in edges}
    unresolved: list[tuple[str, str]] = []
    for one, two in combinations(contenders, 2):
        first, second = one.entry.id, two.entry.id
        if (first, second) in known or (second, first) in known:
            continue
        if not meet(one, two, codes):
            continue
        edge = decided(one, two, codes)
        if edge:
            edges.append(edge)
        else:
            unresolved.append((first, second))
    circling = _circling(edges)
    unresolved.extend((edge.winner, edge.loser) for edge in circling)
    by_loser: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge not in circling:
            by_loser[edge.loser].append(edge)
    pairs = {(min(pair), max(pair)) for pair in unresolved}
    return Order({loser: tuple(found) for loser, found in by_loser.items()}, tuple(sorted(pairs)))


def meet(one: Contender, two: Contender, codes: Codes) -> bool:
    """Return whether two rules of one kind cannot both be obeyed, by people who may be the same."""
    first, second = one.entry.rule, two.entry.rule
    return (
        first.kind == second.kind
        and _contradict(first, second)
        and not apart(one.population, two.population, codes)
    )


def same_content(one: Mapping[str, Any], two: Mapping[str, Any]) -> bool:
    """Return whether no key that both state has another value; detail of one side differs not."""
    return all(one[key] == two[key] for key in one.keys() & two.keys())


def _contradict(one: Rule, two: Rule) -> bool:
    """Return whether both cannot be obeyed."""
    modalities = {one.modality, two.modality}
    if modalities <= DUTIES or modalities == {_ADVICE}:
        return not same_content(one.do, two.do)
    if modalities == {_ADVICE, _AGAINST} or (_BAN in modalities and modalities & DUTIES):
        return same_content(one.do, two.do)
    return False


def decided(one: Contender, two: Contender, codes: Codes) -> Edge | None:
    """Return the edge that the first deciding principle gives; the others agree or are tense."""
    votes = {
        "lex superior": (one.entry.tier < two.entry.tier) - (two.entry.tier < one.entry.tier),
        "lex specialis": within(one.population, two.population, codes)
        - within(two.population, one.population, codes),
        "lex posterior": _later(one, two) - _later(two, one),
    }
    vote = next((found for found in votes.values() if found), 0)
    if not vote:
        return None
    agreeing = " + ".join(name for name, found in votes.items() if found == vote)
    tense = ", ".join(name for name, found in votes.items() if found == -vote)
    winner, loser = (one, two) if vote > 0 else (two, one)
    how = f"{agreeing} (tegang: {tense})" if tense else agreeing
    return Edge(winner.entry.id, loser.entry.id, how)


def _later(one: Contender, two: Contender) -> bool:
    """Return whether one certainly begins after two."""
    return bool(one.earliest and two.latest and one.earliest > two.latest)


def _circling(edges: list[Edge]) -> set[Edge]:
    """Return the edges that lie on a circle."""
    above: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        above[edge.loser].add(edge.winner)
    return {
        edge
        for edge in edges
        if edge.loser == edge.winner or edge.loser in _reached(edge.winner, above)
    }


def _reached(start: str, above: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    pending = [start]
    while pending:
        one = pending.pop()
        for winner in above.get(one, ()):
            if winner not in found:
                found.add(winner)
                pending.append(winner)
    return found
