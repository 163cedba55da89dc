"""Front matter as JSON values, typed by what the schema wants at each place.

A plain `045.2` or `1` is a number to YAML and a text to a letter: the schema of the place decides,
and the characters are never lost.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from publisher.model.circular import Path
from publisher.model.node import YamlNode
from publisher.model.source import Defect, Span
from publisher.model.vocabulary import Vocabulary
from publisher.parsing import schema
from publisher.parsing.shapes import ANY, Shape, shape, whole

_LOOKS_LIKE_A_NUMBER: Final = re.compile(
    # what YAML 1.1, or another reader of 1.2, takes for a number
    r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
    r"|0[xob][0-9a-fA-F_]+|[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?",
    re.ASCII,
)


@dataclass
class Fitted:
    """Values by the shape of the export; places of values and keys, and what to tell of them."""

    data: Any = None
    places: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)
    known: dict[Path, frozenset[str]] = field(default_factory=dict)  # keys the schema knows there
    dates: list[Path] = field(default_factory=list)
    defects: list[Defect] = field(default_factory=list)


def fit(node: YamlNode, vocabulary: Vocabulary) -> Fitted:
    """Return the values of the front matter in the shape of the export."""
    fitter = _Fitter(vocabulary)
    fitter.fitted.data = fitter.value(node, whole(), ())
    return fitter.fitted


class _Fitter:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self.fitted = Fitted()
        self._vocabulary = vocabulary

    def value(self, node: YamlNode, wanted: Shape, path: Path) -> Any:
        self.fitted.places[path] = node.span
        if node.kind == "mapping":
            return self._mapping(node, wanted, path)
        if node.kind == "sequence":
            return [self.value(v, wanted.items, (*path, i)) for i, v in enumerate(node.values)]
        return self._scalar(node, wanted, path)

    def _mapping(self, node: YamlNode, wanted: Shape, path: Path) -> dict[str, Any]:
        self.fitted.known[path] = wanted.known
        result: dict[str, Any] = {}
        for key, value in zip(node.keys, node.values, strict=True):
            inner = (*path, key.text)
            self.fitted.keys[inner] = key.span
            of_key = self._of_key(key.text, node, wanted, path)
            if self._is_left_out(value, of_key):
                self.fitted.places[inner] = key.span
                continue
            result[key.text] = self.value(value, of_key, inner)
        return result

    def _of_key(self, name: str, node: YamlNode, wanted: Shape, path: Path) -> Shape:
        if name == "do" and len(path) == 2 and path[0] == "rules":
            named = node.get("kind")
            kind = self._vocabulary.kinds.get(named.text) if named else None
            return shape((kind.params,) if kind else ())
        return wanted.of_key(name)

    def _is_left_out(self, node: YamlNode, wanted: Shape) -> bool:
        """Tell whether a key has no value where the schema wants one: as good as not written."""
        if node.kind != "scalar" or not wanted.is_said or node.scalar is not None:
            return False
        return not wanted.types & {ANY, "null"}

    def _scalar(self, node: YamlNode, wanted: Shape, path: Path) -> Any:
        if wanted.is_date:
            self.fitted.dates.append(path)
        value, allowed = node.scalar, wanted.types
        if node.style or "string" not in allowed:
            return value
        kind = schema.json_type(value)
        fits = allowed & {ANY, kind, "number" if kind == "integer" else kind}
        if fits and kind != "string":
            return value
        if kind in {"boolean", "integer", "number"} or _LOOKS_LIKE_A_NUMBER.fullmatch(node.text):
            facts = {"text": node.text, "field": _name(path)}
            self.fitted.defects.append(Defect("yaml-unquoted", node.span, facts))
            return node.text
        return value


def _name(path: Path) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")
