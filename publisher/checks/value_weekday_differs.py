"""Weekdays typed by hand are those of the rules that cite them.

A weekday more than a rule has is none of its business. The two contradict where the text has
another weekday and nowhere one of the rule's, and where a row such as "Senin s.d. Kamis" is less,
or more, than the rule has. Words that take weekdays away or mean them without naming them
("kecuali", "setiap hari kerja") leave it open.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
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
    rows,
    stated,
)
from publisher.indonesian.weekdays import WeekdayMention, find_weekdays
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.model.source import Span
from publisher.model.vocabulary import Vocabulary
from publisher.wording.values import shown

_ELSEWHERE: Final = re.compile(r"\b(?:lampiran|terlampir|tercantum)\b", re.IGNORECASE)
_SECTION: Final = re.compile(r"[A-Z]?|lampiran[0-9]*")
_APPENDIX: Final = re.compile(r"lampiran[0-9]*\b")


@dataclass(frozen=True)
class _Against:
    """A rule with what its paragraphs say of weekdays, and what they leave out.

    `unsaid` is what no rows of its weekdays alone say: all of them, or those of a part.
    """

    holder: Holder
    words: Words
    said: Days
    missing: Days
    unsaid: tuple[Days, ...]

    @cached_property
    def is_near(self) -> bool:
        """Whether what is missing stands near the paragraphs, where nothing cites it."""
        return self.missing <= stated(_near(self.holder, self.words))


_Row = tuple[Days, bool]  # weekdays, and whether "s.d." or a dash joins any
_Typed = tuple[Stretch, WeekdayMention]
_Found = tuple[_Against, Severity]


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    every = holders(circular, surroundings.vocabulary)
    if not any(one.days for one in every):
        return
    words = by_cite(circular)
    against = {one.rule.id: _against(one, every, words) for one in every if one.days}
    told = _told(circular)
    said: set[Span] = set()
    for label in dict.fromkeys(label for one in every if one.days for label in one.labels):
        here = tuple(one for one in every if label in one.labels)
        known = told.get(label, NO_DAYS).union(*(one.days | one.beside for one in here))
        rules = [against[one.rule.id] for one in here if one.days]
        judged: dict[_Row, _Found | None] = {}  # one row may stand in a text any number of times
        for stretch, mention in _typed(words.get(label, ())):
            row = (mention.days, mention.is_range)
            if row not in judged:
                judged[row] = _contradicted(row, rules, known)
            found, place = judged[row], stretch.span(mention.start, mention.end)
            if found and place not in said:  # a row of a table is cited by itself and with it
                said.add(place)
                yield _finding(circular, surroundings.vocabulary, (stretch, mention), found)


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
    if any(is_unnamed(one.text) for one in parts):
        return _Against(holder, words, said, NO_DAYS, ())
    missing = holder.days - said
    for other in every if missing else ():  # an exception to the rule is told apart from it
        if holder.rule.id in other.rule.overrides:
            apart = stated(one for label in other.labels for one in words.get(label, ()))
            missing -= other.days & apart
    named = rows(parts)
    unsaid = tuple(part for part in (holder.days, *holder.parts) if not _is_said(part, named))
    return _Against(holder, words, said, missing, unsaid if holder.days in unsaid else ())


def _is_said(days: Days, named: Iterable[Days]) -> bool:
    return frozenset(day for row in named if row <= days for day in row) == days


def _near(holder: Holder, words: Words) -> Iterator[Stretch]:
    """Yield what belongs to the paragraphs of a rule without being cited by it."""
    own = frozenset(holder.labels)
    above = {label.rpartition(".")[0] for label in own}
    above = {*own, *(label for label in above if not _SECTION.fullmatch(label))}
    parts = [one for label in own for one in words.get(label, ())]
    refers = any(_ELSEWHERE.search(one.text) for one in parts)
    for label, stretches in words.items():
        is_beside = any(label.startswith(f"{one}.") for one in above)
        if label not in own and (is_beside or (refers and _APPENDIX.match(label))):
            yield from stretches


def _typed(paragraph: tuple[Stretch, ...]) -> Iterator[_Typed]:
    """Yield the weekdays of a paragraph that may contradict a rule."""
    cells: dict[str, list[str]] = {}
    for one in paragraph:
        if one.kind == "cell":
            cells.setdefault(one.label, []).append(one.text)
    for stretch in paragraph:
        for mention in find_weekdays(stretch.text):
            if mention.is_name or not stretch.is_typed(mention.start, mention.end):
                continue
            if within(foreign(stretch.text), mention.start, mention.end):
                continue
            if not _is_taken_away(stretch, mention, cells.get(stretch.label, [])):
                yield stretch, mention


def _is_taken_away(stretch: Stretch, mention: WeekdayMention, row: list[str]) -> bool:
    """Tell whether a text, or another cell of the row, says that nothing is on the weekdays."""
    return is_taken_away(stretch.text, mention.start, mention.end) or any(
        is_taken_away(cell, 0, 0) for cell in row
    )


def _contradicted(row: _Row, rules: list[_Against], known: Days) -> _Found | None:
    """Return the first rule that a row of weekdays contradicts, and how surely."""
    days, _ = row
    if days <= known:
        return _fewer(row, rules)
    for one in rules:
        if one.missing:
            return one, _of_other(one, days)
    for one in rules:
        if len(days) > 1 and any(days > part for part in one.unsaid):
            return one, Severity.ERROR
    return None


def _fewer(row: _Row, rules: list[_Against]) -> _Found | None:
    """Return the rule of which a row leaves weekdays out, unless it is that of another rule."""
    days, _ = row
    if any(days <= one.holder.days and not one.missing for one in rules):
        return None
    for one in rules:
        severity = _of_fewer(row, one) if days < one.holder.days and one.missing else None
        if severity:
            return one, severity
    return None


def _of_other(one: _Against, days: Days) -> Severity:
    """A few weekdays of which the rule has none may be about something beside it."""
    own = one.holder.days
    is_beside = one.holder.is_of_hours and not one.said & own and len(days) < len(own)
    return Severity.WARNING if is_beside or one.is_near else Severity.ERROR


def _of_fewer(row: _Row, one: _Against) -> Severity | None:
    """A single weekday of many hours is no statement of them all; a range of them is."""
    (days, is_range), is_of_hours = row, one.holder.is_of_hours
    if is_range or (len(days) > 1 and not is_of_hours):
        return Severity.WARNING if one.is_near else Severity.ERROR
    if len(days) > 1 or not is_of_hours:
        return Severity.WARNING
    is_most = 2 * len(one.said & one.holder.days) > len(one.holder.days)
    return Severity.WARNING if is_most else None


def _finding(
    circular: Circular, vocabulary: Vocabulary, typed: _Typed, found: _Found
) -> Diagnostic:
    (stretch, mention), (against, severity) = typed, found
    start, end, rule = mention.start, mention.end, against.holder.rule
    words, days = shown(stretch.text[start:end]), in_words(against.holder.days, vocabulary)
    hint = Label("betulkan salah satunya", "mend one of them")
    if against.missing and against.is_near:
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
        stretch.span(start, end),
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
