"""What stands around the body: letterhead, date, fields, addressee, title, signature, copies."""

from math import ceil

from publisher.formats.docx import styles
from publisher.formats.docx.flow import Flow
from publisher.formats.docx.lists import simple_list
from publisher.formats.docx.markup import tag, words
from publisher.formats.docx.measures import (
    ADDRESS_SIZE_PT,
    advance,
    half_points,
    mm_points,
    mm_twips,
    pitch,
    twips,
)
from publisher.formats.docx.paragraph import Paragraph
from publisher.formats.docx.pictures import emblem
from publisher.formats.docx.tables import one_row
from publisher.model.letter import (
    Addressee,
    Copies,
    DateHead,
    Fields,
    Kop,
    KopLine,
    Line,
    Run,
    Signature,
    Title,
)
from publisher.model.letter import words as words_of

_BESIDE_MM = 4.0  # between an emblem at the left and the lines beside it
_RULES = {"single": ("single", 8), "double": ("thickThinSmallGap", 18)}  # eighths of a point


def kop(flow: Flow, element: Kop) -> None:
    """Write the letterhead; an emblem at the left is as high as the lines, or they as it."""
    look, picture = flow.look, element.emblem
    left = picture if picture is not None and picture.at == "left" else None
    height = _kop_height(flow, element, left.width_mm + _BESIDE_MM if left else 0)
    spare = max(0.0, mm_points(left.height_mm) - height) if left else 0.0
    if picture is not None and picture.at == "center":
        emblem(flow, flow.paragraph(styles.KOP_EMBLEM), picture)
        flow.open(look.paragraph_gap_pt)
    written = [_kop_line(flow, line) for line in element.lines]
    written += [flow.paragraph(styles.KOP_ADDRESS, (Run(line),)) for line in element.address]
    if left and written:
        for paragraph in written:
            paragraph.left = mm_twips(left.width_mm + _BESIDE_MM)
        written[0].before = twips(spare / 2)
        flow.open(spare / 2)
        emblem(
            flow,
            written[0],
            left,
            max(0.0, (height - mm_points(left.height_mm)) / 2) / mm_points(1),
        )
    if element.rule != "none":
        _rule(flow, *_RULES[element.rule])
    flow.open(look.block_gap_pt)


def _kop_height(flow: Flow, element: Kop, beside_mm: float) -> float:
    """Return the height of the words, long lines that will be broken counted as several."""
    width = mm_points(flow.width_mm - beside_mm)
    rows = [(words_of(line.runs), line.size_pt) for line in element.lines]
    rows += [(line, ADDRESS_SIZE_PT) for line in element.address]
    return sum(
        ceil(max(advance(text, size_pt), 1) / width) * pitch(flow.look, size_pt)
        for text, size_pt in rows
    )


def _kop_line(flow: Flow, line: KopLine) -> Paragraph:
    paragraph = flow.paragraph(styles.KOP)
    runs = tuple(
        Run(run.text, run.strong or line.strong, run.emphasis, run.value) for run in line.runs
    )
    if line.size_pt == flow.look.size_pt:
        flow.extend(paragraph, runs)
    else:
        flow.extend(paragraph, runs, half_points(line.size_pt))
        flow.pitch(paragraph, pitch(flow.look, line.size_pt))
    return paragraph


def _rule(flow: Flow, line: str, size: int) -> None:
    border = tag("bottom", val=line, sz=size, space=1, color="000000")
    flow.paragraph(styles.KOP_RULE).border = f"<w:pBdr>{border}</w:pBdr>"


def date_head(flow: Flow, element: DateHead) -> None:
    """Write place and date in the right half."""
    flow.half(flow.paragraph(styles.DATE, element.runs))
    flow.open(flow.look.block_gap_pt)


def fields(flow: Flow, element: Fields) -> None:
    """Write rows `Nomor : ...`, aligned by the tabs of their style."""
    for label, line in element.rows:
        paragraph = flow.paragraph(styles.FIELD)
        paragraph.content.append(f"<w:r>{words(label)}<w:tab/>{words(':')}<w:tab/></w:r>")
        flow.extend(paragraph, line)
    flow.open(flow.look.block_gap_pt)


def addressee(flow: Flow, element: Addressee) -> None:
    """Write the opener, whom it concerns and the place."""
    opener: list[Line] = [(Run(line),) for line in element.opener]
    if not element.numbered:
        first, *others = element.names or ((),)
        opener[-1:] = [(*opener[-1], Run(" "), *first) if opener else first, *others]
    for line in opener:
        flow.paragraph(styles.ADDRESSEE, line)
        flow.join()
    if element.numbered:
        simple_list(flow, styles.ADDRESSEE_ITEM, element.names)
    for close in element.close:
        flow.join()
        flow.paragraph(styles.ADDRESSEE, (Run(close),))
    flow.open(flow.look.block_gap_pt)


def title(flow: Flow, element: Title) -> None:
    """Write the centred title, one paragraph a line."""
    style = styles.TITLE if element.level == 0 else styles.APPENDIX_TITLE
    written = [flow.paragraph(style, line) for line in element.lines]
    if written:
        flow.mark(written[0], element.label, element.clause, written[-1])
    look = flow.look
    flow.open(look.title_gap_pt if element.level == 0 else 2 * look.paragraph_gap_pt)


def signature(flow: Flow, element: Signature) -> None:
    """Write the block of the signatory, on one page with what precedes it.

    It stands in one row that is never broken, without borders: a chain of paragraphs kept with
    the next is torn by LibreOffice where only the last of them do not fit.
    """
    flow.join()
    flow.open(flow.look.block_gap_pt - styles.AFTER_TABLE_PT)
    written = [flow.paragraph(styles.SIGNATURE, line) for line in element.before]
    room = max(element.space_pt, element.qr_pt)
    if room:
        written.append(flow.paragraph(styles.SIGNATURE_ROOM, element.anchor))
        flow.pitch(written[-1], room, grows=bool(element.anchor))
    written += [flow.paragraph(styles.SIGNATURE, line) for line in element.after]
    if not written:
        return
    for paragraph in written:
        flow.half(paragraph)
    _release(flow)
    one_row(flow, written, "Blok tanda tangan")


def copies(flow: Flow, element: Copies) -> None:
    """Write the receivers of copies, numbered where there are several; kept on one page."""
    flow.open(flow.look.block_gap_pt)
    flow.paragraph(styles.COPIES, (Run(element.name),))
    if len(element.items) == 1:
        flow.paragraph(styles.COPIES, element.items[0])
    else:
        simple_list(flow, styles.COPIES_ITEM, element.items)
    _release(flow)


def appendix_header(flow: Flow, lines: tuple[Line, ...], label: str, clause: str) -> None:
    """Write the header of an appendix in the right half."""
    written = [flow.paragraph(styles.APPENDIX_HEAD, line) for line in lines]
    for paragraph in written:
        flow.half(paragraph)
    if written:
        flow.mark(written[0], label, clause, written[-1])
    flow.open(flow.look.block_gap_pt)


def _release(flow: Flow) -> None:
    """The styles of these blocks keep with the next line; the last one must not."""
    if flow.last is not None:
        flow.last.keep_next = False
