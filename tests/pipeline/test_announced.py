"""What was announced is kept and read back: as it was told, and no more of it than is asked for."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from publisher.feeds import announcing, atom, json_feed
from publisher.pipeline import announced
from publisher.pipeline.release_index import ReleaseIndex
from publisher.pipeline.sealing import SpoiltError
from tests.published import files, publication, with_events


@pytest.fixture
def index():
    with closing(sqlite3.connect(":memory:")) as connection:
        yield ReleaseIndex(connection, "dasar")


def kept(index):
    return [seq for (seq,) in index.connection.execute("SELECT seq FROM announced ORDER BY seq")]


def mute(made):
    """Return a publication that no event of can be told: nothing but what was kept is left."""
    return replace(made, circulars={}, texts={}, histories=dict.fromkeys(made.circulars, ()))


@pytest.mark.parametrize("step", [1, 7, 1000])
def test_what_is_kept_reads_as_it_was_told(index, step):
    made = publication()
    wanted = list(announcing.announcements(made))
    for first in range(0, len(wanted), step):
        some = range(first + 1, min(first + step, len(wanted)) + 1)
        assert index.announced(made, some) == wanted[first : first + step]
    assert index.announced(mute(made), range(1, len(wanted) + 1)) == wanted


def test_what_is_missing_among_what_is_kept_is_told(index):
    made = publication()
    wanted = list(announcing.announcements(made))
    index.announced(made, [2, 5])
    assert index.announced(made, [6, 5, 1, 2]) == [wanted[one - 1] for one in (1, 2, 5, 6)]
    assert kept(index) == [1, 2, 5, 6]


def test_feeds_say_the_same_of_what_is_kept(index):
    for made in (with_events(450), with_events(650), with_events(650)):
        for feed in (atom, json_feed):
            wanted = files(feed.artefacts, made)
            found = {one.path: one.data for one in feed.artefacts(made, 0, index.announced)}
            assert found == wanted


def test_no_more_is_kept_than_the_newest(index, monkeypatch):
    monkeypatch.setattr(announced, "_KEPT", 100)
    made = with_events(450)
    wanted = list(announcing.announcements(made))
    for some in (range(1, 451), range(1, 451)):
        assert index.announced(made, some) == wanted
        assert kept(index) == list(range(351, 451))
    assert index.announced(with_events(500), range(440, 501))[:11] == wanted[439:]
    assert kept(index) == list(range(401, 501))


def test_what_was_spoilt_is_not_believed(index):
    made = publication()
    index.announced(made, [1])
    index.connection.execute("UPDATE announced SET data = replace(data, 'e', 'a')")
    with pytest.raises(SpoiltError):
        index.announced(made, [1])


def test_another_basis_begins_anew(index):
    index.announced(publication(), [1, 2])
    assert kept(index) == [1, 2]
    assert kept(ReleaseIndex(index.connection, "lain")) == []
