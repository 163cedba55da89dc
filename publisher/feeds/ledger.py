"""The agenda book as it stands, a file a year: joined in order they are the book, chain and all.

The year is that of the moment in UTC: by it alone the lines never change their order.
"""

from collections.abc import Iterator
from datetime import UTC
from itertools import groupby

from publisher import canonical
from publisher.model.artefact import Artefact
from publisher.model.publication import Publication
from publisher.model.register import LedgerLine


def artefacts(publication: Publication) -> Iterator[Artefact]:
    """Yield the lines of each year that has any."""
    for year, lines in groupby(publication.ledger, _year):
        data = b"".join(canonical.json_bytes(line.data) + b"\n" for line in lines)
        yield Artefact(f"feed/ledger/{year}.jsonl", data)


def _year(line: LedgerLine) -> int:
    return line.recorded.astimezone(UTC).year
