"""The agenda book as it stands, a file a year: joined in order they are the book, chain and all.

The year is that of the moment in UTC: by it alone the lines never change their order.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC
from itertools import groupby

from publisher import canonical
from publisher.model.artefact import Artefact
from publisher.model.publication import Publication
from publisher.model.register import LedgerLine


def artefacts(publication: Publication) -> Iterator[Artefact]:
    """Yield the lines of each year that has any."""
    yield from years(publication.ledger)


def years(ledger: Iterable[LedgerLine]) -> Iterator[Artefact]:
    """Yield lines by their years."""
    for number, lines in groupby(ledger, year):
        data = b"".join(canonical.json_bytes(line.data) + b"\n" for line in lines)
        yield Artefact(f"feed/ledger/{number}.jsonl", data)


def year(line: LedgerLine) -> int:
    """Return the year in whose file a line stands."""
    return line.recorded.astimezone(UTC).year
