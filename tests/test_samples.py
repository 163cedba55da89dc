"""What must hold for the finished letter of every sample, seen from outside."""

import difflib
import io
import json
import shutil
import zipfile
from xml.etree import ElementTree

import pypdfium2
import pytest
from openxml_audit import OpenXmlValidator
from pypdf import PdfReader

from publisher.pipeline.check import check
from publisher.pipeline.order import blocks
from tests import libreoffice, reading_back, sample_register, samples, vera
from tests.projects import ROOT

EVERY = pytest.mark.parametrize("identity", samples.identities())


def test_there_are_five_press_circulars_of_four_authorities_and_at_least_five_invented_ones():
    circulars = samples.project().circulars.values()
    press = [one for one in circulars if one.provenance.source == "press"]
    assert len(press) == 5
    assert len({one.authority for one in press}) == 4
    assert len(circulars) - len(press) >= 5


def test_the_samples_have_no_error_and_all_of_them_can_be_read():
    project = samples.project()
    assert all(entry.circular for entry in project.entries)
    assert not blocks(check(project))


@EVERY
def test_the_data_of_a_press_text_says_so(identity):
    provenance = json.loads(samples.rendered(identity)["policy.json"])["provenance"]
    press = not identity.startswith("harapan-jaya/")
    assert (provenance["source"] == "press") is press
    if press:
        assert provenance["ref"]
        assert provenance["date"]


@EVERY
def test_the_docx_passes_the_audit(identity, tmp_path):
    path = tmp_path / "letter.docx"
    path.write_bytes(samples.rendered(identity)["letter.docx"])
    result = OpenXmlValidator().validate(path)
    assert result.is_valid, [str(error) for error in result.errors]


@pytest.mark.slow
@EVERY
def test_the_pdf_conforms_to_pdf_a_3a_and_to_pdf_ua_1(identity):
    reason = vera.reason_to_skip()
    if reason:
        pytest.skip(reason)
    assert vera.validate(samples.rendered(identity)["letter.pdf"]) == []


@EVERY
def test_the_pdf_carries_its_policy_and_its_source(identity):
    files = samples.rendered(identity)
    carried = PdfReader(io.BytesIO(files["letter.pdf"])).attachments
    assert carried["policy.json"] == [files["policy.json"]]
    assert carried["source.md"] == [files["source.md"]]


@EVERY
def test_every_page_of_the_pdf_carries_the_mark_and_its_number(identity):
    files = samples.rendered(identity)
    expected = _mark(identity)
    assert bool(expected) is not _is_plain(identity)
    for number, page in enumerate(reading_back.pdf_furniture(files["letter.pdf"]), start=1):
        shown = " ".join(page)
        assert " ".join(reading_back.words(expected)) in shown
        assert (" ".join(reading_back.words(f"- {number} -")) in shown) is (number > 1)


def test_what_was_withdrawn_says_so_and_a_draft_is_one():
    marks = {name: _mark(name) for name in samples.identities()}
    assert "DITARIK" in marks["harapan-jaya/2026/pakaian-dinas-hari-jadi"]
    assert "DRAF" in marks["harapan-jaya/2026/pedoman-kerja-fleksibel"]
    assert marks["harapan-jaya/2026/000-8-3-014-org"] == ""


@EVERY
def test_every_header_or_footer_of_the_docx_carries_the_mark(identity):
    files = samples.rendered(identity)
    with zipfile.ZipFile(io.BytesIO(files["letter.docx"])) as package:
        footers = [name for name in package.namelist() if "word/footer" in name]
        assert footers
        for name in footers:
            words = _words_of_part(package.read(name))
            assert _mark(identity) in words, name


def _is_plain(identity):
    """Tell whether a letter is an original: issued, not of the press, not withdrawn."""
    circular = samples.project().circulars[identity]
    return bool(circular.recorded) and not (circular.is_press or circular.withdrawn)


def _mark(identity):
    text = samples.rendered(identity)["letter.txt"].decode()
    if "*" * 72 not in text:
        return ""
    block = text.split("*" * 72)[1]
    return " ".join(block.replace("\n* ", " ").split()).removeprefix("* ")


def _words_of_part(data):
    return "".join(
        node.text or "" for node in ElementTree.fromstring(data).iter() if node.tag.endswith("}t")
    )


@pytest.mark.slow
def test_libreoffice_breaks_the_pages_of_the_docx_as_the_pdf_does(tmp_path):
    """The same number of pages, and at most one line of drift at each page end."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is missing: the DOCX was not compared with the PDF page by page")
    paths = []
    for identity in samples.identities():
        path = tmp_path / f"{identity.replace('/', '_')}.docx"
        path.write_bytes(samples.rendered(identity)["letter.docx"])
        paths.append(path)
    libreoffice.to_pdf(paths, tmp_path)
    for identity, path in zip(samples.identities(), paths, strict=True):
        ours = _page_words(samples.rendered(identity)["letter.pdf"])
        theirs = _page_words(path.with_suffix(".pdf").read_bytes())
        assert len(ours) == len(theirs), identity
        for mine, other in zip(ours, theirs, strict=True):
            assert _drift(mine, other) <= 14, identity  # words of one line


def _page_words(data):
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_bounded().split() for page in document]


def _drift(mine, other):
    """Return how many words stand on one page and not on the other."""
    matcher = difflib.SequenceMatcher(None, sorted(mine), sorted(other), autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return max(len(mine), len(other)) - same


def test_the_register_of_the_samples_is_what_its_story_tells(tmp_path):
    shutil.copytree(ROOT / "circulars", tmp_path / "circulars")
    shutil.rmtree(tmp_path / "circulars/issued")
    (tmp_path / "circulars/ledger.jsonl").unlink()
    sample_register.tell(tmp_path)
    told, kept = (
        {path.relative_to(top): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        for top in (tmp_path / "circulars", ROOT / "circulars")
    )
    assert told == kept
