"""Each section has a title of its own: readers find and cite it by that."""

from collections.abc import Iterator
from typing import Final

from publisher.indonesian.numbering import citation
from publisher.model.body import Section, plain
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.wording.values import shown


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    first: dict[str, Section] = {}
    for block in circular.body.blocks:
        if not isinstance(block, Section):
            continue
        title = plain(block.title)
        folded = " ".join(title.split()).casefold()
        if folded in first:
            yield _repeated(block, shown(title), first[folded])
        elif folded:
            first[folded] = block


def _repeated(section: Section, title: str, before: Section) -> Diagnostic:
    return Diagnostic(
        "letter-section-repeated",
        Label(
            f'judul "{title}" sudah dipakai pada {citation(before.label)}',
            f'the title "{title}" is that of {before.label} already',
        ),
        section.span,
        Severity.WARNING,
        Label("gabungkan kedua bagian, atau ubah judulnya", "join the two, or change the title"),
        related=((Label("bagian yang pertama", "the first section"), before.span),),
    )


CHECK: Final = CircularCheck("letter-section-repeated", _run)
