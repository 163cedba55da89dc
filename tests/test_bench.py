"""The benches run: one tiny round of each, no time asserted, so that none rots unseen."""

import importlib

import pytest

from tests.bench.__main__ import main, names
from tests.bench.measuring import Options, interleaved
from tests.bench.texts import LETTER, publish, read, variant

TINY = Options(repeat=1, circulars=2, rivals=False)


@pytest.mark.slow
@pytest.mark.parametrize("name", names())
def test_a_bench_makes_its_tables(name):
    tables = [str(table) for table in importlib.import_module(f"tests.bench.{name}").tables(TINY)]
    assert tables
    assert all("| --- |" in table for table in tables)


def test_what_is_measured_is_a_whole_letter_without_a_finding():
    names = {artefact.path.rsplit("/", 1)[-1] for artefact in publish(LETTER, 0)}
    assert names >= {"letter.docx", "letter.pdf", "letter.html", "letter.txt", "policy.json"}


def test_every_letter_of_a_bench_is_another():
    assert len({variant(number) for number in range(1000)}) == 1000
    assert read(variant(7), 7).entries[0].circular.number == "000.8.3/8/ORG/2026"


def test_contenders_take_turns():
    order = []
    work = {name: lambda number, name=name: order.append((number, name)) for name in "ab"}
    taken = interleaved(work, 2, warm=1)
    assert order == [(0, "a"), (0, "b"), (1, "b"), (1, "a"), (2, "a"), (2, "b")]
    assert len(taken["a"].wall) == 2


def test_an_unknown_bench_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["nothing-of-the-kind"])
    assert "nothing-of-the-kind" in capsys.readouterr().err
