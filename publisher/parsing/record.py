"""The policy JSON of a circular read back: what a register knows is read from the kept record."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from publisher.model.circular import Cite, Path
from publisher.model.register import Text
from publisher.parsing import building

# What holds facts, contents of rules, and the text itself has no cites of ours.
_UNTYPED: Final = frozenset({"do", "tests", "look", "who", "about", "when", "text"})


def parse(record: Mapping[str, Any]) -> Text:
    """Return the text of a policy that validates against its schema."""
    cites = dict(_cites(record, ()))
    return Text(
        id=record["id"],
        authority=record["authority"],
        revision=record["revision"],
        title=building.label(record["title"]),
        number=record["number"],
        signed=building.day(record["signed"]),
        published=building.day(record["published"]),
        effective=building.interval(record["effective"], cites, ("effective",)),
        provenance=building.provenance(record["provenance"]),
        relations=building.relations(record, cites),
        rules=building.rules(record, cites),
        not_in_data=building.not_in_data(record, cites),
        paragraphs=MappingProxyType({one["p"]: one["text"] for one in record["text"]}),
    )


def _cites(value: Any, path: Path) -> Iterator[tuple[Path, Cite]]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _cites(item, (*path, index))
    elif isinstance(value, dict | Mapping):  # the first is seen at once
        for key, inner in value.items():
            if key == "cite" and isinstance(inner, list):
                for index, cite in enumerate(inner):
                    yield (*path, key, index), _cite(cite)
            elif key not in _UNTYPED and not isinstance(inner, str):  # most are words
                yield from _cites(inner, (*path, key))


def _cite(cite: Mapping[str, str]) -> Cite:
    clause = cite.get("id", "")
    return Cite(clause or cite["p"], cite["p"], clause, cite.get("quote", ""))
