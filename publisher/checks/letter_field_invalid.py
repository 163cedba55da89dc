"""Every field of the front matter has the type and the form that the format wants."""

from typing import Final

from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect
from publisher.wording.misfits import complaint, remedy

_EMPTY: Final = Label(
    "kosongkan, atau tulis `ends: fixed` bila hari terakhirnya tetap",
    "leave it out, or write `ends: fixed` where the last day is fixed",
)


def _word(defect: Defect) -> Diagnostic:
    field = defect.facts.get("where", "") or defect.facts.get("field", "")
    name, wrong = f"`{field}` " if field else "", complaint(defect.facts)
    help_ = _EMPTY if defect.facts.get("expected") == "null" else remedy(defect.facts)
    return Diagnostic(
        "letter-field-invalid",
        Label(f"{name}{wrong.id}", f"{name}{wrong.en}"),
        defect.span,
        hint=help_,
    )


CHECK: Final = DefectCheck("letter-field-invalid", _word)
