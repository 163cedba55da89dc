"""A reference names only what the letter prints: letters of sections, where the look has them."""

from collections.abc import Iterator
from typing import Final

from publisher.model.body import Reference, Section, marks, passages
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    profile = surroundings.profile
    sections = any(isinstance(block, Section) for block in circular.body.blocks)
    if profile is None or not sections or profile.text("sections.numbering") != "none":
        return
    for passage in passages(circular.body):
        for mark in marks(passage.inlines):
            if isinstance(mark, Reference) and (mark.text or "").startswith("huruf "):
                yield Diagnostic(
                    "cite-not-printed",
                    Label(
                        f'rujukan tercetak "{mark.text}", padahal cara cetak ini tidak '
                        "menghurufi bagian",
                        f'the reference prints "{mark.text}", but this look letters no sections',
                    ),
                    mark.span,
                    Severity.WARNING,
                    hint=Label(
                        'hurufi bagian dengan `look: {sections: {numbering: "A."}}`, atau tulis '
                        "naskah tanpa bagian",
                        'letter the sections by `look: {sections: {numbering: "A."}}`, or write '
                        "the text without sections",
                    ),
                )


CHECK: Final = CircularCheck("cite-not-printed", _run)
