"""The named styles of a letter, every measure from its Look.

Names are those of Word where Word has one (Title, heading 1, header), otherwise Indonesian, as
they stand in the list of styles of the person who edits the file. Room between paragraphs is
always *after* a paragraph: whether Word adds or compares the room after one and before the next
depends on its version.
"""

from dataclasses import dataclass

from publisher.formats.docx.markup import escaped
from publisher.formats.docx.measures import (
    ADDRESS_SIZE_PT,
    FOOT_SIZE_PT,
    half_points,
    middle_mm,
    mm_twips,
    pitch,
    twips,
)
from publisher.model.letter import Look

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FIELD_COLON_STEPS = 3.0  # from the left margin to the colon of `Nomor :`
FIELD_TEXT_STEPS = 3.5
INDENTS = 6  # indented body styles offered
LEVELS = 4
AFTER_TABLE_PT = 1.0  # height of the empty paragraph Word wants after a table

NORMAL, TITLE, HEADING, HEADER, FOOTER = "Normal", "Title", "Heading1", "Header", "Footer"
KOP, KOP_ADDRESS, KOP_RULE, KOP_EMBLEM = "KopSurat", "KopAlamat", "KopGaris", "KopLambang"
DATE, FIELD = "TanggalSurat", "KeteranganSurat"
ADDRESSEE, ADDRESSEE_ITEM = "AlamatTujuan", "AlamatTujuanBernomor"
BODY, ITEM = "Isi", "Butir"
CELL_HEAD, CELL, AFTER_TABLE, TABLE = "TabelKepala", "TabelIsi", "SetelahTabel", "TabelSurat"
SIGNATURE, SIGNATURE_ROOM = "TandaTangan", "RuangTandaTangan"
COPIES, COPIES_ITEM = "Tembusan", "TembusanBernomor"
APPENDIX_HEAD, APPENDIX_TITLE = "LampiranKepala", "LampiranJudul"


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph style; `own` is a style Word does not know. `left` and `hanging` in twips."""

    id: str
    name: str
    line_pt: float
    after_pt: float = 0
    size_pt: float = 0
    bold: bool = False
    align: str = ""
    left: int = 0
    hanging: int = 0
    first_line: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    tabs: tuple[int, ...] = ()
    following: str = ""
    color: str = ""
    exact: bool = True
    own: bool = True


def body_style(indent: int) -> str:
    """Return the style of unnumbered words at an indent."""
    return BODY if indent == 0 else f"{BODY}{min(indent, INDENTS)}"


def item_style(level: int) -> str:
    """Return the style of a numbered item of a level, counted from 0."""
    return f"{ITEM}{level + 1}"


def _front(look: Look) -> list[_Style]:
    single, step = look.single_pt, mm_twips(look.step_mm)
    middle = mm_twips(middle_mm(look, landscape=False))
    colon = mm_twips(look.step_mm * FIELD_COLON_STEPS)
    start = mm_twips(look.step_mm * FIELD_TEXT_STEPS)
    small = pitch(look, ADDRESS_SIZE_PT)
    return [
        _Style(KOP, "Kop Surat", single, align="center", keep_next=True),
        _Style(
            KOP_EMBLEM,
            "Kop Lambang",
            single,
            size_pt=1,
            align="center",
            keep_next=True,
            exact=False,
        ),
        _Style(
            KOP_ADDRESS,
            "Kop Alamat",
            small,
            size_pt=ADDRESS_SIZE_PT,
            align="center",
            keep_next=True,
        ),
        _Style(KOP_RULE, "Kop Garis", 4, size_pt=1),
        _Style(DATE, "Tanggal Surat", single, left=middle),
        _Style(FIELD, "Keterangan Surat", single, left=start, hanging=start, tabs=(colon, start)),
        _Style(ADDRESSEE, "Alamat Tujuan", single, keep_lines=True),
        _Style(
            ADDRESSEE_ITEM,
            "Alamat Tujuan Bernomor",
            single,
            left=step,
            hanging=step,
            keep_lines=True,
        ),
        _Style(
            TITLE,
            "Title",
            single,
            align="center",
            keep_next=True,
            keep_lines=True,
            following=BODY,
            own=False,
        ),
    ]


def _body(look: Look) -> list[_Style]:
    step, gap, pitch_pt = mm_twips(look.step_mm), look.paragraph_gap_pt, look.body_pt
    align = "both" if look.align == "justify" else "left"
    first = mm_twips(look.first_line_mm)
    styles = [
        _Style(
            HEADING,
            "heading 1",
            pitch_pt,
            gap,
            bold=True,
            left=step,
            hanging=step,
            keep_next=True,
            keep_lines=True,
            outline=0,
            following=body_style(1),
            own=False,
        ),
        _Style(BODY, "Isi", pitch_pt, gap, align=align, first_line=first),
    ]
    styles.extend(
        _Style(
            body_style(indent),
            f"Isi Menjorok {indent}",
            pitch_pt,
            gap,
            align=align,
            left=mm_twips(look.step_mm * indent),
            first_line=first,
        )
        for indent in range(1, INDENTS + 1)
    )
    styles.extend(
        _Style(
            item_style(level),
            f"Butir Tingkat {level + 1}",
            pitch_pt,
            gap,
            align=align,
            left=mm_twips(look.step_mm * (level + 1)),
            hanging=step,
        )
        for level in range(LEVELS)
    )
    return styles


def _rest(look: Look) -> list[_Style]:
    single, step = look.single_pt, mm_twips(look.step_mm)
    middle = mm_twips(middle_mm(look, landscape=False))
    line, size = look.table.line_pt, look.table.size_pt
    foot = pitch(look, FOOT_SIZE_PT)
    gap = look.paragraph_gap_pt
    return [
        _Style(
            CELL_HEAD, "Tabel Kepala", line, size_pt=size, bold=True, align="center", keep_next=True
        ),
        _Style(CELL, "Tabel Isi", line, size_pt=size),
        _Style(
            AFTER_TABLE,
            "Setelah Tabel",
            AFTER_TABLE_PT,
            max(gap - AFTER_TABLE_PT, 0),
            size_pt=1,
            following=BODY,
        ),
        _Style(SIGNATURE, "Tanda Tangan", single, left=middle, keep_next=True, keep_lines=True),
        _Style(SIGNATURE_ROOM, "Ruang Tanda Tangan", single, left=middle, keep_next=True),
        _Style(COPIES, "Tembusan", single, keep_next=True, keep_lines=True),
        _Style(
            COPIES_ITEM,
            "Tembusan Bernomor",
            single,
            left=step,
            hanging=step,
            keep_next=True,
            keep_lines=True,
        ),
        _Style(
            APPENDIX_HEAD, "Lampiran Kepala", single, left=middle, keep_next=True, keep_lines=True
        ),
        _Style(
            APPENDIX_TITLE,
            "Lampiran Judul",
            single,
            bold=True,
            align="center",
            keep_next=True,
            keep_lines=True,
            outline=0,
            following=BODY,
        ),
        _Style(HEADER, "header", single, align="center", own=False),
        _Style(
            FOOTER, "footer", foot, size_pt=FOOT_SIZE_PT, align="center", color="464646", own=False
        ),
    ]


def _paragraph_properties(style: _Style) -> str:
    parts = [
        "<w:keepNext/>" if style.keep_next else "",
        "<w:keepLines/>" if style.keep_lines else "",
    ]
    if style.tabs:
        stops = "".join(f'<w:tab w:val="left" w:pos="{stop}"/>' for stop in style.tabs)
        parts.append(f"<w:tabs>{stops}</w:tabs>")
    line = f'w:line="{twips(style.line_pt)}" w:lineRule="exact"'
    if not style.exact:
        line = 'w:line="240" w:lineRule="auto"'  # a picture in the line needs its own height
    parts.append(f'<w:spacing w:before="0" w:after="{twips(style.after_pt)}" {line}/>')
    if style.left or style.first_line:
        shift = (
            f'w:hanging="{style.hanging}"' if style.hanging else f'w:firstLine="{style.first_line}"'
        )
        parts.append(f'<w:ind w:left="{style.left}" {shift}/>')
    if style.align:
        parts.append(f'<w:jc w:val="{style.align}"/>')
    if style.outline is not None:
        parts.append(f'<w:outlineLvl w:val="{style.outline}"/>')
    return "".join(parts)


def _paragraph_style(style: _Style) -> str:
    look = "<w:b/><w:bCs/>" if style.bold else ""
    if style.color:
        look += f'<w:color w:val="{style.color}"/>'
    if style.size_pt:
        size = half_points(style.size_pt)
        look += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    custom = ' w:customStyle="1"' if style.own else ""
    following = f'<w:next w:val="{style.following}"/>' if style.following else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{NORMAL}"/>{following}<w:qFormat/>'
        f"<w:pPr>{_paragraph_properties(style)}</w:pPr>"
        + (f"<w:rPr>{look}</w:rPr>" if look else "")
        + "</w:style>"
    )


def _table_style(look: Look) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides
    )
    across, down = mm_twips(look.table.pad_x_mm), twips(look.table.pad_y_pt)
    margins = "".join(
        f'<w:{side} w:w="{room}" w:type="dxa"/>'
        for side, room in (("top", down), ("left", across), ("bottom", down), ("right", across))
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}">'
        f'<w:name w:val="Tabel Surat"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>"
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )


def _defaults(look: Look, language: str) -> str:
    font, tag, size = escaped(look.font), escaped(language), half_points(look.size_pt)
    zero = "".join(
        f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right")
    )
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" '
        f'w:eastAsia="{font}" w:cs="{font}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="{twips(look.body_pt)}" '
        f'w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults>'
        # the styles Word knows besides ours stay out of its list until somebody uses one
        f'<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
        f'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
        f'<w:style w:type="paragraph" w:default="1" w:styleId="{NORMAL}"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>"
        f'<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        f'<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        f"</w:style>"
        f'<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        f'<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblCellMar>{zero}</w:tblCellMar></w:tblPr></w:style>"
        f'<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        f'<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def styles_xml(look: Look, language: str) -> str:
    """Return the content of word/styles.xml."""
    styles = [*_front(look), *_body(look), *_rest(look)]
    return (
        f'<w:styles xmlns:w="{NAMESPACE}">'
        + _defaults(look, language)
        + "".join(_paragraph_style(style) for style in styles)
        + _table_style(look)
        + "</w:styles>"
    )
