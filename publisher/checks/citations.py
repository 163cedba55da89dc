"""All cites of a circular with the paths where they stand; no check of its own."""

from collections.abc import Iterator, Mapping

from publisher.model.body import Body, Passage, passages
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


def by_label(body: Body) -> Mapping[str, tuple[Passage, ...]]:
    """Return the passages that a cite of each label speaks of: a paragraph, what belongs to it,
    its tables; a table has its rows, and each row is its own.
    """
    found: dict[str, list[Passage]] = {}
    for passage in passages(body):
        for label in _speaking_of(passage.label):
            found.setdefault(label, []).append(passage)
    return {label: tuple(spoken) for label, spoken in found.items()}


def _speaking_of(label: str) -> Iterator[str]:
    yield label
    paragraph, mark, table = label.rpartition(".t")
    if mark:
        yield paragraph
        if "." in table:
            yield f"{paragraph}.t{table.split('.', maxsplit=1)[0]}"


def _listed(path: Path, listed: tuple[Cite, ...]) -> Iterator[tuple[Path, Cite]]:
    for index, cite in enumerate(listed):
        yield (*path, "cite", index), cite
