"""Looks of letters: `profile.toml` files, each over the one it extends, tested against the schema.

tomllib gives values without places, and its errors say them only in words: the line of a key is
found by a scan of ours. What TOML has and JSON has not (dates, endless numbers) goes to the schema
as text, which no such knob takes. Keys with thousands of dots nest without any recursion of
tomllib, so depth is cut here.
"""

import math
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from publisher.model.diagnostic import Outcome
from publisher.model.label import Label
from publisher.model.profile import Profile, merged
from publisher.model.source import Defect, Source, Span
from publisher.parsing import demands, schema
from publisher.parsing.placeholders import strange_names
from publisher.parsing.schema import Violation

_SCHEMA: Final = "profile-1"
_OWN: Final = frozenset({"schema", "label", "extends", "verified"})  # not inherited
LOOK: Final = ("form", "date", "addressee", "sections")  # what one circular may override
_DEEPEST: Final = 20
_PART: Final = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTTED: Final = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_LINE: Final = re.compile(
    rf"^[ \t]*(?:\[\[[ \t]*(?P<many>{_DOTTED})[ \t]*\]\]|\[[ \t]*(?P<table>{_DOTTED})[ \t]*\]"
    rf"|(?P<key>{_DOTTED})[ \t]*=)",
    re.MULTILINE,
)
_ERROR_PLACE: Final = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")

Tables = Mapping[str, Any]
Path = tuple[str, ...]


def parse(sources: Mapping[str, Source]) -> Outcome[Mapping[str, Profile]]:
    """Return the profiles by name of their folder; those no letter can be made with are left out.

    An unknown key is a defect, but hinders nothing.
    """
    shelf = _Shelf(sources)
    found = {name: shelf.profile(name) for name in sorted(sources)}
    profiles = {name: profile for name, profile in found.items() if profile is not None}
    return Outcome(profiles, tuple(sorted(shelf.defects, key=lambda d: (d.span, d.code))))


def look_violations(look: Tables) -> tuple[Violation, ...]:
    """Return what is wrong with the `look` of one circular: a few tables of a profile, in part."""
    strange = [
        Violation((), "additionalProperties", {"property": name})
        for name in sorted(look.keys() - set(LOOK))
    ]
    allowed = {name: table for name, table in look.items() if name in LOOK}
    wrong = _in_part(allowed)
    return (*strange, *(wrong or strange_names(allowed)))


def _in_part(tables: Tables) -> tuple[Violation, ...]:
    return tuple(v for v in schema.validate(tables, _SCHEMA) if v.keyword != "required")


def _missing(tables: Tables) -> tuple[Violation, ...]:
    """Return the keys that are missing; where whole tables are, that is one thing: `extends`."""
    missing = [v for v in schema.validate(tables, _SCHEMA) if v.keyword == "required"]
    whole = [v for v in missing if not v.path and v.facts["property"] not in _OWN]
    if not whole:
        return tuple(missing)
    own = [v for v in missing if not v.path and v.facts["property"] in _OWN]
    return (*own, Violation((), "required", {"property": "extends"}))


class _Shelf:
    """The files of all profiles, and the profiles already made of them."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self.defects: list[Defect] = []
        self._sources = sources
        self._files: dict[str, Tables | None] = {}
        self._made: dict[str, Profile | None] = {}
        for name in sorted(sources):
            self._files[name] = self._read(name)

    def profile(self, name: str) -> Profile | None:
        """Return a profile with what it extends; None where it or what it extends is unusable."""
        if name not in self._made:
            own = self._files[name]
            self._made[name] = None if own is None else self._make(name, own)
        return self._made[name]

    def _read(self, name: str) -> Tables | None:
        source = self._sources[name]
        self.defects.extend(source.defects)
        try:
            tables = tomllib.loads(source.text)
        except (ValueError, RecursionError) as error:
            self.defects.append(_syntax(source, error))
            return None
        return {key: _plain(value) for key, value in tables.items()}

    def _make(self, name: str, own: Tables) -> Profile | None:
        refused = _in_part(own)
        self._note_all(name, refused)
        below: Tables = {}
        if isinstance(own.get("extends"), str):
            parent = (
                self.profile(own["extends"]) if self._may_extend(name, own["extends"]) else None
            )
            if parent is None:
                return None
            below = {key: table for key, table in parent.tables.items() if key not in _OWN}
        tables = merged(below, {k: v for k, v in own.items() if k not in {"extends", "verified"}})
        missing = _missing(tables)
        self._note_all(name, missing)
        if missing or any(violation.keyword != "additionalProperties" for violation in refused):
            return None
        dangling = (*_dangling(tables, own), *strange_names(tables))
        self._note_all(name, dangling)
        if dangling:
            return None
        label = Label(own["label"]["id"], own["label"].get("en", ""))
        return Profile(name, label, tables, tuple(own.get("verified", ())))

    def _may_extend(self, name: str, parent: str) -> bool:
        """Tell whether the way of `extends` from a profile ends, and note where it does not."""
        way = [name, parent]
        while way[-1] in self._sources and way[-1] not in way[:-1]:
            above = (self._files[way[-1]] or {}).get("extends")
            if not isinstance(above, str):
                return True
            way.append(above)
        facts = {"field": "extends", "name": parent, "nearest": ""}
        if way[-1] == name:
            facts["circle"] = " > ".join(way)
        elif len(way) == 2:
            facts["nearest"] = demands.nearest(parent, self._sources.keys() - {name})
        else:
            return False  # further up, where it is noted
        self._note("profile-extends-unknown", name, ("extends",), facts)
        return False

    def _note_all(self, name: str, violations: tuple[Violation, ...]) -> None:
        for violation in violations:
            facts = demands.facts(violation, _SCHEMA)
            path = tuple(str(part) for part in violation.path)
            if violation.keyword == "additionalProperties":
                path = (*path, violation.facts["property"])
            if "nearest" in violation.facts:
                facts["nearest"] = violation.facts["nearest"]
            self._note("profile-invalid", name, path, facts)

    def _note(self, code: str, name: str, path: Path, facts: Mapping[str, str]) -> None:
        self.defects.append(Defect(code, _place(self._sources[name], path), facts))


def _dangling(tables: Tables, own: Tables) -> Iterator[Violation]:
    """Yield knobs that name another knob which is not there."""
    letterheads = tables["kop"].keys() - {"choose", "for_an"}
    for level, name in tables["kop"]["choose"].items():
        if name not in letterheads:
            yield _unknown(("kop", "choose", level), name, letterheads)
    families = tables["font"]["substitutes"].keys()
    for kind, name in tables["font"]["family"].items():
        if name not in families:
            yield _unknown(("font", "family", kind), name, families)
    knobs = set(_knobs(tables))
    for index, name in enumerate(own.get("verified", ())):
        if name not in knobs:
            yield _unknown(("verified", index), name, knobs)


def _unknown(path: tuple[str | int, ...], value: str, among: set[str]) -> Violation:
    facts = {"value": value, "nearest": demands.nearest(value, among), "got": "string"}
    return Violation(path, "reference", facts)


def _knobs(tables: Tables, above: str = "") -> Iterator[str]:
    for key, value in tables.items():
        yield above + key
        if isinstance(value, Mapping):
            yield from _knobs(value, f"{above}{key}.")


def _plain(value: object, depth: int = 0) -> object:
    if depth > _DEEPEST:
        return ""
    if isinstance(value, dict):
        return {key: _plain(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner, depth + 1) for inner in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    known = isinstance(value, str | bool | float) or (isinstance(value, int) and abs(value) < 2**53)
    return value if known else str(value)


def _syntax(source: Source, error: Exception) -> Defect:
    """Return the defect of a file that is no TOML; without a place in words, it is the end."""
    words = "nested too deeply" if isinstance(error, RecursionError) else str(error)
    match = _ERROR_PLACE.search(words)
    lines = source.text.count("\n") + (not source.text.endswith("\n"))
    line = min(int(match[1]) if match and match[1] else lines, max(lines, 1))
    start = source.offset(line)
    facts = {"line": str(line), "problem": _ERROR_PLACE.sub("", words).strip()}
    return Defect("profile-syntax", source.span(start, start + len(source.line(line))), facts)


@dataclass(frozen=True, slots=True)
class _Statement:
    """A key or head of a table in the text: its path, its place, where what it says ends."""

    path: Path
    start: int
    end: int
    last: int


def _statements(source: Source) -> tuple[_Statement, ...]:
    matches = list(_LINE.finditer(source.text))
    starts = [*(match.start() for match in matches), len(source.text)]
    counted: dict[Path, int] = {}
    found: list[_Statement] = []
    table: Path = ()
    for match, last in zip(matches, starts[1:], strict=True):
        name = str(match.lastgroup)
        path = tuple(part.strip("\"'") for part in re.findall(_PART, match[name]))
        if name == "many":
            number = counted.get(path, -1) + 1
            counted[path] = number
            path = (*path, str(number))
        if name == "key":
            path = (*table, *path)
        else:
            table = path
        found.append(_Statement(path, match.start(name), match.end(name), last))
    return tuple(found)


def _place(source: Source, path: Path) -> Span:
    """Return the span of the key at a path, or of the nearest around it, else the first line."""
    statements = _statements(source)
    for length in range(len(path), 0, -1):
        for statement in statements:
            if statement.path == path[:length]:
                start, end = _inside(source.text, statement, path[length:])
                return source.span(start, end)
            if statement.path[:length] == path[:length] and length == len(path):
                return source.span(statement.start, statement.end)
    return source.span(0, len(source.line(1)))


def _inside(text: str, statement: _Statement, rest: Path) -> tuple[int, int]:
    """Return the place of a key in inline tables below a statement, as far as it is found."""
    start, end, at = statement.start, statement.end, statement.end
    for part in rest:
        key = re.compile(rf"""(?<![\w.-])["']?(?P<key>{re.escape(part)})["']?[ \t]*[.=]""")
        match = key.search(text, at, statement.last)
        if match is not None:
            start, end, at = match.start("key"), match.end("key"), match.end()
    return start, end
