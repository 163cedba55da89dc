"""Id and authority come from the path of the file; typed ones say the same."""

from typing import Final

from publisher.checks.mending import at_places
from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect
from publisher.wording.values import shown


def _word(defect: Defect) -> Diagnostic:
    field, expected = defect.facts.get("field", ""), defect.facts.get("expected", "")
    typed = shown(defect.facts.get("typed", ""))
    return Diagnostic(
        "number-id-differs",
        Label(
            f"`{field}: {typed}` berbeda dengan letak berkas, yaitu `{expected}`",
            f"`{field}: {typed}` is unlike the path of the file, which says `{expected}`",
        ),
        defect.span,
        hint=Label(
            "hapus baris ini, atau pindahkan berkas ke folder yang benar",
            "delete the line, or move the file to the right folder",
        ),
        fix=at_places(defect, "", safe=True),
    )


CHECK: Final = DefectCheck("number-id-differs", _word)
