"""The only reader of YAML: a strict subset, as a tree whose nodes keep characters and places.

Built on the events of libyaml (PyYAML's C parser), because its loaders drop the marks, expand
aliases, keep the last of two equal keys and turn `010` into 8. Traps met: `mark.index` counts
characters, but the position of a `ReaderError` counts bytes, so signs that YAML refuses are found
by a scan of ours and blanked before parsing; the end mark of a block collection or block scalar
lies beyond it, on the next token; a plain scalar has the style "" here and None in the other
parser; `{a, b}` is a mapping with empty values and no error.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import yaml

from publisher.model.diagnostic import Outcome
from publisher.model.node import YamlNode
from publisher.model.source import Defect, Source, Span
from publisher.parsing.yaml_slips import slip

MAX_BYTES: Final = 64 * 1024
MAX_DEPTH: Final = 12
MAX_NODES: Final = 5_000
_UNPRINTABLE: Final = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_TABS: Final = re.compile(r"\t+")
_REASONS: Final = (
    # words of libyaml's messages, and ours; the first that occurs names the reason
    ("escape", "escape"),
    ("quoted scalar", "quote"),
    ("flow sequence", "bracket"),
    ("flow mapping", "brace"),
    ("flow node", "bracket"),
    ("mapping values are not allowed", "colon"),
    ("could not find expected ':'", "key"),
    ("block sequence entries", "dash"),
    ("block mapping", "indent"),
    ("block collection", "indent"),
    ("block scalar", "indent"),
    ("cannot start any token", "sign"),
    ("directive", "directive"),
    ("alias", "sign"),
    ("anchor", "sign"),
    ("tag", "sign"),
)


def plain(node: YamlNode) -> Any:
    """Return a node as JSON values."""
    if node.kind == "mapping":
        return {key: plain(value) for key, value in node.entries}
    if node.kind == "sequence":
        return [plain(value) for value in node.values]
    return node.scalar


def read(source: Source, start: int, end: int) -> Outcome[YamlNode | None]:
    """Return the YAML between two offsets of a source as a tree, with all defects found.

    The tree is None where nothing stands there, or where it could not be read to its end.
    """
    text = source.text[start:end]
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        facts = {"limit": "bytes", "allowed": str(MAX_BYTES), "found": str(size)}
        return Outcome(None, (Defect("yaml-too-large", source.span(start, end), facts),))
    reader = _Reader(source, start, end)
    reader.blank_refused_signs()
    root = reader.read()
    return Outcome(root, tuple(sorted(reader.defects, key=lambda d: (d.span, d.code))))


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _end(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark else 0


class _TooLargeError(Exception):
    """Ends the reading where a limit is passed; the defect is already noted."""


class _Reader:
    """Builds the tree from events; never deeper than the limit, so recursion is safe."""

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.defects: list[Defect] = []
        self._source = source
        self._start = start
        self._text = source.text[start:end]
        self._events: Iterator[yaml.Event] = iter(())
        self._nodes = 0
        self._anchored: dict[str, YamlNode] = {}
        self._tabs = False

    def blank_refused_signs(self) -> None:
        """Note tabs and signs that YAML refuses, and blank them so that reading goes on."""
        for match in _UNPRINTABLE.finditer(self._text):
            facts = {"reason": "control", "sign": f"U+{ord(match[0]):04X}"}
            self._note("yaml-syntax", match.start(), match.end(), facts)
        for match in _TABS.finditer(self._text):
            self._tabs = True
            self._note("yaml-feature", match.start(), match.end(), {"feature": "tab"})
        self._text = _UNPRINTABLE.sub(" ", self._text).replace("\t", " ")

    def read(self) -> YamlNode | None:
        """Return the first document, None where there is none or it breaks off."""
        self._events = iter(yaml.parse(self._text, Loader=yaml.CSafeLoader))
        try:
            return self._stream()
        except yaml.MarkedYAMLError as error:
            self._note_syntax(error)
        except _TooLargeError:
            pass
        return None

    def _stream(self) -> YamlNode | None:
        root: YamlNode | None = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if event.version or event.tags:
                    self._note_feature("directive", event)
                if documents > 1:
                    self._note_feature("second-document", event)
                    break
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, 1)
        return root

    def _node(self, event: yaml.Event, depth: int) -> YamlNode:
        self._count(event, depth)
        start = self._properties(event)
        if isinstance(event, yaml.AliasEvent):
            name = event.anchor or ""
            self._note_feature("alias", event, key=name)
            # a scalar is put in place, so that its absence is not reported too; trees never are
            empty = YamlNode("scalar", self._span(_start(event), _end(event)))
            return replace(self._anchored.get(name, empty), span=empty.span)
        if isinstance(event, yaml.ScalarEvent):
            node = self._scalar(event, start)
            if event.anchor:
                self._anchored[event.anchor] = node
            return node
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, start, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, start, depth)
        raise AssertionError(event)

    def _count(self, event: yaml.Event, depth: int) -> None:
        self._nodes += 1
        limit = ""
        if depth > MAX_DEPTH and not isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
            limit, allowed = "depth", MAX_DEPTH
        elif self._nodes > MAX_NODES:
            limit, allowed = "nodes", MAX_NODES
        else:
            return
        facts = {"limit": limit, "allowed": str(allowed)}
        self._note("yaml-too-large", _start(event), _start(event) + 1, facts)
        raise _TooLargeError

    def _properties(self, event: yaml.Event) -> int:
        """Note an anchor and a tag, and return where the node itself starts."""
        start: int = _start(event)
        if isinstance(event, yaml.AliasEvent):
            return start
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if not anchor and not tag:
            return start
        for _ in range(bool(anchor) + bool(tag)):
            match = re.compile(r"\S+").match(self._text, start)
            if match is None:
                break
            feature = "anchor" if match[0].startswith("&") else "tag"
            self._note(
                "yaml-feature", match.start(), match.end(), {"feature": feature, "key": match[0]}
            )
            start = match.end()
            start += len(self._text[start:]) - len(self._text[start:].lstrip())
        return start

    def _scalar(self, event: yaml.ScalarEvent, start: int) -> YamlNode:
        end = _end(event)
        style = event.style or ""
        if style in {"|", ">"}:  # the mark lies on the next token
            end = start + len(self._text[start:end].rstrip())
        return YamlNode("scalar", self._span(start, max(start, end)), event.value, style)

    def _sequence(self, event: yaml.SequenceStartEvent, start: int, depth: int) -> YamlNode:
        values: list[YamlNode] = []
        for inner in self._events:
            if isinstance(inner, yaml.SequenceEndEvent):
                span = self._around(event, start, inner, values)
                return YamlNode("sequence", span, values=tuple(values))
            values.append(self._node(inner, depth + 1))
        raise AssertionError("a sequence without an end")

    def _mapping(self, event: yaml.MappingStartEvent, start: int, depth: int) -> YamlNode:
        keys: list[YamlNode] = []
        values: list[YamlNode] = []
        cut = False  # the last value was cut by a comma, and its defect is noted
        for inner in self._events:
            if isinstance(inner, yaml.MappingEndEvent):
                span = self._around(event, start, inner, values)
                return YamlNode("mapping", span, keys=tuple(keys), values=tuple(values))
            key = self._node(inner, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if event.flow_style and self._is_stray(key, value):
                self._note_comma(keys, values, key, again=cut)
                cut = True
            elif self._is_key(key, keys):
                keys.append(key)
                values.append(value)
                cut = False
        raise AssertionError("a mapping without an end")

    def _is_stray(self, key: YamlNode, value: YamlNode) -> bool:
        """Tell whether a key of a flow mapping has no colon, so that a comma made it a key."""
        if key.kind != "scalar" or value.kind != "scalar" or value.span.start < value.span.end:
            return False
        return ":" not in self._source.text[key.span.end : value.span.end]

    def _note_comma(
        self, keys: list[YamlNode], values: list[YamlNode], stray: YamlNode, *, again: bool
    ) -> None:
        """Note the cut sentence once, and put it together as the value it was meant to be."""
        joinable = bool(values) and values[-1].kind == "scalar" and not values[-1].style
        first = values[-1].span.start if joinable else stray.span.start
        span = Span(self._source.path, first, stray.span.end)
        if again:
            before = next(d for d in reversed(self.defects) if d.code == "yaml-comma-in-braces")
            span = Span(self._source.path, min(first, before.span.start), stray.span.end)
            self.defects.remove(before)
        words = self._source.read(span)
        facts = {"key": keys[-1].text if joinable else "", "stray": stray.text, "words": words}
        self.defects.append(Defect("yaml-comma-in-braces", span, facts))
        if joinable:
            values[-1] = YamlNode("scalar", span, words)

    def _is_key(self, key: YamlNode, keys: list[YamlNode]) -> bool:
        """Note what a key may not be; only the first of equal keys counts."""
        if key.kind != "scalar" or (not key.text and not key.style):
            self._note_node("complex-key", key)
            return False
        if key.text == "<<" and not key.style:
            self._note_node("merge-key", key)
            return False
        for first in keys:
            if first.text == key.text:
                line = self._source.position(first.span.start).line
                places = {
                    "first_line": str(line),
                    "first_start": str(first.span.start),
                    "first_end": str(first.span.end),
                }
                facts = {"feature": "duplicate-key", "key": key.text, **places}
                self.defects.append(Defect("yaml-feature", key.span, facts))
                return False
        return True

    def _around(
        self, first: yaml.Event, start: int, last: yaml.Event, values: list[YamlNode]
    ) -> Span:
        if getattr(first, "flow_style", False) or not values:
            return self._span(start, max(start, _end(last)))
        return Span(self._source.path, self._start + start, values[-1].span.end)

    def _note_syntax(self, error: yaml.MarkedYAMLError) -> None:
        if self._tabs:
            return  # most likely its consequence
        problem = " ".join(part for part in (error.context, error.problem) if part)
        reason = next((name for words, name in _REASONS if words in problem), "other")
        opened = reason in {"quote", "bracket", "brace", "key"} and error.context_mark is not None
        mark = error.context_mark if opened else error.problem_mark
        place = mark.index if mark else 0
        if not self._text[place:].strip():  # at the end of the text: what came last is shown
            place = max(len(self._text.rstrip()) - 1, 0)
        else:
            reason, place = slip(self._text, place, reason)
        end = self._text.find("\n", place)
        end = len(self._text) if end < 0 else end
        facts = {"reason": reason, "problem": problem}
        self._note("yaml-syntax", place, max(end, place + 1), facts)

    def _note_feature(self, feature: str, event: yaml.Event, key: str = "") -> None:
        facts = {"feature": feature, "key": key} if key else {"feature": feature}
        self._note("yaml-feature", _start(event), _end(event), facts)

    def _note_node(self, feature: str, node: YamlNode) -> None:
        facts = {"feature": feature, "key": node.text or self._source.read(node.span)}
        self.defects.append(Defect("yaml-feature", node.span, facts))

    def _note(self, code: str, start: int, end: int, facts: dict[str, str]) -> None:
        self.defects.append(Defect(code, self._span(start, end), facts))

    def _span(self, start: int, end: int) -> Span:
        return Span(self._source.path, self._start + start, self._start + end)
