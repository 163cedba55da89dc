"""Words of an author are words in every format: never Typst, HTML, XML, a template, a formula.

Each line of `injections.txt` stands in every field of a circular, and is read back as it was
written from DOCX, PDF, HTML, plain text and JSON.
"""

import io
import json
import re
import zipfile
from html.parser import HTMLParser

import pytest
from lxml import etree
from pypdf import PdfReader

from tests import reading_back
from tests.hostile import arena, texts

LINES = (arena.HERE / "injections.txt").read_text(encoding="utf-8").splitlines()
PRINTED = (
    "title", "number", "place", "to", "cc", "office", "name", "paragraph", "item", "heading",
    "cell", "head", "appendix", "value",
)  # fmt: skip
IN_DATA = ("title", "number", "place", "subject", "label", "statement", "value", "reason")


@pytest.fixture(autouse=True)
def _watched():
    with arena.watched():
        yield


def made(**changes):
    judged = arena.judge(texts.written(**changes))
    arena.require_printable(judged)
    files = arena.letter(judged)
    assert files is not None, judged.findings
    return files


def squeezed(text):
    """Return signs without blanks, as capitals: lines may break anywhere, titles are capitals."""
    return "".join(reading_back.words(text)).upper()


READERS = {
    "letter.txt": reading_back.from_text,
    "letter.html": reading_back.from_html,
    "letter.docx": reading_back.from_docx,
    "letter.pdf": reading_back.from_pdf,
}


@pytest.mark.slow
@pytest.mark.parametrize("line", LINES)
def test_words_stand_in_every_format_as_they_were_written(line):
    files = made(**dict.fromkeys(PRINTED, line))
    wanted = squeezed(line)
    for name, read in READERS.items():
        said = "".join(read(files[name])).upper()
        assert said.count(wanted) >= len(PRINTED) - 1, name  # `Yth.` and copies share words


@pytest.mark.parametrize("line", LINES)
def test_words_stand_in_the_data_as_they_were_written(line):
    policy = json.loads(made(**dict.fromkeys(IN_DATA, line))["policy.json"])
    assert policy["title"]["id"] == line
    assert policy["number"] == line
    assert policy["rules"][0]["label"]["id"] == line
    assert policy["rules"][0]["do"]["what"] == line
    assert policy["statements"][0]["text"]["id"] == line
    assert policy["not_in_data"][0]["note"]["id"] == line


class _Tags(HTMLParser):
    """Collects tags with their attributes."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, tuple(name for name, _ in attrs)))

    def handle_decl(self, decl):
        self.found.append((decl, ()))

    def handle_pi(self, data):
        self.found.append((data, ()))

    def handle_comment(self, data):
        self.found.append((f"comment {data}", ()))

    def unknown_decl(self, data):
        self.found.append((data, ()))


def tags(data):
    parser = _Tags()
    parser.feed(data.decode("utf-8"))
    parser.close()
    return parser.found


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def shape(data):
    """Return the elements of the text of a document with the names of their attributes."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    return [(one.tag, tuple(sorted(one.attrib))) for one in root.iter()]


@pytest.mark.parametrize("line", LINES)
def test_words_make_no_element_of_html_or_of_a_document(line):
    plain, hostile = made(**dict.fromkeys(PRINTED, "Kata")), made(**dict.fromkeys(PRINTED, line))
    assert tags(hostile["letter.html"]) == tags(plain["letter.html"])
    before, after = parts(plain["letter.docx"]), parts(hostile["letter.docx"])
    assert after.keys() == before.keys()
    for name in before:
        if name.endswith(".xml") and name.startswith("word/"):
            fields = re.compile(rb"<w:(?:instrText|fldSimple|fldChar|hyperlink|object|altChunk)\b")
            assert fields.findall(after[name]) == fields.findall(before[name]), name
        if name.endswith(".rels"):
            assert shape(after[name]) == shape(before[name]), name
            assert b"External" not in after[name]
    assert {one for one, _ in shape(after["word/document.xml"])} <= {
        one for one, _ in shape(before["word/document.xml"])
    }


@pytest.mark.parametrize("line", LINES)
def test_words_make_no_action_of_a_pdf(line):
    reader = PdfReader(io.BytesIO(made(**dict.fromkeys(PRINTED, line))["letter.pdf"]))
    assert "/OpenAction" not in reader.trailer["/Root"]
    assert "/AA" not in reader.trailer["/Root"]
    names = reader.trailer["/Root"].get("/Names", {})
    assert "/JavaScript" not in names
    for page in reader.pages:
        for annotation in page.get("/Annots") or ():
            assert "/URI" not in annotation.get_object().get("/A", {})
    assert reader.metadata.title == f"Surat Edaran: {line}" or line in (reader.metadata.title or "")


def test_a_page_of_a_letter_runs_nothing_and_asks_for_nothing():
    page = made()["letter.html"].decode("utf-8")
    assert "<script" not in page
    assert "Content-Security-Policy" in page
    assert not re.search(r"""(?:src|href|action)\s*=\s*(?!["']?(?:#|data:))""", page)
