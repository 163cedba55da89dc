"""Ruled tables: fixed widths, a head row that repeats, rows that are never broken."""

from docx.shared import Twips

from publisher.formats.docx import styles
from publisher.formats.docx.controls import append
from publisher.formats.docx.flow import Flow
from publisher.formats.docx.markup import Element, child, clean, name, node
from publisher.formats.docx.measures import mm_points, mm_twips
from publisher.model.letter import Line, Look, Table, words

_HEAD_FILL = "ECECEC"
_LETTER = 0.6  # width of a letter in sizes, on the safe side


def table(flow: Flow, element: Table) -> None:
    """Write a table and the room below it."""
    widths = [mm_twips(width) for width in element.widths_mm]
    flow.document.add_table(0, len(widths))
    grid = flow.document.element.body.tbl_lst[-1]
    _properties(grid, element, widths, mm_twips(flow.look.step_mm * element.indent))
    for column, width in zip(grid.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Twips(width)
    for count, cells in enumerate((element.head, *element.rows)):
        row = _row(flow, element, widths, cells, head=count == 0)
        if count and _is_tall(cells, element, flow.look):
            row.trPr.remove(row.trPr[0])
        grid.append(row)
        paragraphs = list(row.iter(name("w:p")))
        flow.begin(paragraphs[0])
        if element.label:
            label = f"{element.label}.{count}" if count else element.label
            flow.mark(paragraphs[0], label, "", paragraphs[-1])
    flow.paragraph(styles.AFTER_TABLE, after=flow.look.paragraph_gap_pt)


def one_row(flow: Flow, paragraphs: list[Element], caption: str) -> None:
    """Put paragraphs just written into a single row as wide as the text, that is never broken."""
    grid = node("tbl")
    properties = child(grid, "tblPr")
    width = mm_twips(flow.width_mm)
    child(properties, "tblW", w=width, type="dxa")
    child(properties, "tblLayout", type="fixed")
    margins = child(properties, "tblCellMar")  # LibreOffice has a default of its own
    for side in ("top", "left", "bottom", "right"):
        child(margins, side, w=0, type="dxa")
    child(properties, "tblCaption", val=caption)
    child(child(grid, "tblGrid"), "gridCol", w=width)
    row = child(grid, "tr")
    child(child(row, "trPr"), "cantSplit")
    cell = child(row, "tc")
    child(child(cell, "tcPr"), "tcW", w=width, type="dxa")
    paragraphs[0].addprevious(grid)
    cell.extend(paragraphs)
    after = flow.paragraph(styles.AFTER_TABLE)
    after.get_or_add_pPr().spacing_after = Twips(0)


def _is_tall(cells: tuple[Line, ...], element: Table, look: Look) -> bool:
    """Tell whether a row may break after all: one of about half a sheet would leave a hole."""
    lines = max(
        len(words(line)) * look.table.size_pt * _LETTER / mm_points(width)
        for line, width in zip(cells, element.widths_mm, strict=True)
    )
    return lines * look.table.line_pt > mm_points(look.paper_mm[0] / 2)


def _properties(grid: Element, element: Table, widths: list[int], left: int) -> None:
    """Replace the properties of python-docx: it knows neither fixed indents nor captions."""
    properties = grid.tblPr
    for old in list(properties):
        properties.remove(old)
    child(properties, "tblStyle", val=styles.TABLE)
    child(properties, "tblW", w=sum(widths), type="dxa")
    child(properties, "tblInd", w=left, type="dxa")
    child(properties, "tblLayout", type="fixed")
    child(
        properties, "tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0,
        noHBand=0, noVBand=1,
    )  # fmt: skip
    if element.caption:
        child(properties, "tblCaption", val=clean(element.caption))
        heads = ", ".join(words(line) for line in element.head)
        child(properties, "tblDescription", val=clean(f"{element.caption}. Kolom: {heads}."))


def _row(
    flow: Flow, element: Table, widths: list[int], cells: tuple[Line, ...], *, head: bool
) -> Element:
    row = node("tr")
    properties = child(row, "trPr")
    child(properties, "cantSplit")
    if head:
        child(properties, "tblHeader")
    for width, align, line in zip(widths, element.align, cells, strict=True):
        cell = child(row, "tc")
        shape = child(cell, "tcPr")
        child(shape, "tcW", w=width, type="dxa")
        if head:
            child(shape, "shd", val="clear", color="auto", fill=_HEAD_FILL)
            child(shape, "vAlign", val="center")
        paragraph = child(cell, "p")
        shape = child(paragraph, "pPr")
        child(shape, "pStyle", val=styles.CELL_HEAD if head else styles.CELL)
        if not head and align != "left":
            child(shape, "jc", val=align)
        append(paragraph, line, flow.addresses)
    return row
