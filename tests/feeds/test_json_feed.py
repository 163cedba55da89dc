import json
from dataclasses import replace
from datetime import timedelta

from publisher.feeds import json_feed
from publisher.parsing import schema
from tests.published import MOMENT, files, publication, with_events


def feeds(made):
    return {name: json.loads(data) for name, data in files(json_feed.artefacts, made).items()}


def test_every_page_keeps_to_its_schema():
    for made in (publication(), with_events(450), replace(publication(), events=())):
        for page in feeds(made).values():
            assert schema.validate(page, "jsonfeed-1") == ()


def test_the_pages_lead_from_the_newest_event_to_the_first():
    made = feeds(with_events(650))
    found, here = [], "feed/feed.json"
    while here:
        page = made[here]
        assert page["feed_url"] == f"https://edaran.example/{here}"
        found += [item["_edaran"]["seq"] for item in page["items"]]
        here = page.get("next_url", "").removeprefix("https://edaran.example/")
    assert found == list(range(650, 0, -1))


def test_an_archive_is_never_written_again():
    before, after = (files(json_feed.artefacts, with_events(count)) for count in (401, 650))
    for name in ("feed/json/000001.json", "feed/json/000002.json"):
        assert after[name] == before[name]
        assert b"attachments" not in after[name]


def test_a_moment_is_that_of_the_event_and_never_of_the_build():
    later = replace(publication(), moment=MOMENT + timedelta(300))
    assert files(json_feed.artefacts, later) == files(json_feed.artefacts, publication())


def test_the_text_is_five_lines_that_end_in_the_address():
    for item in feeds(publication())["feed/feed.json"]["items"]:
        lines = item["content_text"].split("\n")
        assert len(lines) == 5
        assert all(lines)
        assert lines[-1] == item["url"]


def test_letters_are_attached_to_the_newest_text_that_stands():
    items = feeds(publication())["feed/feed.json"]["items"]
    having = {
        (item["_edaran"]["id"], item["_edaran"]["event"], item["_edaran"]["revision"])
        for item in items
        if "attachments" in item
    }
    leave = "harapan-jaya/2026/800-1-11-003-bkpsdm"
    assert (leave, "corrected", 2) in having
    assert (leave, "issued", 1) not in having
    assert not [one for one in having if one[0].endswith("pakaian-dinas-hari-jadi")]
    [letter] = [item for item in items if item["_edaran"]["id"] == leave and "attachments" in item]
    assert letter["attachments"][1] == {
        "url": f"https://edaran.example/se/{leave}/letter.pdf",
        "mime_type": "application/pdf",
        "size_in_bytes": 5000,
    }


def test_the_feed_never_expires():
    assert "expired" not in feeds(publication())["feed/feed.json"]


def test_an_uncertain_status_is_null():
    items = feeds(publication())["feed/feed.json"]["items"]
    assert {item["_edaran"]["status"] for item in items} >= {"berlaku", "dicabut", "ditarik"}
    assert "tidak-diketahui" not in json.dumps(items)


def test_what_later_events_do_not_change_can_be_left_out():
    for count, since in ((650, 649), (600, 599), (401, 0), (34, 34)):
        made = with_events(count)
        whole = files(json_feed.artefacts, made)
        some = files(lambda made, since=since: json_feed.artefacts(made, since), made)
        assert some.items() <= whole.items()
        before = files(json_feed.artefacts, replace(made, events=made.events[:since]))
        assert {name for name in whole if whole[name] != before.get(name)} <= some.keys()
