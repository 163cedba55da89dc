"""The list and one circular: statuses on a day as known on a moment, page by page."""

import json
from datetime import date, datetime, timedelta
from urllib.parse import quote

import pytest

from publisher.api import circulars
from publisher.canonical import sha256
from publisher.pipeline.registry import registry
from publisher.register.states import states
from tests.samples import ROOT

BOOK = ROOT / "circulars/ledger.jsonl"
P = "pandeglang/2020/800-2688-bkd"
WITHDRAWN = "harapan-jaya/2026/pakaian-dinas-hari-jadi"


def statuses(desk, query):
    return {one["id"]: one["status"] for one in desk.api("circulars", query)["circulars"]}


def test_the_list_holds_every_circular_with_its_status_of_today(desk):
    found = desk.api("circulars")
    assert [one["id"] for one in found["circulars"]] == sorted(statuses(desk, ""))
    assert len(found["circulars"]) == 14
    assert (found["next"], found["note"], found["clock"]) == (None, None, "server")
    assert {one["on"] for one in found["circulars"]} == {"2026-11-21"}


def test_a_status_is_that_of_the_day_asked(desk):
    days = {"2020-11-15": "akan-berlaku", "2020-12-18": "berlaku", "2020-12-19": "berakhir"}
    for day, status in days.items():
        assert statuses(desk, f"authority=pandeglang&on={day}") == {P: status}


def test_only_those_with_a_status_are_listed_where_one_is_asked(desk):
    every = statuses(desk, "on=2020-12-01")
    alive = statuses(desk, "on=2020-12-01&status=berlaku")
    assert alive
    assert alive == {name: one for name, one in every.items() if one == "berlaku"}


def test_a_status_that_is_unknown_is_null_and_asked_for_by_its_name(desk):
    found = desk.api("circulars", "on=2020-06-01&status=tidak-diketahui")["circulars"]
    assert [one["id"] for one in found] == ["kota-bengkulu/2020/800-11-bkpp-2"]
    assert (found[0]["status"], found[0]["legislationLegalForce"]) == (None, None)


def moments():
    book = [json.loads(line) for line in BOOK.read_text("utf-8").splitlines()]
    at = [datetime.fromisoformat(one["recorded"]) for one in book]
    return sorted(
        {moment + step for moment in at for step in (-timedelta(seconds=1), timedelta(0))}
    )


@pytest.mark.parametrize("moment", moments(), ids=str)
def test_what_was_known_on_a_moment_is_what_the_register_knew_then(desk, moment):
    issued = registry(ROOT)
    wanted = states(issued.register, issued.vocabulary.authorities, moment)
    known = quote(moment.isoformat())
    for day in (date(2020, 6, 9), date(2021, 1, 4), date(2026, 3, 5), date(2026, 11, 5)):
        told = {name: one.standing.on(day).status for name, one in wanted.items()}
        given = {
            name: one or "tidak-diketahui"
            for name, one in statuses(desk, f"on={day}&known={known}").items()
        }
        assert given == told


def test_a_day_of_knowledge_means_its_end_in_the_zone_of_the_authority(desk):
    # Issued at 18.00 in the west: not known at 17.59, known by the end of that day.
    assert statuses(desk, "authority=babel&known=2020-03-21T17:59%2B07:00") == {}
    assert len(statuses(desk, "authority=babel&known=2020-03-21")) == 1
    assert statuses(desk, "authority=babel&known=2020-03-20") == {}


def test_before_the_first_circular_the_list_is_empty_and_says_why(desk):
    found = desk.api("circulars", "known=1990-01-01")
    assert (found["circulars"], found["next"]) == ([], None)
    assert "belum ada edaran" in found["note"]["id"]


@pytest.mark.parametrize("day", ["0001-01-01", "1945-08-17", "2100-01-01", "9999-12-31"])
def test_every_day_has_an_answer(desk, day):
    assert len(statuses(desk, f"on={day}")) == 14
    assert desk.get("/api/v1/circulars", f"known={day}").status == 200
    assert desk.get(f"/api/v1/circulars/{P}", f"on={day}").status == 200


def test_pages_joined_are_the_whole_list(desk, monkeypatch):
    monkeypatch.setattr(circulars, "PAGE_SIZE", 4)
    for query in ("on=2026-11-21", "on=2026-11-21&q=kerja"):
        names, cursor = [], ""
        while cursor is not None:
            after = f"&cursor={cursor}" if cursor else ""
            page = desk.api("circulars", query + after)
            names += [one["id"] for one in page["circulars"]]
            assert len(page["circulars"]) <= 4
            cursor = page["next"]
        monkeypatch.setattr(circulars, "PAGE_SIZE", 50)
        whole = [one["id"] for one in desk.api("circulars", query)["circulars"]]
        monkeypatch.setattr(circulars, "PAGE_SIZE", 4)
        assert names == whole
        assert len(names) > 4


def test_a_cursor_goes_on_from_a_circular_that_is_not_there(desk):
    names = [one["id"] for one in desk.api("circulars", "cursor=babel/2999/z")["circulars"]]
    assert names[0].startswith("harapan-jaya/")


def test_a_search_cannot_go_on_from_what_it_does_not_find(desk):
    found = desk.get("/api/v1/circulars", "q=kerja&cursor=babel/2999/z")
    assert (found.status, found.data["code"]) == (409, "cursor-gone")


def test_one_circular_has_its_policy_as_it_was_kept_and_what_became_of_it(desk, releases):
    found = desk.api(f"circulars/{P}", "on=2020-12-01")
    frozen = (releases.site / f"current/se/{P}/policy.json").read_bytes()
    assert found["policy"] == json.loads(frozen)
    assert found["circular"]["policy"]["sha256"] == sha256(frozen)
    state = json.loads((releases.site / f"current/se/{P}/state.json").read_bytes())
    assert found["state"] == state
    assert (found["circular"]["status"], found["circular"]["legislationLegalForce"]) == (
        "berlaku",
        "InForce",
    )
    assert found["freshness"]["through"] == "2026-11-21"


def test_a_correction_is_there_from_when_it_was_recorded(desk):
    name = "harapan-jaya/2026/800-1-11-003-bkpsdm"
    before = desk.api(f"circulars/{name}", "known=2026-01-11")
    after = desk.api(f"circulars/{name}", "known=2026-01-12")
    assert (before["policy"]["revision"], after["policy"]["revision"]) == (1, 2)


def test_what_was_withdrawn_has_no_policy_from_then_on(desk):
    before = desk.api(f"circulars/{WITHDRAWN}", "known=2026-07-20")
    after = desk.api(f"circulars/{WITHDRAWN}")
    assert before["policy"]["id"] == WITHDRAWN
    assert (after["policy"], after["circular"]["status"]) == (None, "ditarik")


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("pandeglang/2020/tidak-ada", ""),
        ("entah/2020/800-2688-bkd", ""),
        (P, "known=2020-11-14"),
        ("harapan-jaya/2026/tidak-terbit", ""),
    ],
)
def test_a_circular_that_is_unknown_or_not_known_yet_is_not_found(desk, path, query):
    found = desk.get(f"/api/v1/circulars/{path}", query)
    assert (found.status, found.data["code"]) == (404, "circular-unknown")


def test_no_draft_is_told_anywhere(desk):
    issued = {json.loads(line)["circular"] for line in BOOK.read_text("utf-8").splitlines()}
    files = (ROOT / "circulars").glob("*/[0-9][0-9][0-9][0-9]/*.md")
    drafts = {
        one.relative_to(ROOT / "circulars").with_suffix("").as_posix() for one in files
    } - issued
    assert set(statuses(desk, "")) == issued
    for name in drafts:
        assert desk.get(f"/api/v1/circulars/{name}").status == 404
        assert desk.get(f"/se/{name}/source.md").status == 404
