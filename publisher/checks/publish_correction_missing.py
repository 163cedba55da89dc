"""A revision says itself what it corrects; the `correction` of the one before is not its own."""

from collections.abc import Iterator
from typing import Final

from publisher.checks.revisions import ISSUED, differing
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    issued = differing(circular, surroundings)
    if issued is None or issued.withdrawn:
        return
    if circular.correction is None or circular.correction != issued.correction:
        return
    revision = issued.line.revision
    yield Diagnostic(
        "publish-correction-missing",
        Label(
            f"`correction` masih milik revisi {revision}; yang diubah sekarang belum disebut",
            f"`correction` is still that of revision {revision}; what is changed now is not said",
        ),
        circular.at("correction"),
        hint=Label(
            f"tulis di `note` apa yang diperbaiki oleh revisi {revision + 1}",
            f"write into `note` what revision {revision + 1} corrects",
        ),
        related=((ISSUED, issued.place),),
    )


CHECK: Final = CircularCheck("publish-correction-missing", _run)
