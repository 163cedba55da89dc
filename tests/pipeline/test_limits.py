"""A circular that passes the limits of its worker is a finding, and the others are rendered."""

import multiprocessing
import os
import signal
import time

import pytest

from publisher.pipeline import build as job
from publisher.pipeline import executors
from publisher.pipeline.executors import Crew, Limits, Lost, Order, Pool
from tests.interrupting import interrupted

needs_limits = pytest.mark.skipif(
    not executors.is_limitable(), reason="this system limits no process"
)
HERE = "tests.pipeline.test_limits"
MANY = 8  # more than are handed out to two workers at a time
FIRST_LETTER = "return:publisher.pipeline.output:replace_folder"


def same(value):
    return value


def stuck():
    while True:
        pass


def asleep():
    time.sleep(600)


def greedy():
    return len([bytes(10_000_000) for _ in range(1_000)])


def gone():
    os._exit(7)


def overflown():
    raise MemoryError


def wrong():
    raise KeyError("tiada")


def orders(*names, count=6):
    every = [Order(str(number), f"{HERE}:same", (number,)) for number in range(count)]
    return [*every[:3], *(Order(name, f"{HERE}:{name}", ()) for name in names), *every[3:]]


def crew(method="", jobs=2, **limits):
    bounds = Limits(**{"processor": 2, "wall": 4, "octets": 500_000_000, **limits})
    return Crew(lambda number: Pool(number, bounds, method), jobs)


@needs_limits
@pytest.mark.parametrize("name", ["stuck", "asleep", "greedy", "gone", "overflown"])
def test_a_worker_that_passes_its_limits_is_lost_and_no_other(name):
    with crew(processor=1, wall=2) as workers:
        results = dict(workers.begin(orders(name)))
    assert results.pop(name) == Lost()
    assert results == {str(number): number for number in range(6)}
    assert multiprocessing.active_children() == []


@needs_limits
def test_several_culprits_are_found_one_by_one():
    with crew() as workers:
        results = dict(workers.begin([*orders("gone", "overflown"), *orders("greedy")[3:4]]))
    assert {name for name, result in results.items() if result == Lost()} == {
        "gone",
        "overflown",
        "greedy",
    }


def test_a_fault_of_our_own_is_raised_and_leaves_no_worker():
    with pytest.raises(KeyError, match="tiada"), crew() as workers:
        dict(workers.begin(orders("wrong")))
    assert multiprocessing.active_children() == []


def test_workers_can_be_spawned():
    with crew("spawn", wall=60, processor=30) as workers:
        assert dict(workers.begin(orders())) == {str(number): number for number in range(6)}


def test_an_idle_worker_has_no_time_limit():
    with crew(jobs=1, processor=1, wall=1) as workers:
        assert dict(workers.begin(orders()))
        time.sleep(1.3)
        assert dict(workers.begin(orders()))


@pytest.mark.slow
@needs_limits
def test_a_circular_that_is_too_heavy_is_a_finding_and_the_others_are_rendered(project):
    project.circular("satu")
    rows = "".join(f"| {number} | kata {number} |\n" for number in range(4_900))
    table = f"| Nomor | Nama |\n|---|---|\n{rows}"
    project.circular("dua", swap={"\nPelaksanaan tugas": f"\n{table}\nPelaksanaan tugas"})
    how = job.How(limits=Limits(processor=1.3, wall=90), cached=True)
    built = job.build(project.root, project.root / "dist", frozenset(), how)
    assert built.rendered == ("contoh/2026/satu",)
    assert built.left_out == ("contoh/2026/dua",)
    assert "publish-too-heavy" in [one.code for one in built.diagnostics]
    assert not (project.root / "dist/se/contoh/2026/dua").exists()
    page = (project.root / "dist/index.html").read_text(encoding="utf-8")
    assert "circulars/contoh/2026/dua.md</code>: " in page


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups on this system")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_ended_leaves_no_worker_and_no_half_circular(project, sent):
    for number in range(MANY):
        swap = {'number: "800/': f'number: "{800 + number}/'}
        project.circular(f"edaran-{number}", title=f"Judul {number}", swap=swap)
    command = ("build", "-q", "-j", "2")
    ended = interrupted(project.root, FIRST_LETTER, sent, *command, group=sent == signal.SIGINT)
    assert ended.status == (130 if sent == signal.SIGINT else -sent)
    assert ended.err == ("dihentikan\n" if sent == signal.SIGINT else "")
    assert not ended.left
    letters = list((project.root / "dist/se/contoh/2026").iterdir())
    assert [len(list(folder.iterdir())) for folder in letters] == [6]
    assert project.run("build").status == 0
    assert len(project.files()) == MANY * 6 + 2
