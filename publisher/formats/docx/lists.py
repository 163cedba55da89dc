"""Headings of sections and numbered lists: the parts that Word counts."""

from collections.abc import Callable

from publisher.formats.docx import styles
from publisher.formats.docx.flow import Flow
from publisher.formats.docx.markup import words
from publisher.formats.docx.measures import mm_twips
from publisher.formats.docx.numbering import HEADING_FORMS, counted
from publisher.formats.docx.paragraph import Paragraph as Written
from publisher.model.letter import Element as LetterElement
from publisher.model.letter import Heading, Line, ListItem, NumberedList, Paragraph

Write = Callable[[Flow, LetterElement, int], None]


def number(paragraph: Written, instance: int, level: int = 0) -> None:
    """Let Word count a paragraph as an item of a list."""
    paragraph.list_number, paragraph.list_level = instance, level


def simple_list(flow: Flow, style: str, lines: tuple[Line, ...]) -> None:
    """Write a list of single lines, counted 1., 2., with its numbers at the margin."""
    instance = flow.numbering.start(("1.",), 1)
    for line in lines:
        number(flow.paragraph(style, line), instance)


def heading(flow: Flow, element: Heading) -> None:
    """Write the heading of a section, counted by Word where its marker can be."""
    look = flow.look
    flow.open(2 * look.paragraph_gap_pt)
    instance = _heading_instance(flow, element.marker, element.indent)
    if instance or not element.marker:
        paragraph = flow.paragraph(styles.HEADING, element.runs, after=look.paragraph_gap_pt)
    else:
        paragraph = flow.paragraph(styles.HEADING, after=look.paragraph_gap_pt)
        _typed(flow, paragraph, element.marker, element.runs)
    if instance:
        number(paragraph, instance)
    else:
        _indent(flow, paragraph, element.indent, hanging=bool(element.marker))
    flow.mark(paragraph, element.label, element.clause)


def _heading_instance(flow: Flow, marker: str, indent: int) -> int:
    """Return the list a heading belongs to: the one before it if it counts on, else a new one."""
    if not marker:
        return 0
    if flow.heading_list and counted(flow.heading_form, flow.heading_count + 1) == marker:
        flow.heading_count += 1
        return flow.heading_list
    found = ((form, count) for count in range(1, 27) for form in HEADING_FORMS)
    for form, count in found:
        if counted(form, count) == marker:
            flow.heading_list = flow.numbering.start((form,), indent, first=count)
            flow.heading_form, flow.heading_count = form, count
            return flow.heading_list
    return 0


def numbered_list(flow: Flow, element: NumberedList, write: Write, around: int) -> None:
    """Write a list; `around` is the list it stands in, as Word numbers them (0: none)."""
    instance = _instance(flow, element, around)
    for item in element.items:
        first, *others = item.elements
        if isinstance(first, Paragraph):
            _item(flow, element, item, first, instance)
        else:
            others = list(item.elements)
            _item(flow, element, item, Paragraph((), element.indent), instance)
        inner = instance
        for other in others:
            if isinstance(other, Paragraph):
                paragraph(flow, other, first_line=False)
                continue
            write(flow, other, inner)
            if isinstance(other, NumberedList):
                inner = 0  # a second list in the same item begins again: an instance of its own


def _instance(flow: Flow, element: NumberedList, around: int) -> int:
    """Return 0 where Word would print other markers than the letter has: they are then typed."""
    if not 0 <= element.level < min(len(element.forms), styles.LEVELS):
        return 0
    form = element.forms[element.level]
    for count, item in enumerate(element.items, start=1):
        if counted(form, count) != item.marker:
            return 0
    wanted = (element.forms, element.indent, element.level)
    if around and flow.numbering.fits(around, *wanted):
        return around
    return flow.numbering.start(*wanted)


def _item(
    flow: Flow, element: NumberedList, item: ListItem, first: Paragraph, instance: int
) -> None:
    style = styles.item_style(min(max(element.level, 0), styles.LEVELS - 1))
    gap = flow.look.paragraph_gap_pt
    if instance:
        paragraph = flow.paragraph(style, first.runs, after=gap)
        number(paragraph, instance, element.level)
    else:
        paragraph = flow.paragraph(style, after=gap)
        _typed(flow, paragraph, item.marker, first.runs)
        _indent(flow, paragraph, element.indent, hanging=True)
    if first.keep:
        flow.join()
    flow.mark(paragraph, first.label or item.label, first.clause or item.clause)


def paragraph(flow: Flow, element: Paragraph, *, first_line: bool = True) -> None:
    """Write words without a number at their indent; in an item their first line is like others."""
    style = styles.body_style(element.indent)
    written = flow.paragraph(style, element.runs, after=flow.look.paragraph_gap_pt)
    if element.indent > styles.INDENTS:
        written.left = mm_twips(flow.look.step_mm * element.indent)
    if flow.look.first_line_mm and not first_line:
        written.first_line = 0
    if element.keep:
        flow.join()
    flow.mark(written, element.label, element.clause)


def _typed(flow: Flow, paragraph: Written, marker: str, line: Line) -> None:
    """Write a marker Word cannot count as words and a tab, hanging like the others."""
    paragraph.content.append(f"<w:r>{words(marker)}<w:tab/></w:r>")
    flow.extend(paragraph, line)


def _indent(flow: Flow, paragraph: Written, indent: int, *, hanging: bool) -> None:
    step = mm_twips(flow.look.step_mm)
    paragraph.left = mm_twips(flow.look.step_mm * indent)
    paragraph.first_line = -min(step, paragraph.left) if hanging else 0
