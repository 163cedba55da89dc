"""Ruled tables: fixed widths, a head row that repeats, rows that are never broken."""

from publisher.formats.docx import styles
from publisher.formats.docx.controls import append
from publisher.formats.docx.flow import Flow
from publisher.formats.docx.markup import tag
from publisher.formats.docx.measures import mm_points, mm_twips
from publisher.formats.docx.paragraph import Paragraph
from publisher.model.letter import Line, Look, Table, words

_HEAD_FILL = "ECECEC"
_LETTER = 0.6  # width of a letter in sizes, on the safe side
# LibreOffice has margins of its own in cells.
_NO_MARGINS = "".join(tag(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right"))


def table(flow: Flow, element: Table) -> None:
    """Write a table and the room below it."""
    widths = [mm_twips(width) for width in element.widths_mm]
    flow.write(_opening(element, widths, mm_twips(flow.look.step_mm * element.indent)))
    for count, cells in enumerate((element.head, *element.rows)):
        _row(flow, element, widths, cells, count)
    flow.write("</w:tbl>")
    flow.paragraph(styles.AFTER_TABLE, after=flow.look.paragraph_gap_pt)


def one_row(flow: Flow, paragraphs: list[Paragraph], caption: str) -> None:
    """Put paragraphs just written into a single row as wide as the text, that is never broken."""
    width = mm_twips(flow.width_mm)
    opening = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_NO_MARGINS}</w:tblCellMar>{tag('tblCaption', val=caption)}</w:tblPr>"
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    )
    flow.enclose(opening, paragraphs, "</w:tc></w:tr></w:tbl>")
    flow.paragraph(styles.AFTER_TABLE).after = 0


def _is_tall(cells: tuple[Line, ...], element: Table, look: Look) -> bool:
    """Tell whether a row may break after all: one of about half a sheet would leave a hole."""
    lines = max(
        len(words(line)) * look.table.size_pt * _LETTER / mm_points(width)
        for line, width in zip(cells, element.widths_mm, strict=True)
    )
    return lines * look.table.line_pt > mm_points(look.paper_mm[0] / 2)


def _opening(element: Table, widths: list[int], left: int) -> str:
    described = ""
    if element.caption:
        heads = ", ".join(words(line) for line in element.head)
        described = tag("tblCaption", val=element.caption)
        described += tag("tblDescription", val=f"{element.caption}. Kolom: {heads}.")
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles.TABLE}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{left}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f"{described}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    )


def _row(
    flow: Flow, element: Table, widths: list[int], cells: tuple[Line, ...], count: int
) -> None:
    """Write the row `count`; the head is row 0."""
    whole = "" if count and _is_tall(cells, element, flow.look) else "<w:cantSplit/>"
    repeated = "" if count else "<w:tblHeader/>"
    flow.write(f"<w:tr><w:trPr>{whole}{repeated}</w:trPr>")
    written: list[Paragraph] = []
    for width, align, line in zip(widths, element.align, cells, strict=True):
        shape = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        if not count:
            shape += f'<w:shd w:val="clear" w:color="auto" w:fill="{_HEAD_FILL}"/>'
            shape += '<w:vAlign w:val="center"/>'
        paragraph = Paragraph(styles.CELL if count else styles.CELL_HEAD)
        if count and align != "left":
            paragraph.align = align
        append(paragraph, line, flow.addresses)
        flow.write(f"<w:tc><w:tcPr>{shape}</w:tcPr>", paragraph, "</w:tc>")
        written.append(paragraph)
    flow.write("</w:tr>")
    flow.begin(written[0])
    if element.label:
        label = f"{element.label}.{count}" if count else element.label
        flow.mark(written[0], label, "", written[-1])
