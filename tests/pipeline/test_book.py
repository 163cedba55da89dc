"""Lines of the agenda book that are read when they are asked for are those of the book."""

import sqlite3
from contextlib import closing

import pytest

from publisher.pipeline import agenda, book, prepared
from publisher.pipeline.kept import DamagedError
from publisher.pipeline.prepared import register
from publisher.pipeline.withdraw import withdraw
from tests.issued import at
from tests.pipeline.test_prepared import LEDGER, issued

HOURS = {"satu": 0, "dua": 1, "tiga": 2}


@pytest.fixture
def three(project):
    for name, hours in HOURS.items():
        issued(project, name, hours)
    withdraw(project.root, "contoh/2026/dua", "keliru", at(3))
    return project.root


def lines(root):
    return agenda.read(root).lines


def index(root, statement):
    with closing(sqlite3.connect(root / prepared.PLACE)) as connection:
        connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize("some", [1, 2, 1000])
def test_a_book_is_the_lines_that_stand_in_it(three, some, monkeypatch):
    monkeypatch.setattr(book, "_SOME", some)
    found, wanted = register(three, verified=True).ledger, lines(three)
    assert isinstance(found, book.Book)
    assert tuple(found) == wanted
    assert len(found) == len(wanted) == 4
    for first in range(-4, 5):
        for last in range(-4, 5):
            assert tuple(found[first:last]) == wanted[first:last]
            assert book.circulars(found[first:last]) == book.circulars(wanted[first:last])
    assert [found[one] for one in range(-4, 4)] == [wanted[one] for one in range(-4, 4)]
    with pytest.raises(IndexError):
        found[4]


def test_its_texts_are_those_that_were_kept(three):
    found, wanted = register(three, verified=True), register(three)
    assert dict(found.texts) == dict(wanted.texts)
    assert ("contoh/2026/dua", 1) in found.texts


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM lines WHERE seq = 2",
        "UPDATE lines SET files = 'bukan'",
        "UPDATE lines SET recorded = NULL",
        "UPDATE lines SET circular = 'contoh/2026/lain' WHERE seq = 3",
        "DROP TABLE lines",
    ],
)
def test_what_the_index_lost_meanwhile_is_read_from_the_book(three, damage):
    found, wanted = register(three, verified=True), lines(three)
    index(three, damage)
    assert tuple(found.ledger) == wanted
    assert [found.ledger[one] for one in range(4)] == list(wanted)
    assert found.texts["contoh/2026/dua", 1].id == "contoh/2026/dua"


def test_a_book_that_lost_what_was_read_of_it_is_damaged(three):
    found = register(three, verified=True).ledger
    index(three, "DELETE FROM lines")
    whole = (three / LEDGER).read_bytes().splitlines(keepends=True)
    (three / LEDGER).write_bytes(b"".join(whole[:3]))
    assert tuple(found[:3]) == lines(three)
    with pytest.raises(DamagedError):
        tuple(found)
