"""Comparisons of a condition, however deep."""

from publisher.checks.conditions import comparisons

CONDITION = {
    "unit.jenis": ["a", "b"],
    "not": {"unit.lembur": True},
    "any": [{"waktu.jam": {"gte": "17:00", "lt": "22:00"}}, {"all": [{"unit.jenis": []}]}],
}


def test_every_value_comes_with_its_place():
    found = [
        (one.fact, one.value, one.value_path, one.is_bound) for one in comparisons(CONDITION, ())
    ]
    assert found == [
        ("unit.jenis", "a", ("unit.jenis", 0), False),
        ("unit.jenis", "b", ("unit.jenis", 1), False),
        ("unit.lembur", True, ("not", "unit.lembur"), False),
        ("waktu.jam", "17:00", ("any", 0, "waktu.jam", "gte"), True),
        ("waktu.jam", "22:00", ("any", 0, "waktu.jam", "lt"), True),
        ("unit.jenis", None, ("any", 1, "all", 0, "unit.jenis"), False),
    ]
