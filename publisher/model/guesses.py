"""Which known name a misspelt one is most like: for the first few of a text, since each costs time.

A hostile text may misspell any number of names among any number of others.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

_MOST: Final = 50
_LONGEST: Final = 80  # signs of a name that are compared
_MANY: Final = 1_000  # names that are compared with it


@dataclass
class Guesses:
    """The guesses about one text; after the last one there is no answer any more."""

    left: int = _MOST

    def nearest(self, name: str, known: Iterable[str]) -> str:
        """Return the known name most like `name`, "" where none is like it."""
        if not self.left:
            return ""
        self.left -= 1
        compared = sorted(set(known))[:_MANY]
        return next(iter(get_close_matches(name[:_LONGEST], compared, n=1, cutoff=0.5)), "")
