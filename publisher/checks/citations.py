"""All cites of a circular with the paths where they stand; no check of its own."""

from collections.abc import Iterator

from publisher.model.body import Passage, passages
from publisher.model.circular import Circular, Cite, Path


def cites(circular: Circular) -> Iterator[tuple[Path, Cite]]:
    """Yield the cites of the period, relations, rules, statements, what is not in the data."""
    yield from _listed(("effective",), circular.effective.cite)
    for index, relation in enumerate(circular.relations):
        yield from _listed(("relations", index), relation.cite)
        if relation.effective:
            yield from _listed(("relations", index, "effective"), relation.effective.cite)
    for index, rule in enumerate(circular.rules):
        yield from _listed(("rules", index), rule.cite)
        if rule.effective:
            yield from _listed(("rules", index, "effective"), rule.effective.cite)
    for index, statement in enumerate(circular.statements):
        yield from _listed(("statements", index), statement.cite)
    for index, left_out in enumerate(circular.not_in_data):
        yield from _listed(("not_in_data", index), left_out.cite)


def cited(circular: Circular, cite: Cite) -> tuple[Passage, ...]:
    """Return the passages that a cite speaks of: its paragraph, what belongs to it, its tables."""
    if not cite.p:
        return ()
    return tuple(
        passage
        for passage in passages(circular.body)
        if passage.label == cite.p or passage.label.startswith(f"{cite.p}.t")
    )


def _listed(path: Path, listed: tuple[Cite, ...]) -> Iterator[tuple[Path, Cite]]:
    for index, cite in enumerate(listed):
        yield (*path, "cite", index), cite
