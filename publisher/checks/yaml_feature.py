"""Front matter uses no feature of YAML that hides what it says: no alias, tag, tab or twin key."""

from collections.abc import Mapping
from typing import Final

from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect, Span
from publisher.wording.values import chosen, shown

_OTHER: Final = Label("bagian YAML ini tidak dipakai di sini", "this part of YAML is not used here")
_WRONG: Final[Mapping[str, Label]] = {
    "tab": Label("ada tab; YAML hanya memakai spasi", "a tab; YAML is indented with blanks"),
    "anchor": Label("`{}` memberi nama untuk diulang", "`{}` names a part to repeat it"),
    "alias": Label("`*{}` mengulang bagian lain", "`*{}` repeats another part"),
    "tag": Label("`{}` mengubah arti isinya", "`{}` changes what a value means"),
    "directive": Label("baris `%` tidak dipakai", "a line with `%` is not used here"),
    "second-document": Label(
        "`---` memulai naskah kedua di bagian atas", "`---` begins a second document"
    ),
    "duplicate-key": Label("kunci `{}` ditulis dua kali", "the key `{}` stands here twice"),
    "complex-key": Label("`{}` tidak dapat menjadi kunci", "`{}` cannot be a key"),
    "merge-key": Label("`<<` menyalin kunci dari bagian lain", "`<<` copies keys from elsewhere"),
}
_QUOTE: Final = Label(
    'bila memang isinya, apit dengan tanda petik: "..."',
    'where the sign belongs to the value, put it in quotation marks: "..."',
)
_HINTS: Final[Mapping[str, Label]] = {
    "tab": Label("ganti setiap tab dengan spasi", "put blanks for every tab"),
    "alias": Label(
        "tulis isinya di sini; bila `*` memang bagian isinya, apit dengan tanda petik",
        "write it out here; where the `*` belongs to the value, put it in quotation marks",
    ),
    "merge-key": Label("tulis kunci-kuncinya di sini", "write the keys out here"),
    "duplicate-key": Label("hapus salah satunya", "delete one of them"),
    "second-document": Label("satu berkas memuat satu surat", "one file holds one circular"),
    "directive": Label("hapus baris itu", "delete that line"),
    "complex-key": Label("tulis kunci sebagai satu kata", "write the key as one word"),
}


def _word(defect: Defect) -> Diagnostic:
    facts = defect.facts
    wrong, key = chosen(defect, "feature", _WRONG, _OTHER), shown(facts.get("key", ""))
    first = Label("pertama kali di sini", "first here")
    related = (
        ((first, Span(defect.span.path, int(facts["first_start"]), int(facts["first_end"]))),)
        if "first_start" in facts
        else ()
    )
    return Diagnostic(
        "yaml-feature",
        Label(wrong.id.format(key), wrong.en.format(key)),
        defect.span,
        hint=chosen(defect, "feature", _HINTS, _QUOTE),
        related=related,
    )


CHECK: Final = DefectCheck("yaml-feature", _word)
