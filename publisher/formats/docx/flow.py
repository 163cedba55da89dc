"""The sheet being written: where the next paragraph goes, and how much room it leaves.

Room is always set after a paragraph (see styles.py). What wants room above itself, such as a
heading or the signature, gets it below the paragraph before; of both the larger counts.
"""

from dataclasses import dataclass, field

from docx.enum.section import WD_HEADER_FOOTER, WD_ORIENTATION, WD_SECTION
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.section import CT_SectPr
from docx.shared import Length, Twips

from docx.document import Document
from publisher.formats.docx.controls import Addresses, append, surround
from publisher.formats.docx.markup import Element
from publisher.formats.docx.measures import middle_mm, mm_twips, text_width_mm, twips
from publisher.formats.docx.numbering import Numbering
from publisher.model.letter import Line, Look

_HEADERS = (WD_HEADER_FOOTER.PRIMARY, WD_HEADER_FOOTER.FIRST_PAGE, WD_HEADER_FOOTER.EVEN_PAGE)


@dataclass(slots=True)
class Flow:
    """The state of one document while its elements are written in order."""

    document: Document
    look: Look
    numbering: Numbering
    addresses: Addresses = field(default_factory=Addresses)
    landscape: bool = False
    heading_list: int = 0
    heading_form: str = ""
    heading_count: int = 0
    last: Element = None
    _room: float = 0
    _new_sheet: bool = False

    def paragraph(self, style: str, line: Line = (), *, after: float = 0) -> Element:
        """Append a paragraph; `after` is the room its style leaves below it, in points."""
        element = self.document.add_paragraph().paragraph_format.element
        element.style = style
        append(element, line, self.addresses)
        self.begin(element)
        self.last, self._room = element, after
        return element

    def begin(self, element: Element) -> None:
        """Let a paragraph begin the sheet that was asked for, if one was."""
        if self._new_sheet:
            element.get_or_add_pPr().get_or_add_pageBreakBefore()
            self._new_sheet = False

    def extend(self, element: Element, line: Line) -> None:
        """Append words to a paragraph."""
        append(element, line, self.addresses)

    def open(self, points: float) -> None:
        """Leave at least `points` between the last paragraph and what comes."""
        if self.last is not None and points > self._room:
            self.last.get_or_add_pPr().spacing_after = Twips(twips(points))
            self._room = points

    def pitch(self, element: Element, points: float, *, grows: bool = False) -> None:
        """Give a paragraph another pitch than its style's; a picture put in later is cut off
        where the pitch is exact, so one that `grows` is a least pitch.
        """
        properties = element.get_or_add_pPr()
        properties.spacing_line = Twips(twips(points))
        rule = WD_LINE_SPACING.AT_LEAST if grows else WD_LINE_SPACING.EXACTLY
        properties.spacing_lineRule = rule

    def join(self) -> None:
        """Keep the last paragraph on the page of what comes."""
        if self.last is not None:
            self.last.get_or_add_pPr().get_or_add_keepNext()

    def mark(self, first: Element, label: str, clause: str, last: Element = None) -> None:
        """Set the bookmarks of a label and a clause id around the words of a paragraph."""
        ends = first if last is None else last
        if label:
            surround(first, ends, self.addresses.label(label), self.addresses)
        if clause and (name := self.addresses.clause(clause)):
            surround(first, ends, name, self.addresses)

    def half(self, element: Element) -> None:
        """Begin a paragraph at the middle of a landscape sheet; the styles know the upright one."""
        if self.landscape:
            middle = mm_twips(middle_mm(self.look, landscape=True))
            element.get_or_add_pPr().ind_left = Twips(middle)

    @property
    def width_mm(self) -> float:
        """Return the width between the margins of the sheet being written."""
        return text_width_mm(self.look, landscape=self.landscape)

    def new_sheet(self, *, landscape: bool) -> None:
        """Begin a sheet: a page break, or a new section where the sheet turns."""
        self._room = 0
        if landscape == self.landscape:
            self._new_sheet = self.last is not None
            return
        if self.last is None:
            self._turn(landscape=landscape)
            return
        references = self._references()
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        # later sections show the page number on their first page as well
        section.different_first_page_header_footer = False
        self._fold_break()
        self._turn(landscape=landscape)
        sheet = self._sheet()
        for kind, header, footer in references:
            sheet.add_headerReference(kind, header)
            sheet.add_footerReference(kind, footer)

    def _sheet(self) -> CT_SectPr:
        sheet: CT_SectPr = self.document.element.body.get_or_add_sectPr()
        return sheet

    def _references(self) -> list[tuple[WD_HEADER_FOOTER, str, str]]:
        sheet, found = self._sheet(), []
        for kind in _HEADERS:
            header, footer = sheet.get_headerReference(kind), sheet.get_footerReference(kind)
            if header is not None and footer is not None:
                found.append((kind, header.rId, footer.rId))
        return found

    def _turn(self, *, landscape: bool) -> None:
        width, height = (Length(Twips(mm_twips(side))) for side in self.look.paper_mm)
        sheet = self._sheet()
        sheet.page_width, sheet.page_height = (height, width) if landscape else (width, height)
        sheet.orientation = WD_ORIENTATION.LANDSCAPE if landscape else WD_ORIENTATION.PORTRAIT
        self.landscape = landscape

    def _fold_break(self) -> None:
        """Move the section break into the last paragraph: the empty one that python-docx adds
        could stand alone on a page.
        """
        empty: Element = self._sheet().getprevious()
        properties = self.last.get_or_add_pPr()
        properties.append(empty.pPr.sectPr)
        empty.getparent().remove(empty)
