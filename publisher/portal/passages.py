"""The numbered text of a policy as blocks of a page: headings, paragraphs, items, tables."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from publisher.indonesian.numbering import citation

_CELL: Final = " | "  # between the cells of a row, as the policy writes it
_LETTER: Final = re.compile(r"[^\W\d_]")
_NUMBERED: Final = ("item", "heading")


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a paragraph: words, perhaps a link within the page, a badge, a tone.

    `rows` are the rows of a table that it speaks of, by their ids and names; none where it is all.
    """

    words: str
    href: str = ""
    badge: str = ""
    tone: str = ""
    rows: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Passage:
    """A block of the text. `anchors` are its ids; `rows` are cells where it is a table.

    `marker` is its own counter, `depth` how many stand before it, `place` how it is cited.
    """

    kind: str  # heading, paragraph, item, table, appendix
    label: str
    text: str = ""
    marker: str = ""
    depth: int = 0
    place: str = ""
    anchors: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, tuple[str, ...]], ...] = ()  # its id, its cells
    notes: tuple[Note, ...] = ()


def anchor(label: str) -> str:
    """Return the id of a paragraph on a page, that of the letter's page."""
    return "p_" + label.replace(".", "_")


def passages(
    blocks: Sequence[Mapping[str, Any]],
    notes: Mapping[str, Sequence[Note]],
) -> tuple[Passage, ...]:
    """Return the blocks of a policy's text; notes are by the label of a paragraph."""
    found: list[Passage] = []
    tables: dict[str, list[Mapping[str, Any]]] = {}
    for block in blocks:
        if block["kind"] in ("head", "row"):
            label = block["p"] if block["kind"] == "head" else block["p"].rpartition(".")[0]
            if label not in tables:
                tables[label] = []
                found.append(Passage("table", label))
            tables[label].append(block)
            continue
        found.append(_passage(block, notes))
    whole = [_table(one, tables[one.label], notes) if one.kind == "table" else one for one in found]
    return _with_headings(whole)


def _passage(block: Mapping[str, Any], notes: Mapping[str, Sequence[Note]]) -> Passage:
    label, kind = block["p"], block["kind"]
    parts = label.split(".")
    own = parts[-1]
    return Passage(
        kind,
        label,
        block["text"],
        marker=(own if own.endswith(")") else f"{own}.") if kind in _NUMBERED else "",
        depth=len(parts) - 1,
        place=citation(label) if kind == "item" else "",
        anchors=tuple(filter(None, (anchor(label), block.get("id", "")))),
        notes=tuple(notes.get(label, ())),
    )


def _table(
    one: Passage, blocks: Sequence[Mapping[str, Any]], notes: Mapping[str, Sequence[Note]]
) -> Passage:
    """Return a table with its rows; a note at some of them names those, once for all."""
    head: tuple[str, ...] = ()
    rows: list[tuple[str, tuple[str, ...]]] = []
    beside: dict[Note, list[int]] = {note: [] for note in notes.get(one.label, ())}
    for block in blocks:
        cells = tuple(block["text"].split(_CELL))
        if block["kind"] == "head":
            head = cells
            continue
        for note in notes.get(block["p"], ()):
            beside.setdefault(note, []).append(len(rows))
        rows.append((anchor(block["p"]), cells))
    names = _names([cells for _, cells in rows])
    return Passage(
        "table",
        one.label,
        anchors=(anchor(one.label),),
        depth=one.label.count("."),
        head=head,
        rows=tuple(rows),
        notes=tuple(
            replace(note, rows=tuple((rows[number][0], names[number]) for number in found))
            for note, found in beside.items()
        ),
    )


def _names(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Return what rows are called: by their first words, or counted where several have the same."""
    found = [next((cell for cell in cells if _LETTER.search(cell)), cells[0]) for cells in rows]
    return [
        f"“{name}”" if found.count(name) == 1 else f"ke-{number}"
        for number, name in enumerate(found, start=1)
    ]


def _with_headings(found: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the blocks; the letter of a heading is no level of a list, and an id stands once.

    What is said beside a paragraph stands at the first block with its label that is no heading.
    """
    letters = {one.label for one in found if one.kind == "heading"}
    beside = {one.label: one for one in reversed(found)}
    beside |= {one.label: one for one in reversed(found) if one.kind != "heading"}
    given: set[str] = set()
    made = []
    for one in found:
        is_below = one.label.partition(".")[0] in letters and one.kind != "heading"
        fresh = tuple(name for name in one.anchors if name not in given)
        given.update(fresh)
        depth = max(0, one.depth - 1) if is_below else one.depth
        whole = replace(one, anchors=fresh, depth=depth)
        if beside[one.label] is not one:
            whole = replace(whole, notes=())
        made.append(whole)
    return tuple(made)
