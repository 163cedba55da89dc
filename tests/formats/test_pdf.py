"""The PDF: conformity, what it carries, and the words it gives to those who read it back."""

import io
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from publisher.formats import pdf
from publisher.formats.pdf import FontMissingError, TypesettingError, rasterise, render
from publisher.model.letter import (
    Addressee,
    Appendix,
    Copies,
    Emblem,
    Heading,
    Kop,
    KopLine,
    ListItem,
    Mark,
    NumberedList,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
)
from publisher.resources import folder
from tests import vera
from tests.sample_letter import FORMS, LOOK, MARK, item, letter, line

BASE = folder("templates") / "base"
PLACEHOLDER = (BASE / "emblem-placeholder.png").read_bytes()
BODY = (
    "PEMERINTAH KABUPATEN CONTOH SEKRETARIAT DAERAH Jalan Teladan Nomor 1 Telepon (0000) 123456 "
    "Pos-el setda@contoh.example Kota Contoh, 16 Maret 2026 Nomor : 800/12/ORG/2026 "
    "Sifat : Penting Yth. 1. Kepala perangkat daerah; 2. Camat, di Kota Contoh "
    "SURAT EDARAN NOMOR 800/12/ORG/2026 TENTANG CONTOH "
    "Alinea pembuka sebelum bagian pertama. A. Latar Belakang Kata tebal dan miring. "
    "B. Isi Edaran 1. Kepala perangkat daerah mengatur hal berikut: a. huruf pertama dengan "
    "rincian: 1) butir tingkat tiga; 2) butir tingkat tiga kedua. b. paling banyak 30% (tiga puluh "
    "persen) dari 30% (tiga puluh persen). No. Kegiatan Lama "
    "1 Kegiatan ke-1 yang namanya cukup panjang untuk terlipat 1 jam "
    "2 Kegiatan ke-2 yang namanya cukup panjang untuk terlipat 2 jam "
    "2. Butir kedua " + "yang panjang sekali sehingga pindah baris " * 6 + "selesai. "
    "Alinea kedua dari butir yang sama. Demikian disampaikan untuk dilaksanakan. "
    "Ditetapkan di Kota Contoh pada tanggal 16 Maret 2026 a.n. BUPATI CONTOH SEKRETARIS DAERAH, "
    "NAMA PEJABAT, S.H. Pembina Utama Muda Tembusan: 1. Bupati Contoh; dan 2. Inspektur. "
    "Lampiran Nomor : 800/12/ORG/2026 Tanggal : 16 Maret 2026 DAFTAR ALAMAT "
    "1. Kecamatan Utara; 2. Kecamatan Selatan. BUPATI CONTOH, NAMA PEJABAT "
    "Lampiran II Nomor : 800/12/ORG/2026 TABEL LEBAR No. Kegiatan Lama "
    "1 Kegiatan ke-1 yang namanya cukup panjang untuk terlipat 1 jam "
    "2 Kegiatan ke-2 yang namanya cukup panjang untuk terlipat 2 jam "
    "3 Kegiatan ke-3 yang namanya cukup panjang untuk terlipat 3 jam"
)


def with_emblem(at):
    sample = letter()
    emblem = Emblem(PLACEHOLDER, at, 20, 23.2, "Tempat lambang, belum ada gambar")
    return replace(
        sample, elements=(replace(sample.elements[0], emblem=emblem), *sample.elements[1:])
    )


def of(*elements, **changes):
    """A letter of these elements only, without a mark, so that nothing but their words is read."""
    return replace(letter(mark=None), elements=elements, **changes)


def reader(document):
    return pypdf.PdfReader(io.BytesIO(document))


def words_by_pypdf(document):
    return [" ".join(page.extract_text().split()) for page in reader(document).pages]


def words_by_pdfium(document):
    file = pypdfium2.PdfDocument(document)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in file]
    finally:
        file.close()


class _Signs(PDFLayoutAnalyzer):
    """The signs of each page in the order of the file, with a blank where they leave a gap."""

    def __init__(self, manager):
        super().__init__(manager, laparams=None)
        self.pages = []

    def receive_layout(self, page):
        signs, end, height = [], None, None
        for sign in page:
            if isinstance(sign, LTChar):
                x, y = sign.matrix[4:]
                moved = height is not None and (abs(y - height) > 1 or abs(x - end) > 1)
                signs.append((" " if moved else "") + sign.get_text())
                end, height = sign.x1, y
        self.pages.append("".join(signs))


def words_by_pdfminer(document):
    manager = PDFResourceManager()
    device = _Signs(manager)
    interpreter = PDFPageInterpreter(manager, device)
    for page in PDFPage.get_pages(io.BytesIO(document)):
        interpreter.process_page(page)
    return [" ".join(page.split()) for page in device.pages]


# ---- conformity ---------------------------------------------------------------------------------

needs_vera = pytest.mark.skipif(bool(vera.reason_to_skip()), reason=vera.reason_to_skip() or "-")

VARIANTS = {
    "plain": letter(),
    "a table over four pages": letter(rows=60),
    "without mark": letter(mark=None),
    "not signed": letter(signed=None),
    "emblem at the left": with_emblem("left"),
    "emblem in the centre": with_emblem("center"),
    "Bookman on folio": replace(
        letter(), look=replace(LOOK, substitute="TeX Gyre Bonum", paper_mm=(215, 330))
    ),
}


@pytest.mark.slow
@needs_vera
@pytest.mark.parametrize("sample", VARIANTS.values(), ids=VARIANTS)
def test_every_variant_is_pdf_a_3a_and_pdf_ua_1(sample):
    assert vera.validate(render(sample)) == []


@pytest.mark.slow
@needs_vera
def test_the_validator_finds_a_planted_fault():
    document = render(letter())
    untold = document.replace(b"/Lang(id-ID)", b"/Leng(id-ID)")
    broken = {(failure.flavour, failure.rule) for failure in vera.validate(untold)}
    assert {flavour for flavour, _ in broken} == {"ua1"}
    assert ("ua1", "7.2-33") in broken
    lowered = document.replace(b"<pdfaid:conformance>A", b"<pdfaid:conformance>Q")
    assert {failure.flavour for failure in vera.validate(lowered)} == {"3a"}


@pytest.mark.slow
@needs_vera
def test_the_validator_reads_a_file_as_well_as_bytes(tmp_path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(render(letter()).replace(b"<pdfuaid:part>1", b"<pdfuaid:part>7"))
    assert [failure.flavour for failure in vera.validate(path)] == ["ua1"]


# ---- what the file says of itself ---------------------------------------------------------------


def test_the_attached_files_are_the_given_bytes_with_their_relationship():
    odd = bytes(range(256))
    sample = letter()
    extra = replace(sample.files[0], name="gambar.bin", media="image/png", data=odd)
    document = reader(render(replace(sample, files=(*sample.files, extra))))
    assert document.attachments == {
        "policy.json": [b'{"a":1}'],
        "source.md": [b"# Sumber\n"],
        "gambar.bin": [odd],
    }
    associated = [entry.get_object() for entry in document.trailer["/Root"]["/AF"]]
    told = {
        str(file["/UF"]): (file["/AFRelationship"], file["/EF"]["/F"]["/Subtype"], file["/Desc"])
        for file in associated
    }
    assert told == {
        "policy.json": ("/Data", "/application/json", "Data kebijakan"),
        "source.md": ("/Source", "/text/markdown", "Naskah sumber"),
        "gambar.bin": ("/Data", "/image/png", "Data kebijakan"),
    }


def test_language_title_author_and_keywords_are_the_letters():
    document = reader(render(letter()))
    root, metadata = document.trailer["/Root"], document.metadata
    assert root["/Lang"] == "id-ID"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert metadata.title == "Surat Edaran Nomor 800/12/ORG/2026 tentang Contoh"
    assert metadata.author == "Bupati Contoh"
    assert metadata.subject == "Contoh"
    assert metadata["/Keywords"] == "surat edaran, 800/12/ORG/2026"


def test_bookmarks_lead_to_title_sections_and_appendices():
    outline = reader(render(letter())).outline
    named = [
        [one.title for one in each] if isinstance(each, list) else each.title for each in outline
    ]
    assert named == [
        "SURAT EDARAN NOMOR 800/12/ORG/2026 TENTANG CONTOH",
        ["A. Latar Belakang", "B. Isi Edaran"],
        "DAFTAR ALAMAT",
        "TABEL LEBAR",
    ]


def test_sections_of_a_letter_without_title_are_headings_of_the_first_level():
    sample = of(Heading("", line("Umum"), 0), Paragraph(line("Isi."), 0))
    assert [one.title for one in reader(render(sample)).outline] == ["Umum"]


def test_a_signed_letter_bears_the_day_it_was_signed():
    metadata = reader(render(letter(signed=date(2026, 3, 16)))).metadata
    assert metadata["/CreationDate"] == metadata["/ModDate"] == "D:20260316000000Z"


def test_a_letter_not_signed_bears_no_date_at_all():
    document = render(letter(signed=None))
    assert not {"/CreationDate", "/ModDate"} & set(reader(document).metadata)
    for trace in (b"1970", b"CreationDate", b"CreateDate", b"ModDate", b"ModifyDate"):
        assert trace not in document


def structure(document):
    """The kinds of the structure tree, depth first, with their marked contents left out."""
    kinds = []

    def walk(node):
        node = node.get_object()
        if isinstance(node, pypdf.generic.ArrayObject):
            for child in node:
                walk(child)
        elif isinstance(node, pypdf.generic.DictionaryObject) and "/S" in node:
            kinds.append((node["/S"], node))
            if "/K" in node:
                walk(node["/K"])

    walk(reader(document).trailer["/Root"]["/StructTreeRoot"]["/K"])
    return kinds


def test_lists_are_tagged_as_lists_with_label_and_body():
    inner = NumberedList((item("a.", "1.a", "dalam;", 2),), 1, 2, FORMS)
    outer = NumberedList(
        (item("1.", "1", "luar:", 1, inner), item("2.", "2", "akhir.", 1)), 0, 1, FORMS
    )
    kinds = [kind for kind, _ in structure(render(of(outer)))]
    assert [kinds.count(kind) for kind in ("/L", "/LI", "/Lbl", "/LBody")] == [2, 3, 3, 3]


def test_a_table_has_heads_with_scope_and_the_emblem_an_alternative():
    found = structure(render(with_emblem("left")))
    heads = [node for kind, node in found if kind == "/TH"]
    assert len(heads) == 6
    assert {str(head["/A"][0]["/Scope"]) for head in heads} == {"/Column"}
    figures = [node for kind, node in found if kind == "/Figure"]
    assert [node["/Alt"] for node in figures] == ["Tempat lambang, belum ada gambar"]


def test_the_title_is_the_first_heading_and_sections_are_below_it():
    kinds = [kind for kind, _ in structure(render(letter())) if kind in ("/H1", "/H2", "/H3")]
    assert kinds == ["/H1", "/H2", "/H2", "/H1", "/H1"]


# ---- reading it back ----------------------------------------------------------------------------


@pytest.mark.parametrize("read", [words_by_pypdf, words_by_pdfium, words_by_pdfminer])
def test_words_come_out_in_the_order_of_the_letter(read):
    pages = read(render(letter(rows=2, mark=None)))
    numbered = [page.removeprefix(f"- {n} - ") for n, page in enumerate(pages, start=1)]
    assert " ".join(numbered) == BODY


@pytest.mark.parametrize("read", [words_by_pypdf, words_by_pdfium, words_by_pdfminer])
def test_a_narrow_first_letter_does_not_glue_the_marker_to_its_words(read):
    items = tuple(
        item(marker, marker, text, 1)
        for marker, text in (("1.", "ini;"), ("10.", "itu;"), ("100.", "ialah"), ("viii)", "izin"))
    )
    (page,) = read(render(of(NumberedList(items, 0, 1, FORMS))))
    assert page == "1. ini; 10. itu; 100. ialah viii) izin"


@pytest.mark.parametrize("read", [words_by_pypdf, words_by_pdfium, words_by_pdfminer])
def test_a_single_addressee_stands_on_the_last_line_of_the_opener(read):
    element = Addressee(("Kepada", "Yth."), (line("Camat"),), ("di", "Tempat"), numbered=False)
    assert read(render(of(element))) == ["Kepada Yth. Camat di Tempat"]


@pytest.mark.parametrize("before", range(0, 60, 7))
def test_a_number_with_strokes_is_never_broken(before):
    sample = of(Paragraph(line("i" * before + " kata" * 13 + " 800/1102/VII/2020, dan"), 0))
    lines = reader(render(sample)).pages[0].extract_text().split("\n")
    assert any("800/1102/VII/2020," in each for each in lines)


def test_a_word_with_strokes_longer_than_the_line_may_break():
    long = "/".join(["sangat-panjang"] * 12)
    (page,) = words_by_pypdf(render(of(Paragraph(line(long), 0))))
    assert page.replace(" ", "") == long
    file = pypdfium2.PdfDocument(render(of(Paragraph(line(long), 0))))
    right = max(
        file[0].get_textpage().get_charbox(sign)[2]
        for sign in range(file[0].get_textpage().count_chars())
    )
    file.close()
    assert right <= (210 - 20) / 25.4 * 72 + 1


@pytest.mark.parametrize(
    "text",
    [
        '"',
        "\\",
        '\\"',
        '\\\\"',
        '")) #panic("x',
        "\\u{41}",
        "*/ /* //",
        '"; #import "letter.typ"; "',
    ],
)
def test_no_sign_ends_the_string_that_carries_the_letter(text):
    shown = f"awal{text}akhir"
    assert words_by_pypdf(render(of(Paragraph(line(shown), 0)))) == [shown]


def test_letters_are_made_in_several_threads_at_once():
    samples = [of(Paragraph(line(f"surat {number}"), 0)) for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(render, samples)) == [render(sample) for sample in samples]


def test_nothing_an_author_writes_is_markup():
    text = '- #panic() *tebal* _miring_ $x$ "kutip" <label> @rujuk = judul \\ // `kode` ~ ---'
    sample = of(Paragraph(line(text), 0), Heading("#1", line("$a"), 0), Title((line("*a*"),)))
    assert words_by_pypdf(render(sample)) == [f"{text} #1 $a *a*"]


def test_tabs_and_line_ends_within_words_are_blanks():
    assert words_by_pypdf(render(of(Paragraph(line("a\tb\nc\r\nd"), 0)))) == ["a b c d"]


# ---- the sheet ----------------------------------------------------------------------------------


def baselines(document, page=0):
    """The distances of the lines of a page from its upper edge, in points."""
    file = pypdfium2.PdfDocument(document)
    try:
        found = set()
        text = file[page].get_textpage()
        for sign in range(text.count_chars()):
            x, y = pypdfium2.raw.c_double(), pypdfium2.raw.c_double()
            if text.get_text_range(sign, 1).strip():
                pypdfium2.raw.FPDFText_GetCharOrigin(text, sign, x, y)
                found.add(round(file[page].get_height() - y.value, 1))
        return sorted(found)
    finally:
        file.close()


@pytest.mark.parametrize("font", ["Liberation Sans", "TeX Gyre Bonum", "Liberation Serif"])
def test_lines_are_the_pitch_apart_whatever_the_font(font):
    long = Paragraph((Run("kata " * 60), Run("tebal " * 30, strong=True), Run("a/b Ж " * 9)), 0)
    found = baselines(render(of(long, look=replace(LOOK, substitute=font))))
    steps = {round(below - above, 0) for above, below in pairwise(found)}
    assert len(found) > 5
    assert steps == {round(LOOK.body_pt)}


def test_gaps_between_elements_are_those_of_the_look():
    sample = of(
        Title((line("JUDUL"),)),
        Paragraph(line("satu"), 0),
        Heading("A.", line("Bagian"), 1),
        NumberedList((item("1.", "1", "butir", 1), item("2.", "2", "butir", 1)), 0, 1, FORMS),
        Signature((line("BUPATI,"),), 20, 68, (line("NAMA"),)),
    )
    top, *rest = baselines(render(sample))
    assert top == pytest.approx(20 / 25.4 * 72 + 0.8 * 13.8, abs=0.1)
    wanted = [
        13.8 * 0.2 + 27.6 + 15.87 * 0.8,  # after the title
        15.87 + 2 * 6,  # before a heading
        15.87 + 6,  # after it
        15.87 + 6,  # between items
        15.87 * 0.2 + 13.8 + 13.8 * 0.8,  # before the signature
        13.8 + 68,  # the QR slot is larger than the room to sign
    ]
    steps = [below - above for above, below in pairwise([top, *rest])]
    assert steps == pytest.approx(wanted, abs=0.15)


def test_the_sheet_lies_down_for_a_landscape_appendix_and_numbers_go_on():
    document = reader(render(letter()))
    sizes = [
        tuple(round(float(x) / 72 * 25.4) for x in page.mediabox[2:]) for page in document.pages
    ]
    assert sizes == [(210, 297), (210, 297), (210, 297), (297, 210)]
    assert [page[:5] for page in words_by_pypdf(render(letter()))[1:]] == [
        "- 2 -",
        "- 3 -",
        "- 4 -",
    ]


def test_the_first_page_is_numbered_only_where_the_look_says_so():
    sample = of(Paragraph(line("Isi."), 0))
    assert words_by_pypdf(render(sample)) == ["Isi."]
    numbered = replace(sample, look=replace(LOOK, number_on_first=True, number_form="{n}"))
    assert words_by_pypdf(render(numbered)) == ["1 Isi."]


def test_every_page_ends_with_the_line_of_the_mark():
    pages = words_by_pypdf(render(letter(rows=60)))
    assert len(pages) == 6
    assert all(page.endswith(MARK.line) for page in pages)
    assert all(page.count("DRAF") == 1 for page in pages)  # the watermark is drawn, not written


def test_the_watermark_is_drawn_in_its_colour_and_fits_the_sheet():
    large = replace(MARK, watermark="REKONSTRUKSI DARI PEMBERITAAN", size_pt=80, color="#ff0000")
    file = pypdfium2.PdfDocument(render(of(Paragraph(line("Isi."), 0), mark=large)))
    picture = file[0].render(scale=0.5)
    blue_green_red = bytes(picture.buffer)
    width, stride = picture.width, picture.stride
    red = [
        (at % stride) // 3
        for at in range(0, len(blue_green_red) - 2, 3)
        if blue_green_red[at : at + 3] == b"\x00\x00\xff"
    ]
    file.close()
    assert len(red) > 500
    assert min(red) > 0.01 * width
    assert max(red) < 0.99 * width


def test_an_official_letter_carries_no_mark():
    assert not any("DRAF" in page for page in words_by_pypdf(render(letter(mark=None))))


def test_the_head_of_a_long_table_stands_on_each_of_its_pages():
    pages = words_by_pypdf(render(letter(rows=60)))
    assert ["No. Kegiatan Lama" in page for page in pages[:4]] == [True] * 4


def test_a_row_taller_than_a_sheet_goes_on_to_the_next():
    cells = (line("satu"), line(" ".join(f"kata{n}" for n in range(900))))
    table = Table((line("A"), line("B")), (cells,), ("left", "left"), (30, 40), 0, "Panjang")
    pages = words_by_pypdf(render(of(table)))
    assert len(pages) > 1
    assert sum(page.count("kata") for page in pages) == 900


def test_an_empty_cell_stays_empty():
    table = Table((line("A"), line("B")), (((), line("isi")),), ("left", "left"), (30, 40), 0, "T")
    assert words_by_pypdf(render(of(table))) == ["A B isi"]


@pytest.mark.parametrize("lines", range(40, 48))
def test_copies_stand_together_on_one_page(lines):
    filler = tuple(Paragraph(line("pengisi"), 0) for _ in range(lines - 18))
    copies = Copies("Tembusan:", tuple(line(f"Kepala Dinas {n};") for n in range(6)))
    pages = words_by_pypdf(render(of(*filler, copies)))
    assert sum("Dinas" in page for page in pages) == 1
    assert sum("Tembusan:" in page for page in pages if "Dinas" in page) == 1


@pytest.mark.parametrize("lines", range(30, 42))
def test_the_signature_never_stands_alone_on_a_page(lines):
    filler = tuple(Paragraph(line("pengisi"), 0) for _ in range(lines - 6))
    closing = NumberedList(
        tuple(item(f"{n}.", "", "butir akhir " * 14, 1) for n in range(1, 4)), 0, 1, FORMS
    )
    signature = Signature((line("BUPATI,"),), 55.2, 68, (line("NAMA"),))
    for last in ((Paragraph(line("Demikian."), 0),), (closing,)):
        pages = words_by_pypdf(render(of(*filler, *last, signature)))
        assert not any(page.split()[3 * (n > 0)] == "BUPATI," for n, page in enumerate(pages))


@pytest.mark.parametrize("lines", range(24, 36))
def test_no_marker_is_left_behind_by_its_words(lines):
    filler = tuple(Paragraph(line("pengisi"), 0) for _ in range(lines - 6))
    inner = NumberedList(tuple(item(m, "", "kata " * 40, 2) for m in ("a.", "b.")), 1, 2, FORMS)
    outer = ListItem("1.", (Paragraph(line("kata " * 40), 1), inner))
    pages = words_by_pypdf(render(of(*filler, NumberedList((outer,), 0, 1, FORMS))))
    assert {page.split()[-1] for page in pages} <= {"kata", "pengisi"}


def test_a_letterhead_without_address_or_rule_is_fine():
    kop = Kop((KopLine(line("BUPATI CONTOH"), 14, strong=True),))
    assert words_by_pypdf(render(of(kop))) == ["BUPATI CONTOH"]


def test_an_appendix_without_header_begins_a_sheet_all_the_same():
    sample = of(Paragraph(line("Isi."), 0), Appendix((), (Paragraph(line("Lanjutan."), 0),)))
    assert words_by_pypdf(render(sample)) == ["Isi.", "- 2 - Lanjutan."]


# ---- what goes wrong ----------------------------------------------------------------------------


def test_a_missing_font_ends_the_work_and_is_named():
    sample = replace(letter(), look=replace(LOOK, substitute="Gotham Rounded"))
    with pytest.raises(FontMissingError) as fault:
        render(sample)
    assert "Gotham Rounded" in fault.value.message.id
    assert "Gotham Rounded" in fault.value.message.en


def test_a_single_missing_face_ends_the_work_too(tmp_path, monkeypatch):
    shutil.copytree(BASE, tmp_path / "base")
    (tmp_path / "base" / "fonts" / "LiberationSans-Regular.ttf").unlink()
    monkeypatch.setattr(pdf, "_base", lambda: tmp_path / "base")
    pdf._fonts.cache_clear()
    try:
        assert pdf.missing_fonts() == ("Liberation Sans normal 400",)
        with pytest.raises(FontMissingError) as fault:
            render(letter())
    finally:
        pdf._fonts.cache_clear()
    assert "Liberation Sans normal 400" in fault.value.message.id


def test_a_sign_that_no_font_has_ends_the_work_and_is_named():
    with pytest.raises(TypesettingError) as fault:
        render(of(Paragraph(line("selesai 你"), 0)))
    assert "你" in fault.value.message.id


def test_a_sign_that_only_the_second_font_has_is_taken_from_there():
    sample = of(Paragraph(line("A Ж B"), 0), look=replace(LOOK, substitute="TeX Gyre Bonum"))
    document = render(sample)
    assert words_by_pypdf(document) == ["A Ж B"]
    fonts = reader(document).pages[0]["/Resources"]["/Font"].values()
    names = {str(font.get_object()["/BaseFont"]).split("+")[1] for font in fonts}
    assert any(name.startswith("TeXGyreBonum") for name in names)
    assert any(name.startswith("LiberationSans") for name in names)


# ---- the same bytes -----------------------------------------------------------------------------

FRESH = (
    "import sys; from tests.sample_letter import letter; from publisher.formats.pdf import render; "
    "sys.stdout.buffer.write(render(letter(signed=None if sys.argv[1] == '-' else letter()"
    ".properties.created)))"
)


def in_a_fresh_process(argument, **surroundings):
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root), **surroundings}
    command = [sys.executable, "-c", FRESH, argument]
    return subprocess.run(
        command, env=environment, cwd=root, capture_output=True, check=True
    ).stdout


@pytest.mark.parametrize("argument", ["-", "signed"])
def test_two_fresh_processes_give_the_same_bytes(argument):
    one = in_a_fresh_process(argument, TZ="Asia/Jakarta", PYTHONHASHSEED="1", LC_ALL="C.UTF-8")
    other = in_a_fresh_process(
        argument, TZ="UTC+11", PYTHONHASHSEED="2", LC_ALL="C", RAYON_NUM_THREADS="1"
    )
    assert one.startswith(b"%PDF-1.7")
    assert one == other


def test_what_was_rendered_before_leaves_no_trace():
    first = render(letter())
    render(letter(rows=9, mark=Mark("Lain.", "LAIN", 20, "#112233", 30), signed=None))
    assert render(letter()) == first


# ---- pictures -----------------------------------------------------------------------------------


def test_the_placeholder_is_its_drawing_thirty_millimetres_wide():
    assert rasterise((BASE / "emblem-placeholder.svg").read_bytes(), 30) == PLACEHOLDER


def test_a_drawing_becomes_a_png_of_the_asked_width():
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20">'
        b'<rect width="10" height="20"/></svg>'
    )
    png = rasterise(svg, 25.4)
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20]) == 300
    assert int.from_bytes(png[20:24]) == 600


@pytest.mark.parametrize("broken", [b"<svg", b"\xff\xfe", b""])
def test_a_broken_drawing_is_reported(broken):
    with pytest.raises(TypesettingError):
        rasterise(broken, 20)
