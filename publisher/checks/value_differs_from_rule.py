"""A figure typed by hand is no other than that of the rule, or the period, that cites it.

A figure more than the rule has is none of its business: only where the text nowhere states a
figure of the rule, and has another of the same sort in its place, the two contradict.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
from publisher.checks.replacements import replacement
from publisher.checks.roles import BY, FROM, MAX, MIN, TO, is_certain, is_elsewhere, role
from publisher.checks.stretches import Stretch, by_cite
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular, Cite, Interval, Path, Rule
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.wording.values import shown

Stated = tuple[str, Figure]
Words = Mapping[str, tuple[Stretch, ...]]

_NEAR: Final = 120  # signs before a day in which the number of its text stands
_AIM: Final = ("target",)  # what is only aimed at may be left to be understood
_DIGIT: Final = re.compile("[0-9]")
_REST: Final = re.compile(r"\b(?:sisanya|selebihnya)\b", re.IGNORECASE)
_DATED: Final = re.compile(r"\bNomor\s+\S+(?:\s\S+){0,6}?\s+tanggal\s+\Z", re.IGNORECASE)


@dataclass(frozen=True)
class _Holder:
    """A rule or a period with its figures and the paragraphs that it cites."""

    name: Label
    root: str  # of the marks that print its figures
    place: Path
    labels: tuple[str, ...]
    figures: tuple[Held, ...]

    def missing(self, words: Words, others: set[Stated]) -> Iterator[Held]:
        """Yield the figures that its paragraphs do not state; `others` are those of other rules.

        Where a text states as many figures as the rule has, each stands for one; else one may
        stand for several, as in "setiap hari pukul 08.00".
        """
        texts = [one.text for label in self.labels for one in words.get(label, ())]
        said = {figure for text in texts for figure in stated(text)}
        rest = _complements(said)
        named = any(_REST.search(text) for text in texts)
        own = Counter((one.sort, one.figure) for one in self.figures)
        told = Counter((one.sort, one.figure) for text in texts for one in mentions(text))
        each = _by_sort({f: n for f, n in told.items() if f in own or f not in others})
        every = _by_sort(own)
        for one in self.figures:
            figure = (one.sort, one.figure)
            is_said = figure in said or ((named or one.path[-1:] == _AIM) and figure in rest)
            is_one_to_one = each[one.sort] == every[one.sort]
            if not is_said or (is_one_to_one and 0 < told[figure] < own[figure]):
                yield one


def _by_sort(counts: Mapping[Stated, int]) -> Counter[str]:
    total = Counter[str]()
    for (sort, _), number in counts.items():
        total[sort] += number
    return total


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    holders = tuple(holder for holder in _holders(circular) if holder.figures)
    words = by_cite(circular)
    for label in dict.fromkeys(label for holder in holders for label in holder.labels):
        here = tuple(holder for holder in holders if label in holder.labels)
        suspects = tuple(_suspects(circular, words.get(label, ()), here))
        missing = _missing(words, here) if suspects else ()
        for stretch, mention in suspects:
            against = next((one for one in missing if one[1].sort == mention.sort), None)
            if against:
                yield _finding(circular, stretch, mention, against)
        yield from _crossed_of(circular, words.get(label, ()), here)


def _suspects(
    circular: Circular, paragraph: tuple[Stretch, ...], here: tuple[_Holder, ...]
) -> Iterator[tuple[Stretch, Mention]]:
    """Yield the typed figures of a paragraph that none of the rules citing it has."""
    known = {(one.sort, one.figure) for holder in here for one in holder.figures}
    figures = frozenset(known)
    known |= _complements(known) | _own_days(circular)
    for stretch in paragraph:
        for mention in mentions(stretch.text) if _DIGIT.search(stretch.typed) else ():
            figure = (mention.sort, mention.figure)
            is_known = figure in known
            if is_known and (figure in figures or role(stretch.text, mention) != BY):
                continue
            if _is_typed(stretch, mention) and not (
                _is_of_a_text(stretch, mention) or is_elsewhere(stretch.text, mention)
            ):
                yield stretch, mention


_HALF: Final = Decimal(50)
_OTHER: Final = {FROM: TO, TO: FROM, MAX: MIN, MIN: MAX}
_ROLES: Final = {
    FROM: Label("awal", "the start"),
    TO: Label("akhir", "the end"),
    MAX: Label("paling banyak", "the most"),
    MIN: Label("paling sedikit", "the least"),
}


_Part = tuple[Stretch, Mention, str]


def _crossed_of(
    circular: Circular, paragraph: tuple[Stretch, ...], here: tuple[_Holder, ...]
) -> Iterator[Diagnostic]:
    ends = [(holder, found) for holder in here if (found := _ends(holder))]
    if not ends:
        return
    owned = {(one.figure, str(one.path[-1])) for h in here for one in h.figures if one.path}
    parts = [(s, m, role(s.text, m)) for s in paragraph for m in mentions(s.text)]
    for of in ends:
        yield from _crossed(circular, parts, of, owned)


def _ends(holder: _Holder) -> Mapping[object, Held]:
    return {one.figure: one for one in holder.figures if one.path and one.path[-1] in _OTHER}


def _crossed(
    circular: Circular,
    parts: Sequence[_Part],
    of: tuple[_Holder, Mapping[object, Held]],
    owned: set[tuple[Figure, str]],
) -> Iterator[Diagnostic]:
    """Yield the figures of a rule that stand in the place of its other end."""
    holder, held_as = of
    said = {(mention.figure, part) for _, mention, part in parts}
    for stretch, mention, part in parts:
        one = held_as.get(mention.figure)
        if one is None or one.sort != mention.sort or part != _OTHER[str(one.path[-1])]:
            continue
        figure, right = mention.figure, str(one.path[-1])
        alone = {name for value, name in owned if value == figure} == {right}
        is_half = one.sort == SHARE and figure == _HALF  # its rest is as large, and at least that
        if alone and not is_half and (figure, right) not in said:
            yield _of_role(circular, (stretch, mention), (holder, one), part)


def _of_role(
    circular: Circular, typed: tuple[Stretch, Mention], against: tuple[_Holder, Held], part: str
) -> Diagnostic:
    (stretch, mention), (holder, one) = typed, against
    words, right = shown(stretch.text[mention.start : mention.end]), _ROLES[str(one.path[-1])]
    return Diagnostic(
        "value-differs-from-rule",
        Label(
            f'"{words}" ditulis sebagai {_ROLES[part].id}, '
            f"sedangkan pada {holder.name.id} itu {right.id}",
            f'"{words}" is written as {_ROLES[part].en}, but in {holder.name.en} it is {right.en}',
        ),
        stretch.span(mention.start, mention.end),
        hint=Label("betulkan naskah atau datanya", "mend the text or the data"),
        related=((Label("datanya di sini", "the data stand here"), circular.at(*holder.place)),),
    )


def _missing(words: Words, here: tuple[_Holder, ...]) -> tuple[tuple[_Holder, Held], ...]:
    found: list[tuple[_Holder, Held]] = []
    for holder in here:
        others = {(one.sort, one.figure) for other in here for one in other.figures}
        found += [(holder, one) for one in holder.missing(words, others)]
    return tuple(found)


def _is_of_a_text(stretch: Stretch, mention: Mention) -> bool:
    """Tell whether a day is that of another text: "Nomor 800/1/ORG tanggal 3 Mei 2020"."""
    return bool(_DATED.search(stretch.text, max(0, mention.start - _NEAR), mention.start))


def _is_typed(stretch: Stretch, mention: Mention) -> bool:
    return stretch.is_typed(mention.start, mention.end)


def _complements(figures: set[Stated]) -> set[Stated]:
    rest = [100 - one for sort, one in figures if sort == SHARE and isinstance(one, Decimal)]
    return {(SHARE, one.normalize()) for one in rest}


def _own_days(circular: Circular) -> set[Stated]:
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
        _severity(stretch, mention),
        hint=either,
        related=((Label("datanya di sini", "the data stand here"), circular.at(*holder.place)),),
        fix=replacement(circular, stretch, mention, (other, mark if other.path else "")),
    )


def _severity(stretch: Stretch, mention: Mention) -> Severity:
    certain = mention.sort != SHARE or is_certain(stretch.text, mention)
    return Severity.ERROR if certain else Severity.WARNING


CHECK: Final = CircularCheck("value-differs-from-rule", _run)
