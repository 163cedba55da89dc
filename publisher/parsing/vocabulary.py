"""Vocabulary files: read strictly, checked against the schema, merged, and their references tested.

What is broken is left out or left empty, so that the rest can be used: an entry that the schema
refuses, the second of two equal ids, a reference that leads nowhere.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from publisher.model.diagnostic import Outcome
from publisher.model.label import Label
from publisher.model.node import YamlNode
from publisher.model.source import Defect, Source, Span
from publisher.model.vocabulary import Authority, Code, Fact, Kind, Phrase, Vocabulary
from publisher.parsing import demands, schema, strict_yaml
from publisher.parsing.schema import Violation

_SCHEMA: Final = "vocabulary-1"
_SHAPES: Final = "circular-1"
_META: Final = {"$ref": "https://json-schema.org/draft/2020-12/schema"}
_VERBS: Final = "verbs"
# how many keys below a section name one entry: schemes.<scheme>.<code>
_DEPTHS: Final[Mapping[str, int]] = {
    "authorities": 1,
    "schemes": 2,
    "facts": 1,
    "kinds": 1,
    "outcomes": 2,
    "calendars": 2,
}
_OPEN: Final = frozenset({"if", "then", "else", "not"})  # objects below these stay open
_MAPS: Final = frozenset({"properties", "patternProperties", "dependentSchemas"})
_LITERAL: Final = frozenset({"enum", "const", "default", "examples", "description", "title"})

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of one file; `key` is where its id stands, `node` what it says."""

    source: Source
    key: Span
    node: YamlNode
    data: Any


@dataclass(frozen=True, slots=True)
class _Reference:
    """A name that must be among others: in entry `entry`, at `path` below it."""

    entry: Key
    path: Key
    name: str
    among: Collection[str]


def parse(
    sources: Iterable[Source], profiles: Collection[str] | None = None
) -> Outcome[Vocabulary]:
    """Return what all vocabulary files say together; `profiles` are the looks that exist."""
    reader = _read(tuple(sorted((source.path, source.text) for source in sources)))
    tested = _Tested(reader.entries, reader.groups, profiles)
    return Outcome(tested.vocabulary(), (*reader.defects, *tested.defects))


@lru_cache(maxsize=1)  # who makes letters beside a publish asks for the very same
def _read(texts: tuple[tuple[str, str], ...]) -> "_Reader":
    """Return what took the entries out of files of these paths and texts."""
    reader = _Reader()
    for path, text in texts:
        reader.read(Source(path, text))
    return reader


class _Reader:
    """Takes the entries out of files, one after the other in the order of their paths."""

    def __init__(self) -> None:
        self.entries: dict[Key, _Entry] = {}
        self.groups: dict[Key, None] = {}  # every key met, sound or not, and those around it
        self.defects: list[Defect] = []

    def read(self, source: Source) -> None:
        """Add the entries of one file."""
        outcome = strict_yaml.read(source, 0, len(source.text))
        self.defects.extend(outcome.defects)
        if outcome.value is None:
            return
        refused: set[Key] = set()
        known = {defect.span for defect in outcome.defects}  # of YAML: said once is enough
        for violation in schema.validate(strict_yaml.plain(outcome.value), _SCHEMA):
            refused.add(_refused(violation))
            unknown = violation.keyword == "additionalProperties"
            span = _place(outcome.value, _path(violation), of_key=unknown)
            if span not in known:
                facts = demands.facts(violation, _SCHEMA)
                self.defects.append(Defect("vocabulary-invalid", span, facts))
        for key, entry in _entries(source, outcome.value):
            for length in range(1, len(key) + 1):
                self.groups.setdefault(key[:length])
            if not any(key[:length] in refused for length in range(len(key) + 1)):
                self._add(key, entry)
        for key in _empty_groups(outcome.value):
            self.groups.setdefault(key)

    def _add(self, key: Key, entry: _Entry) -> None:
        first = self.entries.setdefault(key, entry)
        if first is not entry:
            found = {
                "section": key[0],
                "id": ".".join(key[1:]),
                "first_path": first.source.path,
                "first_line": str(first.source.position(first.key.start).line),
                "first_start": str(first.key.start),
                "first_end": str(first.key.end),
            }
            self.defects.append(Defect("vocabulary-duplicate", entry.key, found))


def _path(violation: Violation) -> Key:
    path = tuple(str(part) for part in violation.path)
    unknown = violation.keyword == "additionalProperties"
    return (*path, violation.facts["property"]) if unknown else path


def _refused(violation: Violation) -> Key:
    """Return the key of the entry that a violation makes unusable, or of the group around it.

    An unknown key right below an entry is never looked at, so it spoils nothing.
    """
    path = _path(violation)
    depth = 1 + _DEPTHS.get(path[0], 1) if path else 0
    if violation.keyword == "additionalProperties" and len(path) == depth + 1:
        return path
    return path[:depth]


def _place(root: YamlNode, path: Key, *, of_key: bool = False) -> Span:
    """Return the span of the scalar at a path, else (or if wanted) of the key it stands under."""
    node, span = root, root.span
    for part in path:
        if node.kind == "mapping":
            names = [key.text for key in node.keys]
            if part not in names:
                break
            span, node = node.keys[names.index(part)].span, node.values[names.index(part)]
        elif part.isdigit() and int(part) < len(node.values):
            node = node.values[int(part)]
            span = node.span
    shown = node.kind == "scalar" and node.span.end > node.span.start and not of_key
    return node.span if shown else span


def _entries(source: Source, root: YamlNode) -> Iterator[tuple[Key, _Entry]]:
    for section, below in _pairs(root):
        if section.text == _VERBS:
            yield from _verbs(source, below)
            continue
        found: list[tuple[Key, YamlNode, YamlNode]] = [((section.text,), section, below)]
        for _ in range(_DEPTHS.get(section.text, 0)):
            found = [((*k, i.text), i, v) for k, _key, node in found for i, v in _pairs(node)]
        for key, name, node in found:
            yield key, _Entry(source, name.span, node, strict_yaml.plain(node))


def _verbs(source: Source, section: YamlNode) -> Iterator[tuple[Key, _Entry]]:
    """A verb is an entry of its own, so that it speaks for one modality only."""
    for modality, words in _pairs(section):
        for node in words.values:
            if node.kind == "scalar":
                yield (_VERBS, node.text), _Entry(source, node.span, node, modality.text)


def _empty_groups(root: YamlNode) -> Iterator[Key]:
    for section, below in _pairs(root):
        for group, inner in _pairs(below):
            if _DEPTHS.get(section.text) == 2 and not inner.keys and inner.kind == "mapping":
                yield section.text, group.text


def _pairs(node: YamlNode) -> Iterator[tuple[YamlNode, YamlNode]]:
    return zip(node.keys, node.values, strict=True) if node.kind == "mapping" else iter(())


class _Tested:
    """Entries whose references were tested; makes the vocabulary of them."""

    def __init__(
        self,
        entries: Mapping[Key, _Entry],
        groups: Collection[Key],
        profiles: Collection[str] | None,
    ) -> None:
        self._entries = entries
        self._group_ids: dict[Key, dict[str, None]] = {}
        for key in groups:
            self._group_ids.setdefault(key[:-1], {})[key[-1]] = None
        self._broken: set[Key] = set()
        self.defects: list[Defect] = []
        self._shapes: Collection[str] = schema.load(_SHAPES)["$defs"]
        for reference in self._references(profiles):
            if reference.name not in reference.among:
                self._note(reference)
        self._note_circles()
        self._params = dict(self._sound_params())

    def _ids(self, *group: str) -> Collection[str]:
        """Return the ids below a group, also of entries that were refused."""
        return self._group_ids.get(group, {})

    def _section(self, section: str) -> Iterator[tuple[Key, Any]]:
        return ((key, entry.data) for key, entry in self._entries.items() if key[0] == section)

    def _references(self, profiles: Collection[str] | None) -> Iterator[_Reference]:
        for key, data in self._section("authorities"):
            yield from _one(key, data, "parent", self._ids("authorities"))
            if profiles is not None:
                yield from _one(key, data, "profile", profiles)
        for key, data in self._section("schemes"):
            yield from _one(key, data, "broader", self._ids("schemes", key[1]))
        for key, data in self._section("facts"):
            yield from _one(key, data, "scheme", self._ids("schemes"))
            if "scheme" in data:
                yield from _one(key, data, "default", self._ids("schemes", data["scheme"]))
        for key, data in self._section("kinds"):
            yield from self._of_kind(key, data)
        for key, data in self._section("outcomes"):
            yield _Reference(key, (), key[2], self._ids("kinds"))
            yield from _one(key, data, "fact", self._ids("facts"))
            kind = self._entries.get(("kinds", key[2]))
            if kind is not None:
                yield from _one(key, data, "from", kind.data["params"]["properties"])

    def _of_kind(self, key: Key, data: Mapping[str, Any]) -> Iterator[_Reference]:
        params: Mapping[str, Any] = data["params"]
        properties: Mapping[str, Any] = params["properties"]
        yield from _one(key, data, "delegates", properties)
        if "on" in data:
            yield _Reference(key, ("on",), data["on"].split(".")[0], properties)
        for index, name in enumerate(params.get("required", ())):
            yield _Reference(key, ("params", "required", str(index)), name, properties)
        sets: Mapping[str, Any] = data.get("sets", {})
        for part, among in (
            ("fact", self._ids("facts")),
            ("group", self._ids("facts")),
            ("from", properties),
        ):
            if part in sets:
                yield _Reference(key, ("sets", part), sets[part], among)
        for path, word in _shorthand(params, ("params",)):
            if path[-1] == "scheme":
                yield _Reference(key, path, word, self._ids("schemes"))
            else:
                yield _Reference(key, path, word.removeprefix("="), self._shapes)

    def _note(self, reference: _Reference) -> None:
        self._broken.add((*reference.entry, *reference.path))
        found = {
            "field": ".".join((*reference.entry, *reference.path)),
            "name": reference.name,
            "nearest": demands.nearest(reference.name, reference.among),
        }
        self._defect("vocabulary-reference-unknown", reference.entry, reference.path, found)

    def _defect(self, code: str, entry: Key, path: Key, found: Mapping[str, str]) -> None:
        holder = self._entries[entry]
        span = _place(holder.node, path) if path else holder.key
        whole = not path or (span == holder.node.span and holder.node.kind == "mapping")
        self.defects.append(Defect(code, holder.key if whole else span, found))

    def _note_circles(self) -> None:
        """A code is no part of itself, and no authority stands above itself."""
        for section, part in (("schemes", "broader"), ("authorities", "parent")):
            for key, _ in self._section(section):
                circle = self._circle(key, part)
                if circle:
                    names = " > ".join((*(name[-1] for name in circle), key[-1]))
                    found = {
                        "field": ".".join((*key, part)),
                        "name": circle[1 % len(circle)][-1],
                        "nearest": "",
                        "circle": names,
                    }
                    self._defect("vocabulary-reference-unknown", key, (part,), found)
                    self._broken.add((*key, part))

    def _circle(self, start: Key, part: str) -> tuple[Key, ...]:
        """Return the way from a key back to itself, empty where it ends elsewhere."""
        way: list[Key] = []
        at: Key | None = start
        while at is not None and at not in way:
            way.append(at)
            entry = self._entries.get(at)
            name = entry.data.get(part) if entry else None
            at = (*start[:-1], name) if name else None
        return tuple(way) if at == start else ()

    def _sound_params(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Yield the schema of `do` of every kind that can be used."""
        for key, data in self._section("kinds"):
            if any(broken[:3] == (*key, "params") for broken in self._broken):
                continue
            expanded = self._object(data["params"], closed=True)
            violations = schema.validate(expanded, _META)
            for violation in violations:
                path = ("params", *_path(violation))
                found = demands.facts(violation, _SCHEMA)
                found["field"] = ".".join((*key, "params", found["field"])).rstrip(".")
                self._defect("vocabulary-invalid", key, path, found)
            if not violations:
                yield key[1], expanded

    def _expanded(self, shape: object, *, closed: bool) -> object:
        if isinstance(shape, str):
            return {"$ref": f"#/$defs/{shape[1:]}"} if shape.startswith("=") else shape
        if isinstance(shape, list):
            return [self._expanded(part, closed=closed) for part in shape]
        if not isinstance(shape, Mapping):
            return shape
        return self._coded(shape) if _names_scheme(shape) else self._object(shape, closed=closed)

    def _object(self, shape: Mapping[str, object], *, closed: bool) -> dict[str, object]:
        full = {key: self._below(key, value, closed=closed) for key, value in shape.items()}
        if closed and "properties" in full:
            full = {"type": "object", "additionalProperties": False, **full}
        return full

    def _below(self, key: str, value: object, *, closed: bool) -> object:
        if key in _LITERAL:
            return value
        inner = closed and key not in _OPEN
        if key in _MAPS and isinstance(value, Mapping):
            return {name: self._expanded(shape, closed=inner) for name, shape in value.items()}
        return self._expanded(value, closed=inner)

    def _coded(self, shape: Mapping[str, Any]) -> dict[str, Any]:
        """Return the schema of a code of a scheme, or of a map from its codes."""
        codes = self._ids("schemes", shape["scheme"])
        if "each" not in shape:
            return {"type": "string", "enum": list(codes)}
        each = self._expanded(shape["each"], closed=True)
        return {
            "type": "object",
            "minProperties": 1,
            "properties": dict.fromkeys(codes, each),
            "additionalProperties": False,
        }

    def vocabulary(self) -> Vocabulary:
        """Return everything that is sound."""
        schemes: dict[str, dict[str, Code]] = {name: {} for name in self._ids("schemes")}
        for (_, scheme, name), data in self._section("schemes"):
            schemes[scheme][name] = self._code(scheme, name, data)
        outcomes: dict[str, dict[str, Any]] = {}
        for key, data in self._section("outcomes"):
            if not any(broken[:3] == key for broken in self._broken):
                outcomes.setdefault(key[1], {})[key[2]] = data
        calendars: dict[str, dict[str, tuple[Mapping[str, Any], ...]]] = {
            name: {} for name in self._ids("calendars")
        }
        for (_, calendar, year), data in self._section("calendars"):
            calendars[calendar][year] = tuple(data)
        verbs: dict[str, tuple[str, ...]] = {}
        for (_, verb), modality in self._section(_VERBS):
            verbs[modality] = (*verbs.get(modality, ()), verb)
        return Vocabulary(
            authorities={
                key[1]: self._authority(key, d) for key, d in self._section("authorities")
            },
            schemes=schemes,
            facts={key[1]: _fact(key[1], data) for key, data in self._section("facts")},
            kinds={
                key[1]: _kind(key[1], data, self._params[key[1]])
                for key, data in self._section("kinds")
                if key[1] in self._params
            },
            outcomes=outcomes,
            calendars=calendars,
            verbs=verbs,
        )

    def _sound(self, key: Key, data: Mapping[str, Any], part: str) -> str:
        return "" if (*key, part) in self._broken else str(data.get(part, ""))

    def _authority(self, key: Key, data: Mapping[str, Any]) -> Authority:
        return Authority(
            id=key[1],
            tier=data["tier"],
            label=_label(data),
            tz=data["tz"],
            government=data.get("government", ""),
            short=data.get("short", ""),
            code=data.get("code", ""),
            parent=self._sound(key, data, "parent"),
            profile=self._sound(key, data, "profile"),
            place=data.get("place", ""),
            address=tuple(data.get("address", ())),
            unit_address={
                unit: tuple(lines) for unit, lines in data.get("unit_address", {}).items()
            },
        )

    def _code(self, scheme: str, name: str, data: Mapping[str, Any]) -> Code:
        """Return a code; a level that it does not state is that of the code it is a part of."""
        key = ("schemes", scheme, name)
        broader = self._sound(key, data, "broader")
        level, above = data.get("level", ""), broader
        while not level and above:
            entry = self._entries.get(("schemes", scheme, above))
            if entry is None:
                break
            level = entry.data.get("level", "")
            above = self._sound(("schemes", scheme, above), entry.data, "broader")
        phrase = _both(data["phrase"]) if "phrase" in data else None
        return Code(name, _label(data), broader, level, data.get("unit", ""), phrase)


def _one(
    key: Key, data: Mapping[str, Any], part: str, among: Collection[str]
) -> Iterator[_Reference]:
    if part in data:
        yield _Reference(key, (part,), data[part], among)


def _shorthand(shape: object, path: Key) -> Iterator[tuple[Key, str]]:
    """Yield every shape `=name` and every scheme named in params, with its path."""
    if isinstance(shape, str) and shape.startswith("="):
        yield path, shape
    elif isinstance(shape, list):
        for index, part in enumerate(shape):
            yield from _shorthand(part, (*path, str(index)))
    elif isinstance(shape, Mapping):
        if _names_scheme(shape):
            yield (*path, "scheme"), shape["scheme"]
        for key, part in shape.items():
            if key not in _LITERAL:
                yield from _shorthand(part, (*path, key))


def _names_scheme(shape: Mapping[str, Any]) -> bool:
    return isinstance(shape.get("scheme"), str) and shape.keys() <= {"scheme", "each"}


def _label(data: Mapping[str, Any]) -> Label:
    return _both(data["label"])


def _both(words: Mapping[str, str]) -> Label:
    return Label(words["id"], words["en"])


def _phrase(data: Mapping[str, Any]) -> Phrase:
    said = {key: _both(words) for key, words in data.items() if key != "part"}
    return Phrase(part=data["part"], **said)


def _fact(name: str, data: Mapping[str, Any]) -> Fact:
    return Fact(
        id=name,
        label=_label(data),
        scheme=data.get("scheme", ""),
        type=data.get("type", ""),
        many=data.get("many", False),
        sensitive=data.get("sensitive", False),
        default=data.get("default", ""),
        min=data.get("min"),
        max=data.get("max"),
        phrase=_phrase(data["phrase"]) if "phrase" in data else None,
    )


def _kind(name: str, data: Mapping[str, Any], params: Mapping[str, Any]) -> Kind:
    return Kind(
        id=name,
        label=_label(data),
        merge=data["merge"],
        params=params,
        on=data.get("on", ""),
        theme=data["theme"],
        delegates=data.get("delegates", ""),
        sets=data.get("sets"),
    )
