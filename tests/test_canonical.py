"""Canonical bytes are those of RFC 8785, whichever encoder writes them."""

import math

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from publisher import canonical

_SIGNS = st.text(st.characters(codec="utf-8"), max_size=8)
_KEYS = st.one_of(st.text('abc\x7f"\\\\\n', max_size=4), _SIGNS)
_LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53) + 1, 2**53 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    _SIGNS,
)
VALUES = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=5),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(_KEYS, inner, max_size=5),
    ),
    max_leaves=20,
)


@given(VALUES)
def test_the_bytes_are_those_of_the_standard(value):
    assert canonical.json_bytes(value) == rfc8785.dumps(value)


@pytest.mark.parametrize(
    "value",
    [2**53, -(2**53), math.nan, math.inf, "\ud800", {1: "satu"}, {"a": object()}, b"x", {"x"}],
)
def test_what_the_standard_has_no_bytes_for_is_refused(value):
    with pytest.raises(rfc8785.CanonicalizationError):
        canonical.json_bytes({"nilai": [value]})
