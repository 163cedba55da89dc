"""The text holds no HTML."""

from typing import Final

from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect
from publisher.wording.values import shown


def _word(defect: Defect) -> Diagnostic:
    tag = shown(defect.facts.get("tag", ""))
    return Diagnostic(
        "markdown-html",
        Label(f"`{tag}` adalah HTML, yang tidak dipakai di sini", f"`{tag}` is HTML"),
        defect.span,
        hint=Label(
            "hapus; untuk baris baru, mulai paragraf; untuk huruf tebal, tulis **kata**; "
            "untuk tanda lebih kecil, tulis \\<",
            "delete it; begin a paragraph for a new line, write **word** for bold; for a mere "
            "sign write \\<",
        ),
    )


CHECK: Final = DefectCheck("markdown-html", _word)
