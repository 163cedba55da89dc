"""A letter with every element, for the tests of the formats; built by hand, not composed."""

from datetime import date

from publisher.model.letter import (
    Addressee,
    Appendix,
    AttachedFile,
    Copies,
    DateHead,
    Element,
    Fields,
    Heading,
    Kop,
    KopLine,
    Letter,
    Line,
    ListItem,
    Look,
    Mark,
    NumberedList,
    Paragraph,
    Properties,
    Run,
    Signature,
    Table,
    TableLook,
    Title,
)

FORMS = ("1.", "a.", "1)", "a)")


def line(text: str) -> Line:
    return (Run(text),)


LOOK = Look(
    paper_mm=(210, 297),
    top_mm=20,
    right_mm=20,
    bottom_mm=25,
    left_mm=30,
    font="Arial",
    substitute="Liberation Sans",
    size_pt=12,
    single_pt=13.8,
    body_pt=15.87,
    paragraph_gap_pt=6,
    block_gap_pt=13.8,
    title_gap_pt=27.6,
    align="justify",
    first_line_mm=0,
    step_mm=7.5,
    number_form="- {n} -",
    number_on_first=False,
    table=TableLook(size_pt=10.5, line_pt=13, pad_x_mm=1.9, pad_y_pt=2),
)

MARK = Mark(
    line="DRAF - bukan naskah resmi", watermark="DRAF", size_pt=90, color="#d0d0d0", angle=45
)


def item(
    marker: str, label: str, text: str, indent: int, *more: Element, clause: str = ""
) -> ListItem:
    first = Paragraph(line(text), indent, label, clause)
    return ListItem(marker, (first, *more), label, clause)


def table(rows: int, indent: int = 2, label: str = "B.1.t1") -> Table:
    body = tuple(
        (
            line(str(n)),
            line(f"Kegiatan ke-{n} yang namanya cukup panjang untuk terlipat"),
            line(f"{n} jam"),
        )
        for n in range(1, rows + 1)
    )
    return Table(
        head=(line("No."), line("Kegiatan"), line("Lama")),
        rows=body,
        align=("right", "left", "center"),
        widths_mm=(12, 95, 30),
        indent=indent,
        caption="Daftar kegiatan",
        label=label,
    )


def letter(
    *, rows: int = 4, mark: Mark | None = MARK, signed: date | None = date(2026, 3, 16)
) -> Letter:
    value = Run("30% (tiga puluh persen)", value="jadwal-bergilir.split.wfo.max|persen")
    again = Run(
        "30% (tiga puluh persen)", strong=True, value="jadwal-bergilir.split.wfo.max|persen"
    )
    inner = NumberedList(
        (
            item("1)", "B.1.a.1", "butir tingkat tiga;", 4),
            item("2)", "B.1.a.2", "butir tingkat tiga kedua.", 4),
        ),
        2,
        4,
        FORMS,
    )
    middle = NumberedList(
        (
            item("a.", "B.1.a", "huruf pertama dengan rincian:", 3, inner),
            ListItem(
                "b.",
                (
                    Paragraph(
                        (Run("paling banyak "), value, Run(" dari "), again, Run(".")),
                        3,
                        "B.1.b",
                        "batas",
                    ),
                ),
                "B.1.b",
                "batas",
            ),
        ),
        1,
        3,
        FORMS,
    )
    outer = NumberedList(
        (
            item(
                "1.",
                "B.1",
                "Kepala perangkat daerah mengatur hal berikut:",
                2,
                middle,
                table(rows),
                clause="jadwal",
            ),
            item(
                "2.",
                "B.2",
                "Butir kedua " + "yang panjang sekali sehingga pindah baris " * 6 + "selesai.",
                2,
                Paragraph(line("Alinea kedua dari butir yang sama."), 2, "B.2"),
            ),
        ),
        0,
        2,
        FORMS,
    )
    sheet = Appendix(
        header=(line("Lampiran"), line("Nomor : 800/12/ORG/2026"), line("Tanggal : 16 Maret 2026")),
        elements=(
            Title((line("DAFTAR ALAMAT"),), level=1, label="lampiran", clause="daftar"),
            NumberedList(
                (
                    item("1.", "lampiran.1", "Kecamatan Utara;", 1),
                    item("2.", "lampiran.2", "Kecamatan Selatan.", 1),
                ),
                0,
                1,
                FORMS,
            ),
            Signature((line("BUPATI CONTOH,"),), 55.2, 0, (line("NAMA PEJABAT"),)),
        ),
        label="lampiran",
        clause="daftar",
    )
    wide = Appendix(
        header=(line("Lampiran II"), line("Nomor : 800/12/ORG/2026")),
        elements=(
            Title((line("TABEL LEBAR"),), level=1, label="lampiran2"),
            table(3, indent=0, label="lampiran2.t1"),
        ),
        landscape=True,
        label="lampiran2",
    )
    return Letter(
        properties=Properties(
            title="Surat Edaran Nomor 800/12/ORG/2026 tentang Contoh",
            subject="Contoh",
            author="Bupati Contoh",
            keywords=("surat edaran", "800/12/ORG/2026"),
            language="id-ID",
            created=signed,
            identifier="contoh/2026/800-12-org",
            revision=1,
            source_sha256="0" * 64,
        ),
        look=LOOK,
        elements=(
            Kop(
                (
                    KopLine(line("PEMERINTAH KABUPATEN CONTOH"), 12),
                    KopLine(line("SEKRETARIAT DAERAH"), 16, strong=True),
                ),
                ("Jalan Teladan Nomor 1 Telepon (0000) 123456", "Pos-el setda@contoh.example"),
                "double",
            ),
            DateHead((Run("Kota Contoh, "), Run("16 Maret 2026", value="signed"))),
            Fields(
                (("Nomor", (Run("800/12/ORG/2026", value="number"),)), ("Sifat", line("Penting")))
            ),
            Addressee(
                ("Yth.",),
                (line("Kepala perangkat daerah;"), line("Camat,")),
                ("di", "Kota Contoh"),
                numbered=True,
            ),
            Title(
                (
                    line("SURAT EDARAN"),
                    (Run("NOMOR "), Run("800/12/ORG/2026", value="number")),
                    line("TENTANG"),
                    (Run("CONTOH", value="title"),),
                )
            ),
            Paragraph(line("Alinea pembuka sebelum bagian pertama."), 0, "pembuka"),
            Heading("A.", line("Latar Belakang"), 1, "A"),
            Paragraph(
                (
                    Run("Kata "),
                    Run("tebal", strong=True),
                    Run(" dan "),
                    Run("miring", emphasis=True),
                    Run("."),
                ),
                1,
                "A",
            ),
            Heading("B.", line("Isi Edaran"), 1, "B", "isi"),
            outer,
            Paragraph(line("Demikian disampaikan untuk dilaksanakan."), 1, "B", keep=True),
            Signature(
                (
                    line("Ditetapkan di Kota Contoh"),
                    (Run("pada tanggal "), Run("16 Maret 2026", value="signed")),
                    line("a.n. BUPATI CONTOH"),
                    line("SEKRETARIS DAERAH,"),
                ),
                55.2,
                68,
                (line("NAMA PEJABAT, S.H."), line("Pembina Utama Muda")),
            ),
            Copies("Tembusan:", (line("Bupati Contoh; dan"), line("Inspektur."))),
            sheet,
            wide,
        ),
        mark=mark,
        files=(
            AttachedFile("policy.json", "application/json", b'{"a":1}', "Data kebijakan", "data"),
            AttachedFile("source.md", "text/markdown", b"# Sumber\n", "Naskah sumber", "source"),
        ),
        stem="SE-800-12-ORG-2026",
    )
