"""What was announced of events, kept from release to release, in SQLite.

An announcement never changes, but the heads of feeds that hold it are written with every release:
so of two hundred events only the new ones are told. All of it may be lost at any time.
"""

import sqlite3
from collections.abc import Iterable
from typing import Final

from publisher.feeds.announcing import Announcement, announcements
from publisher.model.publication import Publication
from publisher.pipeline.plain import built, plain
from publisher.pipeline.sealing import opened, sealed

TABLES: Final = {"announced": "(seq INTEGER PRIMARY KEY, data TEXT)"}
_KEPT: Final = 25_000  # of the newest events, so that what is kept does not grow with the years


class Announced:
    """The announcements of the newest events; nothing lasts until the caller commits."""

    def __init__(self, index: sqlite3.Connection) -> None:
        """Go on from what is there."""
        self._index = index

    def __call__(self, publication: Publication, wanted: Iterable[int]) -> list[Announcement]:
        """Return what is announced of events, in their order; what is new of it is kept."""
        seqs = sorted(set(wanted))
        found = {seq: one for seq in seqs if (one := self._read(seq))}
        self._keep(publication, [seq for seq in seqs if seq not in found], found)
        return [found[seq] for seq in seqs]

    def _read(self, seq: int) -> Announcement | None:
        row = self._index.execute("SELECT data FROM announced WHERE seq = ?", (seq,)).fetchone()
        found: Announcement | None = built(Announcement, opened(row[0])) if row else None
        return found

    def _keep(
        self, publication: Publication, missing: Iterable[int], found: dict[int, Announcement]
    ) -> None:
        """Tell what is missing, add it to what was found, and keep what is new enough."""
        oldest = len(publication.events) - _KEPT
        self._index.execute("DELETE FROM announced WHERE seq <= ?", (oldest,))
        for one in announcements(publication, missing):
            found[one.event.seq] = one
            if one.event.seq > oldest:
                row = one.event.seq, sealed(plain(one))
                self._index.execute("INSERT INTO announced VALUES (?, ?)", row)
