"""The same letter with the least that could make it: Typst source and Word XML of its words.

Both are written here as a person would write them for this one letter, with its words typed in.
What stands around the words (fonts, standards, attached files, picture, watermark, furniture) is
the same; what makes the publisher's letters agree to the line is left out.
"""

import io
import json
import zipfile
from datetime import UTC, datetime, time
from xml.sax.saxutils import escape

import typst

from publisher.formats.docx.document import render as render_docx
from publisher.formats.pdf import STANDARDS
from publisher.model.letter import (
    Addressee,
    Copies,
    DateHead,
    Fields,
    Kop,
    NumberedList,
    Paragraph,
    Signature,
    Table,
    Title,
    words,
)
from tests.bench.texts import ROOT

FONTS = typst.Fonts(
    include_system_fonts=False,
    include_embedded_fonts=False,
    font_paths=[ROOT / "templates" / "base" / "fonts"],
)
_SHEET = """\
#set document(title: {title}, author: {author}, description: {subject}, keywords: ({keywords},),
  date: datetime(year: {day.year}, month: {day.month}, day: {day.day}))
#set text(font: ({font}, "Liberation Sans"), size: {size}pt, lang: "id", region: "ID",
  hyphenate: false, fallback: false)
#set par(justify: true, leading: 0.6em, spacing: 0.9em)
#set enum(spacing: 0.9em, body-indent: 1em)
#set page(paper: "a4", margin: (top: {top}mm, right: {right}mm, bottom: {bottom}mm, left: {left}mm),
  header: context if counter(page).get().first() > 1 {{
    align(center)[#"-" #counter(page).display() #"-"]
  }},
  footer: align(center, text(size: 8pt)[#{mark}]),
  background: rotate(-45deg, text(size: 90pt, fill: luma(208), weight: "bold")[#{watermark}]))
"""


def _text(text):
    return json.dumps(text, ensure_ascii=False)


def _line(runs):
    """Return a line as content of Typst in code."""
    return (
        "["
        + "".join(f"*#{_text(r.text)}*" if r.strong else f"#{_text(r.text)}" for r in runs)
        + "]"
    )


def typst_source(letter) -> str:
    """Return the letter as a source of Typst with its words typed in."""
    look, properties = letter.look, letter.properties
    parts = [
        _SHEET.format(
            title=_text(properties.title),
            author=_text(properties.author),
            subject=_text(properties.subject),
            keywords=", ".join(map(_text, properties.keywords)),
            day=properties.created,
            font=_text(look.substitute),
            size=look.size_pt,
            top=look.top_mm,
            right=look.right_mm,
            bottom=look.bottom_mm,
            left=look.left_mm,
            mark=_text(letter.mark.line),
            watermark=_text(letter.mark.watermark),
        )
    ]
    parts += (
        f"#pdf.attach({_text(one.name)}, relationship: {_text(one.relationship)}, "
        f"mime-type: {_text(one.media)}, description: {_text(one.description)})\n"
        for one in letter.files
    )
    return "".join((*parts, *(f"#{_element(one)}\n" for one in letter.elements)))


def _element(element):
    return _DRAWN[type(element)](element)


def _fields(fields):
    cells = ", ".join(f"[#{_text(name)}], [:], {_line(runs)}" for name, runs in fields.rows)
    return f"grid(columns: (20mm, 4mm, 1fr), row-gutter: 0.6em, {cells})"


def _addressee(addressee):
    names = _enumerated("1.", (_line(name) for name in addressee.names))
    return f"[#{_text(' '.join(addressee.opener))}\n#{names}\n#{_text(' '.join(addressee.close))}]"


def _title(title):
    lines = " #linebreak() ".join(f"#{_line(one)}" for one in title.lines)
    return f"align(center, heading(level: 1)[{lines}])"


def _list(listed):
    items = (" ".join(f"#{_element(one)}" for one in item.elements) for item in listed.items)
    return _enumerated(listed.forms[listed.level], (f"[{one}]" for one in items))


def _signature(signature):
    before, after = (
        " ".join(f"#par({_line(one)})" for one in lines)
        for lines in (signature.before, signature.after)
    )
    whole = f"[{before} #v({signature.space_pt}pt) {after}]"
    return f"pad(left: 50%, block(breakable: false){whole})"


def _copies(copies):
    names = _enumerated("1.", (_line(one) for one in copies.items))
    return f"[#par[#{_text(copies.name)}]\n#{names}]"


def _kop(kop):
    lines = [f"text(size: {one.size_pt}pt, {_line(one.runs)})" for one in kop.lines]
    lines += [f"text(size: 8.5pt)[#{_text(one)}]" for one in kop.address]
    picture = (
        f'image("emblem.png", width: {kop.emblem.width_mm}mm, alt: {_text(kop.emblem.alternative)})'
    )
    side = f"align(center, stack(spacing: 0.5em, {', '.join(lines)}))"
    return (
        f"grid(columns: (auto, 1fr), align: horizon, {picture}, {side})\n"
        "#line(length: 100%, stroke: 2pt)"
    )


def _enumerated(form, items):
    return f"enum(numbering: {_text(form)}, {', '.join(items)})"


def _table(table):
    head = ", ".join(map(_line, table.head))
    cells = ", ".join(_line(cell) for row in table.rows for cell in row)
    return (
        f"table(columns: ({', '.join(f'{width}mm' for width in table.widths_mm)}), "
        f"align: ({', '.join(table.align)}), stroke: 0.5pt, table.header({head}), {cells})"
    )


_DRAWN = {
    Kop: _kop,
    DateHead: lambda element: f"pad(left: 50%, {_line(element.runs)})",
    Fields: _fields,
    Addressee: _addressee,
    Title: _title,
    Paragraph: lambda element: f"par({_line(element.runs)})",
    NumberedList: _list,
    Table: _table,
    Signature: _signature,
    Copies: _copies,
}


def write_files(folder, letter) -> None:
    """Put beside the source what it names: attached files and the emblem."""
    for one in letter.files:
        (folder / one.name).write_bytes(one.data)
    kop = next(one for one in letter.elements if isinstance(one, Kop))
    (folder / "emblem.png").write_bytes(kop.emblem.image)


def pdf(source: str, folder, letter) -> bytes:
    """Compile the source to the same standards."""
    compiler = typst.Compiler(input=source.encode(), root=folder, font_paths=FONTS)
    day = datetime.combine(letter.properties.created, time(), UTC)
    return compiler.compile(format="pdf", pdf_standards=list(STANDARDS), timestamp=day)


# ---- Word ----------------------------------------------------------------------------------------

_DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
)


def word_lines(letter) -> list:
    """Return the letter as styles with words, and tables as lists of rows."""
    return [line for element in letter.elements for line in _WRITTEN[type(element)](element)]


def _styled(style, lines):
    return [(style, one if isinstance(one, str) else words(one)) for one in lines]


def _kop_lines(kop):
    names = _styled("KopSurat", [one.runs for one in kop.lines])
    return names + _styled("KopAlamat", kop.address)


def _list_lines(listed):
    inner = (one for item in listed.items for one in item.elements)
    return [line for one in inner for line in _WRITTEN[type(one)](one)]


_WRITTEN = {
    Kop: _kop_lines,
    DateHead: lambda one: _styled("TanggalSurat", [one.runs]),
    Fields: lambda one: _styled("KeteranganSurat", [f"{n}: {words(runs)}" for n, runs in one.rows]),
    Addressee: lambda one: _styled("AlamatTujuan", (*one.opener, *one.names, *one.close)),
    Title: lambda one: _styled("Title", one.lines),
    Paragraph: lambda one: _styled("Isi", [one.runs]),
    NumberedList: _list_lines,
    Table: lambda one: [[[words(cell) for cell in row] for row in (one.head, *one.rows)]],
    Signature: lambda one: _styled("TandaTangan", (*one.before, *one.after)),
    Copies: lambda one: _styled("Tembusan", (one.name, *one.items)),
}


def ready_parts(letter) -> dict[str, bytes]:
    """Return every part of the letter's package besides its words."""
    with zipfile.ZipFile(io.BytesIO(render_docx(letter))) as archive:
        names = [name for name in archive.namelist() if name != "word/document.xml"]
        return {name: archive.read(name) for name in names}


def docx(lines, parts) -> bytes:
    """Write document.xml as text into the parts."""
    body = "".join(_word_xml(line) for line in lines)
    document = f"{_DOCUMENT}{body}<w:sectPr/></w:body></w:document>".encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
        archive.writestr(zipfile.ZipInfo("word/document.xml"), document)
    return buffer.getvalue()


def _word_xml(line):
    if isinstance(line, tuple):
        return _paragraph(*line)
    rows = (
        "<w:tr>"
        + "".join(f"<w:tc>{_paragraph('TabelIsi', cell)}</w:tc>" for cell in row)
        + "</w:tr>"
        for row in line
    )
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def _paragraph(style, text):
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )
