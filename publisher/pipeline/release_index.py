"""What publishing keeps between releases: `.publisher/release.sqlite`, to be lost at any time.

The log of events, what is announced of them and the fragments of lists stand in it, so that a
publish costs what happened since the last one. `basis` is the hash of all that they hang on beside
the agenda book: program, vocabulary, settings of the site. The folder stands beside it, so that a
file that came from elsewhere is not believed. One publish is one transaction, which ends when the
release is shown. Where the file cannot be used, all is told anew, in memory.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from publisher.pipeline import announced, fragments, log_memory
from publisher.pipeline.announced import Announced
from publisher.pipeline.fragments import Fragments
from publisher.pipeline.log_memory import Histories, Stored, Told

PLACE: Final = ".publisher/release.sqlite"
_TABLES: Final = log_memory.TABLES | fragments.TABLES | announced.TABLES
# What reading a spoilt file raises. What else is at fault is raised again when all is told anew.
SPOILT: Final = (sqlite3.Error, UnicodeDecodeError, TypeError, LookupError)


class OutdatedError(sqlite3.Error):
    """What is kept is of a later moment; it stays for those who publish on."""


class ReleaseIndex:
    """The log, the announcements and the fragments, in one database."""

    def __init__(self, connection: sqlite3.Connection, basis: str) -> None:
        """Go on from what is there, unless it stands on another basis."""
        self.connection = connection
        _make(connection, ("log",))
        self.memory = Stored(connection, basis)
        if not self.memory.seq:  # another program may have left tables of other columns
            _drop(connection)
        _make(connection, _TABLES)
        for statement in (*log_memory.INDEXES, *fragments.INDEXES):
            connection.execute(statement)
        self.events = Told(connection)
        self.histories = Histories(connection)
        self.fragments = Fragments(connection)
        self.announced = Announced(connection)

    def forget(self) -> None:
        """Begin anew."""
        for name in _TABLES:
            self.connection.execute(f"DELETE FROM {name}")  # noqa: S608 - our own names
        self.memory.forget()


def _make(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    for name in names:
        connection.execute(f"CREATE TABLE IF NOT EXISTS {name} {_TABLES[name]}")


def _drop(connection: sqlite3.Connection) -> None:
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in found:
        connection.execute(f'DROP TABLE "{name}"')


@contextmanager
def kept(root: Path, basis: str) -> Iterator[ReleaseIndex]:
    """Open what was kept; one of SPOILT where that cannot be, and what is spoilt is removed."""
    place = root / PLACE
    if place.is_symlink() or place.parent.is_symlink():
        raise sqlite3.OperationalError(PLACE)
    try:
        place.parent.mkdir(exist_ok=True)
        with closing(sqlite3.connect(place, isolation_level=None)) as connection:
            connection.execute("PRAGMA cache_size = -65536")  # KiB; the default is 2,000
            connection.execute("BEGIN IMMEDIATE")
            yield ReleaseIndex(connection, f"{basis} {place.parent.stat().st_ino}")
            with suppress(sqlite3.Error):  # the release is shown; what was kept before still holds
                connection.execute("COMMIT")
    except OSError as error:
        raise sqlite3.OperationalError(PLACE) from error
    except SPOILT as error:
        if not isinstance(error, sqlite3.OperationalError | OutdatedError):
            for one in (place, place.with_name(f"{place.name}-journal")):
                with suppress(OSError):
                    one.unlink()
        raise


@contextmanager
def anew(basis: str) -> Iterator[ReleaseIndex]:
    """Begin anew, in memory."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("BEGIN")
        yield ReleaseIndex(connection, basis)
