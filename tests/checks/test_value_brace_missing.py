"""value-brace-missing: a value mark has two braces on each side."""

import pytest

CODE = "value-brace-missing"


@pytest.mark.parametrize(
    "typed",
    ["{ effective.from | tanggal }", "(( effective.from ))", "[[ effective.to | tanggal ]]"],
)
def test_a_mark_with_other_braces_is_found_at_its_place(circular, body, findings, typed):
    (found,) = findings(circular(body.replace("koordinasi", typed)), CODE)
    assert found.words == typed
    assert "{{ effective." in found.hint


def test_real_marks_clause_ids_and_words_in_brackets_are_fine(circular, body, findings):
    assert findings(circular(body.replace("koordinasi", "koordinasi (rapat.dinas)")), CODE) == []
