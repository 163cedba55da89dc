"""Every check that promises a fix gives one on its own file of the corpus."""

from pathlib import Path

import pytest

from publisher.model.source import Source
from publisher.pipeline.check import check
from publisher.pipeline.overlay import overlaid
from tests import samples
from tests.house.test_checks import CODES
from tests.house.tree import ROOT

CORPUS = ROOT / "tests" / "corpus" / "bad"
# Made by --fix; of some findings a person decides all the same.
SAFE = (
    "language-invisible",
    "language-list-punctuation",
    "language-spelling",
    "letter-field-missing",
    "number-id-differs",
    "yaml-unquoted",
)
# Offered, never made unasked.
OFFERED = (
    "calendar-weekday-differs",
    "cite-reference-unknown",
    "cite-typed-by-hand",
    "language-clock",
    "letter-field-unknown",
    "letter-office-misspelt",
    "markdown-accidental-block",
    "markdown-typed-letters",
    "rule-code-unknown",
    "value-brace-missing",
    "value-differs-from-rule",
    "value-terbilang-differs",
    "value-unknown",
    "yaml-comma-in-braces",
    "yaml-curly-quotes",
)
# Offered only where something is like what was typed, which the file of the corpus is not.
SOMETIMES = (
    "cite-unknown",
    "markdown-list-broken",
    "rule-overrides-wrong",
    "rule-test-misnamed",
)


def fixes(path: Path) -> list[tuple[str, bool]]:
    """Return code and safety of every fix that the findings of a file of the corpus have."""
    text = path.read_text(encoding="utf-8")
    place = f"circulars/harapan-jaya/2026/{path.name}"
    # The key that can be added is `schema`; without it nothing else of the file is judged.
    text = text.replace("schema: edaran/1\n", "") if path.stem == "letter-field-missing" else text
    project = overlaid(samples.project(), {place: Source(place, text)})
    found = (one for one in check(project) if one.span.path == place)
    return [(one.code, one.fix.safe) for one in found if one.fix]


@pytest.mark.parametrize("code", SAFE)
def test_a_check_that_mends_does_so_on_its_file(code):
    assert (code, True) in fixes(CORPUS / f"{code}.md")


@pytest.mark.parametrize("code", OFFERED)
def test_a_check_that_offers_a_fix_does_so_on_its_file_and_never_makes_it(code):
    found = [safe for one, safe in fixes(CORPUS / f"{code}.md") if one == code]
    assert found
    assert not any(found)


def test_no_other_check_has_a_fix():
    given = {code for path in CORPUS.glob("*.md") for code, _ in fixes(path)}
    assert given <= {*SAFE, *OFFERED, *SOMETIMES}
    assert {*SAFE, *OFFERED, *SOMETIMES} <= set(CODES)
