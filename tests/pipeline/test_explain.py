"""The job of explaining finds pages by the code of a check."""

import json

import pytest

from publisher.model.errors import UsageError
from publisher.pipeline import explain


def test_a_page_is_found_by_its_code():
    assert explain.page("period-reversed").text.startswith("# period-reversed\n")
    assert explain.explained("period-reversed", "full", "id").startswith("period-reversed\n====")


def test_of_an_unknown_code_the_nearest_are_named():
    with pytest.raises(UsageError) as caught:
        explain.page("period-revers")
    assert "maksud Anda period-reversed" in caught.value.message.id
    assert "did you mean period-reversed" in caught.value.message.en


@pytest.mark.parametrize("code", ["xyzzy", "../manual/period-reversed", "", "period-reversed.md"])
def test_what_is_no_code_opens_no_file(code):
    with pytest.raises(UsageError):
        explain.page(code)


def test_a_tool_gets_the_page_as_it_is_written():
    document = json.loads(explain.explained("number-duplicate", "json", "id"))
    page = explain.page("number-duplicate")
    assert document == {
        "version": 1,
        "code": "number-duplicate",
        "family": "number",
        "demand": page.demand,
        "page": page.text,
    }


def test_a_tool_gets_the_list_of_all_codes():
    document = json.loads(explain.listed("json", "id"))
    assert tuple(one["code"] for one in document["checks"]) == explain.codes()
    assert all(one["demand"] for one in document["checks"])


def test_the_name_of_a_family_lists_its_checks():
    words = explain.explained("number", "full", "id")
    assert "number-duplicate" in words
    assert "period-reversed" not in words
    document = json.loads(explain.explained("number", "json", "en"))
    assert {one["family"] for one in document["checks"]} == {"number"}
