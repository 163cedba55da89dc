import json
from dataclasses import replace

from publisher.feeds import numbers
from publisher.indonesian import letter_number
from publisher.parsing import schema
from tests.published import changed, files, publication

LEAVE = "harapan-jaya/2026/800-1-11-003-bkpsdm"
OWN = "feed/numbers/harapan-jaya/2026.json"


def pages(made):
    return {name: json.loads(data) for name, data in files(numbers.artefacts, made).items()}


def test_every_page_keeps_to_its_schema():
    for page in pages(publication()).values():
        assert schema.validate(page, "numbers-1") == ()


def test_every_circular_is_in_the_page_of_its_authority_and_year():
    found = set()
    for name, page in pages(publication()).items():
        assert name == f"feed/numbers/{page['authority']}/{page['year']}.json"
        listed = {one["id"] for one in page["numbers"]} | set(page["without_number"])
        assert all(one.startswith(f"{page['authority']}/{page['year']}/") for one in listed)
        found |= listed
    assert found == publication().circulars.keys()


def test_another_spelling_of_a_number_leads_to_the_circular():
    [one] = pages(publication())["feed/numbers/babel/2020.json"]["numbers"]
    assert one["number"] == "800/1102 /VII"
    assert one["key"] == letter_number.key("Nomor: 800 / 1102/vii")
    assert one["id"] == "babel/2020/800-1102-vii"


def test_a_circular_without_a_number_is_listed():
    page = pages(publication())["feed/numbers/babel/2020.json"]
    assert page["without_number"] == ["babel/2020/wfh-bergilir"]


def test_a_withdrawn_number_keeps_its_tombstone():
    page = pages(publication())[OWN]
    [one] = [one for one in page["numbers"] if one["id"].endswith("pakaian-dinas-hari-jadi")]
    assert one["tombstone"] == {
        "at": "2026-07-21T02:00:00Z",
        "reason": "terbit sebelum disetujui Sekretaris Daerah",
    }
    assert [one["tombstone"] for one in page["numbers"]].count(None) == len(page["numbers"]) - 1


def test_a_number_that_a_correction_replaced_is_still_found():
    made = publication()
    first = replace(made.texts[LEAVE, 1], number="800.1.11/30/BKPSDM/2026")
    made = replace(made, texts={**made.texts, (LEAVE, 1): first})
    found = [one for one in pages(made)[OWN]["numbers"] if one["id"] == LEAVE]
    assert [(one["revision"], one["current"]) for one in found] == [(2, True), (1, False)]


def test_one_key_may_lead_to_two_circulars():
    other = publication().circulars["harapan-jaya/2026/000-8-3-014-org"].text.number
    made = changed(publication(), "harapan-jaya/2026/000-8-3-021-org", number=other)
    found = [one["id"] for one in pages(made)[OWN]["numbers"] if one["number"] == other]
    assert found == ["harapan-jaya/2026/000-8-3-014-org", "harapan-jaya/2026/000-8-3-021-org"]
