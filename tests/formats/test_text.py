from dataclasses import replace

from publisher.formats.text import WIDTH, render
from publisher.model.letter import (
    Addressee,
    Copies,
    Fields,
    ListItem,
    Mark,
    NumberedList,
    Paragraph,
    Run,
    Table,
    Title,
)
from tests import sample_letter
from tests.reading_back import from_text


def text(letter=None):
    return render(letter or sample_letter.letter()).decode("utf-8")


def only(*elements, mark=None):
    return replace(sample_letter.letter(mark=mark), elements=elements)


def test_no_line_is_wider_than_the_page():
    assert max(map(len, text(sample_letter.letter(rows=12)).splitlines())) <= WIDTH


def test_a_word_longer_than_the_page_is_not_broken():
    long = "https://contoh.example/" + "a" * 80
    assert long in text(only(Paragraph((Run(f"Lihat {long} segera."),), 0)))


def test_no_line_ends_in_blanks_and_the_file_ends_in_one_newline():
    made = text()
    assert all(line == line.rstrip() for line in made.splitlines())
    assert made.endswith("\n")
    assert not made.endswith("\n\n")


def test_the_mark_stands_first_and_last_and_is_no_word_of_the_letter():
    made = text()
    assert made.startswith("***")
    assert made.splitlines()[1] == "* DRAF - bukan naskah resmi"
    assert made.splitlines()[-2] == "* DRAF - bukan naskah resmi"
    assert "DRAF" not in from_text(made.encode())


def test_a_long_mark_is_wrapped_inside_its_frame():
    line = "Disusun kembali dari pemberitaan Surat Kabar Contoh, 21 Maret 2020; bukan naskah asli."
    made = render(only(Paragraph((Run("Isi."),), 0), mark=Mark(line, "PERS", 40, "#d0d0d0", 45)))
    assert max(map(len, made.decode().splitlines())) <= WIDTH
    assert from_text(made) == ["Isi."]


def test_a_letter_without_mark_begins_with_its_letterhead():
    assert text(sample_letter.letter(mark=None)).strip().startswith("PEMERINTAH KABUPATEN CONTOH")


def test_deep_items_hang_behind_their_markers():
    lines = text().splitlines()
    assert "      a. huruf pertama dengan rincian:" in lines
    assert "         1) butir tingkat tiga;" in lines
    first = next(i for i, line in enumerate(lines) if "Butir kedua yang" in line)
    assert lines[first].startswith("   2. Butir")
    assert lines[first + 1].startswith("      ")


def test_markers_of_two_digits_keep_one_column():
    items = tuple(ListItem(f"{n}.", (Paragraph((Run(f"butir {n}"),), 1),)) for n in range(1, 11))
    lines = text(only(NumberedList(items, 0, 1, sample_letter.FORMS))).splitlines()
    assert lines[0] == "1.  butir 1"
    assert lines[9] == "10. butir 10"


def test_a_title_is_centred():
    line = next(line for line in text().splitlines() if line.strip() == "SURAT EDARAN")
    assert abs((len(line) - len("SURAT EDARAN")) - (WIDTH - len("SURAT EDARAN")) // 2) <= 1


def test_a_table_that_fits_is_aligned():
    lines = text().splitlines()
    head = next(line for line in lines if "Kegiatan" in line and "No." in line)
    row = next(line for line in lines if "Kegiatan ke-1" in line)
    assert head.index("|") == row.index("|")


def test_a_table_too_wide_keeps_its_words_in_order():
    cells = tuple((Run(f"kolom {n} " + "kata " * 8),) for n in range(5))
    table = Table(cells, (cells, cells), ("left",) * 5, (30,) * 5, 0, "", "1.t1")
    expected = [word for _ in range(3) for cell in cells for word in cell[0].text.split()]
    made = render(only(table))
    assert from_text(made) == expected
    assert max(map(len, made.decode().splitlines())) <= WIDTH


def test_an_empty_cell_keeps_its_place():
    table = Table(
        ((Run("A"),), (), (Run("C"),)),
        (((Run("1"),), (), (Run("3"),)),),
        ("left",) * 3,
        (10,) * 3,
        0,
        "",
    )
    assert "1 |  | 3" in text(only(table))


def test_one_addressee_stands_behind_the_opener():
    addressee = Addressee(
        ("Kepada", "Yth."), ((Run("Kepala Dinas"),),), ("di", "Tempat"), numbered=False
    )
    assert text(only(addressee)) == "Kepada\nYth. Kepala Dinas\ndi\nTempat\n"


def test_several_addressees_are_numbered():
    assert "Yth.\n1. Kepala perangkat daerah;\n2. Camat,\ndi\nKota Contoh\n" in text()


def test_a_single_copy_has_no_number():
    assert text(only(Copies("Tembusan:", ((Run("Inspektur"),),)))) == "Tembusan:\nInspektur\n"


def test_fields_align_their_colons():
    rows = (("Nomor", (Run("1"),)), ("Lampiran", (Run("1 (satu) berkas"),)))
    assert text(only(Fields(rows))) == "Nomor    : 1\nLampiran : 1 (satu) berkas\n"


def test_an_empty_field_shows_its_name():
    assert text(only(Fields((("Nomor", ()),)))) == "Nomor :\n"


def test_a_title_without_lines_leaves_nothing():
    assert text(only(Title(()), Paragraph((Run("Isi."),), 0))) == "Isi.\n"


def test_very_deep_lists_leave_room_for_their_words():
    inner = Paragraph((Run("kata " * 30),), 9)
    for level in range(9, 0, -1):
        inner = NumberedList(
            (ListItem("viii)", (Paragraph((Run("kata " * 20),), level), inner)),),
            0,
            level,
            sample_letter.FORMS,
        )
    assert max(map(len, text(only(inner)).splitlines())) <= WIDTH + len("kata")


def test_twice_the_same_is_the_same():
    assert text() == text()
