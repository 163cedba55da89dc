"""What is shown: one letter as a tree of about ten elements, with every measure it needs.

Formats (DOCX, PDF, HTML, text) take a `Letter` and know nothing of rules or profiles. Reading
order is the order of the tree; every format must give the same words in the same order.
Lengths: `_mm` millimetres, `_pt` points. `indent` counts steps of `Look.step_mm` from the left
margin to where the *text* begins; a marker stands in the step to the left of it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. `value` is the address of the value they print ("" for typed words):
    `<rule>.<path>|<filters>`, or `number`, `signed`, `title` and so on for fields of the letter.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    value: str = ""


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Emblem:
    """The picture of a letterhead; `image` is PNG bytes."""

    image: bytes
    at: Literal["center", "left"]
    width_mm: float
    height_mm: float
    alternative: str


@dataclass(frozen=True, slots=True)
class KopLine:
    """One line of a letterhead."""

    runs: Line
    size_pt: float
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Kop:
    """The letterhead: emblem, centred lines, address lines in small type, rule below."""

    lines: tuple[KopLine, ...]
    address: tuple[str, ...] = ()
    rule: Literal["none", "single", "double"] = "none"
    emblem: Emblem | None = None


@dataclass(frozen=True, slots=True)
class DateHead:
    """Place and date at the top right; begins at the middle of the text width."""

    runs: Line


@dataclass(frozen=True, slots=True)
class Fields:
    """Rows `Nomor : ...` of the letter form: name, a colon, words."""

    rows: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Addressee:
    """`Yth.` and whom it concerns. Numbered names stand below the opener, each with `1.` `2.`; a
    single name stands on the opener's last line, after a blank. `close` are the lines after them.
    """

    opener: tuple[str, ...]
    names: tuple[Line, ...]
    close: tuple[str, ...]
    numbered: bool


@dataclass(frozen=True, slots=True)
class Title:
    """The centred block SURAT EDARAN / NOMOR / TENTANG / subject; also the heading of an
    appendix or of the letter form. One paragraph a line. `level` 0 is the document's title.
    """

    lines: tuple[Line, ...]
    level: Literal[0, 1] = 0
    label: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section; `marker` is "A." or "" where the look prints none."""

    marker: str
    runs: Line
    indent: int
    label: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words at an indent; `keep` holds it on the page of what follows."""

    runs: Line
    indent: int
    label: str = ""
    clause: str = ""
    keep: bool = False


@dataclass(frozen=True, slots=True)
class ListItem:
    """A numbered item; its first element is a Paragraph with the item's words."""

    marker: str
    elements: "tuple[Element, ...]"
    label: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Items that count from 1. `level` 0 to 3 selects the form of the marker; `indent` is where
    the text of its items begins; `forms` are the four marker forms by level ("1.", "a.", ...).
    """

    items: tuple[ListItem, ...]
    level: int
    indent: int
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table whose head row repeats on every page; `widths_mm` add up to its width."""

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    align: tuple[Literal["left", "center", "right"], ...]
    widths_mm: tuple[float, ...]
    indent: int
    caption: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """The block of the signatory in the right half: lines, room to sign, lines. Kept together,
    with the paragraph before it. `qr_pt` is the side of the reserved, empty QR slot (0: none).
    `anchor` stands in the room: words that another system replaces by the picture of a signature.
    """

    before: tuple[Line, ...]
    space_pt: float
    qr_pt: float
    after: tuple[Line, ...]
    anchor: Line = ()


@dataclass(frozen=True, slots=True)
class Copies:
    """Tembusan: a name and, below it, the numbered receivers (a single one has no number)."""

    name: str
    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Appendix:
    """A lampiran: begins a sheet, page numbers go on; `header` stands at the top right."""

    header: tuple[Line, ...]
    elements: "tuple[Element, ...]"
    landscape: bool = False
    label: str = ""
    clause: str = ""


Element = (
    Kop
    | DateHead
    | Fields
    | Addressee
    | Title
    | Heading
    | Paragraph
    | NumberedList
    | Table
    | Signature
    | Copies
    | Appendix
)


@dataclass(frozen=True, slots=True)
class TableLook:
    """Measures of tables: type size, exact pitch of its lines, room inside a cell."""

    size_pt: float
    line_pt: float
    pad_x_mm: float
    pad_y_pt: float


@dataclass(frozen=True, slots=True)
class Look:
    """Every measure of the sheet; all pitches are exact (baseline to baseline)."""

    paper_mm: tuple[float, float]
    top_mm: float
    right_mm: float
    bottom_mm: float
    left_mm: float
    font: str  # the family the rule book names, written into the DOCX
    substitute: str  # the free family of the same widths, embedded in the PDF
    size_pt: float
    single_pt: float  # pitch of kop, addressee, title, signature, copies
    body_pt: float  # pitch of the body
    paragraph_gap_pt: float  # after each paragraph and item of the body
    block_gap_pt: float  # between kop, date, addressee, title; before signature and copies
    title_gap_pt: float  # after the title
    align: Literal["justify", "left"]
    first_line_mm: float
    step_mm: float
    number_form: str  # "- {n} -", printed at the top centre
    number_on_first: bool
    table: TableLook


@dataclass(frozen=True, slots=True)
class Mark:
    """What every page carries while the letter is no official one.

    `line` is real text at the foot of every page; the watermark is drawn behind the text.
    """

    line: str
    watermark: str
    size_pt: float
    color: str  # "#d0d0d0"
    angle: float  # degrees, counted against the clock


@dataclass(frozen=True, slots=True)
class Properties:
    """Properties of the document; `created` is the day it was signed, None where unknown."""

    title: str
    subject: str
    author: str
    keywords: tuple[str, ...]
    language: str  # "id-ID"
    created: date | None
    identifier: str  # id of the circular
    revision: int
    source_sha256: str


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file carried inside the PDF; `relationship` is of PDF/A-3: "source" or "data"."""

    name: str
    media: str
    data: bytes
    description: str
    relationship: Literal["source", "data"]


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter. `stem` is the name a person gets when downloading, without suffix."""

    properties: Properties
    look: Look
    elements: tuple[Element, ...]
    mark: Mark | None
    files: tuple[AttachedFile, ...]
    stem: str


def words(runs: Line) -> str:
    """Return the words of a line without their looks."""
    return "".join(run.text for run in runs)
