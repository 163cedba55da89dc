"""Read back by lxml, with the rules of RFC 4287, 5005 and 6721 written out."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from lxml import etree

from publisher.feeds import atom
from publisher.model.label import Label
from tests.published import MOMENT, changed, files, publication, with_events

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
TOMBSTONE = "{http://purl.org/atompub/tombstones/1.0}"
INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


def feeds(made):
    found = files(atom.artefacts, made)
    return {path: etree.fromstring(data) for path, data in found.items()}


def link(feed, rel):
    found = [one.get("href") for one in feed.findall(f"{ATOM}link") if one.get("rel") == rel]
    assert len(found) <= 1
    return found[0] if found else None


def path(address):
    return address.removeprefix("https://edaran.example/")


def identities(feed):
    return [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]


@pytest.fixture(scope="module")
def many():
    return feeds(with_events(650))


def check(feed):
    """Assert what RFC 4287 demands of a feed and its entries."""
    assert feed.tag == f"{ATOM}feed"
    for one in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(one.findall(ATOM + name)) == 1, name
            assert one.findtext(ATOM + name).strip()
        assert INSTANT.fullmatch(one.findtext(f"{ATOM}updated"))
        assert one.findtext(f"{ATOM}author/{ATOM}name")
        assert re.match("[a-z]+:", one.findtext(f"{ATOM}id"))
    for entry in feed.findall(f"{ATOM}entry"):
        assert INSTANT.fullmatch(entry.findtext(f"{ATOM}published"))
        assert entry.findtext(f"{ATOM}published") <= entry.findtext(f"{ATOM}updated")
        assert link(entry, "alternate").startswith("https://edaran.example/se/")
        assert entry.find(f"{ATOM}content").get("type") == "text"
    order = [entry.findtext(f"{ATOM}updated") for entry in feed.findall(f"{ATOM}entry")]
    assert order == sorted(order, reverse=True)
    assert order == [] or feed.findtext(f"{ATOM}updated") == order[0]
    assert len(set(identities(feed))) == len(identities(feed))


def test_every_feed_has_what_the_standard_demands(many):
    for name, feed in (many | feeds(publication())).items():
        check(feed)
        assert path(link(feed, "self")) == name


def test_an_entry_is_an_event_newest_first():
    head = feeds(publication())["feed/atom.xml"]
    wanted = [f"tag:edaran.example,2026:event/{one.seq}" for one in publication().events]
    assert identities(head) == wanted[::-1]
    assert head.find(f"{ATOM}entry/{ATOM}category").get("term") == publication().events[-1].event


def test_a_moment_is_that_of_the_event_and_never_of_the_build():
    later = replace(publication(), moment=MOMENT + timedelta(300))
    assert files(atom.artefacts, later) == files(atom.artefacts, publication())


def test_from_the_head_every_event_is_found_by_its_archives(many):
    found, here = [], "feed/atom.xml"
    while here:
        feed = many[here]
        found += identities(feed)
        before = link(feed, "prev-archive")
        here = path(before) if before else None
    assert len(found) == len(set(found)) == 650


def test_an_archive_says_that_it_is_one_and_leads_to_the_head(many):
    archives = [name for name in many if re.fullmatch(r"feed/atom/[0-9]{6}\.xml", name)]
    assert len(archives) == 3
    for name in archives:
        assert many[name].find(f"{HISTORY}archive") is not None
        assert link(many[name], "current") == "https://edaran.example/feed/atom.xml"
        assert len(identities(many[name])) == 200
    assert many["feed/atom.xml"].find(f"{HISTORY}archive") is None
    assert len(identities(many["feed/atom.xml"])) == 250


def test_an_archive_is_never_written_again():
    before = files(atom.artefacts, with_events(401))
    dress = "harapan-jaya/2026/pakaian-dinas-hari-jadi"
    after = with_events(650)
    one = after.circulars[dress]
    newer = replace(one, text=replace(one.text, revision=2, title=Label("Judul lain")), files=())
    after = replace(
        after, circulars={**after.circulars, dress: newer}, moment=MOMENT + timedelta(9)
    )
    found = files(atom.artefacts, after)
    for name in ("feed/atom/000001.xml", "feed/atom/000002.xml"):
        assert found[name] == before[name]


def test_a_withdrawal_takes_back_the_entry_of_the_issue():
    head = feeds(publication())["feed/atom.xml"]
    [deleted] = head.findall(f"{TOMBSTONE}deleted-entry")
    issued = next(
        one
        for one in publication().events
        if one.id == "harapan-jaya/2026/pakaian-dinas-hari-jadi" and one.event == "issued"
    )
    assert deleted.get("ref") == f"tag:edaran.example,2026:event/{issued.seq}"
    assert deleted.get("when") == "2026-07-21T02:00:00Z"
    assert "terbit sebelum disetujui" in deleted.findtext(f"{TOMBSTONE}comment")


def test_a_copy_of_an_authority_or_a_theme_has_its_own_events_and_id():
    made = feeds(publication())
    authority = made["feed/atom/authority/pandeglang.xml"]
    assert authority.findtext(f"{ATOM}title").endswith(": Kabupaten Pandeglang")
    assert len(identities(authority)) == 3
    assert (
        made["feed/atom/theme/energi.xml"].findtext(f"{ATOM}title").endswith("Penghematan energi")
    )
    names = [feed.findtext(f"{ATOM}id") for feed in made.values()]
    assert len(set(names)) == len(names)


def test_words_of_an_author_are_never_markup():
    evil = "</title><script>alert(1)</script> & ]]> \x00"
    made = changed(publication(), "harapan-jaya/2026/000-8-3-112-org", title=Label(evil))
    newest = feeds(made)["feed/atom.xml"].find(f"{ATOM}entry")
    assert newest.findtext(f"{ATOM}summary") == evil.replace("\x00", "\ufffd")


def test_a_register_without_events_has_a_feed():
    [feed] = feeds(replace(publication(), events=())).values()
    check(feed)
    assert feed.findtext(f"{ATOM}updated") == "2026-01-01T00:00:00Z"


def test_what_later_events_do_not_change_can_be_left_out():
    for count, since in ((650, 649), (650, 600), (600, 599), (401, 0), (34, 34), (34, 30)):
        made = with_events(count)
        whole = files(atom.artefacts, made)
        some = files(lambda made, since=since: atom.artefacts(made, since), made)
        assert some.items() <= whole.items()
        before = files(atom.artefacts, replace(made, events=made.events[:since]))
        assert {name for name in whole if whole[name] != before.get(name)} <= some.keys()


def test_a_copy_has_the_newest_events_of_its_authority(many):
    made = with_events(650)
    own = [one.seq for one in made.events if one.id.startswith("pandeglang/")][-50:]
    found = identities(many["feed/atom/authority/pandeglang.xml"])
    assert found == [f"tag:edaran.example,2026:event/{seq}" for seq in reversed(own)]
