"""What has no place in a letter."""

import pytest

from publisher.checks import markdown_unsupported
from publisher.model.source import Defect, Span

CODE = "markdown-unsupported"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## Judul\n", "satu `#`"),
        ("#Judul\n", "tidak ada spasi"),
        ("- butir\n", "bertanda"),
        ("> kutipan\n", "kutipan"),
        ("---\n", "garis mendatar"),
        ("`kode`\n", "kode"),
        ("![peta](x.png)\n", "gambar"),
        ("![](x.png)\n", "gambar"),
        ("[laman](laman.html)\n", "tautan"),
        ("satu\\\ndua\n", "ganti baris"),
        ("| a | b |\n", "tanpa baris kepala"),
        ("| a |\n| --- |\n| b | c |\n", "lebih panjang"),
        ("Kata {#satu} lagi.\n", "akhir paragraf"),
        ("Kata. {#Satu}\n", "salah tulis"),
        ("Ukuran 2*3*4 meter.\n", "tengah kata"),
        ("::: catatan\nIsi.\n:::\n", "`::: catatan`"),
        ("::: lampiran Daftar\nIsi.\n", "tidak ditutup"),
        (":::\n", "tanpa lampiran"),
        ("::: lampiran Daftar {miring}\nIsi.\n:::\n", "`miring`"),
    ],
)
def test_each_sort_has_its_words(findings, circular, body, text, said):
    found = findings(circular(body + "\n" + text), CODE)
    assert [one for one in found if said in one.message]
    assert all(one.hint for one in found)


@pytest.mark.parametrize("what", ["level", "nesting", "unheard-of"])
def test_rare_sorts_have_words_too(what):
    finding = markdown_unsupported.CHECK.word(Defect(CODE, Span("a.md", 0, 1), {"what": what}))
    assert finding.message.id
    assert finding.hint is not None


def test_a_bullet_pasted_from_word_is_found(findings, circular, body):
    (found,) = findings(circular(body + "\n\u2022 Peraturan Menteri;\n"), "markdown-unsupported")
    assert found.words == "\u2022 Peraturan Menteri;"
