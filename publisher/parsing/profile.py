"""Looks of letters: `profile.toml`, each over the one it extends, tested against the schema."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from publisher.model.diagnostic import Outcome
from publisher.model.label import Label
from publisher.model.profile import Profile, merged
from publisher.model.source import Defect, Source
from publisher.parsing import demands, schema, toml_text
from publisher.parsing.placeholders import strange_names
from publisher.parsing.schema import Violation
from publisher.parsing.toml_text import Path

_SCHEMA: Final = "profile-1"
_OWN: Final = frozenset({"schema", "label", "extends", "verified"})  # not inherited
LOOK: Final = ("form", "date", "addressee", "sections")  # what one circular may override

Tables = Mapping[str, Any]


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
        outcome = toml_text.parse(source, "profile-syntax")
        self.defects.extend(outcome.defects)
        return outcome.value

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
        self.defects.append(Defect(code, toml_text.place(self._sources[name], path), facts))


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
