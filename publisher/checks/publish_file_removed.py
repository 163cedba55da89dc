"""What was issued stays in the folder; nothing that stands in the agenda book is deleted."""

from collections.abc import Iterator
from typing import Final

from publisher.model.card import Card
from publisher.model.check import RegisterCheck, Surroundings
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label


def _run(_cards: tuple[Card, ...], surroundings: Surroundings) -> Iterator[Diagnostic]:
    for identity, issued in surroundings.issued.items():
        if not issued.gone:
            continue
        kept = f"circulars/issued/{identity}/r{issued.line.revision}.md"
        yield Diagnostic(
            "publish-file-removed",
            Label(
                f"circulars/{identity}.md sudah diterbitkan, tetapi berkasnya tidak ada lagi",
                f"circulars/{identity}.md was issued, but the file is no longer there",
            ),
            issued.place,
            hint=Label(
                f"salin kembali dari {kept}; untuk menariknya: publisher withdraw {identity}",
                f"copy it back from {kept}; to withdraw it: publisher withdraw {identity}",
            ),
        )


CHECK: Final = RegisterCheck("publish-file-removed", _run)
