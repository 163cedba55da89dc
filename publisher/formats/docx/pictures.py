"""The emblem: in the line at the centre, or anchored at the left margin with words beside it."""

from publisher.formats.docx.flow import Flow
from publisher.formats.docx.markup import escaped
from publisher.formats.docx.measures import emu
from publisher.formats.docx.paragraph import Paragraph
from publisher.model.letter import Emblem

_WORD = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_ANCHOR = (
    '<wp:anchor xmlns:wp="{word}" distT="0" distB="0" distL="0" distR="0" simplePos="0" '
    'relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:posOffset>0</wp:posOffset>'
    '</wp:positionH><wp:positionV relativeFrom="margin"><wp:posOffset>{down}</wp:posOffset>'
    '</wp:positionV><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>{shown}</wp:anchor>'
)
_INLINE = '<wp:inline xmlns:wp="{word}"><wp:extent cx="{width}" cy="{height}"/>{shown}</wp:inline>'
_SHOWN = (
    '<wp:docPr id="{number}" name="Lambang" descr="{alternative}"/>'
    '<wp:cNvGraphicFramePr xmlns:a="{drawing}"><a:graphicFrameLocks noChangeAspect="1"/>'
    '</wp:cNvGraphicFramePr><a:graphic xmlns:a="{drawing}" xmlns:pic="{picture}">'
    '<a:graphicData uri="{picture}"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="0" name="Lambang" descr="{alternative}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
    '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
    '</a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic>'
)


def emblem(flow: Flow, paragraph: Paragraph, picture: Emblem, down_mm: float = 0) -> None:
    """Put the emblem into a paragraph; one at the left hangs `down_mm` below the top margin."""
    relation, number = flow.pictures.add(picture.image)
    width, height = emu(picture.width_mm), emu(picture.height_mm)
    shown = _SHOWN.format(
        number=number,
        alternative=escaped(picture.alternative),
        drawing=_DRAWING,
        picture=_PICTURE,
        relation=relation,
        width=width,
        height=height,
    )
    form = _ANCHOR if picture.at == "left" else _INLINE
    drawn = form.format(word=_WORD, down=emu(down_mm), width=width, height=height, shown=shown)
    paragraph.content.insert(0, f"<w:r><w:drawing>{drawn}</w:drawing></w:r>")
