"""A signal ends a command at once and leaves nothing half done and nobody behind."""

import random
import shutil
import signal
import subprocess
import sys

import pytest

from tests.interrupting import interrupted
from tests.projects import EMBLEM, GOOD, ROOT, SITE, publisher
from tests.thorough import often

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process groups there")

INT, TERM = signal.SIGINT, signal.SIGTERM
STATUS = {INT: 130, TERM: 143}
MANY = 5
FILES = 6  # of a letter
NAME = "contoh/2026/edaran-{}"
PUBLISH = ("publish", "--at", "2030-01-01T09:00+07:00")
ISSUE = ("issue", NAME.format(1), "--yes", "--no-commit")
EDGES = [
    ("c_return:shutil:close", "build"),  # the number of an open folder is not free yet
    ("return:concurrent.futures.process:_launch_processes", "build"),  # no worker has settled yet
    ("c_return:concurrent.futures._base:acquire", "build"),  # another thread waits for the lock
    ("call:publisher.cli.main:run", "check"),
]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Return a project with one issued circular and some that are not."""
    root = tmp_path_factory.mktemp("project")
    assert publisher("init", "--yes", cwd=root).status == 0
    (root / "publisher.toml").write_text(SITE, encoding="utf-8")
    for slot in ("lambang-negara", "lambang-daerah"):
        place = root / f"circulars/contoh/emblem/{slot}.svg"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(EMBLEM, encoding="utf-8")
    for number in range(MANY):
        place = root / f"circulars/{NAME.format(number)}.md"
        place.parent.mkdir(parents=True, exist_ok=True)
        text = GOOD.format(title=f"Judul {number}").replace('"800/1/', f'"{800 + number}/1/')
        place.write_text(text, encoding="utf-8")
    done = publisher("issue", NAME.format(0), "--yes", "--no-commit", cwd=root)
    assert done.status == 0, done.err
    return root


@pytest.fixture
def root(written, tmp_path):
    shutil.copytree(written, tmp_path / "proyek")
    return tmp_path / "proyek"


def sample(seed, most, count):
    """Return steps with their signals, whether a whole group gets them, and the workers."""
    chosen = random.Random(seed)
    return [
        (chosen.randrange(1, most), chosen.choice([INT, TERM]), chosen.random() < 0.5, number)
        for number in (1 + index % 2 for index in range(often(count)))
    ]


def require_ended(ended, sent):
    """One line and the status of the signal, unless the command was through before."""
    assert not ended.left
    assert "Traceback" not in ended.err
    if ended.status:
        assert ended.status == STATUS[sent]
        assert ended.err.splitlines()[-1].startswith("dihentikan")
    return ended.status != 0


def require_whole(root):
    """Every letter is whole, and nothing lies aside."""
    dist = root / "dist"
    letters = list(dist.glob("se/*/*/*"))
    assert {len(list(folder.iterdir())) for folder in letters} <= {FILES}
    for top in (dist, root / ".publisher/cache", root / "circulars"):
        assert [path for path in top.rglob(".*") if path.name != ".gitignore"] == []


@pytest.mark.slow
@pytest.mark.parametrize(("step", "command"), EDGES)
def test_where_a_signal_did_harm_it_does_none(root, step, command):
    ended = interrupted(root, step, INT, command, "-j", "2", group=True)
    assert require_ended(ended, INT)
    assert ended.err == "dihentikan\n"
    require_whole(root)


@pytest.mark.slow
@pytest.mark.parametrize(("step", "sent", "group", "jobs"), sample(1, 500_000, 3))
def test_a_build_is_stopped_anywhere_and_can_be_done_again(root, step, sent, group, jobs):
    require_ended(interrupted(root, step, sent, "build", "-q", "-j", str(jobs), group=group), sent)
    require_whole(root)
    assert publisher("build", "-q", cwd=root).status == 0
    assert len(list(root.glob("dist/se/*/*/*"))) == MANY


@pytest.mark.slow
@pytest.mark.parametrize(("step", "sent", "group", "jobs"), sample(2, 300_000, 2))
def test_a_check_is_stopped_anywhere(root, step, sent, group, jobs):
    require_ended(interrupted(root, step, sent, "check", "-j", str(jobs), group=group), sent)
    require_whole(root)


@pytest.mark.slow
@pytest.mark.parametrize(("step", "sent", "group", "jobs"), sample(3, 900_000, 2))
def test_a_publish_is_stopped_anywhere_and_the_next_one_is_whole(root, step, sent, group, jobs):
    command = (*PUBLISH, "-j", str(jobs))
    require_ended(interrupted(root, step, sent, *command, group=group), sent)
    done = publisher(*PUBLISH, cwd=root)
    assert done.status == 0, done.err
    assert list((root / "site/current/se/contoh/2026").iterdir())
    assert list((root / "site").rglob("*.tmp*")) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("step", "entered"),
    [
        ("call:publisher.pipeline.issue:_act", False),
        ("call:publisher.pipeline.journal:_encoded", True),
        ("call:publisher.disk:append", True),
    ],
)
def test_an_issue_is_done_wholly_or_not_at_all_and_says_so(root, step, entered):
    before = (root / "circulars/ledger.jsonl").read_bytes()
    ended = interrupted(root, step, INT, *ISSUE, group=True)
    assert require_ended(ended, INT)
    after = (root / "circulars/ledger.jsonl").read_bytes()
    told = f"dihentikan; {NAME.format(1)} sudah tercatat dalam buku agenda"
    assert (ended.err.splitlines()[-1] == told) is entered
    assert after.startswith(before)
    assert after.count(b"\n") - before.count(b"\n") == entered
    assert not (root / ".publisher/journal.json").exists()
    again = publisher(*ISSUE, cwd=root)
    assert again.status == 0, again.err
    assert (root / "circulars/ledger.jsonl").read_bytes().count(b"\n") == 2


HEAD = """\
import os, signal, sys
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])  # whatever the tests inherited
signal.signal(signal.SIGINT, signal.default_int_handler)
from publisher import stopping
"""


def alone(code, *, ended):
    """Run lines in a process of their own; return what they wrote to both streams."""
    done = subprocess.run(
        [sys.executable, "-c", HEAD + code], cwd=ROOT, capture_output=True, check=False, text=True
    )
    assert done.returncode == ended, done.stderr
    return done.stdout, done.stderr


def run(script, *, ended, words="id"):
    """Run lines that listen to signals; return what they wrote to both streams."""
    return alone(f"stopping.listen({words!r})\n{script}", ended=ended)


RAISE = "signal.raise_signal(signal.SIGINT)\n"
SHOW = "os.write(1, b'{}')\n"


def test_what_is_to_be_whole_is_done_first_and_nothing_after_it():
    script = (
        "with stopping.WHOLE:\n    with stopping.WHOLE:\n"
        f"        {RAISE}        {SHOW.format('a')}    {SHOW.format('b')}{SHOW.format('c')}"
    )
    assert run(script, ended=130) == ("ab", "dihentikan\n")


def test_a_fault_in_what_is_to_be_whole_does_not_outlive_the_signal():
    script = f"with stopping.WHOLE:\n    {RAISE}    raise OSError(9, 'Bad file descriptor')\n"
    assert run(script, ended=130) == ("", "dihentikan\n")


def test_the_first_signal_counts():
    script = f"with stopping.WHOLE:\n    signal.raise_signal(signal.SIGTERM)\n    {RAISE}"
    assert run(script, ended=143, words="en") == ("", "stopped\n")


def test_a_signal_while_it_ends_changes_nothing():
    script = f"stopping.along(lambda: {RAISE.strip()})\n{RAISE}"
    assert run(script, ended=130) == ("", "dihentikan\n")


def test_companions_go_too_the_last_one_first_and_one_that_fails_keeps_none():
    script = (
        "first = lambda: os.write(1, b'1')\nlast = lambda: os.write(1, b'2')\n"
        "stopping.along(first)\nstopping.along(lambda: {}['tiada'])\nstopping.along(last)\n"
        f"stopping.along(print)\nstopping.alone(print)\nstopping.alone(print)\n{RAISE}"
    )
    assert run(script, ended=130) == ("21", "dihentikan\n")


def test_what_was_done_already_is_told():
    script = f"stopping.remark('sudah', 'done')\n{RAISE}"
    assert run(script, ended=130, words="en") == ("", "stopped; done\n")


def test_a_signal_that_is_ignored_stays_so():
    script = "signal.signal(signal.SIGINT, signal.SIG_IGN)\nstopping.listen('id')\n"
    assert run(f"{script}{RAISE}{SHOW.format('a')}", ended=0) == ("a", "")


def test_a_command_that_is_through_takes_none():
    assert run(f"stopping.through()\n{RAISE}{SHOW.format('a')}", ended=0) == ("a", "")


def test_a_child_ends_in_silence_and_its_parent_goes_on():
    script = (
        f"child = os.fork()\nif not child:\n    {RAISE}"
        f"_, status = os.waitpid(child, 0)\nos.write(1, b'%d' % (status >> 8))\n"
    )
    assert run(script, ended=0) == ("130", "")


def test_workers_that_were_spawned_go_too_with_all_that_the_system_keeps_for_them():
    script = (
        "from publisher.pipeline.executors import Pool\npool = Pool(1, method='spawn')\n"
        f"os.write(1, b'%d' % pool.submit(len, 'ab').result())\n{RAISE}"
    )
    assert run(script, ended=130) == ("2", "dihentikan\n")


def test_who_does_not_listen_is_interrupted_as_ever():
    script = f"try:\n    {RAISE}except KeyboardInterrupt:\n    {SHOW.format('a')}"
    assert alone(script, ended=0) == ("a", "")
