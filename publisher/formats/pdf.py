"""The letter as PDF/A-3a and PDF/UA-1, set by Typst in process; the only door to Typst.

The sheet itself is `templates/base/letter.typ`. It gets the letter as JSON in a string and never as
markup. Gaps are reckoned here, so that the template only draws.

Traps of typst 0.15.2, each met:

* A font that is missing is a warning only, and another one is taken: every warning is fatal here.
* PDF/A-3 wants a date of the document, and Typst stops without one; the norm itself does not ask
  for it. A letter without a date is therefore made with a stand-in, which is blanked afterwards in
  place, so that no offset moves (`_without_date`).
* `sys.inputs` is part of what Typst remembers its work by: with other inputs it sets even the
  letterhead anew. So the letter comes in the main file, and the template is a file beside it.
* A main file holds texts only: what is no UTF-8 travels as a list of octets.
* A compiler serves one thread at a time, and its main file given as bytes one compilation.
* A panic of its Rust comes as an exception that is no `Exception` and can only be told by name.
* A sticky block that does not fit moves whole, so of a list only its last item may stick.
"""

import itertools
import json
import re
import threading
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, time
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, Literal, assert_never

import typst

from publisher.canonical import sha256
from publisher.formats.breaks import parted
from publisher.formats.literals import octets, string
from publisher.model.errors import PublisherError
from publisher.model.label import Label
from publisher.model.letter import (
    Addressee,
    Appendix,
    AttachedFile,
    Copies,
    DateHead,
    Element,
    Emblem,
    Fields,
    Heading,
    Kop,
    Letter,
    Line,
    Look,
    Mark,
    NumberedList,
    Paragraph,
    Properties,
    Signature,
    Table,
    Title,
)
from publisher.resources import folder

Json = dict[str, Any]

STANDARDS: Final = ("a-3a", "ua-1")
# Signs that the font of the rule book lacks (Greek, some of mathematics) come from this one.
_SECOND_FONT: Final = "Liberation Sans"
_FAMILIES: Final = (_SECOND_FONT, "Liberation Serif", "TeX Gyre Bonum")
_ADDRESS_PT: Final = 8.5
_STAND_IN: Final = date(1970, 1, 1)
_PANIC: Final = "PanicException"
_OWN_DATES: Final = 6  # made and changed, in information and metadata; two events of its history
_PIXELS_PER_INCH: Final = 300.0
_POINTS_A_MM: Final = 72 / 25.4
_EM: Final = 0.6  # generous mean width of a sign, for estimates
_OF_THREAD: Final = threading.local()

_TOO_TALL: Final = Label(  # Typst would end the whole process where memory is short
    "gambar SVG lebih dari dua puluh kali setinggi lebarnya",
    "the drawing is more than twenty times as tall as it is wide",
)


class FontMissingError(PublisherError):
    """The folder of fonts lacks a family that the letter names."""


class TypesettingError(PublisherError):
    """Typst refuses the letter, or warns: a sign without a font, a broken picture."""


def render(letter: Letter) -> bytes:
    """Return the letter as PDF; the same letter gives the same bytes."""
    created, families = letter.properties.created, (letter.look.substitute, _SECOND_FONT)
    for face in missing_fonts():
        if face.startswith(families):  # Typst would quietly take another face
            raise _lacking(face)
    document = _compiled(_main(letter), "pdf", {}, day=created or _STAND_IN)
    return document if created else _without_date(document, dates=_OWN_DATES + len(letter.files))


def rasterise(svg: bytes, width_mm: float) -> bytes:
    """Return a drawing as PNG, 300 dots an inch, without background."""
    try:
        drawing = svg.decode()
    except UnicodeDecodeError as fault:
        raise TypesettingError(
            Label("gambar SVG harus berupa teks UTF-8", "an SVG drawing must be UTF-8 text")
        ) from fault
    inputs = {"svg": drawing, "width": str(width_mm)}
    return _compiled(_template("picture"), "png", inputs, pixels_per_inch=_PIXELS_PER_INCH)


def missing_fonts() -> tuple[str, ...]:
    """Return the shipped faces that Typst does not find; a letter in such a family fails."""
    found = {(font.family, font.style, font.weight) for font in _fonts().fonts()}
    faces = itertools.product(_FAMILIES, ("normal", "italic"), (400, 700))
    return tuple(f"{face[0]} {face[1]} {face[2]}" for face in faces if face not in found)


def _base() -> Path:
    return folder("templates") / "base"


@cache
def _template(name: str) -> bytes:
    return (_base() / f"{name}.typ").read_bytes()


def _compiler() -> typst.Compiler:
    """Return the compiler of this thread: it reads and parses the template once."""
    found: typst.Compiler | None = getattr(_OF_THREAD, "compiler", None)
    if found is None:
        found = _OF_THREAD.compiler = typst.Compiler(root=_base(), font_paths=_fonts())
    return found


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[_base() / "fonts"],
    )


def _compiled(
    source: bytes,
    kind: Literal["pdf", "png", "svg"],
    inputs: dict[str, str],
    *,
    day: date = _STAND_IN,
    pixels_per_inch: float | None = None,
) -> bytes:
    """Compile one main file with our fonts; what Typst complains of ends the work."""
    try:
        document, warnings = _compiler().compile_with_warnings(
            input=source,
            format=kind,
            ppi=pixels_per_inch,
            sys_inputs=inputs,
            pdf_standards=list(STANDARDS) if kind == "pdf" else [],
            timestamp=datetime.combine(day, time(), UTC),
        )
    except typst.TypstError as fault:
        raise _refused(fault.message) from fault
    except BaseException as fault:
        if type(fault).__name__ != _PANIC:
            raise
        raise _refused(f"{fault} ({_PANIC})") from fault
    if warnings:
        raise _refused(warnings[0].message)
    if not isinstance(document, bytes):
        message = f"Typst gave {type(document).__name__} where one file was asked for"
        raise TypeError(message)
    return document


def _lacking(font: str) -> FontMissingError:
    place = _base() / "fonts"
    return FontMissingError(
        Label(
            f"huruf {font} tidak ada di {place}, sehingga PDF tidak dapat dibuat",
            f"the font {font} is not in {place}, so the PDF cannot be made",
        )
    )


def _refused(message: str) -> PublisherError:
    font = re.fullmatch(r"unknown font family: (.+)", message)
    if font is not None:
        # Typst names the family in small letters; people look for it as it is written elsewhere.
        return _lacking(font[1].title())
    sign = re.search(r'the text `"(.+?)"` could not be displayed', message)
    if sign is not None:
        return TypesettingError(
            Label(
                f"tanda {sign[1]} tidak ada dalam huruf yang disertakan; tulis dengan kata",
                f"the sign {sign[1]} is in none of the fonts shipped; write it in words",
            )
        )
    if message.endswith(_TOO_TALL.en):
        return TypesettingError(_TOO_TALL)
    return TypesettingError(
        Label(f"PDF tidak dapat dibuat: {message}", f"the PDF cannot be made: {message}")
    )


def _without_date(document: bytes, dates: int) -> bytes:
    """Blank the stand-in date wherever it stands: information, metadata, attached files."""
    stamp, iso = f"{_STAND_IN:%Y%m%d}", _STAND_IN.isoformat()
    pattern = (
        rf"/(?:CreationDate|ModDate)\(D:{stamp}[^)]*\)"
        rf"|<(xmp:CreateDate|xmp:ModifyDate|stEvt:when)>{iso}[^<]*</\1>"
    )
    blanked, count = re.subn(pattern.encode(), lambda found: b" " * len(found[0]), document)
    if count != dates:
        message = f"{count} dates in the document, {dates} expected: Typst writes them otherwise"
        raise ValueError(message)
    return blanked


# ---- the letter as data for the template --------------------------------------------------------


def _main(letter: Letter) -> bytes:
    """Return the main file: the template called with the letter and its pictures."""
    data = json.dumps(_letter(letter), ensure_ascii=False, separators=(",", ":"))
    pictures = "".join(f'"{name}": {shown}, ' for name, shown in _pictures(letter).items())
    call = f"sheets(json(bytes({string(data)})), (: {pictures}))"
    return f'#import "letter.typ": sheets\n#{call}\n'.encode()


def _pictures(letter: Letter) -> dict[str, str]:
    """Return the pictures by the names that the data has for them."""
    appended = (one.elements for one in letter.elements if isinstance(one, Appendix))
    return {
        sha256(one.emblem.image): octets(one.emblem.image)
        for one in itertools.chain(letter.elements, *appended)
        if isinstance(one, Kop) and one.emblem
    }


def _letter(letter: Letter) -> Json:
    look = letter.look
    main = tuple(e for e in letter.elements if not isinstance(e, Appendix))
    sheets = tuple(e for e in letter.elements if isinstance(e, Appendix))
    return {
        "look": asdict(look),
        "fonts": list(dict.fromkeys((look.substitute, _SECOND_FONT))),
        "properties": _properties(letter.properties),
        "mark": _mark(letter.mark, look) if letter.mark else None,
        "files": [_file(file) for file in letter.files],
        "elements": _flow(main, look),
        "appendices": [
            {
                "header": _lines(sheet.header),
                "landscape": sheet.landscape,
                "elements": _flow(sheet.elements, look, after=look.block_gap_pt),
            }
            for sheet in sheets
        ],
    }


def _properties(properties: Properties) -> Json:
    language, _, region = properties.language.partition("-")
    day = properties.created or _STAND_IN
    return {
        "title": properties.title,
        "description": properties.subject,
        "author": [properties.author] if properties.author else [],
        "keywords": list(properties.keywords),
        "language": language,
        "region": region or None,
        "date": {"year": day.year, "month": day.month, "day": day.day},
    }


def _file(file: AttachedFile) -> Json:
    try:
        data: str | list[int] = file.data.decode()
    except UnicodeDecodeError:
        data = list(file.data)
    return {
        "name": file.name,
        "media": file.media,
        "description": file.description,
        "relationship": file.relationship,
        "data": data,
    }


def _mark(mark: Mark, look: Look) -> Json:
    drawing = _watermark(mark.watermark, look.substitute, mark.size_pt, mark.color)
    return {"line": mark.line, "angle": mark.angle, "watermark": drawing}


@cache
def _watermark(words: str, font: str, size_pt: float, color: str) -> str:
    """Return the words drawn as outlines (SVG). Few differ, so they are kept."""
    inputs = {"words": words, "font": font, "size": str(size_pt), "color": color}
    return _compiled(_template("watermark"), "svg", inputs).decode()


def _lines(lines: tuple[Line, ...]) -> list[list[list[str]]]:
    return [parted(line) for line in lines]


def _flow(elements: tuple[Element, ...], look: Look, *, after: float = 0.0) -> list[Json]:
    """Return elements that follow each other, each with the gap above it.

    `after` is the gap below what stands before the first. Of the gap below one element and the
    gap above the next the larger counts. Headings below a title are one level deeper.
    """
    titled = False
    shown: list[Json] = []
    for element in _parted(elements):
        before, below = _gaps(element, look)
        data = _element(element, look)
        if isinstance(element, Title):
            titled = True
            data["depth"] = 1
        elif isinstance(element, Heading):
            data["depth"] = 2 if titled else 1
        sticky = isinstance(element, Title | Heading) or bool(data.get("keep"))
        shown.append({**data, "gap_pt": max(before, after), "sticky": sticky})
        after = below
    for data, following in pairwise(shown):
        data["sticky"] |= following["kind"] == "signature" and data["kind"] != "table"
    return shown


def _gaps(element: Element, look: Look) -> tuple[float, float]:
    """Return the gaps before and after an element, in points."""
    match element:
        case Title(level=0):
            return 0.0, look.title_gap_pt
        case Title():
            return 0.0, 2 * look.paragraph_gap_pt
        case Heading():
            return 2 * look.paragraph_gap_pt, look.paragraph_gap_pt
        case Paragraph() | NumberedList() | Table():
            return 0.0, look.paragraph_gap_pt
        case Signature() | Copies():
            return look.block_gap_pt, 0.0
        case Kop() | DateHead() | Fields() | Addressee() | Appendix():
            return 0.0, look.block_gap_pt
        case _:
            assert_never(element)


def _parted(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """Part the last item from a list where it is to stick to what comes after the list."""
    parted: list[Element] = []
    for element, following in zip(elements, (*elements[1:], None), strict=True):
        sticks = isinstance(following, Signature)
        match element:
            case NumberedList(items=(_, _, *_)) if sticks or _is_kept(element):
                parted.append(replace(element, items=element.items[:-1]))
                parted.append(replace(element, items=element.items[-1:]))
            case _:
                parted.append(element)
    return tuple(parted)


def _is_kept(numbered: NumberedList) -> bool:
    last = numbered.items[-1].elements
    return len(last) == 1 and isinstance(last[0], Paragraph) and last[0].keep


def _element(element: Element, look: Look) -> Json:
    match element:
        case Kop():
            data = _kop(element, look)
        case Fields():
            data = {"kind": "fields", "rows": [[name, parted(line)] for name, line in element.rows]}
        case Addressee():
            data = _addressee(element)
        case Title():
            data = {"kind": "title", "level": element.level, "lines": _lines(element.lines)}
        case DateHead() | Heading() | Paragraph():
            data = _words(element)
        case NumberedList():
            data = _list(element, look)
        case Table():
            data = _table(element, look)
        case Signature():
            data = _signature(element)
        case Copies():
            data = {"kind": "copies", "name": element.name, "items": _lines(element.items)}
        case Appendix():
            message = "an appendix begins a sheet and stands in nothing else"
            raise ValueError(message)
        case _:
            assert_never(element)
    return data


def _words(element: DateHead | Heading | Paragraph) -> Json:
    runs = parted(element.runs)
    match element:
        case DateHead():
            return {"kind": "date-head", "runs": runs}
        case Heading(marker=marker, indent=indent):
            return {"kind": "heading", "runs": runs, "marker": marker, "indent": indent}
        case Paragraph(indent=indent):
            return {"kind": "paragraph", "runs": runs, "indent": indent, "keep": element.keep}
        case _:
            assert_never(element)


def _kop(kop: Kop, look: Look) -> Json:
    """The pitch of a line of the letterhead grows with its type size."""
    pitch = look.single_pt / look.size_pt
    return {
        "kind": "kop",
        "lines": [
            [parted(line.runs), line.size_pt, line.strong, round(line.size_pt * pitch, 2)]
            for line in kop.lines
        ],
        "address": list(kop.address),
        "small": [_ADDRESS_PT, round(_ADDRESS_PT * pitch, 2)],
        "rule": kop.rule,
        "emblem": _emblem(kop.emblem) if kop.emblem else None,
    }


def _emblem(emblem: Emblem) -> Json:
    return {
        "image": sha256(emblem.image),
        "at": emblem.at,
        "width_mm": emblem.width_mm,
        "height_mm": emblem.height_mm,
        "alternative": emblem.alternative,
    }


def _addressee(addressee: Addressee) -> Json:
    """A name without number stands on the last line of the opener, after a blank."""
    opener, names = list(addressee.opener), _lines(addressee.names)
    if not addressee.numbered and opener and names:
        names[0] = [[f"{opener.pop()} ", ""], *names[0]]
    return {
        "kind": "addressee",
        "opener": opener,
        "names": names,
        "close": list(addressee.close),
        "numbered": addressee.numbered,
    }


def _list(numbered: NumberedList, look: Look) -> Json:
    return {
        "kind": "list",
        "indent": numbered.indent,
        "keep": len(numbered.items) == 1 and _is_kept(numbered),
        "items": [
            [item.marker, [_element(inner, look) for inner in item.elements]]
            for item in numbered.items
        ],
    }


def _table(table: Table, look: Look) -> Json:
    sign_mm = _EM * look.table.size_pt / _POINTS_A_MM
    longest = [int((width - 2 * look.table.pad_x_mm) / sign_mm) for width in table.widths_mm]

    def cells(row: tuple[Line, ...]) -> list[list[list[str]]]:
        return [parted(line, most) for line, most in zip(row, longest, strict=True)]

    return {
        "kind": "table",
        "head": cells(table.head),
        "rows": [[_is_tall(row, table, look), cells(row)] for row in table.rows],
        "align": list(table.align),
        "widths_mm": list(table.widths_mm),
        "indent": table.indent,
    }


def _is_tall(row: tuple[Line, ...], table: Table, look: Look) -> bool:
    """Tell whether a row may break over pages: only one that fills about half a sheet."""
    lines = max(
        sum(len(run.text) for run in line) * _EM * look.table.size_pt / (width * _POINTS_A_MM)
        for line, width in zip(row, table.widths_mm, strict=True)
    )
    return lines * look.table.line_pt > look.paper_mm[0] / 2 * _POINTS_A_MM


def _signature(signature: Signature) -> Json:
    room = max(signature.space_pt, signature.qr_pt)
    anchor = (signature.anchor,) if signature.anchor else ()
    parts = {"before": signature.before, "anchor": anchor, "after": signature.after}
    lines = {name: _lines(part) for name, part in parts.items()}
    return {"kind": "signature", "room_pt": room, **lines}
