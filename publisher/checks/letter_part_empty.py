"""Every part of a letter has words: titles, sections, items, appendices, and the text itself."""

from collections.abc import Iterator
from typing import Final

from publisher.checks.places import fence
from publisher.model.body import Appendix, Block, Item, ItemList, Paragraph, Section, plain
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.model.source import Span
from publisher.wording.values import shown

_WRITE: Final = Label("tulis isinya, atau hapus bagian ini", "write it, or take this part away")


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    body = circular.body
    if not body.blocks:
        wrong = Label("isi surat ini kosong", "this letter has no text")
        hint = Label("tulis isinya di bawah `---` kedua", "write the text below the second `---`")
        yield _empty(wrong, fence(circular), hint)
    yield from _of_blocks(body.blocks)
    for appendix in body.appendices:
        yield from _of_appendix(appendix)


def _of_blocks(blocks: tuple[Block, ...]) -> Iterator[Diagnostic]:
    for block in blocks:
        match block:
            case Section():
                yield from _of_section(block)
                yield from _of_blocks(block.blocks)
            case ItemList():
                for item in block.items:
                    yield from _of_item(item)
            case _:
                pass


def _of_section(section: Section) -> Iterator[Diagnostic]:
    title = plain(section.title).strip()
    if not title:
        wrong = Label("judul bagian ini kosong", "the title of this section is empty")
        hint = Label("tulis `# Judul`, atau hapus `#`", "write `# Title`, or delete the `#`")
        yield _empty(wrong, section.span, hint)
    elif not section.blocks:
        name = shown(title)
        wrong = Label(f'bagian "{name}" tidak berisi', f'the section "{name}" has no text')
        yield Diagnostic("letter-part-empty", wrong, section.span, Severity.WARNING, _WRITE)


def _of_item(item: Item) -> Iterator[Diagnostic]:
    match item.blocks:
        case (Paragraph(inlines=inlines),) if not plain(inlines).strip():
            yield _empty(Label("butir ini kosong", "this item is empty"), item.span)
        case blocks:
            yield from _of_blocks(blocks)


def _of_appendix(appendix: Appendix) -> Iterator[Diagnostic]:
    if not plain(appendix.title).strip():
        wrong = Label("judul lampiran ini kosong", "the title of this appendix is empty")
        hint = Label("tulis `::: lampiran Judul`", "write `::: lampiran Title`")
        yield _empty(wrong, appendix.span, hint)
    if not appendix.blocks:
        yield _empty(Label("lampiran ini kosong", "this appendix is empty"), appendix.span)
    yield from _of_blocks(appendix.blocks)


def _empty(wrong: Label, span: Span, hint: Label = _WRITE) -> Diagnostic:
    return Diagnostic("letter-part-empty", wrong, span, hint=hint)


CHECK: Final = CircularCheck("letter-part-empty", _run)
