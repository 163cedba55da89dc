"""The one spelling of a circular: a text in, a text out, the meaning unchanged.

Whoever calls gives what the readers made of the text, and compares what they make of the new one:
the formatter decides how things are written, never what they mean.
"""

from dataclasses import dataclass

from publisher.drafting.body_writer import write_body
from publisher.drafting.entries import read_entries
from publisher.drafting.front_writer import KeyOrder, write_front
from publisher.model.body import Body
from publisher.model.node import YamlNode
from publisher.model.source import Source


@dataclass(frozen=True, slots=True)
class Draft:
    """A circular that could be read: its front matter is [start, end), `root` its tree.

    `order` gives the known keys of a mapping, `unquoted` the places of texts that look like
    numbers where the format wants a text.
    """

    source: Source
    start: int
    end: int
    root: YamlNode
    body: Body
    order: KeyOrder
    unquoted: frozenset[int] = frozenset()


def formatted(draft: Draft) -> str:
    """Return the text of a circular in the one spelling."""
    entries = read_entries(draft.source, draft.root, draft.start, draft.end)
    front = write_front(draft.source, entries, draft.order, draft.unquoted)
    lines = ["---", *front, "---", *write_body(draft.source, draft.body)]
    return "\n".join(lines) + "\n"
