"""The faults of real feeds, one by one, put into a record that has none."""

import json

import pytest

from publisher.feeds import jdihn
from publisher.feeds.jdihn_validator import KEYS, jdihn_faults
from tests.published import files, publication


def good():
    return json.loads(files(jdihn.artefacts, publication())[jdihn.PATH])


def faults(feed, addresses=None):
    """Return code, index and key of the faults of a feed, without what is no error."""
    data = feed if isinstance(feed, bytes) else json.dumps(feed).encode()
    return [(one.code, one.index, one.key) for one in jdihn_faults(data, addresses) if one.error]


def with_(index, **values):
    feed = good()
    feed[index] |= values
    return feed


def without(index, key):
    feed = good()
    del feed[index][key]
    return feed


def test_a_good_feed_has_no_fault():
    assert faults(good()) == []
    assert faults(b"[]") == []
    assert set(KEYS) == good()[0].keys()


def test_nothing_found_in_words_is_no_feed():
    assert faults(b"0 results") == [("not-json", -1, "")]
    assert faults(b"") == [("not-json", -1, "")]
    assert faults(b"\xff[]") == [("not-json", -1, "")]


def test_an_error_is_no_feed():
    said = b'{"error": {"code": 500, "message": "SQLSTATE[42S22]"}}'
    assert faults(said) == [("not-an-array", -1, "")]
    assert faults(b'"x"') == [("not-an-array", -1, "")]
    assert faults(b'{"data": []}') == [("not-an-array", -1, "")]


def test_an_id_that_a_join_has_doubled_is_found():
    feed = good()
    assert faults([*feed, feed[1]]) == [("id-twice", len(feed), "idData")]


@pytest.mark.parametrize("key", ["idData", "operasi", "display"])
def test_an_integer_is_no_text(key):
    assert faults(with_(2, **{key: 4})) == [("not-a-text", 2, key)]


def test_null_is_no_text():
    assert faults(with_(0, isbn=None)) == [("not-a-text", 0, "isbn")]


def test_a_nested_value_is_no_text():
    assert faults(with_(0, subjek=["ASN"])) == [("not-a-text", 0, "subjek")]


def test_a_key_in_other_capitals_is_found():
    feed = good()
    feed[0]["deskripsifisik"] = feed[0].pop("deskripsiFisik")
    assert faults(feed) == [
        ("key-missing", 0, "deskripsiFisik"),
        ("key-misspelt", 0, "deskripsifisik"),
    ]


def test_a_key_that_nobody_knows_is_found():
    assert faults(with_(0, kategori="x")) == [("key-unknown", 0, "kategori")]


@pytest.mark.parametrize("end", ["%0A", "%0a", "\n", " ", "%0D"])
def test_an_address_that_ends_in_a_line_end_is_found(end):
    address = good()[0]["urlDetailPeraturan"] + end
    assert faults(with_(0, urlDetailPeraturan=address)) == [
        ("address-unclean", 0, "urlDetailPeraturan")
    ]


def test_a_missing_address_is_found():
    assert faults(without(0, "urlDetailPeraturan")) == [("key-missing", 0, "urlDetailPeraturan")]
    assert faults(with_(0, urlDetailPeraturan="")) == [("empty", 0, "urlDetailPeraturan")]
    assert faults(with_(0, urlDownload="-")) == [("empty", 0, "urlDownload")]


@pytest.mark.parametrize(
    "address", ["letter.pdf", "/se/x/", "mailto:setda@edaran.example", "http://["]
)
def test_half_an_address_is_found(address):
    assert faults(with_(0, urlDownload=address)) == [("no-address", 0, "urlDownload")]


def test_an_address_that_does_not_answer_is_found():
    feed = good()
    answering = {one[key] for one in feed for key in ("urlDownload", "urlDetailPeraturan")}
    assert faults(feed, answering) == []
    gone = feed[3]["urlDetailPeraturan"]
    assert faults(feed, answering - {gone}) == [("address-silent", 3, "urlDetailPeraturan")]


@pytest.mark.parametrize("day", ["0000-00-00", "2026-02-30", "30-03-2026", "2026-3-1", "20260330"])
def test_a_day_that_does_not_exist_is_found(day):
    feed = with_(0, tanggal_penetapan=day)
    assert faults(feed) == [("no-such-day", 0, "tanggal_penetapan")]


def test_another_year_than_that_of_the_day_is_found():
    assert faults(with_(0, tahun_pengundangan="1970")) == [
        ("year-differs", 0, "tahun_pengundangan")
    ]


@pytest.mark.parametrize("status", ["Masih Berlaku", "berlaku", "Dicabut", ""])
def test_a_status_of_other_words_is_found(status):
    assert faults(with_(0, status=status)) == [("status-unknown", 0, "status")]


@pytest.mark.parametrize(("key", "value"), [("operasi", "1"), ("display", "0")])
def test_another_constant_is_found(key, value):
    assert faults(with_(0, **{key: value})) == [("constant-differs", 0, key)]


def test_a_key_that_is_there_twice_is_found():
    data = json.dumps(good()).replace('{"abstrak"', '{"display": "1", "abstrak"', 1)
    assert faults(data.encode()) == [("key-twice", 0, "display")]


def test_a_record_that_is_no_object_is_found():
    assert faults([*good(), "x", None]) == [
        ("not-an-object", len(good()), ""),
        ("not-an-object", len(good()) + 1, ""),
    ]


def test_a_day_of_promulgation_that_is_the_day_of_enactment_is_no_error():
    found = jdihn_faults(json.dumps(good()).encode())
    assert {(one.code, one.error) for one in found} == {("promulgation-is-enactment", False)}


def test_older_feeds_without_a_day_of_enactment_or_a_field_of_law_are_taken():
    assert faults(without(0, "tanggal_penetapan")) == []
    assert faults(without(0, "bidangHukum")) == []


def test_all_faults_are_told_at_once():
    feed = with_(0, isbn=None, status="Masih Berlaku", tanggal_pengundangan="0000-00-00")
    assert [code for code, _, _ in faults(feed)] == [
        "not-a-text",
        "no-such-day",
        "year-differs",
        "status-unknown",
    ]


def test_every_fault_has_words_in_both_languages():
    feed = with_(0, isbn=None, status="x", operasi="1", urlDownload="x", abc="d")
    for one in jdihn_faults(json.dumps(feed).encode()):
        assert one.message.id
        assert one.message.en
