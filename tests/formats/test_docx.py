import io
import re
import shutil
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openxml_audit import OpenXmlValidator

from publisher.canonical import sha256
from publisher.formats.docx.document import render
from publisher.model.letter import (
    Addressee,
    Appendix,
    Copies,
    DateHead,
    Element,
    Emblem,
    Fields,
    Heading,
    Kop,
    KopLine,
    Letter,
    Line,
    ListItem,
    Mark,
    NumberedList,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
    words,
)
from tests import libreoffice
from tests.formats import docx_reader
from tests.sample_letter import FORMS, MARK, item, letter, line, table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def with_elements(*elements: Element, source: Letter | None = None) -> Letter:
    return replace(source or letter(), elements=elements)


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 4, 5, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * 4 for _ in range(5)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def numbered(*markers: str, level: int = 0, indent: int = 1) -> NumberedList:
    items = tuple(item(marker, "", f"butir {marker}", indent) for marker in markers)
    return NumberedList(items, level, indent, FORMS)


def emblem_letter(at: str) -> Letter:
    picture = Emblem(png(), at, 20, 25, "Lambang Kabupaten Contoh & sekitarnya")  # type: ignore[arg-type]  # parametrised
    lines = (
        KopLine(line("PEMERINTAH KABUPATEN CONTOH"), 12),
        KopLine(line("SEKRETARIAT"), 16, strong=True),
    )
    return with_elements(Kop(lines, ("Jalan Teladan",), "single", picture), *letter().elements[1:])


def audit(data: bytes, folder: Path) -> list[str]:
    path = folder / "letter.docx"
    path.write_bytes(data)
    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


def expected(elements: tuple[Element, ...]) -> Iterator[str]:
    """The words of a letter in reading order, straight from the tree."""
    for element in elements:
        match element:
            case NumberedList():
                for entry in element.items:
                    yield entry.marker
                    yield from expected(entry.elements)
            case Appendix():
                yield from split(map(words, element.header))
                yield from expected(element.elements)
            case Heading():
                yield from split((element.marker, words(element.runs)))
            case Paragraph() | DateHead():
                yield from words(element.runs).split()
            case Table():
                yield from split(
                    words(cell) for row in (element.head, *element.rows) for cell in row
                )
            case _:
                yield from split(expected_of_frame(element))


def expected_of_frame(element: Element) -> tuple[str, ...]:
    match element:
        case Addressee():
            return (*element.opener, *counted(element.names), *element.close)
        case Copies():
            return (element.name, *counted(element.items))
        case Fields():
            return tuple(f"{name} : {words(runs)}" for name, runs in element.rows)
        case Kop():
            return (*(words(row.runs) for row in element.lines), *element.address)
        case Title():
            return tuple(map(words, element.lines))
        case Signature():
            return tuple(map(words, (*element.before, *element.after)))
    raise AssertionError(element)


def counted(lines: tuple[Line, ...]) -> tuple[str, ...]:
    return tuple(f"{number}. {words(runs)}" for number, runs in enumerate(lines, start=1))


def split(texts: Iterable[str]) -> Iterator[str]:
    return (word for text in texts for word in text.split())


def labels(data: bytes) -> list[str]:
    return [paragraph.label for paragraph in docx_reader.paragraphs(data) if paragraph.label]


# ---- words ------------------------------------------------------------------------------------


def test_the_words_stand_in_reading_order_with_their_labels() -> None:
    text = " ".join(docx_reader.words(render(letter())))
    order = [
        "PEMERINTAH KABUPATEN CONTOH SEKRETARIAT DAERAH Jalan Teladan Nomor 1",
        "Kota Contoh, 16 Maret 2026 Nomor : 800/12/ORG/2026 Sifat : Penting",
        "Yth. 1. Kepala perangkat daerah; 2. Camat, di Kota Contoh",
        "SURAT EDARAN NOMOR 800/12/ORG/2026 TENTANG CONTOH",
        "Alinea pembuka sebelum bagian pertama.",
        "A. Latar Belakang Kata tebal dan miring. B. Isi Edaran",
        "1. Kepala perangkat daerah mengatur hal berikut: a. huruf pertama dengan rincian:",
        "1) butir tingkat tiga; 2) butir tingkat tiga kedua. b. paling banyak 30%",
        "No. Kegiatan Lama 1 Kegiatan ke-1",
        "2. Butir kedua yang panjang",
        "Ditetapkan di Kota Contoh pada tanggal 16 Maret 2026",
        "a.n. BUPATI CONTOH SEKRETARIS DAERAH, NAMA PEJABAT, S.H. Pembina Utama Muda",
        "Tembusan: 1. Bupati Contoh; dan 2. Inspektur.",
        "Lampiran Nomor : 800/12/ORG/2026 Tanggal : 16 Maret 2026",
        "DAFTAR ALAMAT 1. Kecamatan Utara; 2. Kecamatan Selatan.",
        "Lampiran II Nomor : 800/12/ORG/2026 TABEL LEBAR No. Kegiatan Lama",
    ]
    places = [text.find(words) for words in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


def test_a_single_name_stands_on_the_line_of_the_opener() -> None:
    source = letter()
    addressee = replace(source.elements[3], names=(line("Camat Utara"),), numbered=False)
    found = docx_reader.paragraphs(render(with_elements(addressee)))
    assert [paragraph.printed for paragraph in found] == ["Yth. Camat Utara", "di", "Kota Contoh"]


def test_further_names_without_numbers_have_lines_of_their_own() -> None:
    addressee = replace(letter().elements[3], numbered=False)
    found = docx_reader.paragraphs(render(with_elements(addressee)))
    assert [paragraph.text for paragraph in found][:2] == [
        "Yth. Kepala perangkat daerah;",
        "Camat,",
    ]


def test_a_single_copy_has_no_number() -> None:
    source = letter()
    copies = replace(
        next(e for e in source.elements if hasattr(e, "name")), items=(line("Bupati."),)
    )
    found = docx_reader.paragraphs(render(with_elements(copies)))
    assert [paragraph.printed for paragraph in found] == ["Tembusan:", "Bupati."]


@pytest.mark.parametrize("bad", ["\0", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_characters_xml_cannot_carry_become_a_replacement_sign(bad: str) -> None:
    data = render(with_elements(Paragraph(line(f'kata{bad}lain <b> & "petik"'), 0)))
    assert docx_reader.paragraphs(data)[0].text == 'kata\ufffdlain <b> & "petik"'


def test_such_characters_do_no_harm_anywhere(tmp_path: Path) -> None:
    wild = "a\0<&\"'>\x1f"
    source = letter(mark=replace(MARK, line=wild, watermark=wild))
    properties = replace(
        source.properties, title=wild, author=wild, subject=wild, identifier=wild, keywords=(wild,)
    )
    look = replace(source.look, number_form=f"{wild}{{n}}")
    source = replace(source, properties=properties, look=look)
    grid = replace(table(1, indent=0), caption=wild, label=wild)
    value = Paragraph((Run("x", value=wild),), 0, wild, wild)
    picture = Kop((KopLine(line("K"), 12),), (wild,), "none", Emblem(png(), "left", 20, 25, wild))
    assert audit(render(with_elements(picture, value, grid, source=source)), tmp_path) == []


def test_no_word_of_any_element_is_lost() -> None:
    source = letter(rows=40)
    assert docx_reader.words(render(source)) == list(expected(source.elements))


# ---- numbering ----------------------------------------------------------------------------------


def test_every_list_begins_again() -> None:
    data = render(
        with_elements(numbered("1.", "2."), Paragraph(line("sela"), 0), numbered("1.", "2.", "3."))
    )
    assert labels(data) == ["1.", "2.", "1.", "2.", "3."]
    first, second = (
        paragraph.number for paragraph in docx_reader.paragraphs(data) if paragraph.label == "2."
    )
    assert first != second


def test_nested_lists_begin_again_with_every_item() -> None:
    outer = NumberedList(
        tuple(
            item(marker, "", "luar", 1, numbered("a.", "b.", level=1, indent=2))
            for marker in ("1.", "2.")
        ),
        0, 1, FORMS,
    )  # fmt: skip
    data = render(with_elements(outer))
    assert labels(data) == ["1.", "a.", "b.", "2.", "a.", "b."]
    assert (
        len({paragraph.number[0] for paragraph in docx_reader.paragraphs(data) if paragraph.number})
        == 1
    )


def test_a_second_list_in_one_item_begins_again() -> None:
    inner = numbered("a.", "b.", level=1, indent=2)
    parted = item("1.", "", "luar", 1, inner, Paragraph(line("sela"), 1), inner)
    outer = NumberedList((parted, item("2.", "", "luar", 1, inner)), 0, 1, FORMS)
    assert labels(render(with_elements(outer))) == ["1.", "a.", "b.", "a.", "b.", "2.", "a.", "b."]


def test_a_list_goes_on_after_a_table_and_after_a_second_paragraph() -> None:
    found = [
        paragraph.label
        for paragraph in docx_reader.paragraphs(render(letter()))
        if paragraph.style.startswith("Butir")
    ]
    assert found == ["1.", "a.", "1)", "2)", "b.", "2.", "1.", "2."]


def test_the_text_of_an_item_stands_at_its_indent_and_the_marker_one_step_left() -> None:
    data = render(with_elements(numbered("1.", indent=3)))
    level = docx_reader.tree(data, "word/numbering.xml").find(f"{W}abstractNum/{W}lvl")
    assert level is not None
    indent = level.find(f"{W}pPr/{W}ind")
    assert indent is not None
    step = letter().look.step_mm / 25.4 * 1440
    assert int(indent.get(f"{W}left", "0")) == round(3 * step)
    assert int(indent.get(f"{W}hanging", "0")) == round(step)


def test_items_word_would_count_otherwise_keep_the_markers_of_the_letter() -> None:
    markers = [*"abcdefghijklmnopqrstuvwxyz", "aa", "ab"]
    items = tuple(item(f"{marker}.", "", "butir", 1) for marker in markers)
    data = render(with_elements(NumberedList(items, 1, 1, FORMS)))
    assert labels(data) == []
    texts = [paragraph.text for paragraph in docx_reader.paragraphs(data)]
    assert texts == [f"{marker}. butir" for marker in markers]


@pytest.mark.parametrize("markers", [("A.", "B."), ("I.", "II."), ("1.", "2."), ("C.", "D.", "A.")])
def test_headings_are_counted_as_their_markers_say(markers: tuple[str, ...]) -> None:
    data = render(with_elements(*(Heading(marker, line("Bagian"), 1) for marker in markers)))
    assert labels(data) == list(markers)


def test_a_heading_without_marker_has_no_number() -> None:
    assert labels(render(with_elements(Heading("", line("Bagian"), 0)))) == []


def test_headings_in_an_appendix_begin_again() -> None:
    sheet = Appendix((line("Lampiran"),), (Heading("A.", line("Satu"), 1),))
    data = render(
        with_elements(Heading("A.", line("Satu"), 1), Heading("B.", line("Dua"), 1), sheet)
    )
    assert labels(data) == ["A.", "B.", "A."]


def test_every_number_used_is_defined() -> None:
    data = render(letter())
    defined = {
        number.get(f"{W}numId")
        for number in docx_reader.tree(data, "word/numbering.xml").findall(f"{W}num")
    }
    used = {
        str(paragraph.number[0]) for paragraph in docx_reader.paragraphs(data) if paragraph.number
    }
    assert used
    assert used <= defined


# ---- addresses ----------------------------------------------------------------------------------


def test_every_label_has_a_bookmark_around_its_words() -> None:
    marks = docx_reader.bookmarks(render(letter()))
    assert marks["p_B"] == "Isi Edaran"
    assert marks["p_B__2"] == "Demikian disampaikan untuk dilaksanakan."
    assert marks["p_B_1_a_2"] == "butir tingkat tiga kedua."
    assert marks["p_B_2__2"] == "Alinea kedua dari butir yang sama."
    assert marks["p_B_1_t1"] == "No.KegiatanLama"
    assert marks["p_B_1_t1_2"].startswith("2Kegiatan ke-2")
    assert marks["p_lampiran"].startswith("LampiranNomor")


def test_a_clause_has_a_bookmark_of_its_own() -> None:
    marks = docx_reader.bookmarks(render(letter()))
    assert marks["c_jadwal"] == "Kepala perangkat daerah mengatur hal berikut:"
    assert marks["c_batas"].startswith("paling banyak 30%")


def test_names_of_bookmarks_are_fit_for_word() -> None:
    long = "bagian-" * 12
    paragraphs = [Paragraph(line("x"), 0, f"{long}{end}", f"{long}{end}") for end in "aab"]
    names = list(docx_reader.bookmarks(render(with_elements(*paragraphs, *letter().elements))))
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,39}", name) for name in names)
    assert len({name.lower() for name in names}) == len(names)


def test_thousands_of_words_may_share_a_label() -> None:
    paragraphs = tuple(Paragraph(line(str(n)), 0, "pembuka") for n in range(3000))
    names = list(docx_reader.bookmarks(render(with_elements(*paragraphs))))
    assert len({name.lower() for name in names}) == 3000
    assert {"p_pembuka", "p_pembuka__2", "p_pembuka__3000"} <= set(names)


def test_a_picture_that_is_shown_twice_is_kept_once() -> None:
    twice = emblem_letter("left").elements[:1] * 2
    with zipfile.ZipFile(io.BytesIO(render(with_elements(*twice)))) as archive:
        assert [name for name in archive.namelist() if "media" in name] == ["word/media/image1.png"]
        document = archive.read("word/document.xml").decode()
    assert re.findall(r'<wp:docPr id="([0-9]+)"', document) == ["1", "2"]


def test_every_value_is_a_control_inside_a_bookmark() -> None:
    data = render(letter())
    address = "jadwal-bergilir.split.wfo.max|persen"
    name = f"v_{sha256(address.encode())[:8]}"
    marks = docx_reader.bookmarks(data)
    assert marks[name] == marks[f"{name}_2"] == "30% (tiga puluh persen)"
    assert docx_reader.controls(data).count((address, "30% (tiga puluh persen)")) == 2
    for control in docx_reader.tree(data, "word/document.xml").iter(f"{W}sdt"):
        kinds = [child.tag.removeprefix(W) for child in control.find(f"{W}sdtPr")]
        assert [kind for kind in kinds if kind != "rPr"] == ["alias", "tag", "id", "text"]


def test_numbers_of_controls_are_unique() -> None:
    controls = list(docx_reader.tree(render(letter()), "word/document.xml").iter(f"{W}sdt"))
    numbers = {control.find(f"{W}sdtPr/{W}id").get(f"{W}val") for control in controls}
    assert len(numbers) == len(controls) > 5


def test_an_address_longer_than_word_takes_is_shortened() -> None:
    paragraph = Paragraph((Run("x", value="aturan." * 20),), 0)
    ((tag, _),) = docx_reader.controls(render(with_elements(paragraph)))
    assert len(tag) == 64


# ---- tables -------------------------------------------------------------------------------------


def test_the_head_row_repeats_and_no_row_is_broken() -> None:
    grids = list(docx_reader.tree(render(letter(rows=60)), "word/document.xml").iter(f"{W}tbl"))
    for grid in grids:
        rows = grid.findall(f"{W}tr")
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert heads == [len(rows) > 1] + [False] * (len(rows) - 1)
    assert [len(grid.findall(f"{W}tr")) for grid in grids] == [61, 1, 1, 4]


def test_a_row_of_half_a_sheet_may_break() -> None:
    grid = Table((line("k"),), ((line("kata " * 900),), (line("v"),)), ("left",), (40,), 0, "c")
    rows = docx_reader.tree(render(with_elements(grid)), "word/document.xml").iter(f"{W}tr")
    kept = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows]
    assert kept == [True, False, True]


def test_a_table_is_described_and_has_the_widths_of_the_letter() -> None:
    grid = next(docx_reader.tree(render(letter()), "word/document.xml").iter(f"{W}tbl"))
    properties = grid.find(f"{W}tblPr")
    assert properties is not None
    assert properties.find(f"{W}tblCaption").get(f"{W}val") == "Daftar kegiatan"
    assert "No., Kegiatan, Lama" in properties.find(f"{W}tblDescription").get(f"{W}val")
    widths = [int(column.get(f"{W}w")) for column in grid.iter(f"{W}gridCol")]
    assert widths == [round(width / 25.4 * 1440) for width in (12, 95, 30)]


def test_a_page_break_is_not_lost_before_a_table() -> None:
    sheet = Appendix((), (table(1, indent=0),))
    data = render(with_elements(Paragraph(line("awal"), 0), sheet))
    first = next(docx_reader.tree(data, "word/document.xml").iter(f"{W}tbl")).find(f".//{W}p")
    assert first.find(f"{W}pPr/{W}pageBreakBefore") is not None


# ---- sheets and furniture -----------------------------------------------------------------------


def test_all_text_has_an_exact_pitch() -> None:
    styles = docx_reader.tree(render(letter()), "word/styles.xml")
    rules = {
        style.get(f"{W}styleId"): style.find(f"{W}pPr/{W}spacing").get(f"{W}lineRule")
        for style in styles.findall(f"{W}style")
        if style.find(f"{W}pPr/{W}spacing") is not None
    }
    assert {name for name, rule in rules.items() if rule != "exact"} == {"KopLambang"}
    body = next(style for style in styles if style.get(f"{W}styleId") == "Isi")
    assert body.find(f"{W}pPr/{W}spacing").get(f"{W}line") == "317"


def test_every_style_used_is_defined() -> None:
    data = render(letter())
    defined = {style.get(f"{W}styleId") for style in docx_reader.tree(data, "word/styles.xml")}
    used = {paragraph.style for paragraph in docx_reader.paragraphs(data)}
    assert used <= defined


def test_a_turned_sheet_has_its_own_section_and_the_page_numbers_go_on() -> None:
    sections = list(docx_reader.tree(render(letter()), "word/document.xml").iter(f"{W}sectPr"))
    sizes = [(s.find(f"{W}pgSz").get(f"{W}w"), s.find(f"{W}pgSz").get(f"{W}h")) for s in sections]
    assert sizes == [("11906", "16838"), ("16838", "11906")]
    assert [s.find(f"{W}titlePg") is not None for s in sections] == [True, False]
    assert all(s.find(f"{W}pgNumType") is None for s in sections)
    assert all(len(s.findall(f"{W}headerReference")) == 3 for s in sections)
    assert all(len(s.findall(f"{W}footerReference")) == 3 for s in sections)


def test_sheets_may_turn_there_and_back(tmp_path: Path) -> None:
    sheets = [Appendix((line("L"),), (table(1, 0),), landscape=wide) for wide in (1, 1, 0, 0, 1)]
    data = render(with_elements(Paragraph(line("mula"), 0), *sheets))
    sections = list(docx_reader.tree(data, "word/document.xml").iter(f"{W}sectPr"))
    widths = [section.find(f"{W}pgSz").get(f"{W}w") for section in sections]
    assert widths == ["11906", "16838", "11906", "16838"]
    breaks = list(docx_reader.tree(data, "word/document.xml").iter(f"{W}pageBreakBefore"))
    assert len(breaks) == 2
    assert audit(data, tmp_path) == []


def test_no_empty_paragraph_stands_at_the_end_of_a_section() -> None:
    for element in docx_reader.tree(render(letter()), "word/document.xml").iter(f"{W}p"):
        if element.find(f"{W}pPr/{W}sectPr") is not None:
            after_table = element.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "SetelahTabel"
            assert after_table or docx_reader.text_of(element)


def test_page_numbers_stand_on_all_but_the_first_page() -> None:
    found = docx_reader.furniture(render(letter()))
    assert found["word/header_default.xml"] == found["word/header_even.xml"] == "- 2 -"
    assert found["word/header_first.xml"] == ""


def test_the_first_page_has_its_number_where_the_look_says_so() -> None:
    source = letter()
    data = render(replace(source, look=replace(source.look, number_on_first=True)))
    assert docx_reader.furniture(data)["word/header_first.xml"] == "- 2 -"
    assert docx_reader.tree(data, "word/document.xml").find(f".//{W}titlePg") is None


def test_the_mark_stands_on_every_page_as_text_and_behind_it() -> None:
    data = render(letter())
    lines = {name: text for name, text in docx_reader.furniture(data).items() if "footer" in name}
    assert lines == {f"word/footer_{kind}.xml": MARK.line for kind in ("default", "first", "even")}
    drawn = docx_reader.watermarks(data)
    assert drawn == {f"word/header_{kind}.xml": "DRAF" for kind in ("default", "first", "even")}


def test_an_official_letter_carries_no_mark() -> None:
    data = render(letter(mark=None))
    assert docx_reader.watermarks(data) == {}
    assert "DRAF" not in " ".join(docx_reader.furniture_words(data) + docx_reader.words(data))


def test_a_long_watermark_is_made_to_fit_the_sheet() -> None:
    long = Mark("baris", "REKONSTRUKSI DARI PEMBERITAAN", 40, "#d0d0d0", 45)
    header = docx_reader.parts(render(letter(mark=long)))["word/header_first.xml"].decode()
    width = float(re.search(r"width:([\d.]+)pt", header)[1])
    height = float(re.search(r"height:([\d.]+)pt", header)[1])
    assert (width + height) * 0.7071 <= 210 / 25.4 * 72
    assert "rotation:315" in header


def test_the_block_of_the_signatory_stays_together_with_what_precedes_it() -> None:
    data = render(letter())
    body = docx_reader.tree(data, "word/document.xml").find(f"{W}body")
    elements = list(body.iter(f"{W}p"))
    texts = [docx_reader.text_of(element) for element in elements]
    first, last = (
        texts.index("Demikian disampaikan untuk dilaksanakan."),
        texts.index("Pembina Utama Muda"),
    )
    styles = docx_reader.tree(data, "word/styles.xml")
    keeping = {
        style.get(f"{W}styleId")
        for style in styles
        if style.find(f"{W}pPr/{W}keepNext") is not None
    }
    for element in elements[first:last]:
        properties = element.find(f"{W}pPr")
        own = properties.find(f"{W}keepNext") is not None
        assert own or properties.find(f"{W}pStyle").get(f"{W}val") in keeping
    released = elements[last].find(f"{W}pPr/{W}keepNext")
    assert released is not None
    assert released.get(f"{W}val") in ("0", "false")
    block = next(row for row in body.iter(f"{W}tr") if elements[last] in set(row.iter()))
    assert block.find(f"{W}trPr/{W}cantSplit") is not None
    assert set(elements[first + 1 : last + 1]) <= set(block.iter())


def test_the_room_for_the_signature_is_empty_and_as_high_as_the_larger_of_room_and_code() -> None:
    data = render(with_elements(Signature((line("BUPATI,"),), 55.2, 68, (line("NAMA"),))))
    _, empty, _, _ = docx_reader.tree(data, "word/document.xml").iter(f"{W}p")
    assert docx_reader.text_of(empty) == ""
    spacing = empty.find(f"{W}pPr/{W}spacing")
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == (str(68 * 20), "exact")


@pytest.mark.parametrize("at", ["left", "center"])
def test_the_emblem_has_an_alternative_text(at: str, tmp_path: Path) -> None:
    data = render(emblem_letter(at))
    drawing = next(docx_reader.tree(data, "word/document.xml").iter(f"{WP}docPr"))
    assert drawing.get("descr") == "Lambang Kabupaten Contoh & sekitarnya"
    anchored = docx_reader.tree(data, "word/document.xml").find(f".//{WP}anchor")
    assert (anchored is not None) is (at == "left")
    assert audit(data, tmp_path) == []


# ---- properties, language, bytes ----------------------------------------------------------------


def test_the_language_is_indonesian() -> None:
    data = render(letter())
    tag = docx_reader.tree(data, "word/styles.xml").find(f"{W}docDefaults//{W}lang")
    assert tag.get(f"{W}val") == "id-ID"


def test_the_properties_say_what_the_letter_is() -> None:
    core = docx_reader.parts(render(letter()))["docProps/core.xml"].decode()
    assert "Surat Edaran Nomor 800/12/ORG/2026 tentang Contoh" in core
    for text in ("Contoh", "Bupati Contoh", "id-ID", "surat edaran, 800/12/ORG/2026"):
        assert f">{text}<" in core
    assert core.count(">2026-03-16T00:00:00Z<") == 2
    custom = ElementTree.XML(docx_reader.parts(render(letter()))["docProps/custom.xml"])
    assert {prop.get("name"): prop[0].text for prop in custom} == {
        "id": "contoh/2026/800-12-org", "revision": "1", "source_sha256": "0" * 64,
    }  # fmt: skip


def test_an_unknown_day_of_signing_leaves_no_date() -> None:
    core = docx_reader.parts(render(letter(signed=None)))["docProps/core.xml"].decode()
    assert not re.search(r"created|modified", core)


def test_a_title_longer_than_properties_take_is_cut() -> None:
    source = letter()
    data = render(replace(source, properties=replace(source.properties, title="kata " * 100)))
    title = re.search(
        r"<dc:title>(.*?)</dc:title>", docx_reader.parts(data)["docProps/core.xml"].decode()
    )
    assert len(title[1]) == 255


def test_the_rule_books_font_is_named_and_the_free_one_is_its_alternative() -> None:
    fonts = docx_reader.tree(render(letter()), "word/fontTable.xml")
    font = fonts.find(f"{W}font")
    assert font.get(f"{W}name") == "Arial"
    assert font.find(f"{W}altName").get(f"{W}val") == "Liberation Sans"


def test_two_renderings_are_the_same_bytes() -> None:
    first, second = render(emblem_letter("left")), render(emblem_letter("left"))
    assert first == second


def test_the_package_depends_on_no_clock_and_no_library(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(render(letter(signed=date(2026, 1, 2))))
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
    assert members[0].filename == "[Content_Types].xml"
    names = [member.filename for member in members[1:]]
    assert names == sorted(names)
    assert {(m.date_time, m.compress_type, m.external_attr, m.create_system) for m in members} == {
        ((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED, 0o600 << 16, 3)
    }


@pytest.mark.parametrize("mark", [MARK, None])
def test_the_audit_of_the_format_finds_nothing(mark: Mark | None, tmp_path: Path) -> None:
    assert audit(render(letter(rows=40, mark=mark)), tmp_path) == []


def test_a_letter_without_elements_is_still_a_document(tmp_path: Path) -> None:
    assert audit(render(with_elements()), tmp_path) == []


def test_a_letter_may_begin_with_a_turned_sheet(tmp_path: Path) -> None:
    data = render(
        with_elements(Appendix((line("Lampiran"),), (table(1, indent=0),), landscape=True))
    )
    assert audit(data, tmp_path) == []
    (section,) = docx_reader.tree(data, "word/document.xml").iter(f"{W}sectPr")
    assert section.find(f"{W}pgSz").get(f"{W}w") == "16838"


def test_an_item_may_begin_with_a_table() -> None:
    first = ListItem("1.", (Table((line("k"),), ((line("v"),),), ("left",), (40,), 1, "c"),))
    data = render(with_elements(NumberedList((first, item("2.", "", "dua", 1)), 0, 1, FORMS)))
    assert docx_reader.words(data) == ["1.", "k", "v", "2.", "dua"]


# ---- in another program -------------------------------------------------------------------------


def in_libreoffice(folder: Path, *letters: Letter) -> list[list[str]]:
    """The pages of each letter as LibreOffice prints them."""
    for program in ("soffice", "pdftotext"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is missing: the round trip through LibreOffice was not run")
    names = [folder / f"letter-{number}.docx" for number in range(len(letters))]
    for name, shown in zip(names, letters, strict=True):
        name.write_bytes(render(shown))
    libreoffice.to_pdf(names, folder)
    pages = []
    for name in names:
        read = ["pdftotext", "-layout", name.with_suffix(".pdf"), "-"]
        printed = subprocess.run(read, check=True, capture_output=True, text=True).stdout
        pages.append(printed.split("\f")[:-1])
    return pages


@pytest.mark.slow
def test_libreoffice_prints_the_same_words_on_the_pages_expected(tmp_path: Path) -> None:
    source = letter(rows=40)
    (pages,) = in_libreoffice(tmp_path, source)
    assert len(pages) == 6
    for number, page in enumerate(pages, start=1):
        assert MARK.line in page
        assert bool(re.search(rf"(?m)^\s*- ?{number} ?-$", page)) is (number > 1)
    table_pages = [page for page in pages[:3] if "Kegiatan ke-" in page]
    assert len(table_pages) == 3
    assert all(re.search(r"No\.\s+Kegiatan\s+Lama", page) for page in table_pages)
    content = " ".join(pages)
    for label in ("A.", "B.", "1)", "2)", "b."):
        assert re.search(rf"(?m)^\s*{re.escape(label)}\s", content)
    assert not set(docx_reader.words(render(source))) - set(content.split())


@pytest.mark.slow
def test_libreoffice_never_tears_the_block_of_the_signatory(tmp_path: Path) -> None:
    source = letter()
    paragraphs = [Paragraph(line(f"Alinea {number}."), 0) for number in range(24)]
    closing = Paragraph(line("Demikian."), 0, keep=True)
    office = line("SEKRETARIS BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA,")
    after = (line("NAMA"), line("Pangkat"), line("NIP"))
    block = Signature((line("Ditetapkan"), line("pada"), office), 55.2, 68, after)
    letters = [
        replace(
            source,
            elements=(*paragraphs, closing, block),
            look=replace(source.look, paragraph_gap_pt=gap / 2),
        )
        for gap in range(4, 20)
    ]
    for pages in in_libreoffice(tmp_path, *letters):
        assert [("Demikian." in page) for page in pages] == [("NIP" in page) for page in pages]
