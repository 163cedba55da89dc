"""The letter as one self-contained page: no script, no request to anywhere, readable on a phone.

The page is `templates/base/letter.html`. Jinja sees our own template only; every word of a letter
enters as data and is escaped. The one style sheet is admitted by its hash in the page's content
policy, so no attribute of an element may hold a style: measures become classes.
"""

import base64
from collections.abc import Callable, Iterator
from typing import Final, assert_never
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from publisher import canonical, resources
from publisher.model.letter import (
    Addressee,
    Appendix,
    Copies,
    DateHead,
    Element,
    Emblem,
    Fields,
    Heading,
    Kop,
    Letter,
    Look,
    Mark,
    NumberedList,
    Paragraph,
    Signature,
    Table,
    Title,
    words,
)

_MM_PER_PT: Final = 25.4 / 72
_CELL_REM: Final = 4.8  # a column narrower than this is not read but deciphered


def render(letter: Letter) -> bytes:
    """Return the letter as one HTML page."""
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
    tables = tuple(_tables(letter.elements))
    page = environment.get_template("letter.html").render(
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


def _shape(element: Element) -> str:
    """Return the name of the template's macro that draws an element."""
    match element:
        case Kop():
            return "kop"
        case DateHead():
            return "date_head"
        case Fields():
            return "fields"
        case Addressee():
            return "addressee"
        case Title():
            return "title"
        case Heading():
            return "heading"
        case Paragraph():
            return "paragraph"
        case NumberedList():
            return "numbered_list"
        case Table():
            return "table"
        case Signature():
            return "signature"
        case Copies():
            return "copies"
        case Appendix():
            return "appendix"
        case _:
            assert_never(element)


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


def _css_text(text: str) -> Markup:
    """Return text as a quoted string of CSS in which nothing but letters and digits is literal."""
    signs = (sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):x} " for sign in text)
    # Safe: only letters, digits, backslashes and blanks are left between the quotes.
    return Markup('"' + "".join(signs) + '"')  # noqa: S704 - escaped sign by sign above


def _page_number(form: str) -> Markup:
    """Return the running number "- {n} -" as a value of the CSS property `content`."""
    before, _, after = form.partition("{n}")
    return _css_text(before) + Markup(" counter(page) ") + _css_text(after)


def _fonts(look: Look) -> Markup:
    """Return the font stack: the font of the rule book, its free twin, what every system has."""
    generic = "sans-serif" if "Sans" in look.substitute else "serif"
    fallback = "Arimo, Helvetica" if generic == "sans-serif" else "Georgia, Cambria"
    return Markup(f"{_css_text(look.font)}, {_css_text(look.substitute)}, {fallback}, {generic}")  # noqa: S704 - parts are escaped


def _watermark(mark: Mark, look: Look) -> Markup:
    """Return the watermark of one sheet as a picture in a `data:` address."""
    width, height = look.paper_mm
    size = round(mark.size_pt * _MM_PER_PT, 2)
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">'
        f'<text x="{width / 2:g}" y="{height / 2:g}" font-size="{size:g}" '
        f'font-family="Arial, Liberation Sans, sans-serif" font-weight="bold" '
        f'text-anchor="middle" fill="{Markup.escape(mark.color)}" '
        f'transform="rotate({-mark.angle:g} {width / 2:g} {height / 2:g})">'
        f"{Markup.escape(mark.watermark)}</text></svg>"
    )
    return Markup("data:image/svg+xml," + quote(drawing, safe=""))  # noqa: S704 - percent-encoded


def _picture(emblem: Emblem) -> str:
    return "data:image/png;base64," + base64.b64encode(emblem.image).decode()


def _content_hash(style: Markup) -> str:
    """Return the hash by which the content policy admits the one style sheet of the page."""
    digest = bytes.fromhex(canonical.sha256(str(style).encode()))
    return "sha256-" + base64.b64encode(digest).decode()
