"""YAML as a tree whose nodes keep their characters and their places."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from publisher.model.source import Span

_SAFE_INTEGER: Final = 2**53
_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]*", re.ASCII)
_DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+", re.ASCII)

Scalar = str | int | float | bool | None
_WORDS: Final[Mapping[str, bool | None]] = {"true": True, "false": False, "null": None, "": None}
_BEGINS_NUMBER: Final = frozenset("-0123456789")


@dataclass(frozen=True, slots=True)
class YamlNode:
    """A scalar, sequence or mapping; `text` is what a scalar says, `style` "" where it is plain.

    `keys` and `values` of a mapping go together; the values of a sequence have no keys.
    """

    kind: Literal["scalar", "sequence", "mapping"]
    span: Span
    text: str = ""
    style: str = ""
    keys: tuple["YamlNode", ...] = ()
    values: tuple["YamlNode", ...] = ()

    @property
    def entries(self) -> Iterator[tuple[str, "YamlNode"]]:
        """Yield the keys of a mapping as text, with their values; a sequence has no entries."""
        values = self.values if self.kind == "mapping" else ()
        return ((key.text, value) for key, value in zip(self.keys, values, strict=True))

    def get(self, key: str) -> "YamlNode | None":
        """Return the value of a key of a mapping, None where there is no such key."""
        for number, name in enumerate(self.keys):
            if name.text == key:
                return self.values[number]
        return None

    @property
    def scalar(self) -> Scalar:
        """Return what a scalar means: true, false, null and plain numbers are typed, else text."""
        return self.text if self.style else typed(self.text)


def typed(text: str) -> Scalar:
    """Return the meaning of the characters of a plain scalar.

    Numbers that another reader would round stay text: integers of 2**53 and more, and decimals
    of more than 15 digits.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _BEGINS_NUMBER:
        return text
    if _INTEGER.fullmatch(text) and len(text) <= 17 and abs(int(text)) < _SAFE_INTEGER:
        return int(text)
    if _DECIMAL.fullmatch(text) and len(text.lstrip("-").replace(".", "")) <= 15:
        number = float(text)
        return int(number) if number.is_integer() else number
    return text
