"""Pages of the manual: read from Markdown, and laid out plainly for a terminal.

A page says of one check what it demands, why, how grave a finding is, and shows wrong and right.
"""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from publisher.model.label import Label

FAMILIES: Final[Mapping[str, Label]] = {
    "number": Label("Nomor surat", "Numbers of letters"),
    "period": Label("Masa berlaku dan tanggal", "Periods and dates"),
    "rule": Label("Aturan", "Rules"),
    "relation": Label("Hubungan dengan edaran lain", "Relations to other circulars"),
    "cite": Label("Rujukan dan nama paragraf", "References and names of paragraphs"),
    "value": Label("Angka dan nilai dalam naskah", "Figures and values in the text"),
    "letter": Label("Isian dan bagian surat", "Fields and parts of the letter"),
    "language": Label("Bahasa dan tanda baca", "Language and punctuation"),
    "calendar": Label("Hari dan waktu", "Days and times"),
    "yaml": Label("Cara menulis isian", "How fields are written"),
    "markdown": Label("Cara menulis naskah", "How the text is written"),
    "publish": Label("Penerbitan", "Publishing"),
    "vocabulary": Label("Kosakata", "Vocabulary"),
    "profile": Label("Tampilan surat", "Looks of letters"),
}
"""What the first word of a code stands for, in the order in which a drafter meets them."""

_FENCE: Final = "```"
_ITEM: Final = "- "
_WIDTH: Final = 80
_CAPTIONS: Final[Mapping[str, str]] = {"yaml": "isian", "markdown": "naskah"}


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `demand` is its first sentence, `text` the whole of it in Markdown."""

    code: str
    demand: str
    text: str

    @property
    def family(self) -> str:
        """Return the first word of the code."""
        return self.code.partition("-")[0]


def read(code: str, text: str) -> Page:
    """Return the page of a check from its text."""
    _, _, rest = text.partition("\n\n")
    return Page(code, " ".join(rest.partition("\n\n")[0].split()), text)


def families(pages: Iterable[Page]) -> tuple[tuple[str, tuple[Page, ...]], ...]:
    """Return the pages by family, in the order of the table, then of the alphabet."""
    order = list(FAMILIES)
    by_place = sorted(pages, key=lambda page: (order.index(page.family), page.code))
    groups = groupby(by_place, key=lambda page: page.family)
    return tuple((family, tuple(group)) for family, group in groups)


def index(pages: tuple[Page, ...], language: str) -> str:
    """Return the list of all checks for a terminal, with what each demands."""
    count = Label(f"{len(pages)} pemeriksaan.", f"{len(pages)} checks.")
    more = Label(
        "Satu di antaranya: publisher explain KODE", "About one of them: publisher explain CODE"
    )
    lines = [f"{count.text(language)} {more.text(language)}", ""]
    for family, members in families(pages):
        lines.append(FAMILIES[family].text(language))
        for page in members:
            lines += [f"  {page.code}", *_wrapped(page.demand, "      ")]
        lines.append("")
    return "\n".join(lines[:-1]) + "\n"


def plain(page: Page) -> str:
    """Return a page for a terminal: headings underlined, examples indented, prose wrapped."""
    lines: list[str] = []
    prose: list[str] = []
    inside = False
    for line in page.text.splitlines():
        if line.startswith(_FENCE):
            lines += _paragraph(prose)
            prose, inside = [], not inside
            if inside:
                lines.append(f"  {_caption(line.removeprefix(_FENCE))}:")
        elif inside:
            lines.append(f"    {line}".rstrip())
        elif line and not line.startswith(("#", _ITEM)):
            prose.append(line)
        else:
            lines += _paragraph(prose)
            prose = [line] if line.startswith(_ITEM) else []
            lines += _heading(line) if line.startswith("#") else [""] if not line else []
    return "\n".join((*lines, *_paragraph(prose))) + "\n"


def _heading(line: str) -> list[str]:
    title = line.lstrip("# ")
    return [title, ("-" if line.startswith("##") else "=") * len(title)]


def _paragraph(prose: list[str]) -> Iterator[str]:
    """Yield the lines of a paragraph, wrapped; an item hangs from its dash."""
    words = " ".join(prose)
    yield from _wrapped(words, "", _ITEM if words.startswith(_ITEM) else "")


def _wrapped(words: str, indent: str, hanging: str = "") -> list[str]:
    return textwrap.wrap(
        words,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + " " * len(hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _caption(info: str) -> str:
    """Return what an example is: a part of a circular, or the file that it is."""
    kind, _, path = info.strip().partition(" ")
    if "." in path and not path.endswith(".md"):
        return path
    return f"{_CAPTIONS.get(kind, kind)} {path}".rstrip()
