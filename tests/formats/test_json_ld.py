import json
from dataclasses import replace
from datetime import date

from publisher.formats import json_ld
from publisher.model.circular import Relation
from publisher.model.label import Label
from publisher.model.publication import File, Incoming
from tests.published import changed, publication

SITE = "https://edaran.example"
LEAVE = "harapan-jaya/2026/800-1-11-003-bkpsdm"
ENERGY = "harapan-jaya/2026/000-8-2-009-um"
REVOKING = "harapan-jaya/2026/pencabutan-penghematan-energi"
RAMADAN = "harapan-jaya/2026/000-8-3-014-org"


def told(identity, made=None, **fields):
    made = made or publication()
    return json.loads(json_ld.render(made, replace(made.circulars[identity], **fields)))


def address(identity):
    return SITE + publication().circulars[identity].uri


def test_dates_are_told_apart():
    found = told(LEAVE)
    assert found["legislationDate"] == "2026-01-08"
    assert found["datePublished"] == "2026-01-09"
    assert found["legislationDateOfApplicability"] == "2026-01-12"
    assert found["temporalCoverage"] == "2026-01-12/2026-12-31"


def test_a_day_that_is_not_known_is_left_out():
    found = told("babel/2020/800-1102-vii")
    assert "legislationDate" not in found
    assert "datePublished" not in found
    assert found["temporalCoverage"] == "2020-03-23/.."


def test_it_says_what_it_is_and_whose():
    found = told(LEAVE)
    assert found["@type"] == "Legislation"
    assert found["@id"] == address(LEAVE)
    assert found["legislationIdentifier"] == "800.1.11/003/BKPSDM/2026"
    assert found["legislationType"] == "Surat Edaran"
    assert found["legislationPassedBy"]["name"] == "Pemerintah Kabupaten Harapan Jaya"
    assert found["spatialCoverage"]["identifier"] == "99.01"
    assert found["legislationCorrects"] == [{"@id": address(LEAVE)}]
    assert "legislationCorrects" not in told(ENERGY)


def test_nothing_depends_on_a_day():
    assert "legislationLegalForce" not in json.dumps(told(LEAVE))
    later = replace(publication(), day=date(2030, 1, 1))
    assert told(LEAVE, later) == told(LEAVE)


def test_what_was_withdrawn_has_no_force_on_any_day():
    found = told("harapan-jaya/2026/pakaian-dinas-hari-jadi")
    assert found["legislationLegalForce"] == "https://schema.org/NotInForce"


def test_a_letter_is_authoritative_only_with_a_verified_signature():
    files = (
        File("letter.pdf", "application/pdf", 1, "a" * 64, "authentic"),
        File("letter.docx", "application/x", 1, "b" * 64, "informative"),
    )
    found = told(LEAVE, files=files)["workExample"]["encoding"]
    assert [one["legislationLegalValue"] for one in found] == [
        "AuthoritativeLegalValue",
        "UnofficialLegalValue",
    ]


def test_acts_have_the_terms_of_the_vocabulary():
    assert told("harapan-jaya/2026/000-8-3-021-org")["legislationAmends"] == [
        {"@id": address(RAMADAN)}
    ]
    assert told(REVOKING)["legislationRepeals"] == [{"@id": address(ENERGY)}]


def test_an_extension_keeps_its_own_word_beside_the_general_one():
    found = told("harapan-jaya/2026/800-1-6-2-067-bkpsdm")
    other = [{"@id": address("harapan-jaya/2026/800-1-6-2-041-bkpsdm")}]
    assert found["legislationChanges"] == found["edaran:memperpanjang"] == other
    assert found["@context"][1] == {"edaran": "tag:edaran.example,2026:term/"}


def test_a_text_that_is_not_registered_is_named():
    relations = (Relation("berdasarkan", None, Label("PP 11 Tahun 2017")),)
    found = told(ENERGY, changed(publication(), ENERGY, relations=relations))
    assert found["legislationEnsuresImplementationOf"] == [
        {"@type": "Legislation", "name": "PP 11 Tahun 2017"}
    ]


def test_what_others_did_to_it_is_told_from_their_side():
    state = publication().circulars[ENERGY].state
    revoked = Incoming("mencabut", REVOKING, date(2026, 9, 1))
    failed = Incoming("mengubah", RAMADAN, date(2026, 9, 1), took=False)
    found = told(ENERGY, state=replace(state, relations_in=(revoked, failed)))
    assert found["@reverse"] == {"legislationRepeals": [{"@id": address(REVOKING)}]}


def test_what_is_from_the_press_says_so():
    remark = "disambiguatingDescription"
    assert told("babel/2020/wfh-bergilir")[remark].endswith("bukan naskah resmi")
    assert remark not in told(LEAVE)


def test_twice_is_the_same():
    for one in publication().circulars.values():
        assert json_ld.render(publication(), one) == json_ld.render(publication(), one)
