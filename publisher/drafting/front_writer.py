"""Write front matter anew: keys in order, one spelling of brackets and quotes, comments in place.

Block stays block and a line in brackets stays one; brackets over several lines become one line
where that is short and holds no comment, and a block else. The author's quotes stay, and are added
where another reader of YAML would guess a number, a date or a yes. Other words are not touched.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Final

from publisher.drafting.entries import BLOCK_STYLES, Entry
from publisher.model.circular import Path
from publisher.model.node import YamlNode, typed
from publisher.model.source import Source

KeyOrder = Callable[[Path], tuple[str, ...]]

_STEP: Final = 2
_WIDEST: Final = 100
"""Columns that brackets put on one line may take."""

_GUESSED: Final = re.compile(
    # what YAML 1.1, or another reader of 1.2, takes for something else than text
    r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?0[xob][0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9][0-9:.,+Zz \t-]*"
    r"|[-+]?\.(?:inf|nan)|~|=|<<|y|n|yes|no|on|off|true|false|null",
    re.ASCII | re.IGNORECASE,
)
_PLAIN_KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.~-]*", re.ASCII)
_HEADER: Final = re.compile(r"[|>]-?(?=[ \t\n]|$)")
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def write_front(
    source: Source, whole: Entry, order: KeyOrder, unquoted: frozenset[int]
) -> list[str]:
    """Return the lines of the front matter; `unquoted` are the places that need quotes too."""
    writer = _Writer(source, order, unquoted)
    return [*whole.head, *writer.collection(whole, 0, ()), *whole.foot, *whole.beside]


class _Writer:
    def __init__(self, source: Source, order: KeyOrder, unquoted: frozenset[int]) -> None:
        self._source = source
        self._order = order
        self._unquoted = unquoted

    # -- blocks ------------------------------------------------------------------------------

    def collection(self, owner: Entry, indent: int, path: Path) -> list[str]:
        """Return the entries of a mapping or sequence, in order, as lines at an indent."""
        lines: list[str] = []
        if owner.value.kind == "mapping":
            entries = self._sorted(owner.inner, path)
            for entry in entries:
                lines += self._pair(entry, indent, (*path, entry.key.text if entry.key else ""))
        else:
            for index, entry in enumerate(owner.inner):
                lines += self._item(entry, indent, (*path, index))
        while lines and not lines[0]:
            lines.pop(0)
        return lines

    def _sorted(self, entries: list[Entry], path: Path) -> list[Entry]:
        places = {name: place for place, name in enumerate(self._order(path))}
        last = len(places)
        return sorted(entries, key=lambda one: places.get(one.key.text if one.key else "", last))

    def _pair(self, entry: Entry, indent: int, path: Path) -> list[str]:
        pad = " " * indent
        key = _key(entry.key) if entry.key else ""
        if not self._is_block(entry, indent + len(key) + 2, path):
            return self._inline(entry, f"{pad}{key}: ", indent, path)
        above, head = _split(entry.above, entry.head)
        inner = self.collection(entry, indent + _STEP, path)
        under = [" " * (indent + _STEP) + words for words in (*entry.foot, *entry.beside)]
        return [*_padded(above, pad), f"{pad}{key}:{head}", *inner, *under]

    def _item(self, entry: Entry, indent: int, path: Path) -> list[str]:
        pad = " " * indent
        if not self._is_block(entry, indent + 2, path):
            return self._inline(entry, f"{pad}- ", indent, path)
        inner = self.collection(entry, indent + _STEP, path)
        first = next(n for n, line in enumerate(inner) if line and not _is_comment(line))
        over = [pad + line.lstrip() for line in inner[:first] if line]  # its first key's comments
        under = [" " * (indent + _STEP) + words for words in (*entry.foot, *entry.beside)]
        dashed = f"{pad}- {inner[first].lstrip()}"
        above = _padded([*entry.above, *entry.head], pad)
        return [*above, *over, dashed, *inner[first + 1 :], *under]

    def _inline(self, entry: Entry, start: str, indent: int, path: Path) -> list[str]:
        """One line, or the lines of a block scalar; of several comments the last stays beside."""
        header, *content = self._value(entry.value, indent, path)
        above, beside = _split([*entry.above, *entry.foot], [*entry.head, *entry.beside], last=True)
        return [*_padded(above, " " * indent), f"{start}{header}{beside}", *content]

    def _is_block(self, entry: Entry, column: int, path: Path) -> bool:
        """Tell whether a value is written as a block, an entry a line."""
        if not entry.inner:
            return False
        if not entry.flow or entry.comments:
            return True
        spread = "\n" in self._source.read(entry.value.span)
        return spread and column + len(self._flow(entry.value, path)) > _WIDEST

    # -- values ------------------------------------------------------------------------------

    def _value(self, node: YamlNode, indent: int, path: Path) -> list[str]:
        if node.style in BLOCK_STYLES:
            return self._block_scalar(node, indent)
        return [self._flow(node, path)]

    def _flow(self, node: YamlNode, path: Path) -> str:
        if node.kind == "scalar":
            return self._scalar(node)
        if node.kind == "sequence":
            inner = [self._flow(one, (*path, n)) for n, one in enumerate(node.values)]
            return "[" + ", ".join(inner) + "]"
        places = {name: place for place, name in enumerate(self._order(path))}
        pairs = sorted(
            zip(node.keys, node.values, strict=True),
            key=lambda pair: places.get(pair[0].text, len(places)),
        )
        written = [f"{_key(key)}: {self._flow(value, (*path, key.text))}" for key, value in pairs]
        return "{" + ", ".join(written) + "}"

    def _scalar(self, node: YamlNode) -> str:
        text = node.text
        if node.style:
            return _quoted(text)
        if not text:
            return "null"
        if "\n" in text or node.span.start in self._unquoted or _is_guessed(text):
            return _quoted(text)
        return text

    def _block_scalar(self, node: YamlNode, indent: int) -> list[str]:
        """The lines as they were, moved to the new indent; in quotes where that cannot be told."""
        header, *lines = self._source.read(node.span).split("\n")
        sign = _HEADER.match(header)
        content = [line for line in lines if line.strip(" ")]
        if not (sign and content) or node.text != node.text.rstrip(" \n") + "\n" * (
            node.text.endswith("\n")
        ):
            return [_quoted(node.text)]
        old = len(content[0]) - len(content[0].lstrip(" "))
        pad = " " * (indent + _STEP)
        return [sign[0], *(pad + line[old:] if line[old:] else "" for line in lines)]


def _split(
    above: Sequence[str], beside: Sequence[str], *, last: bool = False
) -> tuple[list[str], str]:
    """Return comments over a line and the one beside it: a line has room for one."""
    if not beside:
        return list(above), ""
    kept = beside[-1] if last else beside[0]
    others = beside[:-1] if last else beside[1:]
    return [*above, *others], f"  {kept}"


def _padded(comments: Sequence[str], pad: str) -> list[str]:
    return [pad + words if words else "" for words in comments]


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _is_guessed(text: str) -> bool:
    return isinstance(typed(text), str) and bool(_GUESSED.fullmatch(text))


def _key(node: YamlNode) -> str:
    text = node.text
    if _PLAIN_KEY.fullmatch(text) and not _GUESSED.fullmatch(text):
        return text
    return _quoted(text) if node.style or _GUESSED.fullmatch(text) else text


def _quoted(text: str) -> str:
    """Return a text in double quotes, or in single ones where it would need escapes."""
    if not any(_is_escaped(sign) for sign in text):
        if ('"' in text or "\\" in text) and "'" not in text:
            return f"'{text}'"
        return json.dumps(text, ensure_ascii=False)
    escaped = json.dumps(text, ensure_ascii=False)
    return "".join(_escape(sign) if _is_escaped(sign) else sign for sign in escaped)


def _is_escaped(sign: str) -> bool:
    return unicodedata.category(sign) in _INVISIBLE


def _escape(sign: str) -> str:
    number = ord(sign)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
