"""One paragraph while it is written: what follows it may still change its properties."""

from dataclasses import dataclass, field

from publisher.formats.docx.markup import tag


@dataclass(slots=True)
class Paragraph:
    """A paragraph; `content` are its runs, controls and bookmarks as XML, measures are twips.

    A measure that is None is that of the style.
    """

    style: str
    content: list[str] = field(default_factory=list)
    keep_next: bool | None = None
    begins_page: bool = False
    list_number: int = 0  # the list that counts it (0: none)
    list_level: int = 0
    border: str = ""
    before: int | None = None
    after: int | None = None
    pitch: int | None = None
    grows: bool = False  # the pitch is the least, not exact
    left: int | None = None
    first_line: int | None = None  # less than 0: a hanging one
    align: str = ""
    section: str = ""  # the section that ends with this paragraph

    def xml(self) -> str:
        """Return the paragraph, its properties in the order that the schema of Word demands."""
        parts = [f'<w:p><w:pPr><w:pStyle w:val="{self.style}"/>']
        if self.keep_next is not None:
            parts.append("<w:keepNext/>" if self.keep_next else '<w:keepNext w:val="0"/>')
        if self.begins_page:
            parts.append("<w:pageBreakBefore/>")
        if self.list_number:
            parts.append(
                f'<w:numPr><w:ilvl w:val="{self.list_level}"/>'
                f'<w:numId w:val="{self.list_number}"/></w:numPr>'
            )
        parts += (self.border, self._spacing(), self._indents())
        if self.align:
            parts.append(f'<w:jc w:val="{self.align}"/>')
        parts += (self.section, "</w:pPr>", *self.content, "</w:p>")
        return "".join(parts)

    def _spacing(self) -> str:
        found: dict[str, str | int] = {}
        if self.before is not None:
            found["before"] = self.before
        if self.after is not None:
            found["after"] = self.after
        if self.pitch is not None:
            found |= {"line": self.pitch, "lineRule": "atLeast" if self.grows else "exact"}
        return tag("spacing", **found) if found else ""

    def _indents(self) -> str:
        found: dict[str, str | int] = {}
        if self.left is not None:
            found["left"] = self.left
        if self.first_line is not None:
            side = "hanging" if self.first_line < 0 else "firstLine"
            found[side] = abs(self.first_line)
        return tag("ind", **found) if found else ""
