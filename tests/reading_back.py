"""Reads finished letters back, each format by other means than the ones that wrote it.

Every reader gives the same thing: the words and numbers of the letter, list labels included, in
reading order. Page furniture (page number, mark, watermark) is left out; `pdf_furniture` gives it
for its own test. PDF is read through its structure tree: the order a screen reader speaks.
"""

import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import literal_name

from tests.formats import docx_reader

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_RULE = re.compile(r"\s*[-=_]{3,}(?:\s+[-=_]{3,})*\s*\Z")
_AFTER_JOINT = re.compile(r"(?<=[-/\u2010-\u2014])(?=.)")


def words(text: str) -> list[str]:
    """Return the words of a text.

    Lines may break after a hyphen, dash or slash without a blank ("800/12/" "ORG"); whether they
    do is a matter of layout, so every such word is taken apart there in every format.
    """
    clean = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return [piece for word in clean.split() if word != "|" for piece in _AFTER_JOINT.split(word)]


# Plain text


def from_text(data: bytes) -> list[str]:
    """Return the words of the plain text; rules between parts and the framed mark are no words."""
    blocks = data.decode("utf-8").strip("\n").split("\n\n")
    while blocks and blocks[0].startswith("***"):
        blocks.pop(0)
    while blocks and blocks[-1].lstrip("\n").startswith("***"):
        blocks.pop()
    lines = "\n\n".join(blocks).split("\n")
    return words("\n".join(line for line in lines if not _RULE.match(line)))


# HTML

_INLINE = frozenset({"a", "abbr", "b", "data", "em", "i", "small", "span", "strong", "sub", "sup"})
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr"})
_SILENT = frozenset({"caption", "head", "script", "style", "template"})


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.parts.append("\n")
        if tag in _VOID:
            return
        found = dict(attrs)
        silent = (
            tag in _SILENT
            or "unseen" in (found.get("class") or "").split()
            or found.get("aria-hidden") == "true"
            or found.get("role") == "note"
        )
        self.open.append((tag, silent))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1][0] == tag, f"</{tag}> closes <{self.open[-1][0]}>"
        self.open.pop()
        if tag not in _INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not any(silent for _, silent in self.open):
            self.parts.append(data)


def from_html(data: bytes) -> list[str]:
    """Return the words of the page that one sees; banners (role note) and hidden words apart."""
    page = _Page()
    page.feed(data.decode("utf-8"))
    page.close()
    assert not page.open, f"never closed: {page.open}"
    return words("".join(page.parts))


# DOCX


def from_docx(data: bytes) -> list[str]:
    """Return the words of the document's body with the labels Word counts for its lists."""
    return words("\n".join(paragraph.printed for paragraph in docx_reader.paragraphs(data)))


# PDF

_SPOKEN_TOGETHER = frozenset({"Span", "Strong", "Em", "Link", "Reference"})
_FURNITURE = -1  # content marked as artifact


Sign = tuple[int | None, str, float, float, float, float]  # content, sign, x, y, width, size


class _Ink(PDFTextDevice):
    """Collects every sign with the number of the marked content it stands in, and its place."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.stack: list[int | None] = []
        self.signs: list[Sign] = []

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        within = self.stack[-1] if self.stack else None
        if literal_name(tag) == "Artifact" or within == _FURNITURE:
            self.stack.append(_FURNITURE)
        else:
            self.stack.append(
                props["MCID"] if isinstance(props, dict) and "MCID" in props else within
            )

    def end_tag(self) -> None:
        self.stack.pop()

    def do_tag(self, tag: Any, props: Any = None) -> None:
        """A marked point carries no words."""

    def render_char(self, matrix: Any, font: Any, fontsize: float, *more: Any) -> float:
        """Note one sign; `more` is scaling, rise, number of the sign, and what has no use here."""
        scaling, _, number, *_ = more
        advance: float = font.char_width(number) * fontsize * scaling
        size = abs(fontsize * (matrix[3] or matrix[1]))
        width = abs(advance * (matrix[0] or matrix[1]))
        within = self.stack[-1] if self.stack else None
        self.signs.append((within, font.to_unichr(number), matrix[4], matrix[5], width, size))
        return advance


def _inked(
    data: bytes,
) -> tuple[PDFDocument, dict[int, list[Sign]]]:
    document = PDFDocument(PDFParser(BytesIO(data)))
    manager = PDFResourceManager()
    pages = {}
    for page in PDFPage.create_pages(document):
        ink = _Ink(manager)
        PDFPageInterpreter(manager, ink).process_page(page)
        pages[page.pageid] = ink.signs
    return document, pages


def _joined(signs: list[Sign]) -> str:
    """Return signs as text: a new line or a gap between two signs is a blank."""
    parts: list[str] = []
    end: tuple[float, float] | None = None
    for _, sign, x, y, width, size in signs:
        if end and (abs(y - end[1]) > size * 0.3 or abs(x - end[0]) > size * 0.15):
            parts.append(" ")
        parts.append(sign)
        end = (x + width, y)
    return "".join(parts)


def from_pdf(data: bytes) -> list[str]:
    """Return the words of the letter in the order of its structure tree.

    Fails where words are neither in the tree nor marked as furniture: nobody would hear them.
    """
    document, pages = _inked(data)
    spoken: dict[tuple[int, int], list[Sign]] = {}
    for page, signs in pages.items():
        for sign in signs:
            number = sign[0]
            if number is None:
                assert not sign[1].strip(), f"outside the tags: {sign[1]!r}"
            elif number != _FURNITURE:
                spoken.setdefault((page, number), []).append(sign)
    parts: list[str] = []
    held: list[Sign] = []
    page_before = None
    for step in _told(resolve1(document.catalog["StructTreeRoot"]), None):
        if step is None or step[0] != page_before:
            parts += [_joined(held), "\n"]
            held = []
        if step is not None:
            page_before = step[0]
            held += spoken.pop(step, [])
    parts.append(_joined(held))
    left = {key: _joined(signs) for key, signs in spoken.items()}
    assert not any(text.strip() for text in left.values()), f"not in the tree: {left}"
    return words("".join(parts))


def _told(node: Any, page: int | None) -> Iterator[tuple[int, int] | None]:
    """Yield (page, number) of marked content as it is read; None where a block begins or ends."""
    node = resolve1(node)
    if isinstance(node, list):
        for kid in node:
            yield from _told(kid, page)
    elif isinstance(node, int):
        assert page is not None
        yield page, node
    else:
        here = node["Pg"].objid if isinstance(node.get("Pg"), PDFObjRef) else page
        yield from _told_within(node, here)


def _told_within(node: Any, page: int | None) -> Iterator[tuple[int, int] | None]:
    if "MCID" in node:
        yield from _told(node["MCID"], page)
        return
    block = "S" not in node or literal_name(node["S"]) not in _SPOKEN_TOGETHER
    ends = (None,) if block else ()
    yield from ends
    yield from _told(node.get("K", []), page)
    yield from ends


def pdf_furniture(data: bytes) -> list[list[str]]:
    """Return the words outside the letter (page number, mark), page by page."""
    _, pages = _inked(data)
    return [
        words(_joined([sign for sign in signs if sign[0] == _FURNITURE]))
        for signs in pages.values()
    ]
