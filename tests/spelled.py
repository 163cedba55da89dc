"""Front matter in many spellings: the same data as YAML the way different people type it.

`front_matter` writes a mapping in block and flow style, plain, quoted and in blocks, with comments
and blank lines between, tidy or wild as the given `random` says. What it writes always reads back
as the data it was given; every comment has words of its own, so that none can hide behind another.
"""

import json
import re
from itertools import count

_PLAIN = re.compile(r"[A-Za-z0-9][\w ./()%&+'-]*", re.ASCII)
_COLON = re.compile(r"[A-Za-z][\w .,/()%&+'-]*", re.ASCII)  # outside of braces a comma is harmless
_TYPED = re.compile(r"true|false|null|-?[0-9][0-9]*(?:\.[0-9]+)?", re.IGNORECASE)
_WORDS = ("bagian ini", "sudah diperiksa", "lihat naskah", "jangan diubah", "tanya Bagian Hukum")


def front_matter(random, data):
    """Return a mapping as YAML lines with a line end; `random` picks every spelling."""
    return _Writer(random).document(data)


class _Writer:
    def __init__(self, random):
        self.random = random
        self.wild = random.choice([0.0, 0.08, 0.3])
        self.step = random.choice([2, 2, 2, 4])
        self.dash = random.choice([0, 2, 2, 2])  # how far a list stands below its key
        self.numbers = count(1)

    def document(self, data):
        lines = self._mapping(data, 0, 0)
        if self._maybe(0.3):
            lines.append(self._comment())
        return "\n".join(lines) + "\n"

    # -- blocks ------------------------------------------------------------------------------

    def _mapping(self, data, indent, depth):
        lines = []
        names = list(data)
        if self._maybe():
            self.random.shuffle(names)
        for name in names:
            lines += self._above(indent)
            lines += self._pair(name, data[name], indent, depth)
        return lines

    def _pair(self, name, value, indent, depth):
        pad = " " * indent
        key = name if not self._maybe(0.3) else f'"{name}"'
        if isinstance(value, dict) and value and not self._flows(value, depth):
            inner = self._mapping(value, indent + self.step, depth + 1)
            return [f"{pad}{key}:{self._beside()}", *inner]
        if isinstance(value, list) and value and not self._flows(value, depth):
            inner = self._sequence(value, indent + self.dash, depth + 1)
            return [f"{pad}{key}:{self._beside()}", *inner]
        return self._inline(f"{pad}{key}: ", value, indent)

    def _sequence(self, values, indent, depth):
        lines = []
        pad = " " * indent
        for value in values:
            lines += self._above(indent)
            if isinstance(value, dict) and value and not self._flows(value, depth):
                inner = self._mapping(value, indent + 2, depth + 1)
                place = next(n for n, line in enumerate(inner) if _is_content(line))
                if place:  # a comment above the first key stands above the dash as well
                    lines += [line[2:] if line.strip() else line for line in inner[:place]]
                lines += [f"{pad}- {inner[place][indent + 2 :]}", *inner[place + 1 :]]
            else:
                lines += self._inline(f"{pad}- ", value, indent)
        return lines

    def _inline(self, head, value, indent):
        """One line, or several where the scalar or the braces run over lines."""
        if isinstance(value, str) and self._maybe() and self._blockable(value):
            return self._block_scalar(head, value, indent)
        if isinstance(value, str) and self._maybe(0.5) and len(value) > 30:
            return self._wrapped(head, value, indent)
        if isinstance(value, dict | list):
            if self._maybe() and value:
                return self._open_braces(head, value, indent)
            return [head + self._flow(value) + self._beside()]
        return [head + self._scalar(value, flow=False) + self._beside()]

    def _flows(self, value, depth):
        if depth == 0 and isinstance(value, dict):
            return len(json.dumps(value)) < 90 and self._maybe(0.5, least=0.4)
        if isinstance(value, list) and any(isinstance(one, dict) for one in value):
            return len(json.dumps(value)) < 60 and self._maybe(0.3, least=0.1)
        return len(json.dumps(value)) < 160 and self._maybe(0.5, least=0.7)

    # -- braces ------------------------------------------------------------------------------

    def _flow(self, value):
        if isinstance(value, dict):
            blank = " " if self._maybe() else ""
            colon = ":  " if self._maybe(0.3) else ": "
            inner = [f"{k}{colon}{self._flow(v)}" for k, v in value.items()]
            return "{" + blank + self._comma().join(inner) + blank + "}"
        if isinstance(value, list):
            blank = " " if self._maybe() else ""
            return "[" + blank + self._comma().join(map(self._flow, value)) + blank + "]"
        return self._scalar(value, flow=True)

    def _comma(self):
        return self.random.choice([",  ", " , ", ", "]) if self._maybe() else ", "

    def _open_braces(self, head, value, indent):
        """Braces over several lines, with comments between where they may stand."""
        signs = "{}" if isinstance(value, dict) else "[]"
        pairs = value.items() if isinstance(value, dict) else (("", one) for one in value)
        inner = [(f"{key}: " if key else "") + self._flow(one) for key, one in pairs]
        pad = " " * (indent + self.random.choice([2, 4]))
        lines = [head + signs[0]]
        for number, text in enumerate(inner):
            if self._maybe(0.3):
                lines.append(pad + self._comment())
            comma = "," if number + 1 < len(inner) or self._maybe() else ""
            lines.append(pad + text + comma + self._beside())
        lines.append(pad[:-1] + signs[1] + self._beside())
        return lines

    # -- scalars -----------------------------------------------------------------------------

    def _scalar(self, value, *, flow):
        if value is None:
            return "null"
        if not isinstance(value, str):
            return json.dumps(value)
        shape = _PLAIN if flow else _COLON
        plain = bool(shape.fullmatch(value)) or bool(re.fullmatch(r"[0-9]{4}-[0-9-]{5}", value))
        if plain and value == value.strip() and not _TYPED.fullmatch(value):
            clock = re.fullmatch(r"[0-9]{2}:[0-9]{2}", value)
            if not clock and not self._maybe(0.6):
                return value
        return self._quoted(value)

    def _quoted(self, value):
        if "\n" not in value and self._maybe(0.6):
            return "'" + value.replace("'", "''") + "'"
        return json.dumps(value, ensure_ascii=False)

    def _blockable(self, value):
        words = value.rstrip("\n")
        return bool(words) and words == words.strip() and "  " not in words and "\n\n" not in value

    def _block_scalar(self, head, value, indent):
        words = value.rstrip("\n")
        sign = "" if value.endswith("\n") else "-"
        pad = " " * (indent + self.random.choice([2, 4]))
        if "\n" in words or self._maybe(1.0):
            note = f" {self._comment()}" if self._maybe(0.3) else ""
            return [f"{head}|{sign}{note}", *(pad + line for line in words.split("\n"))]
        return [f"{head}>{sign}", *(pad + line for line in self._lines(words))]

    def _wrapped(self, head, value, indent):
        """A scalar over several lines, plain where it can be, in quotes else."""
        if "\n" in value or "  " in value or value != value.strip():
            return [head + self._quoted(value)]
        pad = " " * (indent + 2)
        if _COLON.fullmatch(value):
            first, *rest = self._lines(value)
            return [head + first, *(pad + line for line in rest)]
        first, *rest = self._lines(json.dumps(value, ensure_ascii=False))
        return [head + first, *(pad + line for line in rest)]

    def _lines(self, text):
        """Break a text at some of its blanks."""
        width = self.random.randint(18, 60)
        lines = [""]
        for word in text.split(" "):
            if lines[-1] and len(lines[-1]) + len(word) > width:
                lines.append(word)
            else:
                lines[-1] = f"{lines[-1]} {word}".lstrip()
        return lines

    # -- comments ----------------------------------------------------------------------------

    def _above(self, indent):
        lines = []
        if self._maybe(0.5):
            lines.append("" if self._maybe(0.5, least=0.5) else " " * indent)
        for _ in range(self.random.choice([1, 1, 2]) if self._maybe(0.8, least=0.02) else 0):
            lines.append(" " * indent + self._comment())
            if self._maybe(0.3):
                lines.append("")
        return lines

    def _beside(self):
        if self._maybe(0.6, least=0.01):
            return self.random.choice([" ", "  "]) + self._comment()
        return "  " if self._maybe(0.3) else ""

    def _comment(self):
        words = self.random.choice(_WORDS)
        sign = self.random.choice(["# ", "# ", "#", "## "])
        odd = self.random.choice(["", "", ": ya", ' "petik', " [1, 2]", " # lagi", " {{ x }}"])
        return f"{sign}catatan {next(self.numbers)}, {words}{odd}"

    def _maybe(self, part=1.0, least=0.0):
        likely = max(self.wild * part, least)
        return likely > 0 and self.random.random() < likely  # a draw less is a smaller example


def _is_content(line):
    return bool(line.strip()) and not line.lstrip().startswith("#")
