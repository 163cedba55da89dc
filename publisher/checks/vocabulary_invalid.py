"""Every entry of the vocabulary has the shape that its schema wants."""

from typing import Final

from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect
from publisher.wording.misfits import complaint, remedy


def _word(defect: Defect) -> Diagnostic:
    field, wrong = defect.facts.get("field", ""), complaint(defect.facts)
    name = f"`{field}` " if field else ""
    return Diagnostic(
        "vocabulary-invalid",
        Label(f"kosakata: {name}{wrong.id}", f"vocabulary: {name}{wrong.en}"),
        defect.span,
        hint=remedy(defect.facts),
    )


CHECK: Final = DefectCheck("vocabulary-invalid", _word)
