"""The emblem: in the line at the centre, or anchored at the left margin with words beside it."""

import io

from docx.oxml.parser import parse_xml
from docx.shared import Emu

from publisher.formats.docx.flow import Flow
from publisher.formats.docx.markup import Element, child, clean, name
from publisher.formats.docx.measures import emu
from publisher.model.letter import Emblem

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_ANCHOR = (
    '<wp:anchor xmlns:wp="{drawing}" distT="0" distB="0" distL="0" distR="0" simplePos="0" '
    'relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:posOffset>0</wp:posOffset>'
    '</wp:positionH><wp:positionV relativeFrom="margin"><wp:posOffset>{down}</wp:posOffset>'
    '</wp:positionV><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/></wp:anchor>'
)


def emblem(flow: Flow, paragraph: Element, picture: Emblem, down_mm: float = 0) -> None:
    """Put the emblem into a paragraph; one at the left hangs `down_mm` below the top margin."""
    width, height = emu(picture.width_mm), emu(picture.height_mm)
    inline = flow.document.part.new_pic_inline(io.BytesIO(picture.image), Emu(width), Emu(height))
    _describe(inline, picture.alternative)
    run = paragraph.makeelement(name("w:r"))
    properties = paragraph.pPr
    properties.addnext(run)
    drawing = child(run, "drawing")
    drawing.append(inline)
    if picture.at == "left":
        anchor = parse_xml(
            _ANCHOR.format(drawing=_DRAWING, down=emu(down_mm), width=width, height=height)
        )
        anchor.extend(
            list(inline)[1:]
        )  # all but the extent: the description and the picture itself
        drawing.replace(inline, anchor)


def _describe(inline: Element, alternative: str) -> None:
    words = clean(alternative)
    inline.docPr.name = "Lambang"
    inline.docPr.set("descr", words)
    properties = inline.graphic.graphicData.pic.nvPicPr.cNvPr
    properties.name = "Lambang"
    properties.set("descr", words)
