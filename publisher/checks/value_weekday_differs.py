"""Weekdays typed by hand are those of the rules that cite them.

A weekday more than a rule has is none of its business. The two contradict where the text has
another weekday and nowhere one of the rule's, and where a row such as "Senin s.d. Kamis" is less,
or more, than the rule has. Words that take weekdays away or mean them without naming them
("kecuali", "setiap hari kerja") leave it open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from publisher.checks.quotations import foreign, within
from publisher.checks.stretches import Stretch, by_cite
from publisher.checks.weekdays import (
    NO_DAYS,
    Days,
    Holder,
    Words,
    holders,
    in_words,
    is_taken_away,
    is_unnamed,
    of_words,
    stated,
)
from publisher.checks.wording import shown
from publisher.indonesian.weekdays import WeekdayMention, find_weekdays
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.model.vocabulary import Vocabulary

_ELSEWHERE: Final = re.compile(r"\b(?:lampiran|terlampir|tercantum)\b", re.IGNORECASE)
_SECTION: Final = re.compile(r"[A-Z]?|lampiran[0-9]*")
_APPENDIX: Final = re.compile(r"lampiran[0-9]*\b")


@dataclass(frozen=True)
class _Against:
    """A rule, the weekdays that its paragraphs leave out, and those that stand near them."""

    holder: Holder
    said: Days
    missing: Days
    near: Days
    is_exact: bool  # rows of its weekdays alone say them all


@dataclass(frozen=True)
class _Typed:
    stretch: Stretch
    mention: WeekdayMention

    @property
    def is_row(self) -> bool:
        return len(self.mention.days) > 1


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    every = holders(circular, surroundings.vocabulary)
    if not any(one.days for one in every):
        return
    words = by_cite(circular)
    against = {one.rule.id: _against(one, every, words) for one in every if one.days}
    told = _told(circular)
    said: set[tuple[str, int, str]] = set()
    for label in dict.fromkeys(label for one in every if one.days for label in one.labels):
        here = tuple(one for one in every if label in one.labels)
        known = frozenset(day for one in here for day in one.days | one.beside)
        known |= told.get(label, NO_DAYS)
        rules = [against[one.rule.id] for one in here if one.days]
        for typed in _typed(words.get(label, ())):
            found = _contradicted(typed, rules, known)
            place = (
                typed.stretch.label,
                typed.mention.start,
                found[0].holder.rule.id if found else "",
            )
            if found and place not in said:
                said.add(place)
                yield _finding(circular, surroundings.vocabulary, typed, found)


def _told(circular: Circular) -> dict[str, Days]:
    """Return the weekdays that other data say of each paragraph: the period, statements."""
    found: dict[str, Days] = {}
    period = circular.effective
    days = frozenset(day.weekday() for day in (period.start, period.end) if day)
    told = [(period.cite, days)]
    told += [(one.cite, of_words(one.text.id)) for one in circular.statements]
    told += [(one.cite, of_words(one.note.id if one.note else "")) for one in circular.not_in_data]
    for cites, days in told:
        for cite in cites:
            found[cite.p] = found.get(cite.p, NO_DAYS) | days
    return found


def _against(holder: Holder, every: tuple[Holder, ...], words: Words) -> _Against:
    parts = [one for label in holder.labels for one in words.get(label, ())]
    said = stated(parts)
    missing = holder.days - said
    for other in every:  # an exception to the rule is told apart from it
        if missing and holder.rule.id in other.rule.overrides:
            apart = stated(one for label in other.labels for one in words.get(label, ()))
            missing -= other.days & apart
    if any(is_unnamed(one.text) for one in parts):
        return _Against(holder, said, NO_DAYS, NO_DAYS, is_exact=True)
    rows = [mention.days for one in parts for mention in find_weekdays(one.text)]
    exact = frozenset(day for row in rows if row <= holder.days for day in row)
    near = stated(_near(holder, parts, words)) if missing else NO_DAYS
    return _Against(holder, said, missing, near, is_exact=exact >= holder.days)


def _near(holder: Holder, parts: list[Stretch], words: Words) -> Iterator[Stretch]:
    """Yield what belongs to the paragraphs of a rule without being cited by it."""
    refers = any(_ELSEWHERE.search(one.text) for one in parts)
    for label, stretches in words.items():
        if label in holder.labels:
            continue
        above = label.rpartition(".")[0]
        beside = not _SECTION.fullmatch(above) and any(
            one.rpartition(".")[0] == above for one in holder.labels
        )
        below = any(label.startswith(f"{one}.") for one in holder.labels)
        if beside or below or (refers and _APPENDIX.match(label)):
            yield from stretches


def _typed(paragraph: tuple[Stretch, ...]) -> Iterator[_Typed]:
    """Yield the weekdays of a paragraph that may contradict a rule."""
    rows: dict[str, list[str]] = {}
    for one in paragraph:
        if one.kind == "cell":
            rows.setdefault(one.label, []).append(one.text)
    for stretch in paragraph:
        for mention in find_weekdays(stretch.text):
            if mention.is_name or not stretch.is_typed(mention.start, mention.end):
                continue
            if within(foreign(stretch.text), mention.start, mention.end):
                continue
            if _is_taken_away(stretch, mention, rows.get(stretch.label, [])):
                continue
            yield _Typed(stretch, mention)


def _is_taken_away(stretch: Stretch, mention: WeekdayMention, row: list[str]) -> bool:
    """Tell whether a text, or another cell of the row, says that nothing is on the weekdays."""
    if stretch.kind != "cell":
        return is_taken_away(stretch.text, mention)
    whole = WeekdayMention(0, 0, mention.days)
    return any(is_taken_away(cell, whole) for cell in row)


_Found = tuple[_Against, Severity]


def _contradicted(typed: _Typed, rules: list[_Against], known: Days) -> _Found | None:
    """Return the first rule that a row of weekdays contradicts, and how surely."""
    if typed.mention.days <= known:
        return _fewer(typed, rules)
    for one in rules:
        if one.missing:
            return one, _of_other(one, typed.mention.days)
    for one in rules:
        if typed.is_row and typed.mention.days > one.holder.days and not one.is_exact:
            return one, Severity.ERROR
    return None


def _fewer(typed: _Typed, rules: list[_Against]) -> _Found | None:
    """Return the rule of which a row leaves weekdays out, unless it is that of another rule."""
    days = typed.mention.days
    if any(days <= one.holder.days and not one.missing for one in rules):
        return None
    for one in rules:
        severity = _of_fewer(typed, one) if days < one.holder.days and one.missing else None
        if severity:
            return one, severity
    return None


def _of_other(one: _Against, days: Days) -> Severity:
    """A few weekdays of which the rule has none may be about something beside it."""
    own = one.holder.days
    is_beside = one.holder.is_of_hours and not one.said & own and len(days) < len(own)
    return Severity.WARNING if is_beside or one.missing <= one.near else Severity.ERROR


def _of_fewer(typed: _Typed, one: _Against) -> Severity | None:
    """A single weekday of many hours is no statement of them all; a range of them is."""
    if one.missing <= one.near:
        return Severity.WARNING
    if typed.mention.is_range or (typed.is_row and not one.holder.is_of_hours):
        return Severity.ERROR
    if typed.is_row or not one.holder.is_of_hours:
        return Severity.WARNING
    is_most = 2 * len(one.said & one.holder.days) > len(one.holder.days)
    return Severity.WARNING if is_most else None


def _finding(
    circular: Circular, vocabulary: Vocabulary, typed: _Typed, found: _Found
) -> Diagnostic:
    (against, severity), rule = found, found[0].holder.rule
    start, end = typed.mention.start, typed.mention.end
    words, days = shown(typed.stretch.text[start:end]), in_words(against.holder.days, vocabulary)
    hint = Label("betulkan salah satunya", "mend one of them")
    if against.missing and against.missing <= against.near:
        left = in_words(against.missing, vocabulary)
        hint = Label(
            f"betulkan salah satunya, atau rujuk juga paragraf yang menyebut {left.id}",
            f"mend one of them, or cite the paragraph with {left.en} too",
        )
    return Diagnostic(
        "value-weekday-differs",
        Label(
            f'"{words}" berbeda dengan aturan `{rule.id}`, yaitu {days.id}',
            f'"{words}" differs from the rule `{rule.id}`, which says {days.text("en")}',
        ),
        typed.stretch.span(start, end),
        severity,
        hint=hint,
        related=(
            (
                Label("datanya di sini", "the data stand here"),
                circular.at(*against.holder.place),
            ),
        ),
    )


CHECK: Final = CircularCheck("value-weekday-differs", _run)
