"""A figure typed by hand is no other than that of the rule, or the period, that cites it.

A figure more than the rule has is none of its business: only where the text nowhere states a
figure of the rule, and has another of the same sort in its place, the two contradict.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from publisher.checks.figures import (
    CLOCK,
    SHARE,
    Figure,
    Held,
    Mention,
    day_held,
    held,
    mentions,
    stated,
)
from publisher.checks.stretches import Stretch, cited
from publisher.checks.wording import shown
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular, Cite, Interval, Path, Rule
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label


@dataclass(frozen=True)
class _Holder:
    """A rule or a period with its figures and the paragraphs that it cites."""

    name: Label
    root: str  # of the marks that print its figures
    place: Path
    labels: tuple[str, ...]
    figures: tuple[Held, ...]

    def missing(self, circular: Circular) -> tuple[Held, ...]:
        """Return the figures that its paragraphs do not state; what is left of 100 is stated."""
        said: set[tuple[str, Figure]] = set()
        for label in self.labels:
            for stretch in cited(circular, label):
                said |= stated(stretch.text)
        said |= _complements(said)
        return tuple(one for one in self.figures if (one.sort, one.figure) not in said)


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    holders = tuple(holder for holder in _holders(circular) if holder.figures)
    missing = {id(holder): holder.missing(circular) for holder in holders}
    labels = dict.fromkeys(label for holder in holders for label in holder.labels)
    for label in labels:
        here = tuple(holder for holder in holders if label in holder.labels)
        known = {(one.sort, one.figure) for holder in here for one in holder.figures}
        known |= _complements(known) | _own_days(circular)
        for stretch in cited(circular, label):
            for mention in mentions(stretch.text):
                if (mention.sort, mention.figure) in known or not _is_typed(stretch, mention):
                    continue
                for holder in here:
                    other = [one for one in missing[id(holder)] if one.sort == mention.sort]
                    if other:
                        yield _finding(circular, stretch, mention, (holder, other[0]))
                        break


def _is_typed(stretch: Stretch, mention: Mention) -> bool:
    return stretch.is_typed(mention.start, mention.end)


def _complements(figures: set[tuple[str, Figure]]) -> set[tuple[str, Figure]]:
    rest = [100 - one for sort, one in figures if sort == SHARE and isinstance(one, Decimal)]
    return {(SHARE, one.normalize()) for one in rest}


def _own_days(circular: Circular) -> set[tuple[str, Figure]]:
    period = circular.effective
    days = (circular.signed, circular.published, period.start, period.end)
    return {(day_held(day, ()).sort, day) for day in days if day}


def _holders(circular: Circular) -> Iterator[_Holder]:
    yield _of_interval(circular.effective, ("effective",), "effective", ())
    for index, rule in enumerate(circular.rules):
        place: Path = ("rules", index)
        yield _Holder(
            Label(f"aturan `{rule.id}`", f"the rule `{rule.id}`"),
            rule.id.replace("-", "_"),
            (*place, "do"),
            _labels(rule.cite),
            tuple(dict.fromkeys(_of_rule(rule))),
        )
        if rule.effective:
            root = f"{rule.id.replace('-', '_')}.effective"
            yield _of_interval(rule.effective, (*place, "effective"), root, rule.cite)


def _of_rule(rule: Rule) -> Iterator[Held]:
    yield from held(rule.do)
    for condition in (rule.who, rule.about, rule.when):
        for one in held(condition or {}):
            if one.sort == CLOCK:  # no mark leads into a condition
                yield Held(one.sort, one.figure, one.shown, (), "")


def _of_interval(interval: Interval, place: Path, root: str, cites: tuple[Cite, ...]) -> _Holder:
    """A first day that was derived, or is only the latest possible one, need not be stated."""
    figures: list[Held] = []
    if interval.start and interval.basis in {"", "stated"} and interval.precision == "exact":
        figures.append(day_held(interval.start, ("from",)))
    if interval.end:
        figures.append(day_held(interval.end, ("to",)))
    labels = _labels((*interval.cite, *cites))
    return _Holder(Label("masa berlaku", "the period"), root, place, labels, tuple(figures))


def _labels(cites: tuple[Cite, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cite.p for cite in cites if cite.p))


def _finding(
    circular: Circular, stretch: Stretch, mention: Mention, against: tuple[_Holder, Held]
) -> Diagnostic:
    holder, other = against
    typed = shown(stretch.text[mention.start : mention.end])
    path = ".".join((holder.root, *(str(part).replace("-", "_") for part in other.path)))
    mark = f"{{{{ {path} | {other.filter} }}}}"
    either = Label("betulkan salah satunya", "mend one of them")
    if other.path:
        either = Label(
            f"betulkan salah satunya; dengan {mark} surat selalu sama dengan data",
            f"mend one of them; with {mark} the letter always says what the data say",
        )
    return Diagnostic(
        "value-differs-from-rule",
        Label(
            f'"{typed}" berbeda dengan {holder.name.id}, yaitu {other.shown}',
            f'"{typed}" differs from {holder.name.en}, which says {other.shown}',
        ),
        stretch.span(mention.start, mention.end),
        hint=either,
        related=((Label("datanya di sini", "the data stand here"), circular.at(*holder.place)),),
    )


CHECK: Final = CircularCheck("value-differs-from-rule", _run)
