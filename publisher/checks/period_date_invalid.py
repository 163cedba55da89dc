"""A date is a day that exists, written as year-month-day, and not before the republic."""

from collections.abc import Mapping
from typing import Final

from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect
from publisher.wording.values import chosen, shown

_WRONG: Final[Mapping[str, Label]] = {
    "early": Label("tahunnya sebelum 1945", "the year is before 1945"),
    "no-such-day": Label("tidak ada hari itu dalam kalender", "there is no such day"),
    "form": Label("bukan tanggal", "this is no date"),
}
_HINTS: Final[Mapping[str, Label]] = {
    "early": Label("periksa angka tahunnya", "look at the year again"),
    "no-such-day": Label(
        "periksa bulan dan harinya; bentuknya tahun-bulan-hari",
        "look at month and day again; the form is year-month-day",
    ),
    "form": Label(
        "tulis tahun-bulan-hari, misalnya 2020-03-23 untuk 23 Maret 2020",
        "write year-month-day, such as 2020-03-23",
    ),
}


def _word(defect: Defect) -> Diagnostic:
    field, value = defect.facts.get("field", ""), shown(defect.facts.get("value", ""))
    wrong = chosen(defect, "reason", _WRONG, _WRONG["form"])
    return Diagnostic(
        "period-date-invalid",
        Label(f"`{field}: {value}`: {wrong.id}", f"`{field}: {value}`: {wrong.en}"),
        defect.span,
        hint=chosen(defect, "reason", _HINTS, _HINTS["form"]),
    )


CHECK: Final = DefectCheck("period-date-invalid", _word)
