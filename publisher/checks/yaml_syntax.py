"""A circular begins with front matter between two lines `---`, in UTF-8 and plain YAML."""

from collections.abc import Mapping
from typing import Final

from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect
from publisher.wording.values import chosen, shown

_OTHER: Final = Label("bagian ini tidak dapat dibaca sebagai YAML", "this cannot be read as YAML")
_WRONG: Final[Mapping[str, Label]] = {
    "missing": Label(
        "berkas tidak diawali dengan baris `---`", "the file does not begin with `---`"
    ),
    "unclosed": Label(
        "bagian atas tidak ditutup dengan baris `---`", "the front matter has no closing `---`"
    ),
    "not-mapping": Label(
        "bagian atas bukan daftar `kunci: isi`", "the front matter is no list of `key: value`"
    ),
    "encoding": Label("berkas bukan teks UTF-8", "the file is no UTF-8 text"),
    "control": Label("ada tanda yang tidak terlihat", "an invisible control sign stands here"),
    "quote": Label("tanda petik tidak ditutup", "a quotation mark is not closed"),
    "bracket": Label("kurung siku `[` tidak ditutup dengan benar", "`[` is not closed properly"),
    "brace": Label("kurung kurawal `{` tidak ditutup dengan benar", "`{` is not closed properly"),
    "colon": Label("titik dua di tempat yang keliru", "a colon stands where it cannot"),
    "key": Label("kunci tanpa titik dua", "a key has no colon"),
    "dash": Label("tanda `-` di tempat yang keliru", "a `-` stands where it cannot"),
    "indent": Label("spasi di awal baris tidak sejajar", "the indentation does not line up"),
    "colon-blank": Label("setelah titik dua tidak ada spasi", "no blank after the colon"),
    "dash-blank": Label("setelah `-` tidak ada spasi", "no blank after the `-`"),
    "deeper": Label(
        "baris ini menjorok lebih dalam daripada baris di atasnya",
        "this line stands further in than the one above",
    ),
    "closer": Label(
        "kurung penutup tanpa kurung pembuka", "a closing bracket without an opening one"
    ),
    "quote-rest": Label(
        "ada tulisan setelah tanda petik penutup", "something follows the closing quotation mark"
    ),
    "fence-form": Label("baris `---` ini salah tulis", "this line `---` is malformed"),
    "utf-16": Label(
        "berkas disimpan sebagai UTF-16 atau UTF-32, bukan UTF-8",
        "the file was saved as UTF-16 or UTF-32 and not as UTF-8",
    ),
    "word": Label(
        "ini berkas Word atau sejenisnya, bukan naskah teks",
        "this is a file of Word or the like, and no text",
    ),
    "pdf": Label("ini berkas PDF, bukan naskah teks", "this is a PDF, and no text"),
    "sign": Label(
        "isi diawali tanda yang mempunyai arti khusus", "a value begins with a sign of YAML"
    ),
    "escape": Label("garis miring terbalik yang keliru", "a backslash that means nothing"),
    "directive": Label("baris diawali tanda `%`", "a line begins with `%`"),
}
_HINT: Final = Label(
    "periksa baris ini dan baris di atasnya: satu `kunci: isi` setiap baris",
    "look at this line and the one above: one `key: value` a line",
)
_HINTS: Final[Mapping[str, Label]] = {
    "missing": Label(
        "mulai berkas dengan `---`, lalu `schema: edaran/1`, dan tutup dengan `---`",
        "begin with `---`, then `schema: edaran/1`, and close with `---`",
    ),
    "unclosed": Label(
        "tulis `---` pada baris sendiri sebelum isi surat",
        "write `---` on a line of its own before the text",
    ),
    "encoding": Label(
        "simpan ulang berkas dengan pengodean UTF-8; di Notepad: Simpan Sebagai, Pengodean: UTF-8",
        "save the file again with the encoding UTF-8; in Notepad: Save as, Encoding: UTF-8",
    ),
    "utf-16": Label(
        "simpan ulang berkas dengan pengodean UTF-8; di Notepad: Simpan Sebagai, Pengodean: UTF-8",
        "save the file again with the encoding UTF-8; in Notepad: Save as, Encoding: UTF-8",
    ),
    "word": Label(
        "salin isinya ke berkas teks, atau mulai dengan `publisher new`",
        "copy what it says into a text file, or begin with `publisher new`",
    ),
    "pdf": Label(
        "keluarkan naskahnya dengan `publisher extract` bila surat itu dibuat program ini",
        "take the source out with `publisher extract` where this program made the letter",
    ),
    "colon-blank": Label(
        "tulis `kunci: isi` dengan satu spasi", "write `key: value` with one blank"
    ),
    "dash-blank": Label("tulis `- ` dengan satu spasi", "write `- ` with one blank"),
    "deeper": Label(
        "samakan jumlah spasi di awalnya dengan baris di atasnya, bila keduanya setingkat",
        "begin it with as many blanks as the line above, where both are of one level",
    ),
    "closer": Label("hapus, atau buka kurungnya lebih dahulu", "delete it, or open it before"),
    "quote-rest": Label(
        "taruh seluruh isi di dalam tanda petik, dan pakai '...' di luar \"...\"",
        "put the whole value in quotation marks, with '...' around \"...\"",
    ),
    "fence-form": Label(
        "tulis tepat tiga tanda hubung di awal baris: `---`",
        "write exactly three hyphens at the beginning of the line: `---`",
    ),
    "directive": Label("hapus tanda `%` di awal baris", "delete the `%` at its beginning"),
    "control": Label("hapus tanda itu dan ketik ulang", "delete the sign and type it again"),
    "quote": Label(
        'tutup dengan tanda petik yang sama: "..."', 'close it with the same mark: "..."'
    ),
    "bracket": Label("tutup dengan `]`", "close it with `]`"),
    "brace": Label("tutup dengan `}`", "close it with `}`"),
    "colon": Label(
        'apit isi yang memuat titik dua dengan tanda petik: "..."',
        'put a value that holds a colon in quotation marks: "..."',
    ),
    "key": Label("tulis `kunci: isi` dengan satu spasi", "write `key: value` with one blank"),
    "dash": Label(
        "tulis `-` pada baris sendiri, sejajar dengan `-` yang lain",
        "write `-` on its own line, below the others",
    ),
    "indent": Label(
        "samakan jumlah spasi di awal baris yang setingkat",
        "give lines of one level the same number of blanks",
    ),
    "sign": Label('apit isinya dengan tanda petik: "..."', 'put it in quotation marks: "..."'),
    "escape": Label(
        "pakai tanda petik tunggal '...', atau tulis \\\\",
        "use single quotes '...', or write \\\\",
    ),
}


def _word(defect: Defect) -> Diagnostic:
    wrong = chosen(defect, "reason", _WRONG, _OTHER)
    detail = defect.facts.get("sign") or defect.facts.get("byte", "")
    problem = shown(defect.facts.get("problem", ""))
    if not detail and wrong is _OTHER:
        detail = problem
    said = f" ({detail})" if detail else ""
    return Diagnostic(
        "yaml-syntax",
        Label(wrong.id + said, wrong.en + said),
        defect.span,
        hint=chosen(defect, "reason", _HINTS, _HINT),
    )


CHECK: Final = DefectCheck("yaml-syntax", _word)
