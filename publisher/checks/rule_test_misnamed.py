"""The tests of a circular name rules that it has, or that a circular it relates to has."""

from collections.abc import Iterator
from typing import Final

from publisher.checks.mending import renamed
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular, Path
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.wording.values import meant, nearest, shown

_AFFECTED: Final = "~"
_LOOK: Final = Label(
    "tulis `id` sebuah aturan pada `rules` naskah ini", "write the `id` of a rule of this text"
)


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    known = _known(circular, surroundings)
    for path, name in _named(circular):
        rule = name.removesuffix(_AFFECTED)
        if rule not in known:
            span, near = circular.at(*path), nearest(rule, known)
            right = near + name.removeprefix(rule) if near else ""
            is_key = path[-2:-1] == ("depends",)  # the place of its value
            yield Diagnostic(
                "rule-test-misnamed",
                Label(
                    f"pengujian ini menyebut aturan `{shown(rule)}`, yang tidak ada",
                    f"this test names the rule `{shown(rule)}`, which is not there",
                ),
                span,
                hint=meant(near) or _LOOK,
                fix=None if is_key else renamed(circular, span, name, right),
            )


def _known(circular: Circular, surroundings: Surroundings) -> frozenset[str]:
    targets = (surroundings.circulars.get(one.target or "") for one in circular.relations)
    others = (rule.id for target in targets if target is not None for rule in target.rules)
    return frozenset((*(rule.id for rule in circular.rules), *others))


def _named(circular: Circular) -> Iterator[tuple[Path, str]]:
    for number, test in enumerate(circular.tests):
        for key in ("applies", "not_applies"):
            for index, name in enumerate(test.get(key, ())):
                yield ("tests", number, key, index), name
        for name in test.get("depends", {}):
            yield ("tests", number, "depends", name), name


CHECK: Final = CircularCheck("rule-test-misnamed", _run)
