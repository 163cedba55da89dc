"""Weekdays that rules hold, and how sure a text is of those it names; no check of its own."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from publisher.checks.conditions import Comparison, comparisons
from publisher.checks.stretches import Stretch
from publisher.indonesian.dates import WEEKDAY, WEEKDAYS
from publisher.indonesian.weekdays import find_weekdays
from publisher.model.circular import Circular, Json, Path, Rule, texts
from publisher.model.label import Label
from publisher.model.vocabulary import Vocabulary

Days = frozenset[int]
Words = Mapping[str, tuple[Stretch, ...]]

NO_DAYS: Final[Days] = frozenset()
_EVERY: Final[Days] = frozenset(range(len(WEEKDAYS)))
_FACT: Final = "hari.nama"
_KEY: Final = "days"  # of the shape of hours
_ISO_DATE: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NEAR: Final = 60  # signs around weekdays in which what takes them away stands
_STOP: Final = re.compile(r";|\.\s+(?=[A-Z])")
_OTHER: Final = re.compile(WEEKDAY, re.IGNORECASE)
_AWAY: Final = re.compile(
    r"\b(?:(?:di|ke|ter)?kecuali\w*|pengecualian|selain|di\s*luar|bukan|(?:di|me)?libur\w*"
    r"|(?:di)?tutup|ditiadakan|meniadakan|cuti"
    r"|(?:tidak|belum)\s+(?:masuk|bekerja|ada|hadir|berlaku|termasuk|melayani|beroperasi|wajib"
    r"|menerima|(?:di)?buka|(?:di)?laksanakan|(?:di)?adakan))\b",
    re.IGNORECASE,
)
_NAMED: Final = (
    r"(?:\s+kerja)?(?:\s*,?\s*(?:yaitu|yakni|ialah|adalah|meliputi|mulai|dari)\s+|\s*[:(]\s*|\s+)"
    rf"(?:(?:mulai|dari)\s+)?(?:hari\s+)?{WEEKDAY}"
)
# Words that mean weekdays without naming them, unless their names follow.
_UNNAMED: Final = re.compile(
    r"\b(?:setiap|tiap|tiap-tiap|saban|semua|seluruh|sepanjang)\s+hari\b"
    rf"(?!{_NAMED})"
    r"|\b(?:pada|di|dalam|selama|sesuai|menurut)\s+hari(?:-hari)?\s+kerja\b"
    rf"(?!{_NAMED})"
    r"|\bhari(?:-hari)?\s+(?:yang\s+)?(?:pertama|kedua|ketiga|keempat|kelima|keenam|ketujuh"
    r"|terakhir|berikut(?:nya)?|sebelum(?:nya)?|sesudah(?:nya)?|lain(?:nya)?|biasa|selebihnya"
    r"|tertentu|kerja\s+(?:lain|selebih|pertama|terakhir|biasa)\w*)\b"
    r"|\b(?:selebihnya|sisanya)\b"
    r"|\b(?:awal|akhir|sepanjang)\s+(?:pekan|minggu)\b|\bsehari-hari\b|\bsetiap\s+saat\b"
    r"|\b24\s*(?:\([^()\n]{1,60}\)\s*)?jam\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Holder:
    """A rule with its weekdays and the paragraphs that it cites.

    `parts` are the weekdays of each line of a table of hours, or those of the conditions. `beside`
    are weekdays it may well speak of in other ways: those of its dates and of its words.
    `is_of_hours` where a table of hours has the days, and no condition.
    """

    rule: Rule
    place: Path
    days: Days
    parts: tuple[Days, ...]
    beside: Days
    labels: tuple[str, ...]
    is_of_hours: bool


def holders(circular: Circular, vocabulary: Vocabulary) -> tuple[Holder, ...]:
    """Return the rules with what they have of weekdays, those without any as well."""
    codes = _codes(vocabulary)
    return tuple(_holder(index, rule, codes) for index, rule in enumerate(circular.rules))


def in_words(days: Iterable[int], vocabulary: Vocabulary) -> Label:
    """Return weekdays by name, in the order of the week."""
    fact = vocabulary.facts.get(_FACT)
    codes = vocabulary.schemes.get(fact.scheme, {}) if fact else {}
    labels = {code.label.id: code.label for code in codes.values()}
    named = [labels.get(WEEKDAYS[day], Label(WEEKDAYS[day])) for day in sorted(days)]
    return Label(", ".join(one.id for one in named), ", ".join(one.text("en") for one in named))


def rows(stretches: Iterable[Stretch]) -> frozenset[Days]:
    """Return the weekdays of every row of a text, printed or typed."""
    return frozenset(row for one in stretches for row in _rows(one.text))


def stated(stretches: Iterable[Stretch]) -> Days:
    """Return every weekday that stands in a text, printed or typed."""
    return frozenset(day for row in rows(stretches) for day in row)


def of_words(words: str) -> Days:
    """Return the weekdays of words that stand in data."""
    return frozenset(day for row in _rows(words) for day in row)


@lru_cache(maxsize=2048)  # every rule that cites a paragraph asks
def _rows(text: str) -> frozenset[Days]:
    return frozenset(mention.days for mention in find_weekdays(text))


@lru_cache(maxsize=2048)  # every rule that cites a paragraph asks
def is_unnamed(text: str) -> bool:
    """Tell whether a text means weekdays that it does not name: "setiap hari kerja"."""
    return bool(_UNNAMED.search(text))


def is_taken_away(text: str, start: int, end: int) -> bool:
    """Tell whether words beside weekdays, from `start` to `end`, say that something is not on them.

    What is said of the weekdays before, or of those after, is not said of these.
    """
    before = _STOP.split(text[max(0, start - _NEAR) : start])[-1]
    after = _STOP.split(text[end : end + _NEAR])[0]
    names = [found.end() for found in _OTHER.finditer(before)]
    if names:
        before = before[names[-1] :].rpartition(",")[2]
    return bool(_AWAY.search(before) or _AWAY.search(_OTHER.split(after)[0]))


def _codes(vocabulary: Vocabulary) -> Mapping[str, int]:
    """Return the codes of weekdays with their numbers: the vocabulary says what they are called."""
    fact = vocabulary.facts.get(_FACT)
    codes = vocabulary.schemes.get(fact.scheme, {}) if fact else {}
    numbers = {name: number for number, name in enumerate(WEEKDAYS)}
    found = {id_: numbers.get(code.label.id) for id_, code in codes.items()}
    return {id_: number for id_, number in found.items() if number is not None}


def _holder(index: int, rule: Rule, codes: Mapping[str, int]) -> Holder:
    hours = tuple(_listed(rule.do, codes))
    tested = tuple(_tested(rule, codes))
    parts = (*hours, frozenset(codes[one.value] for one in tested)) if tested else hours
    days = frozenset(day for part in parts for day in part)
    beside = frozenset(_beside(rule))
    if any("not" in one.path for one in tested):
        # What is said by "not" may be told either way, so such a rule contradicts nothing.
        days, parts, beside = NO_DAYS, (), _EVERY
    key = tested[0].path[0] if tested and not hours else "do"
    labels = tuple(dict.fromkeys(cite.p for cite in rule.cite if cite.p))
    place: Path = ("rules", index, key)
    return Holder(rule, place, days, parts, beside, labels, bool(hours) and not tested)


def _tested(rule: Rule, codes: Mapping[str, int]) -> Iterator[Comparison]:
    """Yield where the conditions of a rule speak of weekdays."""
    for name, condition in (("who", rule.who), ("about", rule.about), ("when", rule.when)):
        for one in comparisons(condition or {}, (name,)):
            if one.fact == _FACT and isinstance(one.value, str) and one.value in codes:
                yield one


def _listed(value: Json, codes: Mapping[str, int]) -> Iterator[Days]:
    """Yield the lists of weekdays anywhere in what a rule asks for."""
    lists: dict[Path, set[int]] = {}
    for path, text in texts(value):
        if _KEY in path and text in codes:
            lists.setdefault(path[: path.index(_KEY)], set()).add(codes[text])
    yield from map(frozenset, lists.values())


def _beside(rule: Rule) -> Iterator[int]:
    for _, text in texts(rule.do):
        day = _day(text) if _ISO_DATE.fullmatch(text) else None
        if day:
            yield day.weekday()
        yield from of_words(text)
    for day in (rule.effective.start, rule.effective.end) if rule.effective else ():
        if day:
            yield day.weekday()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
