"""The log of a release, read a page at a time as its files have it."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, Protocol

from publisher.feeds.shapes import PAGE

Json = Mapping[str, Any]
_KEPT: Final = 32  # pages in memory


class Readable(Protocol):
    """Files that are read by their paths."""

    def read(self, path: str) -> bytes:
        """Return a file."""


class Log:
    """The events up to the last one; full pages by their numbers, the open page as head."""

    def __init__(self, files: Readable, last: int) -> None:
        """Read nothing yet."""
        self._files = files
        self.last = last
        self.page = lru_cache(maxsize=_KEPT)(self._page)

    def _page(self, number: int) -> Sequence[Json]:
        name = "head" if number > self.last // PAGE else f"{number:06}"
        found: Sequence[Json] = json.loads(self._files.read(f"feed/changes/{name}.json"))["events"]
        return found

    def after(self, seq: int) -> Sequence[Json]:
        """Return the events that follow one, at most a page of them."""
        number, place = seq // PAGE + 1, seq % PAGE
        found = self.page(number)[place:]
        if place and number <= self.last // PAGE:
            found = [*found, *self.page(number + 1)[:place]]
        return found

    def pages(self, seq: int) -> Sequence[int]:
        """Return the numbers of the pages that hold what follows an event."""
        return range(seq // PAGE + 1, self.last // PAGE + 2)
