"""A mark `{{ ... }}` leads to a value that is there, and its filter can print it."""

import re
from collections.abc import Mapping
from typing import Final

from publisher.checks.mending import replacing
from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic, Fix
from publisher.model.label import Label
from publisher.model.source import Defect
from publisher.wording.values import chosen, meant, shown

_OTHER: Final = Label("tidak menunjuk nilai apa pun", "leads to no value")
_WRONG: Final[Mapping[str, Label]] = {
    "name": Label("tidak ada aturan `{}`", "there is no rule `{}`"),
    "rule": Label("`{}` adalah aturan, bukan nilai", "`{}` is a rule and no value"),
    "path": Label("tidak ada isian `{}` di sana", "there is no `{}` in it"),
    "filter": Label("tidak ada cara cetak `{}`", "there is no filter `{}`"),
    "misfit": Label("nilainya tidak dapat dicetak dengan `{}`", "`{}` cannot print this value"),
    "code": Label("kode `{}` tidak ada dalam kosakata", "the code `{}` is not in the vocabulary"),
    "empty": Label("nilainya masih kosong", "the value is still empty"),
    "list": Label("nilainya sebuah daftar", "the value is a list"),
    "table": Label("di sana masih ada beberapa isian", "several values stand there"),
    "boolean": Label("nilainya hanya benar atau salah", "the value is only true or false"),
}
_HINT: Final = Label(
    "betulkan nama di dalam {{ }}, atau isi nilainya di bagian atas berkas",
    "mend the name inside {{ }}, or give the value in the front matter",
)
_HINTS: Final[Mapping[str, Label]] = {
    "rule": Label(
        "tambahkan titik dan nama isian, atau `| label` untuk judul aturan",
        "add a dot and a name, or `| label` for the headline of the rule",
    ),
    "list": Label("tambahkan `| daftar`", "add `| daftar`"),
    "table": Label("tambahkan titik dan nama isian", "add a dot and a name"),
    "boolean": Label("tulis dengan kata-kata biasa", "write it in plain words"),
    "empty": Label("isi nilainya di bagian atas berkas", "give the value in the front matter"),
    "misfit": Label(
        "pilih cara cetak yang sesuai: persen, bilangan, tanggal, jam, durasi, daftar",
        "choose a filter that fits: persen, bilangan, tanggal, jam, durasi, daftar",
    ),
    "filter": Label(
        "yang ada: persen, bilangan, terbilang, tanggal, hari_tanggal, jam, durasi, daftar, label",
        "there are persen, bilangan, terbilang, tanggal, hari_tanggal, jam, durasi, daftar, label",
    ),
}


def _word(defect: Defect) -> Diagnostic:
    facts = defect.facts
    expression, part = shown(facts.get("expression", "")), shown(facts.get("part", ""))
    wrong = chosen(defect, "reason", _WRONG, _OTHER)
    listed = facts.get("reason") == "list"
    return Diagnostic(
        "value-unknown",
        Label(
            f"`{{{{ {expression} }}}}`: {wrong.id.format(part)}",
            f"`{{{{ {expression} }}}}`: {wrong.en.format(part)}",
        ),
        defect.span,
        hint=(None if listed else meant(facts.get("nearest", "")))
        or chosen(defect, "reason", _HINTS, _HINT),
        fix=_fix(defect),
    )


def _fix(defect: Defect) -> Fix | None:
    """Return the mark with the nearest name put in, the rest of it as it is."""
    facts = defect.facts
    near, part = facts.get("nearest", ""), facts.get("part", "")
    path, sign, filters = facts.get("expression", "").partition("|")
    match facts.get("reason"):
        case "list":
            right = f"{path.strip()} {sign}{filters}".strip() + " | daftar"
        case "filter":
            wrong = re.compile(rf"\|\s*{re.escape(part)}(?!\w)")
            right = path + wrong.sub(f"| {near}", sign + filters, count=1)
        case _:
            rest = path.strip().split(".")[near.count(".") + 1 :]
            right = f"{'.'.join((near, *rest))} {sign}{filters}".strip()
    return replacing(defect.span, f"{{{{ {right} }}}}") if near else None


CHECK: Final = DefectCheck("value-unknown", _word)
