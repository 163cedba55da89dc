"""A circular on paper: what is printed, and what is left out."""

import io
import json
import unicodedata

import pypdf
import pypdfium2
import pytest

from tests.portal.kinds import AMENDED, CORRECTED, KINDS, PRESS

pytestmark = pytest.mark.slow
_MARGIN = 51  # of a sheet, in points


def paper(page):
    """Return a page as a PDF."""
    page.emulate_media(media="print")
    made = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="screen")
    return made


def printed(page):
    """Return the words of all sheets, and their widths and heights in millimetres."""
    sheets = pypdf.PdfReader(io.BytesIO(paper(page))).pages
    words = joined("".join(one.extract_text() for one in sheets))
    sizes = {tuple(round(float(side) / 72 * 25.4) for side in one.mediabox[2:]) for one in sheets}
    return words, sizes


def joined(text):
    """Return words without the blanks that lines break at, and without ligatures."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("path", [AMENDED, PRESS, CORRECTED, f"{CORRECTED}/r1"])
def test_a_circular_is_printed_whole_with_where_it_is_from(looks, site, path):
    page = looks(1280).go(f"{path}/")
    title = page.locator("h1").inner_text()
    status = page.locator(".headline").inner_text()
    words, sizes = printed(page)
    assert sizes == {(210, 297)}
    assert joined(title) in words
    assert joined(status) in words
    policy = json.loads((site / path / "policy.json").read_text(encoding="utf-8"))
    for block in policy["text"]:
        for piece in block["text"].split(" | "):
            assert joined(piece) in words, block
    assert joined(f"https://edaran.example/{path}/") in words
    assert policy["source_sha256"][:12] in words
    assert joined("Yang berlaku adalah naskah yang ditandatangani pejabat") in words
    for left_out in ("Langsung ke isi", "Langganan", "Lihat surat", "Bagikan", "Bantuan"):
        assert joined(left_out) not in words


@pytest.mark.parametrize(
    "path", [AMENDED, PRESS, CORRECTED, "se/harapan-jaya/2026/000-8-2-009-um", "unit/harapan-jaya"]
)
def test_no_sheet_but_the_last_is_left_half_empty(looks, path):
    """What may not be broken is short; the number of the sheet stands in its margin."""
    sheets = pypdfium2.PdfDocument(paper(looks(1280).go(f"{path}/")))
    filled = []
    for sheet in sheets:
        words = sheet.get_textpage()
        bottoms = [words.get_rect(number)[1] for number in range(words.count_rects())]
        lowest = min(one for one in bottoms if one > _MARGIN)
        filled.append(1 - lowest / sheet.get_height())
    sheets.close()
    assert len(filled) > 1
    assert min(filled[:-1]) > 0.7, filled


def test_lists_are_printed_without_navigation(looks):
    for kind in KINDS:
        if kind.name in {"home", "unit", "numbers"}:
            page = looks(1280).go(kind.path)
            title = page.locator("h1").inner_text()
            words, _ = printed(page)
            assert joined(title) in words
            assert "Langganan" not in words
