"""Items are written as `1.`, nested by three blanks; letters are printed, never typed."""

from typing import Final

from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect


def _word(defect: Defect) -> Diagnostic:
    letter = defect.facts.get("letter", "a")
    return Diagnostic(
        "markdown-typed-letters",
        Label(
            f"`{letter}.` yang diketik sendiri tidak menjadi daftar",
            f"`{letter}.` typed by hand makes no list",
        ),
        defect.span,
        hint=Label(
            "tulis `1.` dengan tiga spasi di depannya; hurufnya dicetak otomatis",
            "write `1.` after three blanks; the letter is printed",
        ),
    )


CHECK: Final = DefectCheck("markdown-typed-letters", _word)
