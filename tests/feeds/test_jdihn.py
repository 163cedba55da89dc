import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from publisher.feeds import jdihn
from publisher.feeds.jdihn_validator import jdihn_faults
from publisher.parsing import schema
from tests.published import changed, files, publication

LEAVE = "harapan-jaya/2026/800-1-11-003-bkpsdm"
ENERGY = "harapan-jaya/2026/000-8-2-009-um"
HORIZON = timedelta(40)


def on(day):
    """Return the sample publication as of a day."""
    moment = datetime(day.year, day.month, day.day, 2, tzinfo=UTC)
    return replace(publication(), moment=moment, day=day)


def records(made, path=jdihn.PATH):
    return {one["idData"]: one for one in json.loads(files(jdihn.artefacts, made)[path])}


def test_every_record_has_27_texts():
    for data in files(jdihn.artefacts, publication()).values():
        found = json.loads(data)
        assert schema.validate(found, "jdihn-1") == ()
        assert found
        for one in found:
            assert len(one) == 27
            assert all(isinstance(value, str) and value for value in one.values())


def test_ours_has_no_fault():
    addresses = {
        f"https://edaran.example/se/{name}/{file}"
        for name in publication().circulars
        for file in ("", "letter.pdf")
    }
    for data in files(jdihn.artefacts, publication()).values():
        assert [one for one in jdihn_faults(data, addresses) if one.error] == []


def test_a_reconstruction_from_the_press_is_never_exported():
    made = publication()
    press = {name for name, one in made.circulars.items() if one.text.provenance.source == "press"}
    assert press
    assert any(made.circulars[name].text.signed for name in press)  # the day is no excuse
    assert records(made).keys() == made.circulars.keys() - press


def test_a_circular_without_a_day_of_signing_is_left_out_and_counted():
    made = changed(publication(), LEAVE, signed=None)
    assert LEAVE not in records(made)
    assert jdihn.left_out(made) == jdihn.LeftOut(press=5, unsigned=1)
    assert jdihn.left_out(publication()) == jdihn.LeftOut(press=5, unsigned=0)


def test_nothing_to_export_is_an_empty_array():
    made = publication()
    press = {name: one for name, one in made.circulars.items() if name.startswith("babel/")}
    assert files(jdihn.artefacts, replace(made, circulars=press)) == {jdihn.PATH: b"[]"}


def test_a_record_says_what_the_letter_says():
    one = records(publication())[LEAVE]
    assert one["judul"] == (
        "Surat Edaran Nomor 800.1.11/003/BKPSDM/2026"
        " Tentang Cuti Bersama Pegawai Aparatur Sipil Negara Tahun 2026"
    )
    assert one["tanggal_penetapan"] == one["tanggal_pengundangan"] == "2026-01-08"
    assert one["fileDownload"] == "2026se800-1-11-003-bkpsdm.pdf"
    assert one["subjek"].split(" - ")[0] == "LIBUR DAN CUTI"


def test_a_number_without_a_year_is_followed_by_it():
    one = records(changed(publication(), LEAVE, number="800/11/BKPP.2"))[LEAVE]
    assert one["judul"].startswith("Surat Edaran Nomor 800/11/BKPP.2 Tahun 2026 Tentang ")
    assert one["noPeraturan"] == "800/11/BKPP.2"


def test_without_a_number_there_is_none():
    one = records(changed(publication(), LEAVE, number=None))[LEAVE]
    assert one["noPeraturan"] == "-"
    assert one["judul"].startswith("Surat Edaran Tahun 2026 Tentang ")


def test_a_regency_stands_below_its_province():
    words = publication().vocabulary
    own = replace(words.authorities["harapan-jaya"], code="19.05")
    words = replace(words, authorities={**words.authorities, "harapan-jaya": own})
    one = records(replace(publication(), vocabulary=words))[LEAVE]
    assert one["teuBadan"] == "Kepulauan Bangka Belitung.Kabupaten Harapan Jaya"


def test_what_has_not_ended_is_berlaku_also_before_it_begins():
    assert records(on(date(2026, 3, 1)))[ENERGY]["status"] == "Berlaku"
    assert records(on(date(2026, 8, 31)))[ENERGY]["status"] == "Berlaku"
    assert records(on(date(2026, 9, 1)))[ENERGY]["status"] == "Tidak Berlaku"
    withdrawn = "harapan-jaya/2026/pakaian-dinas-hari-jadi"
    assert records(publication())[withdrawn]["status"] == "Tidak Berlaku"


def test_there_is_one_array_and_it_is_that_of_the_day():
    """The network takes one array at one address; the next release tells of the next day."""
    for day in (date(2026, 8, 31), date(2026, 9, 1)):
        assert files(jdihn.artefacts, on(day)).keys() == {jdihn.PATH}
