"""What stands on every page: number, line at the foot, watermark; each in first, default and even.

The watermark is the WordArt Word itself draws by "Watermark" (its name begins with
PowerPlusWaterMarkObject, by which Word and LibreOffice know it). A letter has no even pages of
its own; the even parts are there so that the mark stays when somebody switches them on.
"""

from math import cos, radians, sin
from typing import Literal

from publisher.formats.docx.markup import escaped
from publisher.formats.docx.measures import advance, mm_points
from publisher.formats.docx.styles import FOOTER, HEADER, NAMESPACE
from publisher.model.letter import Look, Mark

Kind = Literal["default", "first", "even"]
KINDS: tuple[Kind, ...] = ("default", "first", "even")

_NAMESPACES = (
    f'xmlns:w="{NAMESPACE}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
# The shape "text path" of WordArt, as Word defines it in every file that uses it.
_TEXT_PATH = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/>'
    '<v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" '
    'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
    'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
_CAPITAL = 0.716  # height of a capital, in sizes
_LINE = 1.15  # height of a line: Word fits the whole line, not the letters, into the box
_SHARE = 0.94  # of the sheet, that a watermark covers at most


def _box(mark: Mark, look: Look) -> tuple[float, float]:
    """Return width and height of the line before it is turned, so that its words fit the sheet."""
    width = advance(mark.watermark.upper(), mark.size_pt)
    height = _CAPITAL * mark.size_pt
    along, across = abs(cos(radians(mark.angle))), abs(sin(radians(mark.angle)))
    sheet_width, sheet_height = (mm_points(side) * _SHARE for side in look.paper_mm)
    share = min(
        1.0,
        sheet_width / (width * along + height * across),
        sheet_height / (width * across + height * along),
    )
    return width * share, _LINE * mark.size_pt * share


def _watermark(mark: Mark, look: Look, number: int) -> str:
    width, height = _box(mark, look)
    style = (
        "position:absolute;margin-left:0;margin-top:0;"
        f"width:{width:.2f}pt;height:{height:.2f}pt;rotation:{-mark.angle % 360:g};"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;"
        "mso-position-vertical:center;mso-position-vertical-relative:page"
    )
    return (
        f"<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{_TEXT_PATH}"
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}" '
        f'type="#_x0000_t136" alt="Tanda air: {escaped(mark.watermark)}" style="{style}" '
        f'o:allowincell="f" fillcolor="{escaped(mark.color)}" stroked="f">'
        f'<v:textpath style="font-family:&quot;{escaped(look.font)}&quot;;'
        f'font-size:1pt;font-weight:bold" string="{escaped(mark.watermark)}"/>'
        f'<w10:wrap anchorx="page" anchory="page"/></v:shape></w:pict></w:r>'
    )


def _words(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escaped(text)}</w:t></w:r>' if text else ""


def _number(form: str) -> str:
    before, _, after = form.partition("{n}")
    parts = [_words(before), '<w:r><w:fldChar w:fldCharType="begin"/></w:r>']
    parts.append('<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>')
    parts.append('<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>')
    parts.append('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    parts.append(_words(after))
    return "".join(parts)


def _paragraph(style: str, content: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def header_xml(look: Look, mark: Mark | None, kind: Kind) -> str:
    """Return a header: the watermark behind the text, and the page number where it is shown."""
    content = _watermark(mark, look, KINDS.index(kind) + 1) if mark and mark.watermark else ""
    if kind != "first" or look.number_on_first:
        content += _number(look.number_form)
    return f"<w:hdr {_NAMESPACES}>{_paragraph(HEADER, content)}</w:hdr>"


def footer_xml(mark: Mark | None) -> str:
    """Return a footer: the line that says what the letter is not; empty in an official one."""
    content = _words(mark.line) if mark else ""
    return f"<w:ftr {_NAMESPACES}>{_paragraph(FOOTER, content)}</w:ftr>"
