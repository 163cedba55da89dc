"""A list goes on to its end; what stands between its items belongs to one of them."""

from collections.abc import Mapping
from typing import Final

from publisher.checks.mending import at_places
from publisher.indonesian.numbering import citation
from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.model.source import Defect
from publisher.wording.values import chosen

_OTHER: Final = Label("daftar terputus: penomoran mulai lagi dari 1", "the list restarts")
_WRONG: Final[Mapping[str, Label]] = {
    "paragraph": Label(
        "paragraf di antara butir memutus daftar: penomoran mulai lagi dari 1",
        "a paragraph between items ends the list: numbers restart at 1",
    ),
    "table": Label(
        "tabel di antara butir memutus daftar: penomoran mulai lagi dari 1",
        "a table between items ends the list: numbers restart at 1",
    ),
    "delimiter": Label(
        "`1)` setelah `1.` memulai daftar baru", "`1)` after `1.` begins another list"
    ),
    "indent": Label(
        "butir ini tidak sejajar dengan butir sebelumnya",
        "this item is out of line",
    ),
    "start": Label(
        "daftar ini mulai dari {}, tetapi tercetak mulai dari 1",
        "this list begins at {}, but prints from 1",
    ),
    "swallowed": Label(
        "daftar ini menyatu dengan kalimat di atasnya", "the list runs into the sentence above"
    ),
    "tight": Label(
        "`{}.` tanpa spasi sesudahnya tidak menjadi butir",
        "`{}.` without a blank after it makes no item",
    ),
}
_INDENT: Final = Label(
    "beri tiga spasi di depan paragraf atau tabel itu agar tetap milik butir di atasnya",
    "put three blanks before that paragraph or table, so that it belongs to the item above",
)
_HINTS: Final[Mapping[str, Label]] = {
    "delimiter": Label("pakai `1.` untuk semua butir", "write `1.` for all items"),
    "indent": Label(
        "sejajarkan butirnya, atau beri tiga spasi untuk tingkat di bawahnya",
        "line it up, or indent it by three blanks for an inner list",
    ),
    "start": Label(
        "tulis `1.`; nomor butir selalu mulai dari 1", "write `1.`; items are counted from 1"
    ),
    "tight": Label("beri satu spasi sesudah titik", "put a blank after the point"),
    "swallowed": Label("beri baris kosong sebelum butir pertama", "put an empty line before it"),
}


def _word(defect: Defect) -> Diagnostic:
    wrong = chosen(defect, "cause", _WRONG, _OTHER)
    label = defect.facts.get("label", "")
    after = (f" (setelah {citation(label)})", f" (after {label})") if label else ("", "")
    number = defect.facts.get("number", "")
    return Diagnostic(
        "markdown-list-broken",
        Label(wrong.id.replace("{}", number) + after[0], wrong.en.replace("{}", number) + after[1]),
        defect.span,
        # What prints is whole and in order: only a number given by hand elsewhere may be off.
        Severity.WARNING if defect.facts.get("cause") == "start" else Severity.ERROR,
        hint=chosen(defect, "cause", _HINTS, _INDENT),
        fix=at_places(defect, defect.facts.get("marker", "")),
    )


CHECK: Final = DefectCheck("markdown-list-broken", _word)
