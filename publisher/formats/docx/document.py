"""From a letter to the bytes of its DOCX.

document.xml is written as text into parts that are made once for a look. An object for each
element, as python-docx and lxml have it, costs ten times as much; they read letters back in tests.
"""

from typing import assert_never

from publisher.formats.docx import frame, lists
from publisher.formats.docx.archive import packed
from publisher.formats.docx.flow import Flow
from publisher.formats.docx.numbering import Numbering
from publisher.formats.docx.package import parts
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
    flow = Flow(letter.look, Numbering(letter.look.step_mm))
    for element in letter.elements:
        _write(flow, element)
    if flow.last is None:
        flow.paragraph("Normal")
    return packed(parts(letter, flow.xml(), flow.numbering.xml(), flow.pictures))


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
