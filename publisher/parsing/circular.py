"""One circular: fences, YAML, the shape of the export, the schema, the body, and the typed whole.

Every reader says all it finds. The circular is None where its data cannot be relied on; what is
said of the body comes all the same, so that one mistake hides no other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, Final

from publisher.model.body import Body
from publisher.model.circular import Circular, Cite, Path
from publisher.model.diagnostic import Outcome
from publisher.model.node import YamlNode
from publisher.model.source import Defect, Source, Span
from publisher.model.vocabulary import Vocabulary
from publisher.parsing import body as body_parsing
from publisher.parsing import (
    building,
    entries,
    fitting,
    front_matter,
    references,
    strict_yaml,
    values,
    violations,
)
from publisher.parsing.references import BodyIndex
from publisher.parsing.shorthand import COMPUTED, expanded, text_node, with_value, without
from publisher.parsing.violations import Front

_FALLBACK_ZONE: Final = "Asia/Jakarta"
_UNUSABLE: Final = frozenset({"publish-path-unsafe", "yaml-too-large"})
_PLACEHOLDERS: Final[Mapping[str, Any]] = {
    "revision": 1,
    "recorded": None,
    "source_sha256": "0" * 64,
    "text": [],
}
_BREAKING: Final = frozenset(
    {"yaml-syntax", "yaml-feature", "yaml-too-large", "yaml-comma-in-braces"}
)
_UNTYPED: Final = frozenset({"do", "tests", "look", "who", "about", "when"})


@dataclass(frozen=True, slots=True)
class _Identity:
    """What the path says: nothing else names a circular."""

    id: str
    authority: str


@dataclass
class _Cites:
    """The cites by their place; `unresolved` are the places of those that lead nowhere."""

    found: dict[Path, Cite]
    unresolved: list[Path]


def parse(source: Source, vocabulary: Vocabulary) -> Outcome[Circular | None]:
    """Return the circular in a source, None where its data does not validate.

    Defects of the source itself (`source.defects`) are not repeated.
    """
    if any(defect.code in _UNUSABLE for defect in source.defects) or _is_no_text(source):
        return Outcome(None)
    fences = front_matter.split(source)
    defects = list(fences.defects)
    if fences.value is None:
        return Outcome(None, _sorted([*defects, *_of_bare_body(source)]))
    body = body_parsing.parse(source, fences.value.body_start)
    defects.extend(body.defects)
    read = strict_yaml.read(source, fences.value.yaml_start, fences.value.yaml_end)
    defects.extend(read.defects)
    root = _mapping(source, read, defects, fences.value.yaml_start)
    if root is None:
        linked = references.resolve_internal(body.value)
        return Outcome(None, _sorted([*defects, *linked.defects]))
    sound = not (source.defects or [d for d in defects if d.code in _BREAKING])
    reader = _Reader(source, vocabulary, body.value)
    circular = reader.circular(root, sound=sound)
    return Outcome(circular, _sorted([*defects, *reader.defects]))


def _of_bare_body(source: Source) -> tuple[Defect, ...]:
    """Return what there is to say of a text without front matter; nothing where a lone `---` shows
    that it has one: its keys would be judged as words of the letter.
    """
    if "---" in source.text:
        return ()
    body = body_parsing.parse(source, 0)
    return (*body.defects, *references.resolve_internal(body.value).defects)


def _is_no_text(source: Source) -> bool:
    """Tell whether the file was not taken for text at all, so that nothing is in it to judge."""
    return bool(source.defects) and not source.text


def _sorted(defects: list[Defect]) -> tuple[Defect, ...]:
    return tuple(sorted(defects, key=lambda d: (d.span, d.code, sorted(d.facts.items()))))


def _mapping(
    source: Source, read: Outcome[YamlNode | None], defects: list[Defect], start: int
) -> YamlNode | None:
    """Return the keys of the front matter; none at all are an empty mapping."""
    node = read.value
    if node is None:
        return None if read.defects else YamlNode("mapping", source.span(start, start))
    if node.kind == "mapping":
        return node
    defects.append(Defect("yaml-syntax", node.span, {"reason": "not-mapping"}))
    return None


def identity(path: str) -> _Identity:
    """Return what the last three parts of a path say: authority, year, slug."""
    parts = PurePosixPath(path).with_suffix("").parts[-3:]
    return _Identity("/".join(parts), parts[0] if parts else "")


class _Reader:
    """Brings one front matter to a circular, and collects what there is to say of it."""

    def __init__(self, source: Source, vocabulary: Vocabulary, body: Body) -> None:
        self.defects: list[Defect] = []
        self._source = source
        self._vocabulary = vocabulary
        self._body = body
        self._identity = identity(source.path)

    def circular(self, root: YamlNode, *, sound: bool) -> Circular | None:
        """Return the circular, None where the front matter is not sound or not valid."""
        node = self._identified(expanded(self._uncomputed(root)))
        fitted = fitting.fit(node, self._vocabulary)
        cites = _resolved(fitted.data, references.index(self._body))
        fence = self._source.span(0, len(self._source.line(1)))
        is_block = not self._source.text.startswith("{", root.span.start)
        front = Front(fitted, self._vocabulary, fence, is_block=is_block)
        valid = self._validate(front, cites)
        self._body = self._keep(references.resolve_internal(self._body))
        if not (valid and sound):
            return None
        zone = self._vocabulary.authorities.get(self._identity.authority)
        tz = zone.tz if zone else _FALLBACK_ZONE
        self._body = self._keep(values.resolve(self._body, fitted.data, tz, self._vocabulary))
        return self._built(fitted, cites.found)

    def _keep(self, outcome: Outcome[Body]) -> Body:
        self.defects.extend(outcome.defects)
        return outcome.value

    def _uncomputed(self, root: YamlNode) -> YamlNode:
        """Leave out the keys that no author writes, and tell so."""
        for key, value in zip(root.keys, root.values, strict=True):
            if key.text in COMPUTED:
                facts = {"field": key.text, "nearest": "", "where": "", "reason": "computed"}
                facts |= entries.lines(self._source, key, value)
                self.defects.append(Defect("letter-field-unknown", key.span, facts))
        return without(root, *COMPUTED)

    def _identified(self, root: YamlNode) -> YamlNode:
        """Put in what the path says, and tell where the author typed something else."""
        expected = {"id": self._identity.id, "authority": self._identity.authority}
        for name, value in expected.items():
            typed = root.get(name)
            span = Span(root.span.path, root.span.start, root.span.start)
            if typed is not None:
                span = typed.span
                said = typed.text if typed.kind == "scalar" else self._source.read(span)
                if said != value:
                    facts = {"field": name, "typed": said, "expected": value}
                    key = next(key for key in root.keys if key.text == name)
                    facts |= entries.lines(self._source, key, typed)
                    self.defects.append(Defect("number-id-differs", span, facts))
            root = with_value(root, name, text_node(value, span))
        return root

    def _validate(self, front: Front, cites: _Cites) -> bool:
        instance = {**front.fitted.data, **_PLACEHOLDERS}
        found = list(violations.of_document(front, instance, cites.unresolved))
        found.extend(violations.of_look(front))
        found.extend(violations.of_dates(front))
        usable = not found
        for index, rule in enumerate(_dicts(front.fitted.data.get("rules"))):
            if isinstance(rule.get("do"), dict) and isinstance(rule.get("kind"), str):
                found.extend(violations.of_rule(front, index))
        self._note(front, found)
        return usable and all(defect.code != "period-date-invalid" for defect in found)

    def _note(self, front: Front, found: list[Defect]) -> None:
        """Keep what is found, but not what only follows from another finding of the same place."""
        days: dict[Span, Defect] = {}  # a day that stands for others is wrong once
        for defect in found:
            if defect.code == "period-date-invalid":
                days.setdefault(defect.span, defect)
                if len(defect.facts["where"]) < len(days[defect.span].facts["where"]):
                    days[defect.span] = defect
        kept = [defect for defect in found if days.get(defect.span, defect) is defect]
        wrong = {defect.span for defect in kept}
        self.defects.extend(kept)
        self.defects.extend(d for d in front.fitted.defects if d.span not in wrong)

    def _built(self, fitted: fitting.Fitted, cites: Mapping[Path, Cite]) -> Circular:
        data = fitted.data
        return Circular(
            id=self._identity.id,
            authority=self._identity.authority,
            source=self._source,
            data=data,
            title=building.label(data["title"]),
            number=data["number"],
            signed=building.day(data["signed"]),
            published=building.day(data["published"]),
            effective=building.interval(data["effective"], cites, ("effective",)),
            signatory=building.signatory(data.get("signatory")),
            body=self._body,
            type=data["type"],
            profile=data.get("profile", ""),
            look=data.get("look", {}),
            place=data.get("place", ""),
            to=building.words(data.get("to")),
            cc=building.words(data.get("cc")),
            subject=data.get("subject", ""),
            classification=data["classification"],
            urgency=data.get("urgency", ""),
            attachments=tuple(data.get("attachments", ())),
            correction=data.get("correction"),
            provenance=building.provenance(data["provenance"]),
            relations=building.relations(data, cites),
            rules=building.rules(data, cites),
            statements=building.statements(data, cites),
            not_in_data=building.not_in_data(data, cites),
            tests=tuple(data.get("tests", ())),
            places=MappingProxyType(fitted.places),
        )


def _resolved(data: Any, index: BodyIndex) -> _Cites:
    """Put the label and clause id of every cite into the data, where the body has them."""
    cites = _Cites({}, [])
    clauses: dict[str, list[str]] = {}
    for clause, label in index.clauses.items():
        clauses.setdefault(label, []).append(clause)
    for path, cite in _cites(data, ()):
        named = cite.get("p")
        if not isinstance(named, str):
            continue
        quote = cite.get("quote")
        found = Cite(named, quote=quote if isinstance(quote, str) else "")
        if named in index.clauses:
            found = replace(found, p=index.clauses[named], id=named)
        elif named in index.labels:
            own = clauses.get(named, [])  # a section and its paragraphs share a label
            found = replace(found, p=named, id=own[0] if len(own) == 1 else "")
        else:
            cites.unresolved.append(path)
        if found.p:
            cite["p"] = found.p
            cite.update({"id": found.id} if found.id else {})
        cites.found[path] = found
    return cites


def _cites(value: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield every cite with its place; what holds facts and contents of rules has none."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _cites(item, (*path, index))
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key == "cite" and isinstance(inner, list):
                pairs = (((*path, key, i), cite) for i, cite in enumerate(inner))
                yield from ((place, cite) for place, cite in pairs if isinstance(cite, dict))
            elif key not in _UNTYPED:
                yield from _cites(inner, (*path, key))


def _dicts(value: Any) -> list[dict[str, Any]]:
    """Return the mappings of a list in place, empty ones for what is none."""
    listed = value if isinstance(value, list) else []
    return [one if isinstance(one, dict) else {} for one in listed]
