"""A log that lies in a database between releases is the one told at once."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from publisher.pipeline.log_memory import Stored, Told, tell
from publisher.pipeline.plain import built, plain
from publisher.pipeline.release_index import ReleaseIndex
from publisher.register.events import events
from tests.register import crowded
from tests.register.test_events import END, WORDS


@pytest.mark.parametrize("seed", range(12))
def test_a_log_that_is_kept_between_releases_is_the_one_told_at_once(seed, tmp_path):
    register, random = crowded.register(seed)
    moment, told = register.ledger[0].recorded - timedelta(1), []
    while moment < END:
        moment = min(END, moment + timedelta(random.choice((1, 3, 20, 90))))
        with closing(sqlite3.connect(tmp_path / "log.sqlite")) as index:
            memory = ReleaseIndex(index, "dasar").memory
            tell(memory, index, (register, "kepala"), WORDS, moment)
            index.commit()
            told += Told(index)[len(told) :]
    wanted = events(register, WORDS, END)
    assert tuple(told) == wanted
    with closing(sqlite3.connect(tmp_path / "log.sqlite")) as index:
        kept = Told(index)
        assert tuple(kept) == wanted
        assert (kept[0], kept[-1], kept[2:5]) == (wanted[0], wanted[-1], wanted[2:5])
        assert Stored(index, "dasar").head == "kepala"
        with pytest.raises(IndexError):
            kept[len(wanted)]


def test_what_was_told_on_another_basis_is_forgotten():
    register, _ = crowded.register(4)
    with closing(sqlite3.connect(":memory:")) as index:
        tell(ReleaseIndex(index, "satu").memory, index, (register, "h"), WORDS, END)
        first = tuple(Told(index))
        again = Stored(index, "satu")
        assert (again.seq, again.head) == (len(first), "h")
        other = ReleaseIndex(index, "dua").memory
        assert (other.seq, other.line, other.moment, len(Told(index))) == (0, 0, None, 0)
        tell(other, index, (register, "h"), WORDS, END)
        assert tuple(Told(index)) == first


@pytest.mark.parametrize("seed", range(5))
def test_an_event_is_the_same_after_it_was_plain(seed):
    register, _ = crowded.register(seed)
    for one in events(register, WORDS, END):
        assert built(type(one), plain(one)) == one
