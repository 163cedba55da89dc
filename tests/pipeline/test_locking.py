"""Two builds into one folder take turns; a holder that was killed holds nothing."""

import os
import signal
import subprocess
import sys
import time

import pytest

from publisher.locking import lock
from publisher.pipeline import output
from publisher.pipeline.holding import LockHeldError, LockPlaceError, locked
from tests.projects import ROOT, publisher

HOLD = "from pathlib import Path; import sys, time\n"
HOLD += "from publisher.locking import lock\n"
HOLD += "with lock(Path(sys.argv[1])) as got:\n    print(got, flush=True)\n    time.sleep(60)\n"


@pytest.fixture
def holder(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )
    assert process.stdout.readline() == b"True\n"
    yield process
    process.kill()
    process.communicate()


@pytest.mark.usefixtures("holder")
def test_a_folder_is_held_by_one_at_a_time(tmp_path):
    began = time.monotonic()
    with lock(tmp_path, patience=0.2) as got:
        assert not got
    assert time.monotonic() - began < 5


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal on this system")
def test_a_killed_holder_does_not_block(tmp_path, holder):
    holder.kill()
    with lock(tmp_path, patience=5) as got:
        assert got


def test_a_folder_is_free_again_afterwards(tmp_path):
    for _ in range(2):
        with lock(tmp_path, patience=0) as got:
            assert got


@pytest.mark.usefixtures("holder")
def test_a_busy_folder_is_said_in_words(tmp_path, monkeypatch):
    monkeypatch.setattr(output.locking, "lock", lambda folder: lock(folder, patience=0.1))
    with pytest.raises(output.BusyError) as caught, output.held(tmp_path):
        pass
    assert caught.value.exit_status == 3
    assert "sedang ditulis" in caught.value.message.id


@pytest.mark.slow
def test_two_builds_at_once_end_as_one(project):
    for number in range(4):
        project.circular(f"edaran-{number}", title=f"Judul {number}")
    arguments = [sys.executable, "-m", "publisher", "build", "-q"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    builds = [
        subprocess.Popen(arguments, cwd=project.root, env=environment, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    ended = [build.communicate(timeout=120)[1] for build in builds]
    assert [build.returncode for build in builds] == [0, 0, 0], ended
    first = (project.root / "dist/manifest.txt").read_bytes()
    assert publisher("build", "--no-cache", cwd=project.root).status == 0
    assert (project.root / "dist/manifest.txt").read_bytes() == first
    assert len(project.files()) == 4 * 6 + 2


def test_who_comes_second_to_the_agenda_book_is_refused_after_waiting(tmp_path):
    with locked(tmp_path), pytest.raises(LockHeldError), locked(tmp_path, patience=0.1):
        pass


def test_the_agenda_book_is_free_again_afterwards_also_after_a_fault(tmp_path):
    with pytest.raises(ZeroDivisionError), locked(tmp_path):
        _ = 1 / 0
    with locked(tmp_path, patience=0):
        pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that dies needs fork")
def test_a_process_that_dies_does_not_keep_the_agenda_book(tmp_path):
    child = os.fork()
    if not child:
        with locked(tmp_path):
            os._exit(9)
    os.waitpid(child, 0)
    with locked(tmp_path, patience=0):
        pass


def test_a_lock_that_leads_elsewhere_is_refused(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".publisher").symlink_to("elsewhere")
    with pytest.raises(LockPlaceError), locked(tmp_path):
        pass
    assert not list((tmp_path / "elsewhere").iterdir())
