"""Every word of a table fits its column; else columns would be printed over each other."""

from collections.abc import Iterator
from typing import Final

from publisher.checks.elements import POINTS_A_MM, elements, pieces, places
from publisher.model.check import LetterCheck
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.letter import Letter, Table, words
from publisher.model.measure import surely_exceeds


def _run(letter: Letter, circular: Circular) -> Iterator[Diagnostic]:
    where = places(circular)
    for element, _width in elements(letter):
        if not isinstance(element, Table):
            continue
        word = _misfit(element, letter)
        if word:
            count = len(element.head)
            yield Diagnostic(
                "letter-table-too-wide",
                Label(
                    f'tabel {count} kolom ini terlalu lebar: "{word[:40]}" tidak muat di kolomnya',
                    f'this table of {count} columns is too wide: "{word[:40]}" does not fit',
                ),
                where.get(element.label, circular.source.span(0, 0)),
                hint=Label(
                    "kurangi kolom, singkatkan kata, atau letakkan di lampiran mendatar: "
                    "`::: lampiran Judul {#nama mendatar}`",
                    "take columns out, shorten words, or put it into a lying appendix: "
                    "`::: lampiran Title {#name mendatar}`",
                ),
            )


def _misfit(table: Table, letter: Letter) -> str:
    """Return a word that does not fit its column, "" where all do."""
    look = letter.look.table
    for column, width in enumerate(table.widths_mm):
        room = (width - 2 * look.pad_x_mm) * POINTS_A_MM / look.size_pt
        for row in (table.head, *table.rows):
            for word in pieces(words(row[column])):
                if surely_exceeds(word, room):
                    return word
    return ""


CHECK: Final = LetterCheck("letter-table-too-wide", _run)
