"""Fields that are needed are there: some to be read at all, some to be published."""

from typing import Final

from publisher.checks.fields import example, name
from publisher.checks.wording import inside
from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect


def _word(defect: Defect) -> Diagnostic:
    field, where = defect.facts.get("field", ""), inside(defect.facts.get("where", ""))
    if field == "to" and defect.facts.get("where", "").endswith("effective"):
        field = "effective.to"
    named = name(field)
    return Diagnostic(
        "letter-field-missing",
        Label(f"{named.id} belum ada{where.id}", f"{named.en} is missing{where.en}"),
        defect.span,
        hint=Label(f"tambahkan baris `{example(field)}`", f"add a line such as `{example(field)}`"),
    )


CHECK: Final = DefectCheck("letter-field-missing", _word)
