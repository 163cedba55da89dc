"""Two builds into one folder take turns; a holder that was killed holds nothing."""

import os
import signal
import subprocess
import sys
import time

import pytest

from publisher.pipeline import output
from publisher.pipeline.locking import lock
from tests.projects import ROOT, publisher

HOLD = "from pathlib import Path; import sys, time\n"
HOLD += "from publisher.pipeline.locking import lock\n"
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
