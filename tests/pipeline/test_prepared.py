"""The index of what was issued: it says what the book and the texts say, or is not used."""

import os
import shutil
import sqlite3
from contextlib import closing

import pytest

from publisher.pipeline import agenda, kept, prepared
from publisher.pipeline.journal import LEDGER
from publisher.pipeline.kept import DamagedError
from publisher.pipeline.prepared import register
from publisher.pipeline.withdraw import withdraw
from tests.faults import Faulty
from tests.issued import at, issue_text
from tests.projects import GOOD

NAMES = ("satu", "dua", "tiga")


def text(name):
    return GOOD.format(title=f"Judul {name}").replace("800/1/", f"800/{NAMES.index(name) + 1}/")


def issued(project, name, hours=0):
    issue_text(project.root, f"circulars/contoh/2026/{name}.md", text(name), hours)


def plain(found):
    """Return what questions look at: the texts, and the lines without their hashes."""
    lines = [
        (one.seq, one.event, one.circular, one.revision, one.recorded, one.change, one.note)
        for one in found.ledger
    ]
    return lines, dict(found.texts)


def straight(root):
    return kept.register(root, agenda.read(root)).value


def require_equal(root):
    assert plain(register(root)) == plain(straight(root))
    assert plain(register(root, ["contoh"])) == plain(straight(root))
    assert plain(register(root, ["tiada"])) == ([], {})


@pytest.fixture
def one(project):
    issued(project, "satu")
    require_equal(project.root)
    return project


def rows(root):
    with closing(sqlite3.connect(root / prepared.PLACE)) as index:
        return index.execute("SELECT seq FROM lines ORDER BY seq").fetchall()


def test_a_project_that_issued_nothing_has_no_index(project):
    assert plain(register(project.root)) == ([], {})
    assert not (project.root / prepared.PLACE).exists()


def test_lines_that_come_are_added(one):
    issued(one, "dua", 1)
    require_equal(one.root)
    withdraw(one.root, "contoh/2026/satu", "keliru", at(2), Faulty())
    issued(one, "tiga", 3)
    require_equal(one.root)
    assert rows(one.root) == [(1,), (2,), (3,), (4,)]


def test_a_line_that_is_known_is_not_read_again(one):
    shutil.rmtree(one.root / "circulars/issued")
    assert [name for name, _ in register(one.root).texts] == ["contoh/2026/satu"]


def test_another_book_makes_another_index(one, tmp_path_factory):
    copy = tmp_path_factory.mktemp("copy") / "circulars"
    shutil.copytree(one.root / "circulars", copy)
    issued(one, "dua", 1)
    require_equal(one.root)
    for history in ("shorter", "other"):
        shutil.rmtree(one.root / "circulars")
        shutil.copytree(copy, one.root / "circulars")
        if history == "other":
            issued(one, "tiga", 1)
        require_equal(one.root)


def test_an_index_from_elsewhere_is_not_believed(one, tmp_path_factory):
    copy = tmp_path_factory.mktemp("copy") / ".publisher"
    shutil.copytree(one.root / ".publisher", copy)
    with closing(sqlite3.connect(copy / "register.sqlite")) as index:
        index.execute("UPDATE lines SET revision = 7")
        index.commit()
    (one.root / ".publisher").rename(one.root / "aside")
    shutil.copytree(copy, one.root / ".publisher")
    require_equal(one.root)


@pytest.mark.parametrize("data", [b"", b"tiada", b"SQLite format 3\0" + bytes(4000)])
def test_an_index_that_is_none_is_not_read(one, data):
    (one.root / prepared.PLACE).write_bytes(data)
    require_equal(one.root)


def test_an_index_behind_a_link_is_not_used(one, tmp_path_factory):
    away = tmp_path_factory.mktemp("away") / "register.sqlite"
    shutil.move(one.root / prepared.PLACE, away)
    before = away.read_bytes()
    (one.root / prepared.PLACE).symlink_to(away)
    issued(one, "dua", 1)
    require_equal(one.root)
    assert away.read_bytes() == before


LOSSES = {
    "other bytes": "UPDATE policies SET data = x'00'",
    "no bytes": "UPDATE policies SET data = 7",
    "gone": "DELETE FROM policies",
    "of another": "UPDATE policies SET data = (SELECT data FROM policies WHERE seq = 2)",
    "no table": "DROP TABLE policies",
    "a line without hashes": "UPDATE lines SET files = ''",
    "a line of two": "UPDATE lines SET files = files || ',' || files",
    "a line of no day": "UPDATE lines SET recorded = 'kemarin'",
}


@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
def test_a_policy_that_the_index_lost_is_read_where_it_was_kept(one, loss):
    issued(one, "dua", 1)
    require_equal(one.root)
    with closing(sqlite3.connect(one.root / prepared.PLACE)) as index:
        index.execute(loss)
        index.commit()
    require_equal(one.root)
    changed(one.root / "circulars/issued/contoh/2026/satu/r1.json", b"Judul satu", b"Judul sato")
    with pytest.raises(DamagedError, match=r"satu/r1\.json"):
        dict(register(one.root).texts)


def test_a_policy_that_goes_after_the_lines_were_read_is_found(one):
    found = register(one.root)
    with closing(sqlite3.connect(one.root / prepared.PLACE)) as index:
        index.execute("DROP TABLE policies")
        index.commit()
    assert dict(found.texts) == dict(straight(one.root).texts)


@pytest.mark.parametrize("damage", ["text", "book"])
def test_what_is_damaged_as_it_comes_is_not_taken_in(one, damage):
    issued(one, "dua", 1)
    path = "circulars/issued/contoh/2026/dua/r1.json" if damage == "text" else LEDGER
    whole = (one.root / path).read_bytes()
    (one.root / path).write_bytes(whole.replace(b"2026/dua", b"2026/duo"))
    for _ in range(2):
        with pytest.raises(DamagedError):
            register(one.root)
    (one.root / path).write_bytes(whole)
    require_equal(one.root)


@pytest.mark.parametrize("indexed", [True, False])
def test_a_book_that_ends_in_half_a_line_gives_no_answers(one, indexed):
    withdraw(one.root, "contoh/2026/satu", "keliru", at(2), Faulty())
    if indexed:
        require_equal(one.root)
    whole = (one.root / LEDGER).read_bytes()
    (one.root / LEDGER).write_bytes(whole[:-10])
    with pytest.raises(DamagedError):
        register(one.root)
    (one.root / LEDGER).write_bytes(whole)
    require_equal(one.root)


@pytest.mark.parametrize("indexed", [True, False])
@pytest.mark.parametrize("left", [0, 1, None])
def test_a_book_that_lost_lines_gives_no_answers(one, indexed, left):
    """The texts that were kept show what is missing; None is a book that is gone."""
    issued(one, "dua", 1)
    if indexed:
        require_equal(one.root)
    else:
        (one.root / prepared.PLACE).unlink()
    book = one.root / LEDGER
    lines = book.read_bytes().splitlines(keepends=True)
    if left is None:
        book.unlink()
    else:
        book.write_bytes(b"".join(lines[:left]))
    with pytest.raises(DamagedError):
        register(one.root)
    book.write_bytes(b"".join(lines))
    require_equal(one.root)


def test_a_folder_that_cannot_hold_an_index_is_read_straight(one):
    shutil.rmtree(one.root / ".publisher")
    (one.root / ".publisher").write_text("penting", encoding="utf-8")
    require_equal(one.root)


def changed(path, old, new):
    """Write other bytes of the same length into a file."""
    data = path.read_bytes()
    assert data.count(old) == 1
    path.write_bytes(data.replace(old, new))


def test_an_earlier_line_that_was_changed_is_noticed(one):
    issued(one, "dua", 1)
    require_equal(one.root)
    changed(one.root / LEDGER, b'"recorded":"2026-03-02T10', b'"recorded":"2026-03-02T09')
    for _ in range(2):
        with pytest.raises(DamagedError, match=r"ledger\.jsonl:2"):
            register(one.root)
    changed(one.root / LEDGER, b'"recorded":"2026-03-02T09', b'"recorded":"2026-03-02T10')
    require_equal(one.root)


def test_a_book_whose_times_were_set_back_is_noticed_by_whoever_publishes(one):
    """The times of a file can be forged together with the index; the chain cannot."""
    issued(one, "dua", 1)
    require_equal(one.root)
    changed(one.root / LEDGER, b'"recorded":"2026-03-02T10', b'"recorded":"2026-03-02T09')
    with closing(sqlite3.connect(one.root / prepared.PLACE)) as index:
        index.execute("UPDATE state SET stamp = ?", (prepared.stamp(one.root / LEDGER),))
        index.commit()
    register(one.root)
    with pytest.raises(DamagedError, match=r"ledger\.jsonl:2"):
        register(one.root, verified=True)


def test_what_was_followed_once_is_compared_and_not_followed_again(one, monkeypatch):
    """Whoever publishes compares every byte; only lines that came since are followed."""
    followed = []
    is_chained = prepared.ledger_parsing.is_chained

    def counted(lines, *rest):
        every = list(lines)
        followed.append(len(every))
        return is_chained(every, *rest)

    monkeypatch.setattr(prepared.ledger_parsing, "is_chained", counted)
    for hours, name in enumerate(("dua", "tiga"), 1):
        register(one.root, verified=True)
        register(one.root, verified=True)
        issued(one, name, hours)
    assert followed == [1, 0, 0, 1]  # what a publish reads anew is followed by the next
    assert tuple(register(one.root, verified=True).ledger) == agenda.read(one.root).lines
    changed(one.root / LEDGER, b'"recorded":"2026-03-02T10', b'"recorded":"2026-03-02T09')
    with closing(sqlite3.connect(one.root / prepared.PLACE)) as index:
        index.execute("UPDATE state SET stamp = ?", (prepared.stamp(one.root / LEDGER),))
        index.commit()
    with pytest.raises(DamagedError, match=r"ledger\.jsonl:2"):
        register(one.root, verified=True)


@pytest.mark.parametrize("size", [-1, 7, None, 1_000_000])
@pytest.mark.parametrize("digest", ["", None])
def test_what_is_said_to_be_followed_is_compared(one, size, digest):
    register(one.root, verified=True)
    with closing(sqlite3.connect(one.root / prepared.PLACE)) as index:
        said = "UPDATE followed SET size = ifnull(?, size), sha256 = ifnull(?, sha256)"
        assert index.execute(said, (size, digest)).rowcount == 1
        index.commit()
    assert plain(register(one.root, verified=True)) == plain(straight(one.root))


def test_a_book_that_was_touched_is_followed_once_and_known_again(one):
    issued(one, "dua", 1)
    register(one.root)
    before = rows(one.root)
    book = one.root / LEDGER
    os.utime(book, (1, 1))
    for verified in (False, False, True):
        assert plain(register(one.root, verified=verified)) == plain(straight(one.root))
    assert rows(one.root) == before


def test_a_damaged_text_is_named(one):
    issued(one, "dua", 1)
    path = "circulars/issued/contoh/2026/dua/r1.json"
    changed(one.root / path, b"Judul dua", b"Judul dia")
    with pytest.raises(DamagedError, match=path):
        register(one.root)
    shutil.rmtree(one.root / ".publisher")
    (one.root / ".publisher").write_text("no folder", encoding="utf-8")
    with pytest.raises(DamagedError, match=path):
        register(one.root)
