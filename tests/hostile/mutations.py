"""Hostile circulars made from good and bad ones: the same number gives the same bytes always.

A mutation is one function that takes bytes and a source of chance and returns bytes. Several are
put on top of each other.
"""

import functools
import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
Mutation = Callable[[bytes, random.Random], bytes]

# What means something to our own readers, to YAML, Markdown, and to the formats behind them; in
# the file odd signs stand as Python escapes them.
TOKENS: Final = tuple(
    line.encode("ascii").decode("unicode_escape")
    for line in (ROOT / "tests/hostile/tokens.txt").read_text(encoding="ascii").splitlines()
)
_YAML_VALUES: Final = (
    "[]", "{}", "null", "true", "0", "-1", "1.5", "''", '""', "x", "[[]]", "[{}]", "{a: b}",
    "[a, b]", "{from: x}", "[null]", "{id: x, en: y}", "2026-01-01", "|", ">", "&a x", "*a",
    "!!set {}", "{p: pembuka}", "[pembuka]", "{pegawai.jenis: pns}", "{all: [{}]}",
    "{any: []}", "{not: {}}",
)  # fmt: skip


@functools.cache
def seeds() -> tuple[bytes, ...]:
    """Return every circular of the project and its tests, in one order."""
    found = [*(ROOT / "circulars").rglob("*.md"), *(ROOT / "tests/corpus").rglob("*.md")]
    return tuple(path.read_bytes() for path in sorted(found))


def case(number: int) -> bytes:
    """Return hostile circular `number`."""
    chance = random.Random(number)
    data = chance.choice(seeds())
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 5, 8))):
        data = chance.choice(MUTATIONS)(data, chance)[:100_000]
    return data


def _place(data: bytes, chance: random.Random) -> int:
    return chance.randrange(len(data) + 1)


def _stretch(data: bytes, chance: random.Random, most: int) -> tuple[int, int]:
    start = _place(data, chance)
    return start, min(len(data), start + chance.randrange(1, most))


def flip(data: bytes, chance: random.Random) -> bytes:
    """Change single bits."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 20))):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def delete(data: bytes, chance: random.Random) -> bytes:
    """Take a stretch away."""
    start, end = _stretch(data, chance, 200)
    return data[:start] + data[end:]


def duplicate(data: bytes, chance: random.Random) -> bytes:
    """Say a stretch several times."""
    start, end = _stretch(data, chance, 120)
    return data[:end] + data[start:end] * chance.choice((1, 1, 2, 10, 100)) + data[end:]


def splice(data: bytes, chance: random.Random) -> bytes:
    """Put a stretch of another circular in."""
    other = chance.choice(seeds())
    start, end = _stretch(other, chance, 600)
    at = _place(data, chance)
    return data[:at] + other[start:end] + data[at + chance.choice((0, end - start)) :]


def truncate(data: bytes, chance: random.Random) -> bytes:
    """End too early, in the middle of a sign perhaps."""
    return data[: _place(data, chance)]


def token(data: bytes, chance: random.Random) -> bytes:
    """Put in what means something to one of the readers."""
    for _ in range(chance.choice((1, 1, 2, 5))):
        at = _place(data, chance)
        words = chance.choice(TOKENS).encode("utf-8", "surrogatepass")
        data = data[:at] + words * chance.choice((1, 1, 1, 2, 50)) + data[at:]
    return data


def token_line(data: bytes, chance: random.Random) -> bytes:
    """Put such a thing at the beginning of a line."""
    lines = data.split(b"\n")
    for _ in range(chance.choice((1, 2, 4))):
        at = chance.randrange(len(lines))
        words = chance.choice(TOKENS).encode("utf-8", "surrogatepass")
        lines[at] = words + chance.choice((lines[at], b"", b" " + lines[at]))
    return b"\n".join(lines)


def lines_moved(data: bytes, chance: random.Random) -> bytes:
    """Swap, double, drop, indent or join lines."""
    lines = data.split(b"\n")
    for _ in range(chance.choice((1, 2, 5))):
        first, second = (chance.randrange(len(lines)) for _ in range(2))
        match chance.randrange(5):
            case 0:
                lines[first], lines[second] = lines[second], lines[first]
            case 1:
                lines.insert(second, lines[first])
            case 2 if len(lines) > 1:
                del lines[first]
            case 3:
                lines[first] = b" " * chance.randrange(1, 9) + lines[first]
            case _:
                lines[first] = lines[first].lstrip()
    return b"\n".join(lines)


def value_swapped(data: bytes, chance: random.Random) -> bytes:
    """Give keys of the front matter values of another type."""
    lines = data.split(b"\n")
    keyed = [at for at, line in enumerate(lines[:80]) if b": " in line]
    for _ in range(chance.choice((1, 1, 2, 4))):
        if keyed:
            at = chance.choice(keyed)
            key = lines[at].split(b": ")[0]
            lines[at] = key + b": " + chance.choice(_YAML_VALUES).encode()
    return b"\n".join(lines)


def inner_value_swapped(data: bytes, chance: random.Random) -> bytes:
    """Give a key inside braces a value of another type."""
    places = [at for at in range(min(len(data), 4000)) if data[at : at + 2] == b": "]
    if not places:
        return data
    at = chance.choice(places) + 2
    ends = [end for sign in (b",", b"}", b"\n") if (end := data.find(sign, at)) >= 0]
    end = min(ends, default=len(data))
    return data[:at] + chance.choice(_YAML_VALUES).encode() + data[end:]


def nested(data: bytes, chance: random.Random) -> bytes:
    """Nest deeply: lists, quotes, braces, emphasis, blocks."""
    depth = chance.choice((3, 13, 60, 400))
    what = chance.choice(
        (
            b"[" * depth,
            b"{a: " * depth,
            b"- " * depth,
            b"> " * depth,
            b"1. " * depth,
            b"*a _b " * depth,
            b"**" * depth,
            b"[" * depth + b"](" * depth,
            b"\n".join(b"   " * level + b"1. x" for level in range(min(depth, 60))),
            b"::: lampiran X\n\n" * depth,
            b"{{ a" * depth,
            b"|" * depth + b"\n" + b"|-" * depth + b"|\n",
        )
    )
    at = _place(data, chance)
    return data[:at] + b"\n\n" + what + b"\n\n" + data[at:]


def unicoded(data: bytes, chance: random.Random) -> bytes:
    """Put in signs from anywhere in Unicode, halves of surrogates too."""
    signs = []
    for _ in range(chance.choice((1, 3, 40))):
        top = chance.choice((0x80, 0x250, 0x700, 0x3000, 0xFFFF, 0x10FFFF))
        signs.append(chr(chance.randrange(top + 1)))
    at = _place(data, chance)
    return data[:at] + "".join(signs).encode("utf-8", "surrogatepass") + data[at:]


def recoded(data: bytes, chance: random.Random) -> bytes:
    """Save the file in another encoding, or with other line ends."""
    text = data.decode("utf-8", "replace")
    form = chance.choice(
        ("utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "utf-7", "cr", "crlf", "bom")
    )
    if form in {"cr", "crlf"}:
        return data.replace(b"\n", b"\r" if form == "cr" else b"\r\n")
    if form == "bom":
        return b"\xef\xbb\xbf" + data
    return text.encode(form, "replace")


def long_word(data: bytes, chance: random.Random) -> bytes:
    """Put in one sign very often."""
    sign = chance.choice((b"x", b"*", b"_", b"`", b"#", b"-", b"[", b"<", b" ", b"\\", b"{", b"9"))
    at = _place(data, chance)
    return data[:at] + sign * chance.choice((50, 500, 5000)) + data[at:]


MUTATIONS: Final[tuple[Mutation, ...]] = (
    flip, delete, duplicate, splice, truncate, token, token, token_line, lines_moved,
    value_swapped, value_swapped, inner_value_swapped, nested, unicoded, recoded, long_word,
)  # fmt: skip
