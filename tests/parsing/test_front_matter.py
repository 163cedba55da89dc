"""The fences of a circular."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.model.source import Source
from publisher.parsing.front_matter import split


def parts(text):
    found = split(Source("a.md", text)).value
    return text[found.yaml_start : found.yaml_end], text[found.body_start :]


def reason(text):
    outcome = split(Source("a.md", text))
    assert outcome.value is None
    return [(defect.code, defect.facts["reason"]) for defect in outcome.defects]


def test_the_yaml_stands_between_two_fences_and_the_body_after_them():
    assert parts("---\na: 1\n---\nwords\n") == ("a: 1\n", "words\n")


def test_blanks_after_a_fence_do_no_harm():
    assert parts("---  \na: 1\n--- \nwords\n") == ("a: 1\n", "words\n")


def test_front_matter_and_body_may_be_empty():
    assert parts("---\n---\n") == ("", "")
    assert parts("---\n---") == ("", "")


def test_a_fence_in_the_body_belongs_to_the_body():
    assert parts("---\na: 1\n---\nb\n---\nc\n") == ("a: 1\n", "b\n---\nc\n")


@pytest.mark.parametrize(
    "text", ["", "# Title\n", "\n---\na: 1\n---\n", "--\n", "schema: edaran/1\n---\n"]
)
def test_a_file_that_does_not_begin_with_a_fence_has_no_front_matter(text):
    assert reason(text) == [("yaml-syntax", "missing")]


@pytest.mark.parametrize("text", ["---", "---\n", "---\na: 1\n", "---\n--- x\n", "---\n- - -\n"])
def test_a_fence_that_is_never_closed_is_found(text):
    assert reason(text) == [("yaml-syntax", "unclosed")]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        (" ---\na: 1\n---\n", "---"),
        ("----\na: 1\n---\n", "----"),
        ("\u2014-\na: 1\n", "\u2014-"),
        ("---\na: 1\n ---\nb\n", "---"),
        ("---\na: 1\n-----\nb\n", "-----"),
        ("---\na: 1\n\u2014\nb\n", "\u2014"),
    ],
)
def test_a_line_that_was_meant_as_a_fence_is_shown(text, typed):
    source = Source("a.md", text)
    (defect,) = split(source).defects
    assert (defect.facts["reason"], source.read(defect.span)) == ("fence-form", typed)


@given(st.text(alphabet="-a: \n", max_size=40))
def test_fences_are_never_part_of_what_they_hold(text):
    found = split(Source("a.md", text)).value
    if found:
        assert found.yaml_start <= found.yaml_end <= found.body_start <= len(text)
        assert "---" not in text[found.yaml_start : found.yaml_end].split("\n")
