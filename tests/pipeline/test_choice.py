"""A command works on the paths it was asked for."""

import pytest

from publisher.model.errors import UsageError
from publisher.pipeline.choice import covers, require_any

PATHS = ("circulars/contoh/2026/satu.md",)


def test_a_chosen_folder_covers_what_is_below_it_and_no_namesake():
    chosen = frozenset({"circulars/karo"})
    assert covers(chosen, "circulars/karo/2026/a.md")
    assert covers(chosen, "circulars/karo")
    assert not covers(chosen, "circulars/karo-lain/2026/a.md")
    assert covers(frozenset(), "circulars/apa/pun.md")


def test_what_holds_nothing_is_refused_by_name():
    require_any(PATHS, frozenset())
    require_any(PATHS, frozenset({"circulars/contoh"}))
    require_any((*PATHS, "circulars/vocabulary/kinds.yaml"), frozenset({"circulars/vocabulary"}))
    with pytest.raises(UsageError, match=r"circulars/vocabulary/kinds\.yaml"):
        require_any(PATHS, frozenset({"circulars/vocabulary/kinds.yaml"}))
    with pytest.raises(UsageError, match="circulars/lain"):
        require_any(PATHS, frozenset({"circulars/contoh", "circulars/lain"}))
