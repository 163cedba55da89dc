"""What a drafter may leave out or write shorter, brought to the shape of the export.

Works on nodes, so that every value keeps its place: what is added stands where it was derived
from. What has another shape than expected is left as it is; the schema speaks of it.
"""

from collections.abc import Callable
from dataclasses import replace

from publisher.model.node import YamlNode
from publisher.model.source import Span

COMPUTED = ("revision", "recorded", "source_sha256", "text")
"""Keys of the export that no author writes: the ledger and the file give them."""


def expanded(root: YamlNode) -> YamlNode:
    """Return the front matter in the shape of the export, without what is computed."""
    if root.kind != "mapping":
        return root
    node = _bilingual(root, "title")
    span = Span(root.span.path, root.span.start, root.span.start)
    signed = node.get("signed")
    node = _each(node, "effective", lambda period: _interval(period, signed))
    node = _provenance(node, span)
    node = _each(node, "correction", _cited)
    effective = node.get("effective")
    start = effective.get("from") if effective else None
    node = _items(node, "relations", lambda item: _relation(item, start))
    node = _items(node, "rules", lambda item: _rule(item, signed))
    node = _items(node, "statements", lambda item: _cited(_bilingual(item, "text")))
    node = _items(node, "not_in_data", lambda item: _cited(_bilingual(item, "note")))
    node = _default(node, "type", text_node("surat-edaran", span))
    node = _default(node, "classification", text_node("biasa", span))
    for name in ("number", "signed", "published"):
        node = _default(node, name, YamlNode("scalar", span))
    for name in ("relations", "rules", "statements", "not_in_data"):
        node = _default(node, name, YamlNode("sequence", span))
    return node


def text_node(text: str, span: Span) -> YamlNode:
    """Return a scalar that is text whatever its characters are."""
    return YamlNode("scalar", span, text, '"')


def with_value(node: YamlNode, name: str, value: YamlNode) -> YamlNode:
    """Return a mapping with a value put under a key, in place or at the end."""
    names = [key.text for key in node.keys]
    if name in names:
        index = names.index(name)
        values = (*node.values[:index], value, *node.values[index + 1 :])
        return YamlNode("mapping", node.span, keys=node.keys, values=values)
    keys = (*node.keys, text_node(name, value.span))
    return YamlNode("mapping", node.span, keys=keys, values=(*node.values, value))


def without(node: YamlNode, *names: str) -> YamlNode:
    """Return a mapping without some of its keys."""
    if not any(key.text in names for key in node.keys):
        return node
    pairs = zip(node.keys, node.values, strict=True)
    kept = [(key, value) for key, value in pairs if key.text not in names]
    return replace(node, keys=tuple(k for k, _ in kept), values=tuple(v for _, v in kept))


def is_null(node: YamlNode | None) -> bool:
    """Tell whether a value is absent, empty or null."""
    return node is None or (node.kind == "scalar" and node.scalar is None)


def _each(node: YamlNode, name: str, change: Callable[[YamlNode], YamlNode]) -> YamlNode:
    value = node.get(name)
    if value is None or value.kind != "mapping":
        return node
    return with_value(node, name, change(value))


def _items(node: YamlNode, name: str, change: Callable[[YamlNode], YamlNode]) -> YamlNode:
    listed = node.get(name)
    if listed is None or listed.kind != "sequence":
        return node
    changed = tuple(change(item) if item.kind == "mapping" else item for item in listed.values)
    return with_value(node, name, replace(listed, values=changed))


def _default(node: YamlNode, name: str, value: YamlNode) -> YamlNode:
    """Put a default where nothing is written, or nothing but the key."""
    written = node.get(name)
    if written is not None and not is_null(written):
        return node
    return with_value(node, name, value if written is None else replace(value, span=written.span))


def _bilingual(node: YamlNode, name: str) -> YamlNode:
    """Bring a plain text with `en` beside it to `{id, en}`."""
    value, english = node.get(name), node.get("en")
    if english is not None and is_null(english):
        english = None
        node = without(node, "en")
    if value is not None and value.kind == "mapping":
        if english is None or value.get("en") is not None:
            return node
        return _moved(node, name, with_value(value, "en", english))
    if is_null(value):
        # an English text alone: the Indonesian one is reported as missing
        return node if english is None else _moved(node, name, _pair("en", english))
    if value is None:
        return node
    both = _pair("id", value)
    return _moved(node, name, with_value(both, "en", english) if english else both)


def _moved(node: YamlNode, name: str, both: YamlNode) -> YamlNode:
    return with_value(without(node, "en"), name, both)


def _question(node: YamlNode) -> YamlNode:
    question = node.get("open")
    if question is None or question.kind != "scalar" or is_null(question):
        return node
    return with_value(node, "open", _pair("id", question))


def _pair(name: str, value: YamlNode) -> YamlNode:
    return YamlNode("mapping", value.span, keys=(text_node(name, value.span),), values=(value,))


def _cited(node: YamlNode) -> YamlNode:
    cites = node.get("cite")
    if cites is None or cites.kind != "sequence":
        return node
    full = tuple(_pair("p", one) if one.kind == "scalar" else one for one in cites.values)
    return with_value(node, "cite", replace(cites, values=full))


def _interval(node: YamlNode, signed: YamlNode | None) -> YamlNode:
    """Complete a period: without a first day it begins on the day signed."""
    node = _cited(_bilingual(node, "until"))
    place = Span(node.span.path, node.span.start, node.span.start)
    if node.get("from") is None:
        node = with_value(node, "from", signed or YamlNode("scalar", place))
        node = _default(node, "basis", text_node("signed", signed.span if signed else place))
    end = node.get("to")
    if end is None:
        node = with_value(node, "to", YamlNode("scalar", place))
    ends = text_node("unstated", place) if end is None or is_null(end) else None
    return _default(node, "ends", ends or text_node("fixed", (end or node).span))


def _relation(node: YamlNode, start: YamlNode | None) -> YamlNode:
    node = _cited(_bilingual(node, "label"))
    kind = node.get("type")
    extends = kind is not None and kind.text == "memperpanjang"

    def own(period: YamlNode) -> YamlNode:
        """An own period without a first day takes the circular's; an extension's is open."""
        if period.get("from") is None:
            place = Span(period.span.path, period.span.start, period.span.start)
            empty = YamlNode("scalar", place)
            period = with_value(period, "from", empty if extends else start or empty)
        return _interval(period, None)

    return _each(node, "effective", own)


def _rule(node: YamlNode, signed: YamlNode | None) -> YamlNode:
    node = _question(_cited(_bilingual(node, "label")))
    return _each(node, "effective", lambda period: _interval(period, signed))


def _provenance(node: YamlNode, span: Span) -> YamlNode:
    official = text_node("official", span)
    node = _default(node, "provenance", _pair("source", official))
    return _each(node, "provenance", lambda origin: _default(origin, "source", official))
