"""One file is one check: in the table, with a test, a file of the corpus and a page."""

import importlib
import re
from pathlib import Path

import pytest

from publisher.checks import (
    CIRCULAR_CHECKS,
    DEFECT_CHECKS,
    LETTER_CHECKS,
    REGISTER_CHECKS,
    SOURCE_CHECKS,
    TIME_CHECKS,
)
from publisher.drafting.manual import FAMILIES
from publisher.model.check import (
    CircularCheck,
    DefectCheck,
    LetterCheck,
    RegisterCheck,
    SourceCheck,
    TimeCheck,
)
from tests.house.tree import PROGRAM, ROOT
from tests.manual import UNSEEN

TABLES = {
    DefectCheck: DEFECT_CHECKS,
    SourceCheck: SOURCE_CHECKS,
    CircularCheck: CIRCULAR_CHECKS,
    RegisterCheck: REGISTER_CHECKS,
    TimeCheck: TIME_CHECKS,
    LetterCheck: LETTER_CHECKS,
}
LISTED = [check for table in TABLES.values() for check in table]
CODES = sorted({check.code for check in LISTED})
MANUAL = PROGRAM / "checks" / "manual"
PAGE = re.compile(
    r"# (?P<code>[a-z-]+)\n\n(?P<demand>[^\n]+\.)\n\n(?P<why>(?:[^\n]+\n)+)\n"
    r"Tingkat: [^\n]+\n(?:[^\n]+\n)*\n(?:## Surat contoh\n.+?\n)?## Salah\n.+?\n## Benar\n.+",
    re.DOTALL,
)
LONGEST = 240  # characters of a demand: it stands in a list


def _exported() -> dict[str, list[object]]:
    """Return the checks that each module of the folder exports, by name of the module."""
    kinds = tuple(TABLES)
    found = {}
    for path in sorted((PROGRAM / "checks").glob("[!_]*.py")):
        module = importlib.import_module(f"publisher.checks.{path.stem}")
        checks = [value for value in vars(module).values() if isinstance(value, kinds)]
        if checks:
            found[path.stem] = checks
    return found


def test_the_tables_and_the_folder_are_the_same():
    exported = [check for checks in _exported().values() for check in checks]
    assert sorted(map(id, exported)) == sorted(map(id, LISTED))


def test_a_check_stands_in_the_table_of_its_sort():
    for sort, table in TABLES.items():
        assert all(type(check) is sort for check in table)


def test_tables_are_in_the_order_of_the_alphabet():
    for table in TABLES.values():
        codes = [check.code for check in table]
        assert codes == sorted(codes)


def test_a_file_bears_the_code_of_its_checks():
    for name, checks in _exported().items():
        assert {check.code for check in checks} == {name.replace("_", "-")}


@pytest.mark.parametrize("code", CODES)
def test_a_code_begins_with_its_family(code):
    assert code.split("-")[0] in FAMILIES


def test_every_family_has_a_check():
    assert {code.split("-")[0] for code in CODES} == FAMILIES.keys()


def test_every_check_has_a_page_and_every_page_a_check():
    assert sorted(path.stem for path in MANUAL.iterdir()) == CODES


@pytest.mark.parametrize("code", CODES)
def test_a_page_demands_says_why_and_how_grave_and_shows_wrong_and_right(code):
    page = PAGE.fullmatch((MANUAL / f"{code}.md").read_text(encoding="utf-8"))
    assert page is not None
    assert page["code"] == code
    assert len(page["demand"]) <= LONGEST


@pytest.mark.parametrize("code", CODES)
def test_a_page_can_be_shown_on_every_console(code):
    text = (MANUAL / f"{code}.md").read_text(encoding="utf-8")
    assert text.encode("cp1252").decode("cp1252") == text


@pytest.mark.parametrize("code", CODES)
def test_a_check_has_a_test(code):
    assert (ROOT / "tests" / "checks" / f"test_{code.replace('-', '_')}.py").is_file()


@pytest.mark.parametrize("code", [code for code in CODES if code not in UNSEEN])
def test_a_check_has_a_file_of_the_corpus(code):
    assert [path for path in (ROOT / "tests" / "corpus" / "bad").iterdir() if path.stem == code]


@pytest.mark.parametrize("code", CODES)
def test_a_check_says_what_it_demands(code):
    module = importlib.import_module(f"publisher.checks.{code.replace('-', '_')}")
    assert module.__doc__ is not None
    assert module.__doc__[0].isupper()


def test_no_file_of_the_corpus_or_test_is_left_behind():
    tests = {path.stem for path in (ROOT / "tests" / "checks").glob("test_*.py")}
    known = {f"test_{code.replace('-', '_')}" for code in CODES}
    beside = {f"test_{name.stem}" for name in (PROGRAM / "checks").glob("[!_]*.py")}
    assert tests <= known | beside | {"test_manual"}
    corpus = {path.stem for path in Path(ROOT / "tests" / "corpus" / "bad").iterdir()}
    assert corpus <= set(CODES)
