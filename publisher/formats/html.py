# noqa: A005 - a format is called by its name, and imports are absolute
"""The letter as one self-contained page: no script, no request to anywhere, readable on a phone.

The page is `templates/base/letter.html`. Jinja sees our own template only; every word of a letter
enters as data and is escaped. The one style sheet is admitted by its hash in the page's content
policy, so no attribute of an element may hold a style: measures become classes.
"""

import base64
from collections.abc import Callable, Iterator
from functools import cache
from html import escape
from typing import Final
from urllib.parse import quote

import jinja2

from publisher import canonical, resources
from publisher.model.letter import (
    Appendix,
    Element,
    Emblem,
    Kop,
    Letter,
    Look,
    Mark,
    NumberedList,
    Table,
    Title,
    words,
)

_MM_PER_PT: Final = 25.4 / 72
_CELL_REM: Final = 4.8  # a column narrower than this is not read but deciphered


def render(letter: Letter) -> bytes:
    """Return the letter as one HTML page."""
    tables = tuple(_tables(letter.elements))
    page = _template().render(
        letter=letter,
        look=letter.look,
        mark=letter.mark,
        language=letter.properties.language.split("-", maxsplit=1)[0],
        titled=any(isinstance(one, Title) and one.level == 0 for one in letter.elements),
        fonts=_fonts(letter.look),
        page_number=_page_number(letter.look.number_form),
        watermark=_watermark(letter.mark, letter.look) if letter.mark else "",
        anchors=_anchors(),
        kop_sizes=_kop_sizes(letter.elements),
        tables=tables,
        table_number={id(table): number for number, table in enumerate(tables, start=1)},
        table_rem={id(table): round(len(table.head) * _CELL_REM, 1) for table in tables},
        identity=id,
    )
    return page.encode()


@cache
def _template() -> jinja2.Template:
    """Return the page, compiled once a process: that takes twenty times as long as filling it."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.folder("templates") / "base"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "shape": _shape,
        "words": words,
        "css": _css_text,
        "picture": _picture,
        "content_hash": _content_hash,
    }
    return environment.get_template("letter.html")


def _shape(element: Element) -> str:
    """Return the name under which the template keeps the macro that draws an element."""
    return type(element).__name__


def _anchors() -> Callable[..., list[str]]:
    """Return a function that gives a label and a clause their ids the first time it is asked."""
    given: set[str] = set()

    def anchors(label: str, clause: str = "") -> list[str]:
        # A clause has no underscore and a label's id has one, so the two never meet.
        wanted = ["p_" + label.replace(".", "_")] if label else []
        wanted += [clause] if clause else []
        fresh = [name for name in wanted if name not in given]
        given.update(fresh)
        return fresh

    return anchors


def _tables(elements: tuple[Element, ...]) -> Iterator[Table]:
    for element in elements:
        match element:
            case Table():
                yield element
            case NumberedList():
                for item in element.items:
                    yield from _tables(item.elements)
            case Appendix():
                yield from _tables(element.elements)
            case _:
                pass


def _kop_sizes(elements: tuple[Element, ...]) -> list[float]:
    """Return the type sizes of the letterhead's lines, each once, in order."""
    sizes = [line.size_pt for one in elements if isinstance(one, Kop) for line in one.lines]
    return sorted(set(sizes))


def _css_text(text: str) -> str:
    """Return text as a quoted string of CSS in which nothing but letters and digits is literal."""
    signs = (sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):x} " for sign in text)
    return '"' + "".join(signs) + '"'


def _page_number(form: str) -> str:
    """Return the running number "- {n} -" as a value of the CSS property `content`."""
    before, _, after = form.partition("{n}")
    return _css_text(before) + " counter(page) " + _css_text(after)


def _fonts(look: Look) -> str:
    """Return the font stack: the font of the rule book, its free twin, what every system has."""
    generic = "sans-serif" if "Sans" in look.substitute else "serif"
    fallback = "Arimo, Helvetica" if generic == "sans-serif" else "Georgia, Cambria"
    return f"{_css_text(look.font)}, {_css_text(look.substitute)}, {fallback}, {generic}"


def _watermark(mark: Mark, look: Look) -> str:
    """Return the watermark of one sheet as a picture in a `data:` address."""
    width, height = look.paper_mm
    size = round(mark.size_pt * _MM_PER_PT, 2)
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">'
        f'<text x="{width / 2:g}" y="{height / 2:g}" font-size="{size:g}" '
        f'font-family="Arial, Liberation Sans, sans-serif" font-weight="bold" '
        f'text-anchor="middle" fill="{escape(mark.color)}" '
        f'transform="rotate({-mark.angle:g} {width / 2:g} {height / 2:g})">'
        f"{escape(mark.watermark)}</text></svg>"
    )
    return "data:image/svg+xml," + quote(drawing, safe="")


def _picture(emblem: Emblem) -> str:
    return "data:image/png;base64," + base64.b64encode(emblem.image).decode()


def _content_hash(style: str) -> str:
    """Return the hash by which the content policy admits the one style sheet of the page."""
    digest = bytes.fromhex(canonical.sha256(style.encode()))
    return "sha256-" + base64.b64encode(digest).decode()
