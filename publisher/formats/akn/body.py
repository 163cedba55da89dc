"""The numbered text: sections, items, paragraphs, tables, each with an id from its label.

Labels come flat and in reading order. An element is found by the address of its paragraph:
`E.1.a` is `p_E__1__a`, and the third row of the first table of `E.1` is `p_E__1__t1__3`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from publisher import identifiers
from publisher.markup import element

Passage = Mapping[str, str]


@dataclass
class _Node:
    """A place of the text that has a label: what stands in it, in reading order."""

    label: str
    kind: str  # heading, item, appendix; paragraph where nothing but words has the label
    heading: str = ""
    within_item: bool = False
    parts: "list[Element | _Node]" = field(default_factory=list)


def body(passages: Iterable[Passage]) -> Element:
    """Return the body of a document from the text of a policy."""
    made = _Body(passages)
    return element("body", {"eId": "body"}, *map(made.hierarchy, made.roots))


class _Body:
    """Takes passages to a tree, and the tree to elements; no id is given twice."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.roots: list[_Node] = []
        self._nodes: dict[str, _Node] = {}
        self._rows: dict[str, tuple[Element, int]] = {}
        self._ids: set[str] = set()
        for passage in passages:
            self._take(passage)

    def _take(self, passage: Passage) -> None:
        label, kind, words = passage["p"], passage["kind"], passage["text"]
        match kind:
            case "heading" | "appendix":
                self._open(label, kind).heading = words
            case "item":
                self._open(label, kind).parts.append(self._paragraph(label, words))
            case "head":
                self._begin_table(label, words)
            case "row":
                self._add_row(label, words)
            case _:
                node = self._nodes.get(label) or self._open(label, kind)
                node.parts.append(self._paragraph(label, words))

    def _open(self, label: str, kind: str) -> _Node:
        above = self._above(label)
        node = self._nodes[label] = _Node(label, kind)
        node.within_item = above is not None and above.kind == "item"
        (self.roots if above is None else above.parts).append(node)
        return node

    def _above(self, label: str) -> _Node | None:
        """Return the nearest place that a label lies in."""
        while label := label.rpartition(".")[0]:
            if label in self._nodes:
                return self._nodes[label]
        return None

    def _begin_table(self, label: str, words: str) -> None:
        cells = words.split(" | ")
        row = element("tr", None, *(self._cell("th", words) for words in cells))
        table = element("table", {"eId": self._id(identifiers.element(label))}, row)
        self._rows[label] = table, len(cells)
        above = self._above(label) or self._open(label, "paragraph")
        above.parts.append(table)

    def _add_row(self, label: str, words: str) -> None:
        table, width = self._rows[label.rpartition(".")[0]]
        cells = words.split(" | ")
        row = {"eId": self._id(identifiers.element(label))}
        if len(cells) == width:
            table.append(element("tr", row, *(self._cell("td", words) for words in cells)))
        else:  # a cell has the sign that parts cells: which one cannot be told
            table.append(element("tr", row, self._cell("td", words, {"colspan": str(width)})))

    def _cell(self, tag: str, words: str, attributes: Mapping[str, str] | None = None) -> Element:
        return element(tag, attributes, element("p", None, words))

    def _paragraph(self, label: str, words: str) -> Element:
        return element("p", {"eId": self._id(f"{identifiers.element(label)}__text")}, words)

    def _id(self, wanted: str) -> str:
        """Return an id that nothing has yet: the one wanted, or the next of its kind."""
        found, number = wanted, 1
        while found in self._ids:
            number += 1
            found = f"{wanted}_{number}"
        self._ids.add(found)
        return found

    def hierarchy(self, node: _Node) -> Element:
        """Return a place of the text with all that stands in it."""
        name = self._id(identifiers.element(node.label))
        made = element(*self._tag(node, name))
        if node.kind in ("heading", "item"):
            made.append(element("num", None, node.label.rpartition(".")[2]))
        if node.heading:
            made.append(element("heading", None, node.heading))
        made.extend(self._inside(node.parts, name))
        return made

    def _tag(self, node: _Node, name: str) -> tuple[str, Mapping[str, str]]:
        match node.kind:
            case "heading":
                return "section", {"eId": name}
            case "item":
                return "point" if node.within_item else "paragraph", {"eId": name}
            case _:
                kind = node.label.partition(".")[0].rstrip("0123456789") or "between"
                return "hcontainer", {"name": kind, "eId": name}

    def _inside(self, parts: Sequence[Element | _Node], name: str) -> Iterator[Element]:
        places = [index for index, part in enumerate(parts) if isinstance(part, _Node)]
        if not places:
            yield from self._blocks("content", parts, name)
            return
        first, last = places[0], places[-1]
        yield from self._blocks("intro", parts[:first], name)
        for part in parts[first : last + 1]:
            if isinstance(part, _Node):
                yield self.hierarchy(part)
            else:  # words between two lists
                between = self._id(f"{name}__between")
                alone = {"name": "between", "eId": between}
                yield element("hcontainer", alone, *self._blocks("content", [part], between))
        yield from self._blocks("wrapUp", parts[last + 1 :], name)

    def _blocks(self, tag: str, parts: Sequence[Element | _Node], name: str) -> Iterator[Element]:
        blocks = [part for part in parts if isinstance(part, Element)]
        if blocks:
            yield element(tag, {"eId": self._id(f"{name}__{tag.lower()}")}, *blocks)
