"""An extension is known before the period it extends is over, and goes on the day after."""

from collections.abc import Iterator
from typing import Final

from publisher.model.check import Surroundings, TimeCheck
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.foresight import Foresight
from publisher.model.label import Label
from publisher.wording.people import during


def _run(
    circular: Circular, foresight: Foresight, _surroundings: Surroundings
) -> Iterator[Diagnostic]:
    for acted in foresight.relations:
        days = acted.gap or acted.late
        if days is None:
            continue
        when = during(days)
        gap = Label(
            f"perpanjangan {acted.target} terlambat: tidak ada yang berlaku {when.id}",
            f"{acted.target} is extended late: nothing is in force {when.en}",
        )
        late = Label(
            f"perpanjangan {acted.target} diumumkan setelah masanya habis; "
            f"{when.id} belum ada yang mengetahuinya",
            f"the extension of {acted.target} is made public after its end; "
            f"nobody knew of it {when.en}",
        )
        yield Diagnostic(
            "relation-extension-late",
            gap if acted.gap else late,
            circular.at("relations", acted.index),
            Severity.WARNING,
            hint=Label(
                "mulailah sehari setelah hari terakhirnya, atau buat edaran baru; "
                "biarkan bila jedanya disengaja",
                "begin on the day after its last day, or write a new circular; "
                "leave it where the gap is meant",
            ),
        )


CHECK: Final = TimeCheck("relation-extension-late", _run)
