"""A text that was issued stays as it is; a change is a new revision, which says `correction`."""

from collections.abc import Iterator
from typing import Final

from publisher.checks.revisions import ISSUED, differing
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.register import Issued


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    issued = differing(circular, surroundings)
    if issued and (circular.correction is None or issued.withdrawn):
        yield _finding(circular, issued)


def _finding(circular: Circular, issued: Issued) -> Diagnostic:
    revision = issued.line.revision
    kept = f"circulars/issued/{circular.id}/r{revision}.md"
    back = Label(
        f"kembalikan dengan menyalin {kept} ke sini", f"bring it back by copying {kept} here"
    )
    mend = Label(
        f"tulis `correction: {{type: ralat, note: ...}}` untuk ralat, atau {back.id}",
        f"write `correction: {{type: ralat, note: ...}}` for a correction, or {back.en}",
    )
    return Diagnostic(
        "publish-text-changed",
        Label(
            f"naskah ini berbeda dengan yang sudah diterbitkan (revisi {revision})",
            f"this text differs from what was issued (revision {revision})",
        ),
        circular.source.span(0, len(circular.source.line(1))),
        hint=back if issued.withdrawn else mend,
        related=((ISSUED, issued.place),),
    )


CHECK: Final = CircularCheck("publish-text-changed", _run)
