"""The text holds only what a letter can: sections, paragraphs, items, tables, appendices."""

from collections.abc import Mapping
from typing import Final

from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect
from publisher.wording.values import chosen, shown

_OTHER: Final = Label("bagian ini tidak ada dalam surat", "a letter has no such thing")
_WRONG: Final[Mapping[str, Label]] = {
    "heading": Label("judul bagian hanya memakai satu `#`", "a section has a single `#`"),
    "heading-blank": Label("setelah `#` tidak ada spasi", "there is no blank after `#`"),
    "bullet": Label(
        "butir bertanda titik atau garis tidak mempunyai nomor", "bullets have no number to cite"
    ),
    "quote": Label("kutipan dengan `>` tidak ada dalam surat", "a letter has no quotation block"),
    "rule": Label("garis mendatar tidak ada dalam surat", "a letter has no horizontal rule"),
    "code": Label("kode tidak ada dalam surat", "a letter has no code"),
    "image": Label("gambar tidak ada dalam isi surat", "the text of a letter has no pictures"),
    "link": Label("tautan ke luar tidak dapat dicetak", "a letter has no outside links"),
    "hard-break": Label(
        "ganti baris dengan `\\` tidak ada dalam surat", "a letter has no line break"
    ),
    "level": Label("daftar lebih dari empat tingkat", "a list goes deeper than four levels"),
    "nesting": Label("bagian ini bersarang terlalu dalam", "this is nested too deeply"),
    "cell": Label("baris tabel lebih panjang daripada kepalanya", "a row is longer than its head"),
    "table": Label("tabel ini tanpa baris kepala", "this table has no head row"),
    "clause": Label(
        "id paragraf tidak berada di akhir paragraf", "a clause id stands not at the end"
    ),
    "clause-form": Label(
        "tanda {#id} ini salah tulis dan akan tercetak", "this mark {#id} is malformed and prints"
    ),
    "emphasis-in-word": Label(
        "tanda `*` di tengah kata atau angka tidak memiringkan huruf",
        "a `*` inside a word or a number is no emphasis",
    ),
    "block": Label("tidak ada bagian `::: {}`", "there is no block `::: {}`"),
    "appendix-unclosed": Label("lampiran tidak ditutup dengan `:::`", "an appendix has no end"),
    "appendix-unopened": Label("`:::` tanpa lampiran yang dibuka", "`:::` closes nothing"),
    "appendix-mark": Label("lampiran tidak mengenal tanda `{}`", "an appendix knows no mark `{}`"),
}
_HINT: Final = Label("hapus, atau tulis dengan cara lain", "delete it, or write it another way")
_HINTS: Final[Mapping[str, Label]] = {
    "heading": Label(
        "pakai `# Judul`, atau jadikan butir `1.`", "write `# Title`, or make it an item `1.`"
    ),
    "heading-blank": Label("tulis `# Judul` dengan satu spasi", "write `# Title` with one blank"),
    "bullet": Label("pakai `1.` untuk setiap butir", "write `1.` for every item"),
    "quote": Label("hapus tanda `>`", "delete the `>`"),
    "rule": Label("hapus garis itu", "delete the line"),
    "code": Label("hapus tanda ` di sekelilingnya", "delete the ` around it"),
    "image": Label("sebutkan berkasnya di `attachments`", "name the file under `attachments`"),
    "link": Label(
        "tulis nama laman sebagai teks biasa; untuk menunjuk paragraf pakai [](#id)",
        "write the name of the site as plain words; use [](#id) for a paragraph",
    ),
    "hard-break": Label("mulai paragraf baru", "begin a new paragraph"),
    "level": Label("gabungkan tingkat paling dalam", "draw the innermost levels together"),
    "nesting": Label("kurangi tingkatnya", "use fewer levels"),
    "cell": Label(
        "tambah kolom pada kepala tabel, atau hapus sel yang berlebih",
        "add a column to the head, or take the extra cells away",
    ),
    "table": Label(
        "tulis baris kepala dan baris | --- | --- | di bawahnya, setelah baris kosong",
        "write a head row and a row | --- | --- | below it, after an empty line",
    ),
    "clause": Label("pindahkan {#id} ke akhir paragraf", "move {#id} to the end of the paragraph"),
    "clause-form": Label(
        "id diawali huruf kecil, lalu huruf kecil, angka, atau tanda hubung, sedikitnya tiga "
        "karakter, misalnya {#jam-kerja}",
        "an id begins with a small letter and has three or more small letters, digits or hyphens, "
        "such as {#jam-kerja}",
    ),
    "emphasis-in-word": Label(
        "tulis × untuk perkalian, taruh `*` di tepi kata, atau tulis `\\*` agar tercetak",
        "write × for times, put `*` at the edge of a word, or write `\\*` to print it",
    ),
    "block": Label("tulis `::: lampiran Judul`", "write `::: lampiran Title`"),
    "appendix-unclosed": Label(
        "tulis `:::` pada baris sendiri di akhir lampiran", "write `:::` on a line after it"
    ),
    "appendix-unopened": Label(
        "hapus, atau mulai lampiran dengan `::: lampiran Judul`",
        "delete it, or begin the appendix with `::: lampiran Title`",
    ),
    "appendix-mark": Label("yang dikenal: {#id} dan `mendatar`", "there are {#id} and `mendatar`"),
}


def _word(defect: Defect) -> Diagnostic:
    wrong = chosen(defect, "what", _WRONG, _OTHER)
    name = shown(defect.facts.get("name", ""))
    return Diagnostic(
        "markdown-unsupported",
        Label(wrong.id.replace("{}", name), wrong.en.replace("{}", name)),
        defect.span,
        hint=chosen(defect, "what", _HINTS, _HINT),
    )


CHECK: Final = DefectCheck("markdown-unsupported", _word)
