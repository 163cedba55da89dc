"""Between `{{` and `}}` stand a path and filters, nothing that computes."""

from typing import Final

from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect
from publisher.wording.values import shown


def _word(defect: Defect) -> Diagnostic:
    expression = defect.facts.get("expression", "")
    open_ended = not expression.endswith("}}")
    message = (
        Label("tanda `{{` tidak ditutup dengan `}}`", "`{{` has no `}}` on its line")
        if open_ended
        else Label(
            f"`{shown(expression)}` bukan nama nilai",
            f"`{shown(expression)}` is no path to a value",
        )
    )
    return Diagnostic(
        "value-not-plain",
        message,
        defect.span,
        hint=Label(
            "tulis id aturan, titik, nama isian, lalu cara mencetaknya, misalnya "
            "{{ jadwal_bergilir.split.wfo.max | persen }}",
            "write the id of a rule, a dot, a name, and a filter, such as "
            "{{ jadwal_bergilir.split.wfo.max | persen }}",
        ),
    )


CHECK: Final = DefectCheck("value-not-plain", _word)
