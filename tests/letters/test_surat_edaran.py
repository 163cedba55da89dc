"""What the letter shows around its body: letterhead, addressees, title, marks, appendices."""

from publisher.model.letter import (
    Addressee,
    Appendix,
    Copies,
    DateHead,
    Fields,
    Heading,
    Kop,
    NumberedList,
    Paragraph,
    Signature,
    Title,
    words,
)
from tests.letters.conftest import of_type
from tests.letters.test_signature import PRESS

SEKDA = "{office: Sekretaris Daerah, name: Sari, on_behalf_of: Bupati}"


def test_a_head_of_region_writes_under_the_name_of_the_office(letter):
    assert [words(line.runs) for line in of_type(letter(), Kop).lines] == ["BUPATI HARAPAN JAYA"]


def test_the_secretary_writes_under_the_government_and_the_secretariat(letter):
    kop = of_type(letter(signatory=SEKDA), Kop)
    assert [words(line.runs) for line in kop.lines] == [
        "PEMERINTAH KABUPATEN HARAPAN JAYA",
        "SEKRETARIAT DAERAH",
    ]
    assert kop.rule == "double"
    assert kop.address


def test_a_profile_can_give_the_letterhead_of_the_principal(letter):
    made = letter(signatory=SEKDA, knobs={"kop": {"for_an": "principal"}})
    assert words(of_type(made, Kop).lines[0].runs) == "SEKRETARIS DAERAH"


def test_an_agency_is_named_by_the_office_of_its_head(letter):
    kop = of_type(letter(signatory="{office: Kepala Dinas Kesehatan, name: Sari}"), Kop)
    assert words(kop.lines[1].runs) == "DINAS KESEHATAN"


def test_a_unit_has_an_address_of_its_own_or_that_of_the_seat(letter):
    own = "{office: Kepala Dinas Pendidikan dan Kebudayaan, name: Sari}"
    assert "Jalan Teladan" in of_type(letter(signatory=own), Kop).address[0]
    other = "{office: Kepala Dinas Kesehatan, name: Sari}"
    assert (
        of_type(letter(signatory=other), Kop).address
        == of_type(letter(signatory=SEKDA), Kop).address
    )


def test_a_press_text_has_neither_emblem_nor_address(letter):
    kop = of_type(letter(provenance=PRESS, signatory=SEKDA), Kop)
    assert kop.emblem is None
    assert kop.address == ()


def test_the_title_is_in_capitals_and_its_number_stays_an_addressed_value(letter):
    lines = of_type(letter(), Title).lines
    assert [words(line) for line in lines] == [
        "SURAT EDARAN",
        "NOMOR 800/12/ORG/2026",
        "TENTANG",
        "JAM KERJA",
    ]
    assert [run.value for run in lines[1]] == ["", "number"]


def test_a_draft_without_a_number_shows_a_blank_and_a_press_text_says_it_is_unknown(letter):
    assert words(of_type(letter(number="null"), Title).lines[1]) == "NOMOR ............"
    made = letter(number="null", provenance=PRESS)
    assert words(of_type(made, Title).lines[1]) == "NOMOR TIDAK DISEBUT DALAM PEMBERITAAN"


def test_one_addressee_stands_beside_yth_and_several_are_numbered(letter):
    one = of_type(letter(), Addressee)
    assert (one.opener, one.numbered, words(one.names[0])) == (
        ("Yth.",),
        False,
        "Kepala perangkat daerah",
    )
    several = of_type(letter(to="[Camat, Lurah]"), Addressee)
    assert several.numbered
    assert [words(name) for name in several.names] == ["Camat;", "Lurah."]


def test_ten_addressees_move_to_an_appendix_of_their_own(letter):
    names = ", ".join(f"Kepala Dinas {letter_}" for letter_ in "ABCDEFGHIJ")
    made = letter(to=f"[{names}]")
    assert words(of_type(made, Addressee).names[0]) == "TERLAMPIR"
    sheet = of_type(made, Appendix)
    listed = next(e for e in sheet.elements if isinstance(e, NumberedList))
    assert len(listed.items) == 10


def test_the_letter_form_has_fields_and_a_date_at_the_head_and_none_at_the_foot(letter):
    made = letter(look="{form: {shape: surat}}", classification="penting")
    assert [(name, words(line)) for name, line in of_type(made, Fields).rows] == [
        ("Nomor", "800/12/ORG/2026"),
        ("Sifat", "Penting"),
        ("Lampiran", "-"),
        ("Hal", "Jam Kerja"),
    ]
    assert words(of_type(made, DateHead).runs) == "Harapan, 16 Maret 2026"
    assert of_type(made, Title) is None
    assert words(of_type(made, Signature).before[0]) == "BUPATI HARAPAN JAYA,"


def test_the_older_rules_date_at_the_head(letter):
    made = letter(profile="permendagri-54-2009")
    assert words(of_type(made, DateHead).runs) == "Harapan, 16 Maret 2026"
    assert [words(line) for line in of_type(made, Signature).before] == ["BUPATI HARAPAN JAYA,"]


def test_a_date_with_its_weekday_is_a_knob(letter):
    made = letter(profile="permendagri-54-2009", knobs={"date": {"weekday": True}})
    assert words(of_type(made, DateHead).runs) == "Harapan, Senin, 16 Maret 2026"


BODY = """\
# Latar Belakang

Alasan.

# Isi Edaran

1. Pertama:
   1. satu; dan
   2. dua.
2. Kedua.
"""


def test_lettered_sections_indent_their_lists_by_one_step(letter):
    made = letter(body=BODY)
    assert [e.marker for e in made.elements if isinstance(e, Heading)] == ["A.", "B."]
    outer = of_type(made, NumberedList)
    assert (outer.level, outer.indent, [i.marker for i in outer.items]) == (0, 2, ["1.", "2."])
    inner = outer.items[0].elements[1]
    assert (inner.level, inner.indent, [i.marker for i in inner.items]) == (1, 3, ["a.", "b."])


def test_sections_without_letters_keep_their_labels(letter):
    made = letter(body=BODY, profile="permendagri-54-2009")
    headings = [e for e in made.elements if isinstance(e, Heading)]
    assert [(e.marker, e.label, e.indent) for e in headings] == [("", "A", 0), ("", "B", 0)]
    assert of_type(made, NumberedList).items[0].label == "B.1"


def test_the_last_paragraph_stays_with_the_signature(letter):
    made = letter(body=BODY)
    last = of_type(made, NumberedList).items[-1].elements[-1]
    assert isinstance(last, Paragraph)
    assert last.keep


def test_copies_are_numbered_and_end_in_a_full_stop(letter):
    copies = of_type(letter(cc="[Bupati, Inspektur]"), Copies)
    assert [words(item) for item in copies.items] == ["Bupati;", "Inspektur."]


APPENDICES = """\
Alinea.

::: lampiran Daftar Satu {#satu}
1. butir.
:::

::: lampiran Matriks {#dua mendatar}
1. butir.
:::
"""


def test_each_appendix_has_its_header_its_number_and_is_signed_again_without_a_date(letter):
    made = letter(body=APPENDICES)
    first, second = (e for e in made.elements if isinstance(e, Appendix))
    assert [words(line) for line in first.header] == [
        "Lampiran I",
        "Nomor : 800/12/ORG/2026",
        "Tanggal : 16 Maret 2026",
    ]
    assert words(second.header[0]) == "Lampiran II"
    assert (first.landscape, second.landscape) == (False, True)
    assert words(first.elements[0].lines[0]) == "DAFTAR SATU"
    assert isinstance(first.elements[-1], Signature)
    assert words(first.elements[-1].before[0]) == "BUPATI HARAPAN JAYA,"


def test_a_single_appendix_bears_no_number(letter):
    made = letter(body="Alinea.\n\n::: lampiran Daftar {#satu}\n1. butir.\n:::\n")
    assert words(of_type(made, Appendix).header[0]) == "Lampiran"


def test_a_draft_carries_draf_and_a_press_text_its_own_mark_instead(letter):
    assert letter().mark.line == "DRAF - bukan naskah resmi"
    mark = letter(provenance=PRESS).mark
    assert (
        mark.line
        == "Disusun kembali dari pemberitaan Koran Contoh, 20 Maret 2026; bukan naskah asli."
    )
    assert mark.watermark == "REKONSTRUKSI DARI PEMBERITAAN"


def test_no_knob_turns_the_mark_off(letter):
    assert letter(knobs={"watermark": {"draft": {"text": "", "line": ""}}}).mark is not None


def test_paper_and_font_come_from_the_rule_book(letter):
    new, old = letter().look, letter(profile="permendagri-54-2009").look
    assert (new.paper_mm, new.font, new.substitute) == ((210, 297), "Arial", "Liberation Sans")
    assert (old.paper_mm, old.font, old.substitute) == (
        (215, 330),
        "Bookman Old Style",
        "TeX Gyre Bonum",
    )


def test_the_properties_say_whose_letter_it_is_and_invent_no_date(letter):
    made = letter(signed="null")
    assert made.properties.title == "Surat Edaran Nomor 800/12/ORG/2026 tentang Jam Kerja"
    assert made.properties.author == "Bupati Harapan Jaya"
    assert made.properties.created is None
    assert made.stem == "SE-800-12-ORG-2026"


def test_a_heading_without_words_is_left_out(letter):
    made = letter(body="#\n\nSatu.\n\n# Dua\n\nTiga.\n\n::: lampiran\nDaftar.\n:::\n")
    headings = [one for one in made.elements if isinstance(one, Heading)]
    assert [(one.marker, words(one.runs)) for one in headings] == [("B.", "Dua")]
    (sheet,) = (one for one in made.elements if isinstance(one, Appendix))
    assert not [one for one in sheet.elements if isinstance(one, Title)]
    assert [words(one.runs) for one in sheet.elements if isinstance(one, Paragraph)] == ["Daftar."]
