"""Numbers longer than Python turns into integers: of any length, anywhere, they stop nothing."""

import pytest

from tests.hostile import arena, texts

LONG = ("1" * 4_301, "9" * 5_000, "2" * 60_000)
TYPED = (
    "{}%",
    "{} (satu) hari",
    "Rp{} (seribu rupiah) dan {} (dua) hari",
    "pukul {}.00 WIB",
    "tanggal {} Maret 2026",
    "3 Maret {}",
    "SE Nomor {}/ORG/2026",
    "angka {} huruf a",
    "1/{} bagian",
    "3,{} persen",
    "{}.5 persen",
)


@pytest.fixture(autouse=True)
def _watched():
    with arena.watched():
        yield


@pytest.mark.parametrize("number", LONG, ids=len)
@pytest.mark.parametrize("typed", TYPED)
def test_a_long_number_in_a_text_stops_nothing(typed, number):
    text = texts.written(paragraph=typed.replace("{}", number))
    with arena.in_time(text):
        arena.letter(arena.judge(text))


@pytest.mark.parametrize("number", LONG, ids=len)
@pytest.mark.parametrize("written", ["PT{}H", "P{}D", "P{}W"])
def test_a_long_duration_stops_nothing(written, number):
    rule = texts.written().replace("rules:\n", f"rules:\n{HOURS}".replace("{}", written), 1)
    rule = f"{rule.rstrip()}\n\nSelama {{{{ jam.weekly_min | durasi }}}}.\n"
    with arena.in_time(rule):
        judged = arena.judge(rule.replace("{}", number))
        arena.letter(judged)
    assert judged.findings


HOURS = """\
  - id: jam
    kind: jam-kerja
    modality: wajib
    label: Jam kerja
    en: Hours
    who: {pegawai.jenis: asn}
    do: {hours: [{days: [MO], from: "08:00", to: "15:00"}], weekly_min: "{}"}
    cite: [lapor]
"""


@pytest.mark.parametrize("number", LONG, ids=len)
def test_a_long_number_of_a_letter_stops_nothing(number):
    text = texts.written(number=f"800/{number}/ORG/2026")
    with arena.in_time(text):
        arena.letter(arena.judge(text))
