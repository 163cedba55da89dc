"""What stays together on a page, and what stays together on a line."""

import pytest

from publisher.letters.runs import NO_BREAK, titled, together
from publisher.model.letter import Fields, NumberedList, Paragraph, Run, Title, words
from tests.letters.conftest import of_type

LISTED = """\
Disampaikan hal-hal berikut:

1. Ketentuannya ialah:
   1. satu; dan
   2. dua.
2. Jadwalnya sebagai berikut:

   | Hari | Jam |
   | --- | --- |
   | Senin | 08.00 |

3. Kata ini: bukan pengantar.
4. Masa berlakunya setahun.

Demikian disampaikan.
"""


def kept(item):
    return [element.keep for element in item.elements if isinstance(element, Paragraph)]


def test_a_lead_in_stays_on_the_page_of_its_list_or_table(letter):
    made = letter(body=LISTED)
    items = of_type(made, NumberedList).items
    assert of_type(made, Paragraph).keep
    assert [kept(item) for item in items] == [[True], [True], [False], [True]]


def test_a_short_item_comes_to_the_signature_with_the_closing_sentence(letter):
    long = LISTED.replace("setahun", "setahun " * 80)
    assert kept(of_type(letter(body=LISTED), NumberedList).items[-1]) == [True]
    assert kept(of_type(letter(body=long), NumberedList).items[-1]) == [False]
    under_heading = "# Isi\n\n1. Satu.\n2. Dua.\n\n# Penutup\n\nDemikian disampaikan.\n"
    items = of_type(letter(body=under_heading), NumberedList).items
    assert [kept(item) for item in items] == [[False], [True]]


@pytest.mark.parametrize(
    ("typed", "joined"),
    [
        ("sejak 3 April 2026 pukul", "sejak 3~April 2026 pukul"),
        ("sampai dengan 3 April 2026.", "sampai dengan 3~April~2026."),
        ("16 s.d. 27 Maret", "16 s.d. 27~Maret"),
        ("Surat Edaran Nomor 800/12/ORG/2026", "Surat Edaran Nomor~800/12/ORG/2026"),
        ("pada pukul 08.00 WITA s.d.", "pada pukul~08.00~WITA s.d."),
        ("27 maretnya dan Nomor induk", "27 maretnya dan Nomor induk"),
    ],
)
def test_dates_times_and_numbers_of_letters_do_not_part_at_the_end_of_a_line(typed, joined):
    assert words(together((Run(typed),))).replace(NO_BREAK, "~") == joined


def test_words_stay_together_across_values_and_keep_their_address():
    line = (Run("tanggal "), Run("3 April", value="a.b|tanggal"), Run(" 2026 Nomor "), Run("12"))
    found = together(line)
    assert words(found).replace(NO_BREAK, "~") == "tanggal 3~April 2026 Nomor~12"
    assert [run.value for run in found] == ["", "a.b|tanggal", "", ""]


def test_dates_stay_together_in_a_table_that_has_room_for_them(letter):
    wide = "1. Jadwal:\n\n   | Hari | Isi |\n   | --- | --- |\n   | 3 April 2026 | {} |\n"
    cells = [
        words(of_type(letter(body=wide.format(isi)), NumberedList).items[0].elements[1].rows[0][0])
        for isi in ("x", "tiga puluh kata " * 30, "x" * 80)
    ]
    assert [cell.replace(NO_BREAK, "~") for cell in cells] == [
        "3~April~2026",
        "3~April~2026",
        "3 April 2026",
    ]


def test_the_last_word_of_a_long_title_does_not_stand_alone(letter):
    made = letter(title="Jam Kerja Pegawai pada Bulan Ramadan")
    assert words(of_type(made, Title).lines[3]).endswith(f"BULAN{NO_BREAK}RAMADAN")
    assert NO_BREAK not in words(of_type(letter(), Title).lines[3])
    many = (Run("satu dua tiga empat pertanggungjawaban"),)
    assert titled(many) == many


@pytest.mark.parametrize(
    ("classification", "urgency", "shown"),
    [
        ("penting", "segera", "Penting/Segera"),
        ("biasa", "sangat-segera", "Sangat Segera"),
        ("penting", "biasa", "Penting"),
        ("", "", "Biasa"),
    ],
)
def test_urgency_prints_with_sifat(letter, classification, urgency, shown):
    look = "{form: {shape: surat}}"
    made = letter(look=look, classification=classification, urgency=urgency)
    assert dict(of_type(made, Fields).rows)["Sifat"] == (Run(shown),)
    knobs = {"form": {"urgency": "none"}}
    silent = letter(look=look, classification="penting", urgency=urgency, knobs=knobs)
    assert dict(of_type(silent, Fields).rows)["Sifat"] == (Run("Penting"),)
