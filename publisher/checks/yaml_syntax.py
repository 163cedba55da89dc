"""A circular begins with front matter between two lines `---`, in UTF-8 and plain YAML."""

from collections.abc import Mapping
from typing import Final

from publisher.checks.wording import chosen, shown
from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect

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
    "encoding": Label("simpan berkas sebagai UTF-8", "save the file as UTF-8"),
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
