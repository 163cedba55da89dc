"""A text that looks like a number stands in quotation marks; other readers would change it."""

from typing import Final

from publisher.checks.mending import quoted, replacing
from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.model.source import Defect


def _word(defect: Defect) -> Diagnostic:
    field, text = defect.facts.get("field", ""), defect.facts.get("text", "")
    return Diagnostic(
        "yaml-unquoted",
        Label(
            f"`{field}: {text}` dapat terbaca sebagai angka atau nilai lain",
            f"`{field}: {text}` may be read as a number or another value",
        ),
        defect.span,
        Severity.WARNING,
        hint=Label(f'tulis "{text}" dengan tanda petik', f'write "{text}" with quotation marks'),
        fix=replacing(defect.span, quoted(text), safe=True),
    )


CHECK: Final = DefectCheck("yaml-unquoted", _word)
