"""What a signatory is told of a circular before it is issued."""

from datetime import date

import pytest

from publisher.pipeline.fields import Request
from publisher.pipeline.gate import heading, stops
from publisher.pipeline.issue import propose
from publisher.pipeline.load import load
from publisher.pipeline.withdraw import withdraw
from tests.issued import at, issue_text

RELATION = (
    "relations:\n  - {{type: merujuk, target: {}, label: Lain, en: Other, cite: [masa]}}\nrules:\n"
)


def points(project, name="satu", day=date(2026, 3, 2), **swap):
    """Return what is open in a circular; each change replaces one text by another."""
    project.circular(name, swap=swap)
    found = propose(load(project.root), Request(f"contoh/2026/{name}"), day).open
    assert all(point.en for point in found)
    return " | ".join(point.id for point in found)


def test_an_ordinary_circular_has_only_its_paragraphs_without_data(project):
    assert points(project) == "tidak ada dalam data: penutup (kalimat penutup)"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("{from: 2026-03-02, to", "{from: 2026-03-01, to", "berlaku surut 1 hari"),
        ("to: 2026-03-31, cite", "cite", "tidak menyebut sampai kapan"),
        (
            "to: 2026-03-31, cite",
            "ends: notice, until: sampai pemberitahuan lebih lanjut, cite",
            'tanpa hari terakhir: "sampai pemberitahuan lebih lanjut"',
        ),
        ("signed: 2026-03-02", "signed: 2026-03-05", "belum tiba"),
        ('"800/4117/ORG/2026"', "'null'", "nomor `null` tidak berbentuk nomor surat"),
        ('"800/4117/ORG/2026"', "'123'", "nomor `123` tidak berbentuk nomor surat"),
        ("ORG/2026", "ORG/2027", "bertahun 2027, sedangkan suratnya tanggal 2 Maret 2026"),
        ("{from: 2026-03-02", "{from: null", "tidak diketahui"),
        (
            "    cite: [lapor]",
            "    open: Atasan langsung?\n    cite: [lapor]",
            "pertanyaan terbuka",
        ),
        ("rules:\n", RELATION.format("null"), "di luar register: Lain"),
        ("rules:\n", RELATION.format("contoh/2026/dua"), "belum diterbitkan"),
    ],
)
def test_what_is_open_is_said(project, old, new, words):
    project.circular("dua")
    assert words in points(project, **{old: new})


def test_what_is_recorded_long_after_it_was_published_says_so(project):
    late = points(project, day=date(2026, 3, 24), **{"from: 2026-03-02": "from: 2026-03-11"})
    assert (
        "baru dicatat 24 Maret 2026, 22 hari sesudah diumumkan dan 13 hari sesudah mulai berlaku"
        in late
    )
    soon = points(project, "dua", date(2026, 3, 3), **{"from: 2026-03-02": "from: 2026-03-11"})
    assert "baru dicatat 3 Maret 2026, 1 hari sesudah diumumkan |" in soon


def test_a_place_without_data_is_named_as_the_letter_prints_it(project):
    said = points(project, **{"cite: [penutup], reason": "cite: [pembuka, '2', penutup], reason"})
    assert "tidak ada dalam data: pembukaan, angka 2, penutup" in said


def test_what_is_about_to_be_issued_is_said_with_what_is_filled_in(project):
    project.circular("satu", swap={"4117": "......", "published: 2026-03-02": "published: null"})
    request = Request("contoh/2026/satu", published=date(2026, 3, 3))
    found = propose(load(project.root), request, date(2026, 3, 3))
    assert [one.id for one in heading(found.circular, found.filled)] == [
        "contoh/2026/satu, revisi 1",
        "nomor: 800/1/ORG/2026 (diisi sekarang)",
        "tanggal surat: 2 Maret 2026",
        "diumumkan: 3 Maret 2026 (diisi sekarang)",
        "berlaku: mulai 2 Maret 2026 sampai dengan 31 Maret 2026",
    ]


PERIOD = "from: 2026-03-02, to: 2026-03-31"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("from: null", "berlaku: sejak hari yang tidak diketahui"),
        (
            "from: null, to: 2026-03-31",
            "berlaku: sejak hari yang tidak diketahui, sampai dengan 31 Maret 2026",
        ),
        ("from: 2026-03-02", "berlaku: mulai 2 Maret 2026"),
    ],
)
def test_a_first_day_that_is_not_known_is_said_to_be_so(project, period, words):
    project.circular("satu", swap={PERIOD: period})
    found = propose(load(project.root), Request("contoh/2026/satu"), date(2026, 3, 3))
    assert heading(found.circular)[-1].id == words


def test_a_text_that_was_withdrawn_is_pointed_out(project):
    text = project.circular("dua").read_text(encoding="utf-8")
    issue_text(project.root, "circulars/contoh/2026/dua.md", text)
    relation = {"rules:\n": RELATION.format("contoh/2026/dua")}
    assert "dua" not in points(project, **relation)
    withdraw(project.root, "contoh/2026/dua", "keliru", at(1))
    assert "sudah ditarik" in points(project, **relation)


OFFICE = (
    "  - {{id: {0}, kind: lokasi-kerja, modality: wajib, label: Tempat kerja, en: Place,"
    " who: {{pegawai.jenis: asn}}, do: {{location: {1}}}, cite: [lapor]{2}}}\nstatements:\n"
)


def _issued(project, name="dua", **swap):
    text = project.circular(name, swap=swap).read_text(encoding="utf-8")
    issue_text(project.root, f"circulars/contoh/2026/{name}.md", text)


def _stopping(project, **swap):
    project.circular("tiga", swap=swap)
    found = propose(load(project.root), Request("contoh/2026/tiga"), date(2026, 3, 2))
    return [one.code for one in found.findings if found.stopped and stops(one)]


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("", ["rule-displaces-silently"]),
        (", replaces: [contoh/2026/dua#kantor]", []),
        (", beside: [contoh/2026/dua#kantor]", []),
        (", overrides: [contoh/2026/dua#kantor]", []),
    ],
)
def test_what_would_displace_another_rule_unsaid_is_stopped(project, said, codes):
    _issued(project, **{"statements:\n": OFFICE.format("kantor", "wfo", "")})
    later = {"effective: {from: 2026-03-02": "effective: {from: 2026-03-05"}
    swap = {"statements:\n": OFFICE.format("rumah", "wfh", said), **later}
    assert _stopping(project, **swap) == codes


@pytest.mark.parametrize("kind", ["mencabut", "mengganti"])
def test_what_ends_the_other_circular_is_not_stopped(project, kind):
    _issued(project, **{"statements:\n": OFFICE.format("kantor", "wfo", "")})
    relation = RELATION.format("contoh/2026/dua").replace("merujuk", kind)
    swap = {"statements:\n": OFFICE.format("rumah", "wfh", ""), "rules:\n": relation}
    assert _stopping(project, **swap) == []


def test_whose_status_changes_is_said_with_the_days_before_and_after(project):
    _issued(project)
    relation = RELATION.format("contoh/2026/dua").replace("merujuk", "mencabut")
    later = {"effective: {from: 2026-03-02": "effective: {from: 2026-03-11"}
    said = points(project, **{"rules:\n": relation, **later})
    assert (
        "contoh/2026/dua: berlaku menjadi dicabut, "
        "mulai 11 Maret 2026 sampai dengan 31 Maret 2026" in said
    )
    assert "contoh/2026/satu:" not in said


def test_what_takes_the_place_of_every_rule_is_said_as_that_with_the_days_left_over(project):
    _issued(project)
    replaced = {
        "rules:\n": RELATION.format("contoh/2026/dua").replace("merujuk", "mengubah"),
        "    cite: [lapor]": "    replaces: [contoh/2026/dua#laporan]\n    cite: [lapor]",
        "from: 2026-03-02, to: 2026-03-31": "from: 2026-03-11, to: 2026-03-20",
    }
    assert (
        "contoh/2026/dua: berlaku menjadi digantikan seluruhnya oleh contoh/2026/satu, "
        "mulai 11 Maret 2026 sampai dengan 31 Maret 2026; contoh/2026/satu sendiri berlaku hanya "
        "sampai dengan 20 Maret 2026" in points(project, **replaced)
    )


def test_a_correction_may_change_its_own_status(project):
    _issued(project, "satu")
    correction = "correction: {type: ralat, note: Hari terakhir keliru}\nsigned: 2026-03-02"
    said = points(project, **{"to: 2026-03-31": "to: 2026-04-30", "signed: 2026-03-02": correction})
    assert "contoh/2026/satu: berakhir menjadi berlaku, mulai 1 April 2026" in said


def test_what_a_correction_changes_is_listed_with_both_values(project):
    _issued(project, "satu")
    correction = "correction: {type: ralat, note: Judul dan nomor keliru}\nsigned: 2026-03-02"
    said = points(
        project,
        **{"signed: 2026-03-02": correction, "title: Contoh": "title: Lain", "800/4117/": "800/9/"},
    )
    assert 'berubah dari revisi 1: `title.id`: "Contoh" menjadi "Lain"' in said
    assert 'berubah dari revisi 1: `number`: "800/4117/ORG/2026" menjadi' in said
    assert "sejak hari pertama" not in said
    assert "correction" not in said


def test_a_correction_of_what_binds_is_said_to_work_from_the_first_day(project):
    _issued(project, "satu")
    correction = "correction: {type: ralat, note: Penerima keliru}\nsigned: 2026-03-02"
    said = points(project, **{"signed: 2026-03-02": correction, "to: atasan": "to: Bupati"})
    assert "sejak hari pertama edaran, 2 Maret 2026" in said
    assert 'aturan `laporan`, `do.to`: "atasan" menjadi "Bupati"' in said


def test_who_extends_too_late_is_told(project):
    _issued(project, **{"to: 2026-03-31": "to: 2026-03-05"})
    relation = RELATION.format("contoh/2026/dua").replace("merujuk", "memperpanjang")
    later = {"effective: {from: 2026-03-02": "effective: {from: 2026-03-09"}
    project.circular("satu", swap={"rules:\n": relation, **later})
    found = propose(load(project.root), Request("contoh/2026/satu"), date(2026, 3, 2))
    assert "relation-extension-late" in {one.code for one in found.findings}
    assert not found.stopped
