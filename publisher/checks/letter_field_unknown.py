"""Every key of the front matter is one that the format knows."""

from typing import Final

from publisher.checks.mending import at_places, replacing
from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect
from publisher.wording.values import inside, meant


def _word(defect: Defect) -> Diagnostic:
    field, where = defect.facts.get("field", ""), inside(defect.facts.get("where", ""))
    if defect.facts.get("reason") == "computed":
        return Diagnostic(
            "letter-field-unknown",
            Label(f"`{field}` tidak perlu ditulis sendiri", f"nobody writes `{field}` by hand"),
            defect.span,
            hint=Label(
                "hapus baris ini; isinya dihitung otomatis", "delete the line; it is computed"
            ),
            fix=at_places(defect, ""),
        )
    holder = defect.facts.get("holder", "")
    if holder:
        return Diagnostic(
            "letter-field-unknown",
            Label(
                f"`{field}` harus menjorok di bawah `{holder}`",
                f"`{field}` has to stand indented below `{holder}`",
            ),
            defect.span,
            hint=Label(
                "beri dua spasi di awal baris ini", "put two blanks at the beginning of this line"
            ),
        )
    right = defect.facts.get("rename", "")
    return Diagnostic(
        "letter-field-unknown",
        Label(f"tidak ada kunci `{field}`{where.id}", f"there is no key `{field}`{where.en}"),
        defect.span,
        hint=meant(defect.facts.get("nearest", ""))
        or Label("hapus kunci ini, atau betulkan ejaannya", "delete it, or mend its spelling"),
        fix=replacing(defect.span, right) if right else None,
    )


CHECK: Final = DefectCheck("letter-field-unknown", _word)
