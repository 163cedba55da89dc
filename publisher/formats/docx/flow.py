"""The sheet being written: where the next paragraph goes, and how much room it leaves.

Room is always set after a paragraph (see styles.py). What wants room above itself, such as a
heading or the signature, gets it below the paragraph before; of both the larger counts.
"""

from dataclasses import dataclass, field

from publisher.formats.docx.controls import Addresses, append, surround
from publisher.formats.docx.measures import middle_mm, mm_twips, text_width_mm, twips
from publisher.formats.docx.numbering import Numbering
from publisher.formats.docx.package import Pictures, section
from publisher.formats.docx.paragraph import Paragraph
from publisher.model.letter import Line, Look


@dataclass(slots=True)
class Flow:
    """The state of one document while its elements are written in order."""

    look: Look
    numbering: Numbering
    addresses: Addresses = field(default_factory=Addresses)
    pictures: Pictures = field(default_factory=Pictures)
    landscape: bool = False
    heading_list: int = 0
    heading_form: str = ""
    heading_count: int = 0
    last: Paragraph | None = None
    _body: list[str | Paragraph] = field(default_factory=list)
    _room: float = 0
    _new_sheet: bool = False
    _sections: int = 0

    def write(self, *parts: str | Paragraph) -> None:
        """Append XML, and paragraphs that become XML when all is written."""
        self._body += parts

    def enclose(self, opening: str, paragraphs: list[Paragraph], closing: str) -> None:
        """Put XML around the paragraphs that were written last."""
        self._body[-len(paragraphs) :] = [opening, *paragraphs, closing]

    def paragraph(self, style: str, line: Line = (), *, after: float = 0) -> Paragraph:
        """Append a paragraph; `after` is the room its style leaves below it, in points."""
        written = Paragraph(style)
        append(written, line, self.addresses)
        self.begin(written)
        self._body.append(written)
        self.last, self._room = written, after
        return written

    def begin(self, paragraph: Paragraph) -> None:
        """Let a paragraph begin the sheet that was asked for, if one was."""
        if self._new_sheet:
            paragraph.begins_page = True
            self._new_sheet = False

    def extend(self, paragraph: Paragraph, line: Line, size: int = 0) -> None:
        """Append words to a paragraph, of another size than its style's where one is given."""
        append(paragraph, line, self.addresses, size)

    def open(self, points: float) -> None:
        """Leave at least `points` between the last paragraph and what comes."""
        if self.last is not None and points > self._room:
            self.last.after = twips(points)
            self._room = points

    def pitch(self, paragraph: Paragraph, points: float, *, grows: bool = False) -> None:
        """Give a paragraph another pitch than its style's; a picture put in later is cut off
        where the pitch is exact, so one that `grows` is a least pitch.
        """
        paragraph.pitch = twips(points)
        paragraph.grows = grows

    def join(self) -> None:
        """Keep the last paragraph on the page of what comes, unless it was let go."""
        if self.last is not None and self.last.keep_next is None:
            self.last.keep_next = True

    def mark(
        self, first: Paragraph, label: str, clause: str, last: Paragraph | None = None
    ) -> None:
        """Set the bookmarks of a label and a clause id around the words of a paragraph."""
        ends = first if last is None else last
        if label:
            surround(first, ends, self.addresses.label(label), self.addresses)
        if clause and (name := self.addresses.clause(clause)):
            surround(first, ends, name, self.addresses)

    def half(self, paragraph: Paragraph) -> None:
        """Begin a paragraph at the middle of a landscape sheet; the styles know the upright one."""
        if self.landscape:
            paragraph.left = mm_twips(middle_mm(self.look, landscape=True))

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
        if self.last is not None:
            self.last.section = self._section()
            self._sections += 1
        self.landscape = landscape

    def xml(self) -> str:
        """Return the content of the body, the last section included."""
        parts = [part if isinstance(part, str) else part.xml() for part in self._body]
        return "".join((*parts, self._section()))

    def _section(self) -> str:
        return section(self.look, landscape=self.landscape, first=not self._sections)
