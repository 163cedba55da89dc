"""Marks `{{ rule.path | filter }}`: a small grammar of our own, and what each mark prints.

The grammar is the subset of Jinja2's expressions that holds only names, attributes, whole-number
items and filters without arguments. Nothing is executed, and no template engine sees the text.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from publisher.indonesian.dates import clock, long_date, weekday_date
from publisher.indonesian.numerals import counted, digits, duration, listed, percent, spelled
from publisher.model.body import Body, Inline, Reference, Value
from publisher.model.circular import Json
from publisher.model.diagnostic import Outcome
from publisher.model.guesses import Guesses
from publisher.model.source import Defect
from publisher.model.vocabulary import Vocabulary
from publisher.parsing.rewriting import Ink, rewritten

BLANK: Final = "............"
"""What stands where the number or a date will be written by hand."""

_LETTER_ROOTS: Final = ("effective", "number", "signed", "published", "place", "title")
_MAY_BE_BLANK: Final = frozenset({"number", "signed", "published"})
_NAME: Final = r"[^\W\d]\w*"
_PLAIN: Final = re.compile(
    rf"\s*(?P<root>{_NAME})"
    rf"(?P<path>(?:\s*\.\s*(?:{_NAME}|(?:0|[1-9][0-9]*)(?!\w)))*)"
    rf"(?P<filters>(?:\s*\|\s*{_NAME}(?:\s*\.\s*{_NAME})*)*)\s*"
)
# Jinja2 reads `0.1` after a blank as one decimal number, so it is no path there.
_DECIMAL_AFTER_BLANK: Final = re.compile(r"\s[0-9]+\.[0-9]")
_NO_NAMES: Final = frozenset({"true", "false", "none", "True", "False", "None", "not"})
_ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK: Final = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_DURATION: Final = re.compile(r"P(?=[0-9T])([0-9]+[YMWD])*(T([0-9]+[HM])+)?")


@dataclass(frozen=True, slots=True)
class Expression:
    """A plain expression as typed: first name, path, filters."""

    name: str
    path: tuple[str | int, ...]
    filters: tuple[str, ...]

    @property
    def root(self) -> str:
        """Return the first name as a rule id: hyphens for underscores."""
        return self.name if self.name in _LETTER_ROOTS else self.name.replace("_", "-")


def parse_expression(text: str) -> Expression | None:
    """Return the expression, or None where it is more than a path and filters."""
    match = _PLAIN.fullmatch(text)
    if match is None or match["root"] in _NO_NAMES or _DECIMAL_AFTER_BLANK.search(match["path"]):
        return None
    path = tuple(_segment(part.strip()) for part in match["path"].split(".")[1:])
    filters = tuple(re.sub(r"\s+", "", part) for part in match["filters"].split("|")[1:])
    names = (match["root"], *(part for part in path if isinstance(part, str)), *filters)
    # Superscript digits are word characters and no identifiers.
    if not all(name.replace(".", "").isidentifier() for name in names):
        return None
    return Expression(match["root"], path, filters)


def _segment(part: str) -> str | int:
    return int(part) if part.isascii() and part.isdigit() and len(part) < 10 else part


def resolve(body: Body, data: Json, tz: str, vocabulary: Vocabulary) -> Outcome[Body]:
    """Return the body with every plain mark filled in from `data`, the front matter as exported."""
    ink = Ink()
    defects = ink.defects
    desk = _Desk(data, tz, vocabulary, {rule["id"]: rule for rule in _rules(data)})

    def fill(mark: Value | Reference) -> Inline:
        if not isinstance(mark, Value) or not mark.root:
            return mark
        try:
            path, text = desk.printed(mark)
        except _UnknownError as unknown:
            defects.append(Defect("value-unknown", mark.span, unknown.facts(mark)))
            return mark
        return ink.printed(replace(mark, path=path), text)

    return Outcome(rewritten(body, fill), tuple(defects))


def _rules(data: Json) -> Iterator[Mapping[str, Any]]:
    rules = data.get("rules")
    for rule in rules if isinstance(rules, (list, tuple)) else ():
        if isinstance(rule, Mapping) and isinstance(rule.get("id"), str):
            yield rule


class _UnknownError(Exception):
    """A mark that leads nowhere; never leaves this module."""

    def __init__(self, reason: str, part: str = "", nearest: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.part = part
        self.nearest = nearest

    def facts(self, mark: Value) -> dict[str, str]:
        """Return what the check puts into words."""
        return {
            "expression": mark.expression,
            "reason": self.reason,
            "part": self.part,
            "nearest": self.nearest,
        }


@dataclass(frozen=True)
class _Desk:
    """All that a mark may be filled from."""

    data: Json
    tz: str
    vocabulary: Vocabulary
    rules: Mapping[str, Mapping[str, Any]]
    guesses: Guesses = field(default_factory=Guesses)

    def printed(self, mark: Value) -> tuple[tuple[str | int, ...], str]:
        """Return the path with the keys as they stand in the data, and the words to print."""
        start, walked = self._start(mark)
        place = (_typed(mark.root), *walked)
        path, value = _walk(start, mark.path[len(walked) :], place, self.guesses)
        if value is None and mark.root in _MAY_BE_BLANK and not mark.path:
            return mark.path, BLANK
        for name in mark.filters:
            value = self._filtered(value, name)
        return (*walked, *path), _scalar(value)

    def _start(self, mark: Value) -> tuple[Any, tuple[str | int, ...]]:
        if mark.root in _LETTER_ROOTS:
            return self.data.get(mark.root), ()
        rule = self.rules.get(mark.root)
        if rule is None:
            names = [*_LETTER_ROOTS, *(_typed(known) for known in self.rules)]
            typed = _typed(mark.root)
            raise _UnknownError("name", typed, _rejoined(mark, self.guesses.nearest(typed, names)))
        if not mark.path:
            if mark.filters[:1] != ("label",):
                raise _UnknownError("rule", _typed(mark.root))
            return _Named(rule.get("label")), ()
        if mark.path[0] == "effective":
            return rule.get("effective"), ("effective",)
        return rule.get("do"), ()

    def _filtered(self, value: Any, name: str) -> Any:
        if name == "daftar":
            return _joined(value)
        filters = self._filters()
        if name not in filters:
            raise _UnknownError("filter", name, self.guesses.nearest(name, [*filters, "daftar"]))
        if isinstance(value, (list, tuple)):
            return tuple(self._filtered(one, name) for one in value)
        try:
            return filters[name](value)
        except (_MisfitError, ValueError):
            raise _UnknownError("misfit", name) from None

    def _filters(self) -> dict[str, Callable[[Any], str]]:
        return {
            "persen": lambda value: percent(_number(value)),
            "bilangan": lambda value: counted(_whole(value)),
            "terbilang": lambda value: spelled(_number(value)),
            "tanggal": lambda value: long_date(_day(value)),
            "hari_tanggal": lambda value: weekday_date(_day(value)),
            "jam": lambda value: clock(_matching(value, _CLOCK), self.tz),
            "durasi": lambda value: duration(_matching(value, _DURATION)),
            "label": self._label,
        }

    def _label(self, value: Any) -> str:
        if isinstance(value, _Named):
            return _scalar(value.label)
        if not isinstance(value, str):
            raise _MisfitError
        for codes in self.vocabulary.schemes.values():
            if value in codes:
                return codes[value].label.id
        if value in self.vocabulary.kinds:
            return self.vocabulary.kinds[value].label.id
        raise _UnknownError("code", value)


@dataclass(frozen=True, slots=True)
class _Named:
    """A rule named without a path: only its label can be printed."""

    label: Any


class _MisfitError(Exception):
    """A filter was given something it does not print."""


def _walk(
    value: Any,
    path: tuple[str | int, ...],
    walked: tuple[str | int, ...],
    guesses: Guesses,
) -> tuple[tuple[str | int, ...], Any]:
    keys: list[str | int] = []
    for part in path:
        key = _key(value, part)
        if key is None:
            found = [str(key) for key in value] if isinstance(value, Mapping) else []
            near = guesses.nearest(str(part), [_typed(key) for key in found])
            whole = ".".join((*(str(one) for one in (*walked, *keys)), near)) if near else ""
            raise _UnknownError("path", str(part), whole)
        keys.append(key)
        value = value[key]
    return tuple(keys), value


def _key(value: Any, part: str | int) -> str | int | None:
    if isinstance(value, Mapping):
        # A name cannot hold the hyphen of a code, so an underscore may stand for it.
        for key in (str(part), str(part).replace("_", "-")):
            if key in value:
                return key
    if isinstance(value, (list, tuple)) and isinstance(part, int) and part < len(value):
        return part
    return None


def _typed(key: str) -> str:
    return key.replace("-", "_")


def _rejoined(mark: Value, root: str) -> str:
    return ".".join((root, *(str(part) for part in mark.path))) if root else ""


def _joined(value: Any) -> str:
    if isinstance(value, str):
        return value
    if not isinstance(value, (list, tuple)) or not value:
        raise _UnknownError("misfit", "daftar")
    return listed(tuple(_scalar(one) for one in value))


def _scalar(value: Any) -> str:
    if isinstance(value, Mapping) and isinstance(value.get("id"), str):
        return str(value["id"])
    if isinstance(value, str):
        day = _as_day(value)
        return value if day is None else long_date(day)
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return digits(_number(value))
    if value is None:
        raise _UnknownError("empty")
    if isinstance(value, (list, tuple)):
        raise _UnknownError("list", nearest="daftar")
    raise _UnknownError("table" if isinstance(value, Mapping) else "boolean")


def _number(value: Any) -> int | Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise _MisfitError
    if isinstance(value, int):
        return value
    number = Decimal(str(value))
    if not number.is_finite():
        raise _MisfitError
    return int(number) if number == number.to_integral_value() else number


def _whole(value: Any) -> int:
    number = _number(value)
    if not isinstance(number, int):
        raise _MisfitError
    return number


def _as_day(value: Any) -> date | None:
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _day(value: Any) -> date:
    day = _as_day(value)
    if day is None:
        raise _MisfitError
    return day


def _matching(value: Any, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise _MisfitError
    return value
