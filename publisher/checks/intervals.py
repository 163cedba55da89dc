"""All periods of a circular with the paths where they stand; no check of its own."""

from collections.abc import Iterator

from publisher.model.circular import Circular, Interval, Path


def intervals(circular: Circular) -> Iterator[tuple[Path, Interval]]:
    """Yield the circular's own period, then those of its rules and relations."""
    yield ("effective",), circular.effective
    for index, rule in enumerate(circular.rules):
        if rule.effective:
            yield ("rules", index, "effective"), rule.effective
    for index, relation in enumerate(circular.relations):
        if relation.effective:
            yield ("relations", index, "effective"), relation.effective
