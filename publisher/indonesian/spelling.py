"""Spellings that EYD does not have, with the right ones: data of the check of spelling.

Whole words and word groups only; a word that may be right in another sense is not in the table.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

# wrong > right
_TABLE: Final = """
merubah > mengubah
dirubah > diubah
mentaati > menaati
mensukseskan > menyukseskan
mempedomani > memedomani
himbauan > imbauan
dihimbau > diimbau
menghimbau > mengimbau
s/d > s.d.
jum'at > Jumat
pebruari > Februari
nopember > November
diluar > di luar
diwilayah > di wilayah
dilingkungan > di lingkungan
dikantor > di kantor
dirumah > di rumah
didalam > di dalam
dibawah > di bawah
diatas > di atas
dimana > di mana
kedalam > ke dalam
kekantor > ke kantor
keluar daerah > ke luar daerah
di perhatikan > diperhatikan
di laksanakan > dilaksanakan
di tetapkan > ditetapkan
di sampaikan > disampaikan
memberitahu > memberi tahu
memberi tahukan > memberitahukan
bertandatangan > bertanda tangan
menanda tangani > menandatangani
ditanda tangani > ditandatangani
tandatangan > tanda tangan
bertanggungjawab > bertanggung jawab
tanggungjawab > tanggung jawab
kerjasama > kerja sama
antar warga > antarwarga
antar instansi > antarinstansi
antar perangkat daerah > antarperangkat daerah
antar unit > antarunit
pasca panen > pascapanen
pasca bencana > pascabencana
pasca pandemi > pascapandemi
non alam > nonalam
non formal > nonformal
deriktur > Direktur
gubenur > Gubernur
desiase > Disease
disaase > Disease
faximile > Faksimile
hijriyah > Hijriah
ramadhan > Ramadan
kerapihan > kerapian
olah raga > olahraga
resiko > risiko
kluster > klaster
ijin > izin
perijinan > perizinan
diijinkan > diizinkan
aktifitas > aktivitas
efektifitas > efektivitas
produktifitas > produktivitas
praktek > praktik
analisa > analisis
jadual > jadwal
obyek > objek
subyek > subjek
sistim > sistem
tehnis > teknis
tehnologi > teknologi
nasehat > nasihat
sekedar > sekadar
standarisasi > standardisasi
"""
_APOSTROPHE: Final = "['`\u00b4\u2018\u2019\u02bc]"
_LONG_TITLE: Final = 4  # letters; "GUBENUR" is in capitals, "s/d" is not in any case


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A word of a text, from `start` to `end`, that is spelled `right`."""

    start: int
    end: int
    right: str


def _entries() -> Mapping[str, str]:
    lines = (line.split(" > ") for line in _TABLE.strip().splitlines())
    return dict(
        sorted(((wrong, right) for wrong, right in lines), key=lambda entry: -len(entry[0]))
    )


SPELLINGS: Final[Mapping[str, str]] = _entries()
"""Wrong to right, the longest first; in lower case where the word is no name."""

_NAMES: Final = frozenset(right.lower() for right in SPELLINGS.values() if right[:1].isupper())
_PATTERN: Final = re.compile(
    r"(?<![\w@./])(?:"
    + "|".join(
        re.escape(wrong).replace(r"\ ", r"\s+").replace("'", _APOSTROPHE) for wrong in SPELLINGS
    )
    + r")(?![\w@/]|\.\w)",
    re.IGNORECASE,
)


def find_misspellings(text: str) -> Iterator[Misspelling]:
    """Yield the words of a text that EYD spells otherwise, in order."""
    for found in _PATTERN.finditer(text):
        wrong = re.sub(_APOSTROPHE, "'", " ".join(found[0].split()))
        yield Misspelling(*found.span(), _like(wrong, SPELLINGS[wrong.lower()]))


def is_name(right: str) -> bool:
    """Tell whether a right spelling is that of a name: a month, a weekday, an office."""
    return right.lower() in _NAMES


def _like(wrong: str, right: str) -> str:
    """Return the right word in the capitals of the wrong one."""
    if len(wrong) >= _LONG_TITLE and wrong.isupper():
        return right.upper()
    return right[:1].upper() + right[1:] if wrong[:1].isupper() else right
