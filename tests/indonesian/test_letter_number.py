"""Numbers of real letters (letter_numbers.txt: raw|code|sequence|unit|month|year|more)."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.indonesian import letter_number
from publisher.indonesian.letter_number import confusable, key, near_key, parse, slug, stem

VECTORS = [
    line.split("|")
    for line in Path(__file__).with_name("letter_numbers.txt").read_text("utf-8").splitlines()
]
NUMBERS = [vector[0] for vector in VECTORS]


def more(vector: list[str]) -> dict[str, str]:
    facts = (fact.strip().partition(" ") for fact in vector[6].split(";"))
    return {name: value for name, _, value in facts if name}


@pytest.mark.parametrize("vector", VECTORS, ids=NUMBERS)
def test_the_parts_of_real_numbers_are_found(vector: list[str]) -> None:
    parts = parse(vector[0])
    sequence = "blank" if parts.blank else parts.sequence
    unit, year = ", ".join(parts.unit), str(parts.year or "")
    assert [parts.code, sequence, unit, parts.month, year] == vector[1:6]
    facts = more(vector)
    assert (parts.prefix, parts.kind) == (facts.get("prefix", ""), facts.get("kind", ""))
    assert bool(parts.doubts) == ("doubt" in facts)
    assert facts.get("doubt", "") in {"", *parts.doubts}
    assert parts.key == facts.get("key", parts.key)


def test_all_keys_of_real_numbers_differ() -> None:
    assert len(NUMBERS) == 52
    assert len({key(number) for number in NUMBERS}) == 52


def test_no_real_number_looks_mistyped() -> None:
    assert [number for number in NUMBERS if confusable(number)] == []


@given(st.one_of(st.sampled_from(NUMBERS), st.text("0125 /.-_()ABEIKSVX?NOTAHU\u2013\u00e9")))
def test_a_key_is_its_own_key(number: str) -> None:
    assert key(key(number)) == key(number)


@given(st.text(max_size=40))
def test_any_text_is_taken_apart_without_raising(number: str) -> None:
    assert parse(number).key == key(number)
    assert not set(slug(number, "judul")) - set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert stem(number, "judul").startswith("SE-")
    assert not near_key(number).startswith(("/", "-", "."))


def test_blanks_and_dashes_make_no_other_number() -> None:
    assert key("800/1102 /VII") == key("800/1102/VII") == key("Nomor : 800 / 1102/ vii")
    assert key("800/2688\u2013BKD/2020") == key("800/2688 - BKD TAHUN 2020")
    assert key("No. 12/SE/2020") == "12/SE/2020"


def test_a_missing_year_is_taken_from_the_date() -> None:
    assert letter_number.match_key("800/1102/VII", 2021) == "800/1102/VII/2021"
    assert letter_number.match_key("800/2688-BKD/2020", 2021) == "800/2688-BKD/2020"
    assert letter_number.match_key("09/ED/GSB-2018", 2018) == "09/ED/GSB-2018"
    assert letter_number.match_key("800/1102/VII", None) == "800/1102/VII"


def test_numbers_that_look_alike_are_near() -> None:
    assert near_key("065/1076/ORG") == near_key("065/ 01076 /ORG TAHUN 2021")
    assert near_key("443.1/06/B02.1") == near_key("443.1/06/BO2.1")
    assert near_key("8OO/l2/BKD") == near_key("800/12/BKD")


def test_numbers_that_differ_in_a_figure_are_not_near() -> None:
    assert near_key("800/1/12") != near_key("800/11/2")
    assert near_key("800/1102/VII") != near_key("800/1103/VII")


def test_a_bare_code_and_year_is_ambiguous() -> None:
    assert parse("800/2020").doubts == ("800/2020",)
    assert parse("800 TAHUN 2020").doubts == ()


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("800/1102 /VII", "800-1102-vii"),
        ("800/2688-BKD/2020", "800-2688-bkd"),
        ("045.2/148/I.09/TULANGBAWANG BARAT/2021", "045-2-148-i-09-tulangbawang-barat"),
        ("09/ED/GSB-2018", "09-ed-gsb"),
        ("BU.800/.../BKPSDMA/.../2023", "bu-800-bkpsdma"),
        (None, "jadwal-masuk-kerja-covid-19-pegawai-di"),
        ("......", "jadwal-masuk-kerja-covid-19-pegawai-di"),
    ],
)
def test_a_slug_comes_from_number_or_title(number: str | None, expected: str) -> None:
    assert slug(number, "Jadwal Masuk Kerja COVID-19 Pegawai di Kota \u00c9mas") == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("800/1102 /VII", "SE-800-1102-VII"),
        ("800/2688-BKD/2020", "SE-800-2688-BKD-2020"),
        ("SE - 39/PJ/2019", "SE-39-PJ-2019"),
        ("065/ 01076 /ORG TAHUN 2021", "SE-065-01076-ORG-2021"),
        (None, "SE-JADWAL-MASUK"),
    ],
)
def test_a_download_has_a_name_that_a_person_can_use(number: str | None, expected: str) -> None:
    assert stem(number, "jadwal-masuk") == expected


@pytest.mark.parametrize(
    ("number", "proposal"),
    [
        ("8OO/1102/VII", "800/1102/VII"),
        ("800/l2/BKD", "800/12/BKD"),
        ("8\u041e\u041e/12", "800/12"),
        ("800/12/D19", None),
        ("443.1/06/BO2.1", None),
        ("003.05/UN/TU.SUPD. II/2026", None),
    ],
)
def test_letters_among_figures_are_proposed_as_figures(number: str, proposal: str | None) -> None:
    assert confusable(number) == proposal


def test_a_letter_is_called_by_its_number_or_else_by_its_title():
    assert letter_number.designation("1 /\n2026", "Jam Kerja") == "Nomor 1 / 2026"
    assert letter_number.designation(None, "Jam\n Kerja") == "tentang Jam Kerja"
