"""From a letter to the bytes of its DOCX.

python-docx opens a package of our own parts, adds paragraphs, tables, sections and pictures, and
saves. Its trap: `paragraph.text` leaves out words inside content controls and insertions, so
reading a letter back goes through lxml.
"""

import io
from typing import assert_never

import docx
from publisher.formats.docx import frame, lists
from publisher.formats.docx.archive import repacked
from publisher.formats.docx.flow import Flow
from publisher.formats.docx.numbering import Numbering
from publisher.formats.docx.package import template
from publisher.formats.docx.properties import write_properties
from publisher.formats.docx.tables import table
from publisher.model.letter import (
    Addressee,
    Appendix,
    Copies,
    DateHead,
    Element,
    Fields,
    Heading,
    Kop,
    Letter,
    NumberedList,
    Paragraph,
    Signature,
    Table,
    Title,
)


def render(letter: Letter) -> bytes:
    """Return the letter as DOCX, the same bytes for the same letter."""
    empty = template(letter.look, letter.mark, letter.properties.language)
    document = docx.Document(io.BytesIO(empty))
    flow = Flow(document, letter.look, Numbering(letter.look.step_mm))
    for element in letter.elements:
        _write(flow, element)
    if flow.last is None:
        flow.paragraph("Normal")
    flow.numbering.write(document.part.numbering_part.element)
    write_properties(document, letter.properties)
    buffer = io.BytesIO()
    document.save(buffer)
    return repacked(buffer.getvalue())


def _write(flow: Flow, element: Element, around: int = 0) -> None:
    """Write an element; `around` is the list it stands in, as Word numbers them (0: none)."""
    match element:
        case Heading():
            lists.heading(flow, element)
        case Paragraph():
            lists.paragraph(flow, element)
        case NumberedList():
            lists.numbered_list(flow, element, _write, around)
        case Table():
            table(flow, element)
        case Appendix():
            _appendix(flow, element)
        case _:
            _write_frame(flow, element)


def _write_frame(
    flow: Flow,
    element: Kop | DateHead | Fields | Addressee | Title | Signature | Copies,
) -> None:
    match element:
        case Kop():
            frame.kop(flow, element)
        case DateHead():
            frame.date_head(flow, element)
        case Fields():
            frame.fields(flow, element)
        case Addressee():
            frame.addressee(flow, element)
        case Title():
            frame.title(flow, element)
        case Signature():
            frame.signature(flow, element)
        case Copies():
            frame.copies(flow, element)
        case _:
            assert_never(element)


def _appendix(flow: Flow, element: Appendix) -> None:
    flow.new_sheet(landscape=element.landscape)
    frame.appendix_header(flow, element.header, element.label, element.clause)
    for part in element.elements:
        _write(flow, part)
