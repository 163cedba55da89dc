"""What the rules of a kind, or of several kinds that answer one question, come to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

from publisher.model.circular import Rule
from publisher.model.question import Result
from publisher.model.truth import Truth, conjunction, depends
from publisher.model.vocabulary import Kind, Vocabulary
from publisher.policy.conflicts import DUTIES, same_content

MEASURED: Final = ("min", "max")
_BINDING: Final = DUTIES | {"dilarang", ""}  # a rule of a text unseen may be a duty
_VALUELESS: Final = frozenset({"dilarang", "dihindari"})

Source = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Contribution:
    """A rule that fixes the state of those asked about, and the value it gives."""

    id: str
    rule: Rule
    truth: Truth
    value: Any = None


def names(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return what has a result: outcomes, and the kinds whose rules do not simply add up."""
    kinds = (name for name, kind in vocabulary.kinds.items() if kind.merge != "cumulative")
    return (*vocabulary.outcomes, *kinds)


def result(
    name: str,
    fixing: Iterable[tuple[str, Rule, Truth]],
    facts: Mapping[str, Any],
    vocabulary: Vocabulary,
) -> Result:
    """Return what an outcome or kind comes to; `facts` are those stated and those derived."""
    sources: Mapping[str, Source] = vocabulary.outcomes.get(name) or {name: None}
    kind = vocabulary.kinds.get(name)
    rules = [one for one in fixing if not one[2].is_no]
    found = [
        contribution
        for identity, rule, truth in rules
        if rule.kind in sources
        for contribution in _contribution(
            Contribution(identity, rule, truth), sources[rule.kind], facts, vocabulary.kinds
        )
    ]
    if kind and kind.merge in MEASURED:
        return _measured(found, least=kind.merge == "min")
    if not found:
        return _delegated(rules, frozenset(sources), vocabulary.kinds)
    return _layered(found)


def _contribution(
    bare: Contribution, source: Source, facts: Mapping[str, Any], kinds: Mapping[str, Kind]
) -> Iterable[Contribution]:
    rule, truth = bare.rule, bare.truth
    if not rule.modality:  # of a text unseen: there, and unknown
        yield bare
    elif source is None:
        on = kinds[rule.kind].on
        value = _at(rule.do, on) if on else rule.do
        yield Contribution(bare.id, rule, truth, value)
    elif rule.modality in _VALUELESS:
        return
    elif "from" in source:
        yield Contribution(bare.id, rule, truth, rule.do.get(source["from"]))
    else:
        stated = facts.get(source["fact"])
        if stated is None:
            missing = conjunction((truth, depends(source["fact"])))
            yield Contribution(bare.id, rule, missing)
        else:
            yield Contribution(bare.id, rule, truth, source["map"].get(str(stated).lower()))


def _layered(found: list[Contribution]) -> Result:
    """Permission and advice yield to duties; two duties that differ are a conflict in any case."""
    sure = tuple(sorted(one.id for one in found if one.truth.is_yes))
    duties = [one for one in found if one.rule.modality in _BINDING]
    for layer in (duties, found):
        values = _distinct(one.value for one in layer if one.truth.is_yes)
        if not all(_agree(one, other) for one, other in combinations(values, 2)):
            return Result("conflict", tuple(sorted(values, key=str)), sure)
        needs = frozenset[str]().union(*(one.truth.needs for one in layer))
        if needs:
            return Result("depends", needs=needs)
        if values:
            return Result("one", (_joined(values),), sure)
    return Result("silent")


def _distinct(values: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found


def _joined(values: list[Any]) -> Any:
    """Return values that agree as one: each may state what the others leave open."""
    if len(values) == 1:
        return values[0]
    return {key: value for one in values for key, value in one.items()}


def _measured(found: list[Contribution], *, least: bool) -> Result:
    """Return the strictest measure, or those it may be where facts are missing."""
    pick = min if least else max
    sure = [one.value for one in found if one.truth.is_yes and one.value is not None]
    best = pick(sure) if sure else None
    unsure = [
        one
        for one in found
        if one.truth.needs and (best is None or one.value is None or pick(one.value, best) != best)
    ]
    if unsure:
        values = sorted({one.value for one in unsure if one.value is not None})
        needs = frozenset[str]().union(*(one.truth.needs for one in unsure))
        return Result("depends", needs=needs, possible=(*values, best))
    if best is None:
        return Result("silent")
    return Result("one", (best,), tuple(sorted(one.id for one in found)))


def _delegated(
    rules: list[tuple[str, Rule, Truth]], wanted: frozenset[str], kinds: Mapping[str, Kind]
) -> Result:
    """Return whether nothing but a power to decide is left, or nothing at all."""
    found = []
    for identity, rule, truth in rules:
        kind = kinds.get(rule.kind)
        if kind and kind.delegates and rule.do.get(kind.delegates) in wanted:
            found.append((identity, truth))
    if not found:
        return Result("silent")
    if all(truth.needs for _, truth in found):
        return Result("depends", needs=frozenset[str]().union(*(truth.needs for _, truth in found)))
    return Result("delegated", rules=tuple(sorted(identity for identity, _ in found)))


def _agree(one: Any, two: Any) -> bool:
    if isinstance(one, Mapping) and isinstance(two, Mapping):
        return same_content(one, two)
    return bool(one == two)


def _at(do: Mapping[str, Any], path: str) -> Any:
    value: Any = do
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value
