"""letter-table-too-wide: every word of a table fits its column."""

CODE = "letter-table-too-wide"
HEAD = (
    "| No | Nama Satuan Kerja | Penanggungjawab | Dipertanggungjawabkan | Kelurahan | Kecamatan "
    "| Kabupaten/Kota | Provinsi | Keterangan |"
)
WIDE = f"{HEAD}\n|{' --- |' * 9}\n|{' Pematangsiantar |' * 9}\n"


def test_columns_that_words_would_leave_are_found_at_the_table(circular, body, findings):
    (found,) = findings(circular(f"{body}\n{WIDE}"), CODE)
    assert found.words.startswith("| No |")
    assert "9 kolom" in found.message
    assert "mendatar" in found.hint


def test_the_same_columns_may_stand_on_a_lying_sheet_with_shorter_words(circular, body, findings):
    short = WIDE.replace("Pematangsiantar", "Siantar")
    sheet = f"::: lampiran Daftar {{#daftar mendatar}}\n{short}:::\n"
    assert findings(circular(f"{body}\n{sheet}"), CODE) == []


def test_a_table_of_ordinary_words_is_fine(circular, body, findings):
    small = "| Hari | Masuk | Pulang |\n| --- | --- | --- |\n| Senin s.d. Kamis | 07.30 | 16.00 |\n"
    assert findings(circular(f"{body}\n{small}"), CODE) == []
