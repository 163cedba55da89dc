"""Words found in circulars: SQLite FTS5 in memory, every term quoted, numbers by their key.

What changed since the release before is written anew, the rest stays. Nothing is on a disk.
"""

import re
import sqlite3
import threading
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from publisher.indonesian import letter_number

_TABLES: Final = """
CREATE TABLE known (id TEXT PRIMARY KEY, stamp TEXT, key TEXT, near TEXT);
CREATE VIRTUAL TABLE words USING fts5 (
    title, number, themes, body, id UNINDEXED, tokenize = "unicode61 remove_diacritics 2"
);
PRAGMA temp_store = MEMORY;
"""
_MOST: Final = 12  # terms of one query
_WORD: Final = re.compile(r"\w+")
# How much a word counts in title, number, themes and body.
_RANKED: Final = (
    "SELECT id FROM words WHERE words MATCH ? ORDER BY bm25(words, 8.0, 6.0, 3.0, 1.0), id"
)
_NUMBERED: Final = "SELECT id FROM known WHERE key = ? OR near = ? ORDER BY key <> ?, id"


@dataclass(frozen=True, slots=True)
class Page:
    """What is searched of a circular."""

    id: str
    title: str
    number: str
    themes: str
    body: str


class Index:
    """The circulars that can be found, by the stamps of their texts."""

    def __init__(self) -> None:
        """Start empty."""
        self._lock = threading.Lock()
        self._base = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._base.executescript(_TABLES)

    def stamps(self) -> Mapping[str, str]:
        """Return the stamps of what is in it, by id."""
        with self._lock:
            return dict(self._base.execute("SELECT id, stamp FROM known"))

    def update(self, stamps: Mapping[str, str], pages: Iterable[Page]) -> None:
        """Hold the circulars of some stamps: `pages` are those that are new or other now."""
        gone = self.stamps().keys() - stamps.keys()
        for page in pages:
            with self._lock:
                self._drop(page.id)
                self._put(page, stamps[page.id])
        with self._lock:
            for name in gone:
                self._drop(name)

    def _drop(self, name: str) -> None:
        found = self._base.execute("SELECT rowid FROM known WHERE id = ?", (name,)).fetchone()
        if found:
            self._base.execute("DELETE FROM words WHERE rowid = ?", found)
            self._base.execute("DELETE FROM known WHERE rowid = ?", found)

    def _put(self, page: Page, stamp: str) -> None:
        # None equals nothing: `Tahun 2020` comes near to what has no number.
        key = letter_number.key(page.number) or None
        near = letter_number.near_key(page.number) or None
        row = self._base.execute(
            "INSERT INTO known VALUES (?, ?, ?, ?)", (page.id, stamp, key, near)
        ).lastrowid
        self._base.execute(
            "INSERT INTO words (rowid, title, number, themes, body, id) VALUES (?, ?, ?, ?, ?, ?)",
            (row, page.title, page.number, page.themes, page.body, page.id),
        )

    def search(self, words: str) -> list[str]:
        """Return the ids that words are found in: a number first, then the best.

        Nothing is found by signs alone, not even a number of dots that was never filled in.
        """
        if not any(sign.isalnum() for sign in words):
            return []
        key, near = letter_number.key(words), letter_number.near_key(words)
        with self._lock:
            found = [one[0] for one in self._base.execute(_NUMBERED, (key, near, key))]
            asked = query(words)
            if asked:
                found += [one[0] for one in self._base.execute(_RANKED, (asked,))]
        return list(dict.fromkeys(found))


def query(words: str) -> str:
    """Return words as FTS5 takes them: every term quoted, the last as the beginning of one."""
    terms = _WORD.findall(unicodedata.normalize("NFKC", words))[:_MOST]
    if not terms:
        return ""
    return " ".join(f'"{term}"' for term in terms) + "*"
