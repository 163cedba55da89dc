"""Whoever does the work, and in whatever order it comes back, the output is the same bytes."""

import multiprocessing
import random
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest

from publisher.pipeline import build as job
from publisher.pipeline import examination
from publisher.pipeline.executors import Crew, Order, Pool, Serial


def spawned(jobs):
    """Hire a pool that is none of ours; forked beside the threads of an engine it would hang."""
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"))


def contents(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}


@pytest.fixture
def several(project):
    project.circular("satu")
    project.circular("dua", swap={"perlu dipantau": "menurut [](contoh/2026/satu#lapor)"})
    project.circular("tiga", swap={"schema: edaran/1": "schema: ["})
    project.circular("empat", title="Judul lain")
    return project


def built(project, name, **how):
    into = project.root / name
    return job.build(project.root, into, frozenset(), job.How(cached=False, **how)), contents(into)


@pytest.mark.parametrize(
    "how",
    [
        {"jobs": 1},
        {"jobs": 3},
        {"jobs": 2, "hire": lambda jobs: Pool(jobs, method="spawn")},
        {"jobs": 2, "hire": spawned},
        {"jobs": 2, "hire": lambda _jobs: ThreadPoolExecutor(1)},
    ],
    ids=["one worker", "three workers", "spawned", "any pool", "a thread"],
)
def test_every_executor_gives_the_same_bytes(several, how):
    assert built(several, "lain", **how) == built(several, "sini", hire=lambda _jobs: Serial())


def test_findings_and_files_do_not_depend_on_the_order_of_results(several):
    expected = built(several, "sini", hire=lambda _jobs: Serial())
    source = sorted(one.path for one in expected[0].sources.values() if "2026" in one.path)
    assert len(source) == 4
    for seed in range(3):
        order = random.Random(seed)

        class Backwards(Crew):
            """Hands results on in another order than they came."""

            def begin(self, orders, order=order):
                results = list(super().begin(orders))
                order.shuffle(results)
                return iter(results)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(examination, "Crew", Backwards)
            assert built(several, f"acak-{seed}", hire=lambda _jobs: Serial()) == expected


def test_nobody_is_hired_where_there_is_nothing_to_do():
    def hire(_jobs):
        raise AssertionError

    with Crew(hire, 2) as crew:
        assert list(crew.begin([])) == []


def test_no_more_workers_are_hired_than_there_are_orders():
    hired = []

    def hire(jobs):
        hired.append(jobs)
        return Serial()

    with Crew(hire, 8) as crew:
        results = dict(
            crew.begin([Order("a", "builtins:len", ("xy",)), Order("b", "builtins:abs", (-1,))])
        )
    assert (hired, results) == ([2], {"a": 2, "b": 1})
