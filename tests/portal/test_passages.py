"""Blocks of a text with what the data has of them; a note at rows of a table names those rows."""

from publisher.portal.passages import Note, passages

_RULE = Note("Jam kerja", "#aturan_jam", "Wajib", "wajib")
_SILENT = Note("Tidak ada dalam data: kalimat pengantar", tone="silent")
_TABLE = (
    {"p": "2", "kind": "item", "text": "Jam kerja:"},
    {"p": "2.t1", "kind": "head", "text": "No. | Hari | Masuk"},
    {"p": "2.t1.1", "kind": "row", "text": "1 | Senin s.d. Kamis | 08.00"},
    {"p": "2.t1.2", "kind": "row", "text": "2 | Jumat | 08.00"},
    {"p": "2.t1.3", "kind": "row", "text": "3 | Sabtu | 09.00"},
    {"p": "2.t1.4", "kind": "row", "text": "4 | Sabtu | 10.00"},
)


def _beside(label, notes):
    return next(one.notes for one in passages(_TABLE, notes) if one.label == label)


def test_a_note_at_rows_of_a_table_names_each_of_them_once():
    (note,) = _beside("2.t1", {"2.t1.1": [_RULE], "2.t1.2": [_RULE]})
    assert note.words == _RULE.words
    assert note.rows == (("p_2_t1_1", "“Senin s.d. Kamis”"), ("p_2_t1_2", "“Jumat”"))


def test_rows_with_the_same_words_are_counted():
    (note,) = _beside("2.t1", {"2.t1.4": [_RULE]})
    assert note.rows == (("p_2_t1_4", "ke-4"),)


def test_a_note_at_a_whole_table_names_no_row():
    (note,) = _beside("2.t1", {"2.t1": [_RULE]})
    assert note.rows == ()


def test_a_row_that_is_not_in_the_data_is_told_as_that_row():
    rule, silent = _beside("2.t1", {"2.t1.1": [_RULE], "2.t1.2": [_SILENT]})
    assert rule.rows == (("p_2_t1_1", "“Senin s.d. Kamis”"),)
    assert silent.tone == "silent"
    assert silent.rows == (("p_2_t1_2", "“Jumat”"),)


def test_what_is_said_of_a_paragraph_does_not_stand_beside_its_table():
    assert _beside("2", {"2": [_RULE]}) == (_RULE,)
    assert _beside("2.t1", {"2": [_RULE]}) == ()


def test_a_note_at_a_section_stands_at_its_first_paragraph():
    blocks = (
        {"p": "A", "kind": "heading", "text": "Latar Belakang"},
        {"p": "A", "kind": "paragraph", "text": "Satu"},
        {"p": "A", "kind": "paragraph", "text": "Dua"},
    )
    assert [one.notes for one in passages(blocks, {"A": [_RULE]})] == [(), (_RULE,), ()]
