"""The words of a finished package, part by part, for those who look for what must not be in it.

It reads every part as XML, whoever wrote it: running text, headers, footers, notes, comments,
styles, properties. Words that a program has split over several runs are joined again, a paragraph
at a time; what else a part holds as text or as an attribute comes piece by piece.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

import docx

Element = Any  # lxml has no types
_XML = (".xml", ".rels")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_DRAWN = "{urn:schemas-microsoft-com:vml}textpath"
# What stands around words that are no plain text: another program does not reach into it.
_AROUND = ("sdt", "fldSimple", "hyperlink", "ins", "del", "moveFrom", "moveTo")


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def name(tag: str) -> str:
    """Return a name such as "w:p" as lxml spells it."""
    return _WORD + tag.removeprefix("w:")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a part. `runs` are the pieces of a paragraph, each in one `w:t`; empty for words
    that are no running text. `bound` are those of the runs that stand inside a control, field,
    link or tracked change.
    """

    part: str
    text: str
    runs: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()


def try_opening(data: bytes) -> None:
    """Open a package as a program for Word files does; it raises what that reader raises.

    The trap of python-docx: its `paragraph.text` leaves out words in controls and insertions, so
    words are read from the XML.
    """
    docx.Document(io.BytesIO(data))


def words_of_package(data: bytes) -> Iterator[Words]:
    """Yield all words of every part, pictures apart; attributes are words too, save the names of
    bookmarks, which nobody sees.
    """
    for part, root in _parts(data):
        for element in root.iter(etree.Element):
            if element.tag == name("w:p"):
                yield _paragraph(part, element)
            elif element.tag != name("w:t") and element.text and element.text.strip():
                yield Words(part, element.text)
            if element.tag != name("w:bookmarkStart"):
                yield from (Words(part, str(value)) for value in element.attrib.values())


def drawn_words(data: bytes) -> Iterator[Words]:
    """Yield the words drawn behind the text: watermarks."""
    for part, root in _parts(data):
        for shape in root.iter(_DRAWN):
            if shape.get("string"):
                yield Words(part, shape.get("string"))


def _parts(data: bytes) -> Iterator[tuple[str, Element]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            if part.endswith(_XML):
                yield part, etree.fromstring(archive.read(part), _PARSER)


def _paragraph(part: str, paragraph: Element) -> Words:
    pieces = [piece for piece in paragraph.iter(name("w:t")) if _owner(piece) is paragraph]
    around = {name(f"w:{tag}") for tag in _AROUND}
    runs = tuple(piece.text or "" for piece in pieces)
    bound = tuple(
        piece.text or ""
        for piece in pieces
        if any(above.tag in around for above in piece.iterancestors())
    )
    return Words(part, "".join(runs), runs, bound)


def _owner(piece: Element) -> Element:
    """Return the paragraph a piece belongs to; a text box holds paragraphs inside one."""
    return next(piece.iterancestors(name("w:p")))
