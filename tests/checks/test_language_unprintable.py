"""Signs that the fonts of the letter lack."""

import struct
import unicodedata
from dataclasses import replace

import pytest

from publisher.checks.language_unprintable import CHECK
from publisher.checks.printing import CAPITAL_MISSING, COVERED, UNPRINTABLE
from publisher.formats.pdf import render
from publisher.model.letter import Paragraph, Run, Title
from publisher.resources import folder
from publisher.sources.decoding import decoded
from tests.sample_letter import letter

CODE = "language-unprintable"
FONTS = sorted((folder("templates") / "base/fonts").glob("LiberationSans-*.ttf"))


def numbers(data, form, offset, count=1):
    return struct.unpack_from(f">{count}{form}", data, offset)


def code_points(data):
    """The signs of a font by its table `cmap`, formats 4 and 12."""
    tables = range(12, 12 + 16 * numbers(data, "H", 4)[0], 16)
    start = next(numbers(data, "I", at + 8)[0] for at in tables if data[at : at + 4] == b"cmap")
    found = set()
    for index in range(numbers(data, "H", start + 2)[0]):
        platform, _, offset = struct.unpack_from(">HHI", data, start + 4 + 8 * index)
        table = start + offset
        form = numbers(data, "H", table)[0]
        if form == 4 and platform in {0, 3}:
            found |= of_segments(data, table)
        elif form == 12:
            for group in range(numbers(data, "I", table + 12)[0]):
                first, last, glyph = numbers(data, "I", table + 16 + 12 * group, 3)
                found |= {one for one in range(first, last + 1) if glyph + one - first}
    return found


def of_segments(data, table):
    count = numbers(data, "H", table + 6)[0] // 2
    ends = numbers(data, "H", table + 14, count)
    starts, deltas, offsets = (
        numbers(data, "H", table + 16 + 2 * count * part, count) for part in (1, 2, 3)
    )
    found = set()
    for index, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for one in range(first, min(last, 0xFFFE) + 1):
            glyph = one + deltas[index]
            if offsets[index]:
                at = table + 16 + 6 * count + 2 * index + offsets[index] + 2 * (one - first)
                glyph = numbers(data, "H", at)[0]
            if glyph & 0xFFFF:
                found.add(one)
    return found


def listed():
    pairs = [part.split("-") for part in COVERED.split()]
    return {one for ends in pairs for one in range(int(ends[0], 16), int(ends[-1], 16) + 1)}


def prints(point):
    sign = chr(point)
    kind = unicodedata.category(sign)
    turned = unicodedata.bidirectional(sign) in {"R", "AL", "AN"}
    turned |= unicodedata.name(sign, "").startswith("HEBREW")  # points, which turn nothing alone
    return kind[0] not in "CM" and kind not in {"Zl", "Zp"} and not turned


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_the_table_is_what_the_font_has(font):
    assert listed() == {point for point in code_points(font.read_bytes()) if prints(point)}


def test_all_four_fonts_are_compared():
    assert len(FONTS) == 4


def test_the_engine_sets_every_sign_that_is_taken_for_printable():
    taken = "".join(chr(p) for p in range(0x110000) if not UNPRINTABLE.fullmatch(chr(p)))
    words = Paragraph((Run(" ".join(taken)),), 0)
    bold = Paragraph((Run(" ".join(taken), strong=True, emphasis=True),), 0)
    title = Title(((Run("Tanda"),),), 0)
    assert render(replace(letter(mark=None), elements=(title, words, bold)))


def test_what_is_taken_for_printable_is_so_in_capitals_too():
    taken = [chr(p) for p in range(0x110000) if not UNPRINTABLE.fullmatch(chr(p))]
    assert [sign for sign in taken if UNPRINTABLE.search(sign.upper())] == []
    assert all(UNPRINTABLE.fullmatch(sign) for sign in CAPITAL_MISSING)
    assert all(UNPRINTABLE.search(sign.upper()) for sign in CAPITAL_MISSING)


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\u0250", "LATIN SMALL LETTER TURNED A"),
        ("\u2713", "CHECK MARK (U+2713)"),
        ("\u2610", "BALLOT BOX"),
        ("\U0001f600", "GRINNING FACE"),
        ("\u6f22", "CJK UNIFIED IDEOGRAPH-6F22"),
        ("\u21d2", "RIGHTWARDS DOUBLE ARROW"),
        ("\u20b9", "INDIAN RUPEE SIGN"),
        ("\u05d0", "HEBREW LETTER ALEF"),
        ("\u0628", "ARABIC LETTER BEH"),
        ("\ufffd", "REPLACEMENT CHARACTER"),
    ],
)
def test_each_sign_is_named_where_it_stands(findings, circular, body, sign, name):
    (found,) = findings(circular(body.replace("wajib", f"wajib {sign}")), CODE)
    assert found.words == sign
    assert name in found.message
    assert found.severity.value == "error"
    assert found.hint


def test_letters_from_right_to_left_are_said_to_be_such(findings, circular, body):
    text = circular(body.replace("wajib", "wajib \u0628\u0633"))
    (found,) = findings(text, CODE)
    assert found.words == "\u0628\u0633"
    assert "kanan ke kiri" in found.message
    assert "1 tanda lain" in found.message


@pytest.mark.parametrize("title", ['"Rapat \u2713"', '"Rapat \\u2713"', r'"Rapat \U00002713"'])
def test_a_value_is_read_with_its_escapes_and_spoken_of_once(findings, circular, title):
    (found,) = findings(circular(title=title), CODE)
    assert "CHECK MARK" in found.message


def test_a_sign_that_an_entity_makes_is_found(findings, circular, body):
    (found,) = findings(circular(body.replace("secara virtual", "secara &#x2713;")), CODE)
    assert "CHECK MARK" in found.message
    assert found.words[0] == "&"


@pytest.mark.parametrize("words", ["m\u0304", "Z\u0337\u034e", "a\u0332b\u0332", "\u0301"])
def test_a_mark_without_a_letter_of_its_own_is_found(findings, circular, body, words):
    found = findings(circular(body.replace("wajib", f"wajib {words}")), CODE)
    assert {one.words for one in found} <= set("".join(words)) | {words[1:]}
    assert all("menumpang" in one.message for one in found)
    assert found


@pytest.mark.parametrize("words", ["caf\u00e9", "cafe\u0301", "Vi\u1ec7t", "Vie\u0323\u0302t"])
def test_a_letter_that_is_one_sign_is_fine_however_it_is_typed(findings, circular, body, words):
    assert not findings(circular(body.replace("wajib", f"wajib {words}")), CODE)


@pytest.mark.parametrize("sign", ["\u0000", "\u202e", "\u200b", "\u00ad", "\u00a0", "\ue000"])
def test_of_a_sign_nobody_sees_another_check_speaks(findings, circular, sign):
    escape = f"\\u{ord(sign):04x}"
    (found,) = findings(circular(title=f'"Rapat{escape} Virtual"'), "language-invisible")
    assert f"U+{ord(sign):04X}" in found.message
    assert not findings(circular(title=f'"Rapat{escape} Virtual"'), CODE)


def test_a_comment_is_not_printed(findings, circular, body):
    text = circular(body, title="Rapat  # \u2713 diperiksa")
    assert not findings(text, CODE)
    (found,) = findings(circular(body, title='"Rapat # \u2713"'), CODE)
    assert "CHECK MARK" in found.message


def test_what_indonesian_and_regional_words_need_is_fine(findings, circular, body):
    words = "\u201ccaf\u00e9\u201d \u2013 \u2026 \u00bd \u00b0C \u2264 \u2192 \u03b1 \u0416 m\u00b2"
    assert not findings(circular(body.replace("wajib", words)), CODE)


def test_bytes_that_are_no_text_are_left_to_another_check(circular, body):
    data = circular(body).encode().replace(b"wajib", b"waj\xffb")
    assert list(CHECK.run(decoded("circulars/a/2026/a.md", data))) == []
