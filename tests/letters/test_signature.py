"""Every variant of the signature block that the rule books know."""

import pytest

from publisher.model.letter import Signature, words
from tests.letters.conftest import of_type


def lines(letter):
    block = of_type(letter, Signature)
    return [words(line) for line in (*block.before, *block.after)]


PRESS = "{source: press, ref: Koran Contoh, date: 2026-03-20}"


@pytest.mark.parametrize(
    ("signatory", "expected"),
    [
        ("{office: Bupati, name: Sari}", ["BUPATI HARAPAN JAYA,", "SARI"]),
        ("{office: Wakil Bupati, name: Sari}", ["WAKIL BUPATI HARAPAN JAYA,", "SARI"]),
        (
            "{office: Sekretaris Daerah, name: Sari, on_behalf_of: Bupati}",
            ["a.n. BUPATI HARAPAN JAYA", "SEKRETARIS DAERAH,", "SARI"],
        ),
        (
            "{office: Kepala Bagian Umum, name: Sari, on_behalf_of: Bupati, "
            "through: Sekretaris Daerah}",
            [
                "a.n. BUPATI HARAPAN JAYA",
                "SEKRETARIS DAERAH",
                "u.b.",
                "KEPALA BAGIAN UMUM,",
                "SARI",
            ],
        ),
        (
            "{office: Sekretaris Daerah, name: Sari, acting: plh, own_office: Asisten Umum}",
            ["Plh. SEKRETARIS DAERAH", "ASISTEN UMUM,", "SARI"],
        ),
        ("{office: Bupati, name: Sari, acting: pj}", ["Pj. BUPATI HARAPAN JAYA,", "SARI"]),
        ("{office: Bupati, name: Sari, acting: pjs}", ["Pjs. BUPATI HARAPAN JAYA,", "SARI"]),
        (
            "{office: Bupati, name: Sari, acting: plt, own_office: Wakil Bupati}",
            ["Plt. BUPATI HARAPAN JAYA", "WAKIL BUPATI HARAPAN JAYA,", "SARI"],
        ),
        (
            "{office: Sekretaris Daerah, name: Sari, acting: plt, on_behalf_of: Bupati}",
            ["a.n. BUPATI HARAPAN JAYA", "Plt. SEKRETARIS DAERAH,", "SARI"],
        ),
        (
            "{office: Sekretaris Daerah, name: Sari, acting: plt}",
            ["Plt. SEKRETARIS DAERAH,", "SARI"],
        ),
    ],
)
def test_the_block_of_each_variant(letter, signatory, expected):
    shown = lines(letter(signatory=signatory))
    assert shown[:2] == ["Ditetapkan di Harapan", "pada tanggal 16 Maret 2026"]
    assert shown[2:] == expected


FULL = "name: Sari, degrees: {before: Dr., after: M.Si.}, rank: Pembina, nip: '199001012020011001'"


def test_a_head_of_region_shows_degrees_but_neither_rank_nor_nip(letter):
    assert lines(letter(signatory=f"{{office: Bupati, {FULL}}}"))[-1] == "Dr. SARI, M.Si."


def test_a_head_of_agency_shows_degrees_rank_and_nip(letter):
    shown = lines(letter(signatory=f"{{office: Kepala Dinas Kesehatan, {FULL}}}"))
    assert shown[-3:] == ["Dr. SARI, M.Si.", "Pembina", "NIP 199001012020011001"]


def test_an_acting_head_of_region_shows_the_bare_name(letter):
    assert lines(letter(signatory=f"{{office: Bupati, acting: pj, {FULL}}}"))[-1] == "SARI"


def test_an_acting_secretary_plt_is_treated_like_other_officials(letter):
    shown = lines(letter(signatory=f"{{office: Sekretaris Daerah, acting: plt, {FULL}}}"))
    assert shown[-1] == "NIP 199001012020011001"


def test_under_the_older_rules_a_head_shows_no_degrees(letter):
    shown = lines(letter(profile="permendagri-54-2009", signatory=f"{{office: Bupati, {FULL}}}"))
    assert shown[-1] == "SARI"


def test_a_press_text_names_who_signed_according_to_the_report_and_leaves_no_room_to_sign(letter):
    made = letter(provenance=PRESS, signed="null", place="")
    block = of_type(made, Signature)
    assert lines(made)[-1] == "menurut pemberitaan: Sari Contoh"
    assert block.qr_pt == 0
    assert block.space_pt < 20


def test_a_press_text_without_a_date_says_so_and_names_no_place(letter):
    shown = lines(letter(provenance=PRESS, signed="null", place=""))
    assert shown[0] == "Tanggal penetapan tidak disebut dalam pemberitaan"


def test_an_unsigned_draft_leaves_a_blank_for_the_date(letter):
    assert lines(letter(signed="null"))[1] == "pada tanggal ............"


def test_the_qr_slot_is_reserved_and_the_older_rules_have_none(letter):
    assert of_type(letter(), Signature).qr_pt == 68
    assert of_type(letter(profile="permendagri-54-2009"), Signature).qr_pt == 0


def test_a_press_text_without_a_name_says_so(letter):
    shown = lines(letter(provenance=PRESS, signatory="{office: Bupati}"))
    assert shown[-1] == "(nama tidak disebut)"


TOKENS = {"office": "jabatan", "signature": "ttd", "name": "nama", "nip": "nip", "date": "tanggal"}


@pytest.mark.parametrize(
    ("signatory", "expected"),
    [
        ("{office: Bupati}", ["${jabatan},", "${nama}"]),
        (
            "{office: Sekretaris Daerah, on_behalf_of: Bupati}",
            ["a.n. BUPATI HARAPAN JAYA", "${jabatan},", "${nama}"],
        ),
        (
            "{office: Bupati, acting: plt, own_office: Wakil Bupati}",
            ["Plt. ${jabatan}", "WAKIL BUPATI HARAPAN JAYA,", "${nama}"],
        ),
        (
            '{office: Camat, name: Sari, rank: Pembina, nip: "199001012015011001"}',
            ["${jabatan},", "${nama}", "Pembina", "NIP ${nip}"],
        ),
    ],
)
def test_what_another_system_fills_in_is_a_variable(letter, signatory, expected):
    made = letter(signatory=signatory, tokens=TOKENS)
    assert lines(made) == ["Ditetapkan di Harapan", "pada tanggal ${tanggal}", *expected]
    assert words(of_type(made, Signature).anchor) == "${ttd}"


def test_without_variables_the_room_is_empty(letter):
    assert of_type(letter(), Signature).anchor == ()
