"""The pages of the manual are true: what is shown as wrong is found, what is right is not."""

import functools
import re
import shutil
from pathlib import Path

import pytest

from publisher.indonesian.spelling import find_misspellings
from publisher.pipeline.check import check
from publisher.pipeline.load import load
from tests import issued, manual
from tests.manual import UNSEEN, examples, prose, severities

ROOT = Path(__file__).resolve().parents[2]
CODES = manual.codes()


def numbered(title):
    """Return the examples below a heading of all pages, by code and number."""
    every = ((code, examples(manual.text(code), title)) for code in CODES)
    return [(code, number) for code, found in every for number, _ in enumerate(found)]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Return a function that gives the findings of an example."""
    root = tmp_path_factory.mktemp("manual")
    for part in ("vocabulary", "harapan-jaya/emblem"):
        shutil.copytree(ROOT / "circulars" / part, root / "circulars" / part)

    @functools.cache
    def find(code, title, number):
        example = examples(manual.text(code), title)[number]
        before = example.issued()
        for revision, (path, text) in enumerate(before):
            issued.issue_text(root, path, text, revision)
        files = example.written()
        for path, text in files.items():
            assert example.earlier or not (root / path).exists()
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        try:
            for path in example.removed:
                (root / path).unlink()
            return check(load(root))
        finally:
            for path in {*files, *(path for path, _ in before)}:
                (root / path).unlink(missing_ok=True)
            issued.forget(root)

    return find


@pytest.mark.parametrize(
    ("code", "number"), [one for one in numbered("Salah") if one[0] not in UNSEEN]
)
def test_what_is_shown_as_wrong_is_found(code, number, found):
    said = {finding.code for finding in found(code, "Salah", number)}
    named = set(re.findall("`([a-z-]+)`", prose(manual.text(code))))
    assert code in said
    assert said - named <= {code}


@pytest.mark.parametrize(("code", "number"), numbered("Benar"))
def test_of_what_is_shown_as_right_nothing_is_said(code, number, found):
    said = found(code, "Benar", number)
    assert [(finding.code, finding.message.id) for finding in said] == []


@pytest.mark.parametrize("code", CODES)
def test_a_page_is_spelled_as_the_program_demands(code):
    own = re.sub('`[^`]*`|"[^"]*"', "", prose(manual.text(code)))
    assert [word.right for word in find_misspellings(own)] == []


@pytest.mark.parametrize("code", [code for code in CODES if code not in UNSEEN])
def test_a_page_says_how_grave_its_findings_are(code, found):
    wrong = range(len(examples(manual.text(code), "Salah")))
    every = [one for number in wrong for one in found(code, "Salah", number)]
    assert {one.severity for one in every if one.code == code} == severities(manual.text(code))


@pytest.mark.parametrize("code", [code for code in CODES if "`--fix`" in manual.text(code)])
def test_what_a_page_says_of_repairs_is_so(code, found):
    """A repair that the page calls a proposal is never made unasked, and the other way round."""
    said = prose(manual.text(code))
    allowed = {True} if re.search("`--fix` (?:memperbaiki|menambahkan)", said) else set()
    allowed |= {False} if "hanya mengusulkan" in said or "hanya diusulkan" in said else set()
    wrong = range(len(examples(manual.text(code), "Salah")))
    every = [one for number in wrong for one in found(code, "Salah", number)]
    fixes = [one.fix for one in every if one.code == code and one.fix]
    assert {fix.safe for fix in fixes} <= allowed
