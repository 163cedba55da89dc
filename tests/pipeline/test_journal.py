"""An act of several files is done wholly or not at all, wherever it is interrupted."""

import contextlib
import json
import os
import shutil

import pytest

from publisher.canonical import sha256
from publisher.disk import Disk
from publisher.model.errors import PublisherError
from publisher.pipeline import journal
from publisher.pipeline.journal import JOURNAL, LEDGER, Change
from tests.faults import CrashError, Faulty, held, interrupted

ONE = "circulars/contoh/2026/satu.md"
KEPT = "circulars/issued/contoh/2026/satu/r1.md"
LINE = b'{"line": "next"}\n'
WAYS = [("before", False), ("midst", False), ("after", False), ("before", True), ("midst", True)]
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes that die need fork")


def folder(root, lines=b'{"line": "first"}\n'):
    (root / ONE).parent.mkdir(parents=True)
    (root / ONE).write_bytes(b"draft\n")
    if lines:
        (root / LEDGER).write_bytes(lines)
    return root


def perform(root, disk):
    changes = (Change(KEPT, None, b"issued\n"), Change(ONE, b"draft\n", b"issued\n"))
    journal.perform(root, journal.act(root, changes, LINE), disk)


def steps(root, work):
    """Return how many steps a piece of work takes."""
    disk = Faulty()
    work(root, disk)
    return disk.count


@pytest.fixture(params=[b"", b'{"line": "first"}\n'], ids=["new book", "old book"])
def states(request, tmp_path):
    """Return a maker of folders, what one holds before, and what it holds after."""
    before = folder(tmp_path / "before", request.param)
    after = folder(tmp_path / "after", request.param)
    count = steps(after, perform)
    assert count > 15
    made = iter(range(10_000))

    def make():
        return folder(tmp_path / f"try{next(made)}", request.param)

    return make, held(before), held(after), count


@needs_fork
@pytest.mark.parametrize(("when", "dies"), WAYS)
def test_after_a_crash_at_any_step_the_next_command_completes_it_or_nothing_was_done(
    states, when, dies
):
    make, before, after, count = states
    ends = []
    for number in range(1, count + 1):
        root = make()
        interrupted(lambda disk, root=root: perform(root, disk), Faulty(number, when, dies=dies))
        if LINE in held(root).get(LEDGER, b""):
            assert held(root)[KEPT] == b"issued\n"
        journal.recover(root, Faulty())
        assert held(root) in (before, after)
        assert not (root / JOURNAL).exists()
        ends.append(held(root) == after)
    assert ends == sorted(ends)  # from some step on it is done, before it is not
    assert set(ends) == {False, True}


@pytest.mark.parametrize("when", ["before", "midst", "after"])
def test_what_the_system_refuses_is_taken_back_at_once_or_done(states, when):
    """Who is told of a failure shall not find the act done by a later command."""
    make, before, after, count = states
    for number in range(1, count + 1):
        root = make()
        with pytest.raises(OSError, match=r"create|write|flush|replace|remove|make|shorten"):
            perform(root, Faulty(number, when, error=OSError))
        if LINE in held(root).get(LEDGER, b""):
            recovery = journal.recover(root)
            assert recovery is None or recovery.done
            assert held(root) == after
        else:
            assert held(root) == before
            assert not (root / JOURNAL).exists()


def test_what_cannot_be_taken_back_either_is_told_when_the_next_command_ends_it(tmp_path):
    class Full(Faulty):
        """A disk on which nothing more goes."""

        def _step(self, name, act, half=None):
            self.at = self.count + 1 if self.count >= 12 else 0
            return super()._step(name, act, half)

    root = folder(tmp_path / "a")
    with pytest.raises(OSError, match=r"write|flush|make"):
        perform(root, Full(error=OSError))
    assert (root / JOURNAL).exists()
    assert journal.recover(root).done
    assert journal.recover(root) is None


def test_a_recovery_that_is_interrupted_itself_is_completed_by_the_next(states):
    make, before, after, count = states
    for first in range(1, count + 1, 3):
        second = 1
        while True:
            root = make()
            interrupted(lambda disk, root=root: perform(root, disk), Faulty(first, "midst"))
            disk = Faulty(second, "midst")
            with contextlib.suppress(CrashError):
                journal.recover(root, disk)
            journal.recover(root, Faulty())
            assert held(root) in (before, after)
            shutil.rmtree(root)
            if disk.count < second:
                break
            second += 1


def broken_off(root):
    """Interrupt an act so that all is written but the line."""
    count = steps(folder(root.with_name(f"{root.name}-counted")), perform)
    names = Faulty()
    perform(folder(root.with_name(f"{root.name}-named")), names)
    last_write = max(n for n, name in enumerate(names.steps, start=1) if name == "write")
    assert last_write < count
    interrupted(lambda disk: perform(folder(root), disk), Faulty(last_write, "midst"))
    assert held(root)[KEPT] == b"issued\n"
    return root


def test_half_a_line_is_cut_off_and_written_anew(tmp_path):
    root = broken_off(tmp_path / "a")
    assert held(root)[LEDGER] == b'{"line": "first"}\n' + LINE[: len(LINE) // 2]
    journal.recover(root, Faulty())
    assert held(root)[LEDGER] == b'{"line": "first"}\n' + LINE


def test_a_book_that_went_on_without_the_act_takes_it_back(tmp_path):
    root = broken_off(tmp_path / "a")
    other = b'{"line": "first"}\n{"line": "of another clone"}\n'
    (root / LEDGER).write_bytes(other)
    journal.recover(root, Faulty())
    assert held(root) == {ONE: b"draft\n", LEDGER: other}


def test_taking_back_may_be_interrupted_at_any_step(tmp_path):
    other = b'{"line": "of another clone"}\n'
    number = 1
    while True:
        root = broken_off(tmp_path / f"n{number}")
        (root / LEDGER).write_bytes(other)
        disk = Faulty(number)
        with contextlib.suppress(CrashError):
            journal.recover(root, disk)
        journal.recover(root, Faulty())
        assert held(root) == {ONE: b"draft\n", LEDGER: other}
        if disk.count < number:
            break
        number += 1
    assert number > 4


def test_a_line_that_came_with_others_is_not_written_twice(tmp_path):
    root = broken_off(tmp_path / "a")
    book = b'{"line": "first"}\n' + LINE + b'{"line": "later"}\n'
    (root / LEDGER).write_bytes(book)
    journal.recover(root, Faulty())
    assert held(root)[LEDGER] == book
    assert held(root)[ONE] == b"issued\n"


def test_what_a_person_wrote_meanwhile_is_left_alone(tmp_path):
    root = broken_off(tmp_path / "a")
    (root / ONE).write_bytes(b"my own words\n")
    journal.recover(root, Faulty())
    assert held(root)[ONE] == b"my own words\n"
    assert held(root)[KEPT] == b"issued\n"
    assert held(root)[LEDGER].endswith(LINE)


def test_no_name_aside_is_left(tmp_path):
    root = broken_off(tmp_path / "a")
    (root / ONE).with_name(".satu.md.tmp").write_bytes(b"half")
    journal.recover(root, Faulty())
    assert not [path for path in root.rglob("*.tmp") if "circulars" in path.parts]


def forged(path="circulars/x.md", folder=None, **odd):
    """Return a journal as another program might write it; the folder is filled in by the test."""
    change = {"path": path, "before": None, "after": ""}
    whole = {"version": 1, "line": "", "size": 0, "last": "", "changes": [change], **odd}
    return json.dumps({**whole, "folder": folder}).encode()


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[]",
        b'{"version": 2}',
        json.dumps(
            {
                "version": 1,
                "line": "",
                "size": 0,
                "last": "",
                "changes": [{"path": "../x", "before": None, "after": ""}],
            }
        ).encode(),
        b"[" * 100_000,
        *(forged(path=odd) for odd in (1, None, [], "circulars/../../x")),
        *(forged(size=odd) for odd in ("x", 0.5, -5, None, True)),
        forged(last=7),
        forged(folder=0),
    ],
)
def test_a_journal_that_cannot_be_read_stops_and_changes_nothing(tmp_path, text):
    root = folder(tmp_path / "a")
    (root / JOURNAL).parent.mkdir()
    home = str((root / JOURNAL).parent.stat().st_ino).encode()
    (root / JOURNAL).write_bytes(text.replace(b'"folder": null', b'"folder": ' + home))
    before = held(root)
    with pytest.raises(journal.JournalError):
        journal.recover(root, Faulty())
    assert held(root) == before


def test_the_hash_of_the_last_line_is_that_of_its_bytes():
    assert journal.last_line(b"") == ""
    assert journal.last_line(b"a\nb\n") == sha256(b"b")
    assert journal.last_line(b"a\nb") == sha256(b"a")


def test_every_file_is_flushed_before_it_takes_its_name_and_its_folder_after(tmp_path):
    disk = Faulty()
    perform(folder(tmp_path / "a"), disk)
    for place, name in enumerate(disk.steps):
        if name == "replace":
            assert disk.steps[place - 1 : place + 2] == ["flush", "replace", "flush"]
        if name == "make":
            assert disk.steps[place + 1] == "flush"


def test_a_disk_writes_all_of_what_is_taken_in_pieces(tmp_path):
    class Slow(Disk):
        def write(self, descriptor, data):
            return os.write(descriptor, data[:3])

    Slow().put(tmp_path / "a" / "b", b"more than three")
    assert (tmp_path / "a" / "b").read_bytes() == b"more than three"


def test_a_journal_leads_nowhere_outside(tmp_path):
    """A folder that came from somebody may hold a journal and a link beside it."""
    root = broken_off(tmp_path / "a")
    kept = root / "circulars/issued/contoh"
    shutil.rmtree(kept)
    (tmp_path / "outside").mkdir()
    kept.symlink_to(tmp_path / "outside")
    with pytest.raises(journal.JournalError):
        journal.recover(root, Faulty())
    assert not list((tmp_path / "outside").iterdir())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_a_journal_that_is_a_pipe_is_not_waited_for(tmp_path):
    root = folder(tmp_path / "a")
    (root / JOURNAL).parent.mkdir()
    os.mkfifo(root / JOURNAL)
    with pytest.raises(PublisherError):
        journal.recover(root, Faulty())


def test_a_journal_of_a_copied_folder_changes_nothing(tmp_path):
    root = folder(tmp_path / "a")
    (root / JOURNAL).parent.mkdir()
    act = journal.act(root, (Change(ONE, b"draft\n", b"baru"),), LINE)
    (root / JOURNAL).write_bytes(journal._encoded(act, journal._home(root)))
    shutil.copytree(root, tmp_path / "b")
    with pytest.raises(journal.JournalError, match="tempat lain"):
        journal.recover(tmp_path / "b", Faulty())
    journal.recover(root, Faulty())
    assert (root / ONE).read_bytes() == b"baru"
    assert (tmp_path / "b" / ONE).read_bytes() == b"draft\n"
