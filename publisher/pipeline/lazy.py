"""A mapping whose values are made when they are asked for, each once or anew."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Lazy(Mapping[K, V]):
    """Keys in a fixed order, and what makes their values; no more than `most` are kept."""

    def __init__(
        self, keys: Iterable[K], make: Callable[[K], V], *, most: int | None = None
    ) -> None:
        """Make nothing yet."""
        self._keys = keys if isinstance(keys, Mapping) else dict.fromkeys(keys)
        self._make = make
        self._made: dict[K, V] = {}
        self._most = most

    def __getitem__(self, key: K) -> V:
        """Return the value of a key."""
        if key not in self._keys:
            raise KeyError(key)
        if key in self._made:
            return self._made[key]
        value = self._make(key)
        if self._most is not None and len(self._made) >= self._most:
            if not self._most:
                return value
            self._made.pop(next(iter(self._made)))
        self._made[key] = value
        return value

    def __contains__(self, key: object) -> bool:
        """Say whether there is a key, and make nothing."""
        return key in self._keys

    def __iter__(self) -> Iterator[K]:
        """Yield the keys in order."""
        return iter(self._keys)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._keys)
