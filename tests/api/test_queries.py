"""Parameters of an address: every fault is told at once."""

import pytest


def test_everything_that_is_wrong_with_an_address_is_told(desk):
    found = desk.get(
        "/api/v1/circulars", "on=2020-02-30&known=kemarin&authorty=babel&status=x&q=%20"
    )
    told = {one["parameter"]: (one["code"], one.get("hint")) for one in found.data["errors"]}
    assert found.status == 422
    assert {name: code for name, (code, _) in told.items()} == {
        "on": "parameter-invalid",
        "known": "parameter-invalid",
        "authorty": "parameter-unknown",
        "status": "parameter-invalid",
        "q": "parameter-invalid",
    }
    assert told["authorty"][1] == "authority"
    assert found.data["title"] == "Permintaan tidak sah"


def test_a_parameter_given_twice_is_refused(desk):
    found = desk.get("/api/v1/circulars", "on=2020-01-01&on=2020-01-02")
    assert found.data["code"] == "parameter-repeated"


def test_a_plus_that_nobody_encoded_is_understood(desk):
    found = desk.api("circulars", "known=2020-03-21T18:00+07:00&authority=babel")
    assert (len(found["circulars"]), found["known"]) == (1, "2020-03-21T18:00:00+07:00")


@pytest.mark.parametrize(
    "query", ["on=", "on=2020-1-1", "on=20200101", "on=%D9%A2020-01-01", "known=2020-01-01T00:00"]
)
def test_what_is_no_day_or_instant_is_refused(desk, query):
    assert desk.get("/api/v1/circulars", query).status == 422


@pytest.mark.parametrize(
    "since", ["", "since=", "since=-1", "since=01", "since=1e3", "since=%D9%A3"]
)
def test_a_number_of_an_event_is_a_whole_number(desk, since):
    assert desk.get("/api/v1/changes", since).status == 422


@pytest.mark.parametrize(
    "query", ["&".join(["x=1"] * 100), "q=" + "a" * 300, "%ff=%ff", "q=%00", "q"]
)
def test_an_odd_address_is_answered_all_the_same(desk, query):
    assert desk.get("/api/v1/circulars", query).status in (200, 422)
