"""A sentence does not become an item by its year, nor code by its blanks."""

from typing import Final

from publisher.checks.mending import at_places
from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect


def _word(defect: Defect) -> Diagnostic:
    if defect.facts.get("what") == "code":
        message = Label(
            "terlalu banyak spasi di awal baris: terbaca sebagai kode",
            "too many blanks at the start: this is read as code",
        )
        hint = Label(
            "kurangi spasinya: tiga untuk setiap tingkat daftar",
            "take some away: three for each level of a list",
        )
    else:
        number = defect.facts.get("number", "")
        message = Label(
            f"`{number}.` di awal baris terbaca sebagai nomor butir",
            f"`{number}.` at the start of a line is read as the number of an item",
        )
        hint = Label(
            f"tulis `{number}\\.` atau ubah susunan kalimatnya",
            f"write `{number}\\.` or turn the sentence",
        )
    fix = at_places(defect, defect.facts.get("marker", ""))
    return Diagnostic("markdown-accidental-block", message, defect.span, hint=hint, fix=fix)


CHECK: Final = DefectCheck("markdown-accidental-block", _word)
