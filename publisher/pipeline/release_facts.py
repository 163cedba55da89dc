"""What the head of a release says of it, beside names and hashes."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from publisher.feeds.shapes import PAGE
from publisher.model.publication import Publication
from publisher.pipeline.book import circulars
from publisher.pipeline.publication import last_hash
from publisher.release.heads import Coverage, Facts

_HEADS: Final = {
    "current": "feed/current.json",
    "upcoming": "feed/upcoming.json",
    "changes": "feed/changes/head.json",
    "snapshot": "feed/snapshot.json",
    "vocabulary": "feed/vocabulary.json",
}


def facts(whole: Publication, next_: date | None, commit: str | None) -> Facts:
    """Return what the head says.

    `next_` is the day on which something changes its status next, `commit` that of the book.
    """
    return Facts(
        site=whole.site,
        moment=whole.moment,
        as_of=whole.day,
        horizon=whole.day + timedelta(whole.site.horizon),
        next_boundary=next_,
        lines=len(whole.ledger),
        ledger=last_hash(whole.ledger),
        last_seq=len(whole.events),
        page_size=PAGE,
        coverage=tuple(_coverage(whole)),
        heads=_HEADS,
        git_commit=commit,
    )


def _coverage(whole: Publication) -> Iterator[Coverage]:
    """Yield for each authority since when its agenda book is kept here, up to today."""
    first: dict[str, int] = {}
    for place, circular in enumerate(circulars(whole.ledger)):
        first.setdefault(circular.partition("/")[0], place)
    for name, place in sorted(first.items()):
        zone = ZoneInfo(whole.vocabulary.authorities[name].tz)
        start = whole.ledger[place].recorded.astimezone(zone).date()
        yield Coverage(name, start, max(start, whole.moment.astimezone(zone).date()))
