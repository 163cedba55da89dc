"""The fragments of lists: what is done for each circular looks for it by a key."""

import sqlite3
from contextlib import closing

import pytest

from publisher.pipeline import fragments
from publisher.pipeline.release_index import ReleaseIndex


@pytest.mark.parametrize("statement", fragments._FORGET)
def test_a_circular_is_forgotten_without_a_look_through_a_whole_table(statement):
    with closing(sqlite3.connect(":memory:")) as index:
        ReleaseIndex(index, "dasar")
        plan = index.execute(f"EXPLAIN QUERY PLAN {statement}", ("babel/2020/a",)).fetchall()
    assert [row[3].split()[0] for row in plan] == ["SEARCH"]
