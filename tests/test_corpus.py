"""Whole files with what is expected of them, found by walking `tests/corpus/`.

A file of `bad/` says what is to be found in comments, each on a line of its own, anywhere in its
YAML or TOML:

    # expect: error period-reversed 2020-12-31

that is severity (error, publication, warning), code, and the words at the place: the first line
of the finding's span, with every sign outside ASCII as Python escapes it. Nothing else may be
found, but for codes named by `# ignore: <code>`. A bad file is named by the code it shows.

What was issued before is said likewise, one revision a line, by what was otherwise then:

    # issued with: title: Now => title: Then

`# issued first: umum.md` issues that file of `tests/corpus/issued/` before, as one of its own.
`# removed afterwards` takes the file away again, `# agenda: ...` is a line of the agenda book, and
`# found in: ...` names another file in which the findings stand.

Where a file lies in its project says `tests/good_texts.py`; around it lie the repository's
vocabulary and looks, and two small files of `good/`. Of all files of `good/` together nothing may
be said.
"""

import re
from pathlib import Path

import pytest

from publisher.pipeline.check import check
from publisher.pipeline.journal import LEDGER
from publisher.pipeline.load import Project, load
from tests import good_texts, issued

BAD = sorted((good_texts.CORPUS / "bad").iterdir())
_EXPECTED = re.compile(r"^# expect: (error|publication|warning) ([a-z-]+)(?: (.*))?$", re.MULTILINE)
_ISSUED = re.compile(r"^# issued with: (.+) => ?(.*)$", re.MULTILINE)
_FIRST = re.compile(r"^# issued first: (\S+)$", re.MULTILINE)
_AGENDA = re.compile(r"^# agenda: (.*)$", re.MULTILINE)
_FOUND_IN = re.compile(r"^# found in: (\S+)$", re.MULTILINE)
_IGNORED = re.compile(r"^# ignore: ([a-z-]+)$", re.MULTILINE)


@pytest.fixture(scope="session")
def project(tmp_path_factory):
    """Return a folder with the vocabulary and two good files, small ones: many runs see it."""
    root = tmp_path_factory.mktemp("corpus")
    good_texts.lay_out(root, good_texts.SMALL)
    return root


def _first(text: str) -> list[Path]:
    return [good_texts.CORPUS / "issued" / name for name in _FIRST.findall(text)]


def _issue(path: Path, text: str, root: Path) -> None:
    for number, other in enumerate(_first(text)):
        content = other.read_text(encoding="utf-8")
        issued.issue_text(root, good_texts.place(other), content, number)
    for number, (now, then) in enumerate(_ISSUED.findall(text)):
        assert now in text
        issued.issue_text(root, good_texts.place(path), text.replace(now, then), number)
    lines = "".join(f"{line}\n" for line in _AGENDA.findall(text))
    if lines:
        (root / LEDGER).write_text(lines, encoding="utf-8")


def _said(loaded: Project) -> list[tuple[str, str, str, str]]:
    """Return path, severity, code and words of every finding."""
    said = []
    for finding in check(loaded):
        words = loaded.sources[finding.span.path].read(finding.span).split("\n")[0]
        escaped = words.encode("unicode_escape").decode("ascii")
        said.append((finding.span.path, finding.severity.value, finding.code, escaped))
    return said


def test_of_the_good_files_nothing_is_said():
    loaded = good_texts.project()
    assert sorted(loaded.circulars) == good_texts.identities()
    assert len(loaded.circulars) >= 14
    assert not _said(loaded)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_a_bad_file_gives_what_it_expects(path, project):
    text = path.read_text(encoding="utf-8")
    _issue(path, text, project)
    target = good_texts.put(path, project)
    try:
        if "# removed afterwards\n" in text:
            target.unlink()
        said = _said(load(project))
    finally:
        for one in (path, *_first(text)):
            (project / good_texts.place(one)).unlink(missing_ok=True)
        issued.forget(project)
    ignored = set(_IGNORED.findall(text))
    found = sorted(one[1:] for one in said if one[2] not in ignored)
    assert found == sorted(_EXPECTED.findall(text))
    assert {one[0] for one in said} == set(_FOUND_IN.findall(text) or [good_texts.place(path)])


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_a_bad_file_shows_the_code_it_is_named_by(path):
    codes = {code for _, code, _ in _EXPECTED.findall(path.read_text(encoding="utf-8"))}
    assert path.stem in codes
