"""Edits that mend a finding: in quotes too, not in names, not where the source has other signs."""

import pytest

from publisher.drafting.fixes import mend
from publisher.model.source import Source
from publisher.pipeline.check import check
from publisher.pipeline.fix import mending
from publisher.pipeline.overlay import overlaid
from publisher.pipeline.selection import EVERYTHING
from tests.checks.conftest import PATH
from tests.pipeline.test_fix import alone

SPOKEN = {"language-spelling", "language-list-punctuation", "cite-unknown", "letter-field-missing"}


def fixes(text, code):
    return [one.fix for one in check(alone(text, PATH)) if one.code == code]


def fixed(text):
    """Return a text as `--fix` leaves it, and the codes left of words and quotes."""
    done = mending(alone(text, PATH), frozenset(), EVERYTHING)
    return done.texts.get(PATH, text), [one.code for one in done.findings if one.code in SPOKEN]


def proposed(text, code):
    """Return a text with the first proposal for a code made; the code is gone then."""
    fix = fixes(text, code)[0]
    assert not fix.safe
    result = mend({PATH: text}, [fix]).texts[PATH]
    before, after = (len(fixes(one, code)) for one in (text, result))
    assert after < before
    return result


OPEN = "{from: 2026-01-12, cite: [masa]}"
LAST = "2. Berlaku mulai {{ effective.from | tanggal }}. {#masa}\n"


def body(sentence):
    return f"1. {sentence} {{#rapat}}\n{LAST}"


@pytest.fixture
def quoting(circular):
    """Return a maker of a circular whose first rule quotes words of its paragraph."""

    def make(sentence, quote):
        rule = f"""
  - id: rapat-virtual
    kind: rapat
    modality: wajib
    label: Rapat diadakan secara virtual
    en: Meet virtually
    who: {{subjek.jenis: unit-kerja}}
    do: {{mode: virtual}}
    cite:
      - p: rapat
        quote: {quote}"""
        return circular(body(sentence), rules=rule, effective=OPEN)

    return make


@pytest.mark.parametrize(
    ("quote", "mended"),
    [
        ("sudah dihimbau rapat", "sudah diimbau rapat"),
        ('"sudah   dihimbau"', '"sudah   diimbau"'),
        ("'dihimbau rapat virtual'", "'diimbau rapat virtual'"),
    ],
)
def test_words_and_the_quote_of_them_are_mended_together(quoting, quote, mended):
    text = quoting("Perangkat daerah wajib dan sudah\n   dihimbau rapat virtual.", quote)
    result, left = fixed(text)
    assert left == []
    assert f"quote: {mended}\n" in result
    assert "sudah\n   diimbau" in result


@pytest.mark.parametrize(
    "quote",
    [
        "himbau rapat",
        '"sudah dihi\\x6dbau"',
        ">-\n          sudah\n          dihimbau",
        "sudah dihimb",
    ],
)
def test_neither_is_mended_where_the_quote_cannot_be(quoting, quote):
    text = quoting("Perangkat daerah wajib dan sudah dihimbau rapat virtual.", quote)
    assert fixes(text, "cite-unknown") == []
    result, left = fixed(text)
    assert result == text
    assert left == ["language-spelling"]


def test_a_quote_of_other_words_of_the_paragraph_is_left_alone(quoting):
    text = quoting("Perangkat daerah wajib rapat dan dihimbau hadir.", "wajib rapat")
    assert fixed(text)[0] == text.replace("dihimbau", "diimbau")


def test_words_met_twice_in_a_quote_are_mended_in_all_places(quoting):
    text = quoting("Wajib rapat: ijin dan ijin.", "ijin dan ijin")
    assert fixed(text) == (text.replace("ijin", "izin"), [])


def test_a_quote_keeps_the_end_of_its_item(circular):
    rule = """
  - id: rapat-virtual
    kind: rapat
    modality: wajib
    label: Rapat diadakan secara virtual
    en: Meet virtually
    who: {subjek.jenis: unit-kerja}
    do: {mode: virtual}
    cite: [rapat, {p: "1.a", quote: "tertib,"}]"""
    text = circular(
        "1. Perangkat daerah wajib rapat secara: {#rapat}\n   1. tertib, dan\n   2. rapi.\n" + LAST,
        rules=rule,
        effective=OPEN,
    )
    assert fixed(text) == (text, ["language-list-punctuation"])


@pytest.mark.parametrize(
    ("sentence", "safe"),
    [
        ("Ijin wajib diminta.", True),
        ("Wajib rapat. Ijin diminta.", True),
        ("Wajib rapat dengan Koperasi Kerjasama Mandiri.", False),
        ("Wajib rapat di Gedung Praktek.", False),
        ("Wajib rapat pada hari Jum'at Kliwon.", True),
        ("Wajib rapat bersama Gubenur Contoh.", True),
    ],
)
def test_a_word_that_may_be_part_of_a_name_is_only_proposed(circular, sentence, safe):
    (fix,) = fixes(circular(body(sentence), effective=OPEN), "language-spelling")
    assert fix.safe is safe


@pytest.mark.parametrize("sentence", ["Wajib di**hi**mbau rapat.", "Wajib rapat dan &#105;jin."])
def test_words_that_the_source_writes_otherwise_have_no_fix(circular, sentence):
    found = fixes(circular(body(sentence), effective=OPEN), "language-spelling")
    assert found == [None] * len(found)


@pytest.mark.parametrize(
    ("typed", "mended", "left"),
    [
        ("a. satu, dan", "satu; dan", []),
        ("a. satu, atau", "satu; atau", []),
        ("a. satu", "satu; dan", ["language-list-punctuation"]),
        ("a. satu:", "satu; dan", ["language-list-punctuation"]),
        ("a. **satu**, serta", "**satu**; serta", []),
        ("a. kertas, map, dll. dan", "kertas, map, dll.; dan", []),
    ],
)
def test_what_joins_items_is_the_authors_word(circular, typed, mended, left):
    item = typed.removeprefix("a. ")
    text = circular(
        f"1. Perangkat daerah wajib rapat secara: {{#rapat}}\n   1. {item}\n   2. rapi.\n" + LAST,
        effective=OPEN,
    )
    result, codes = fixed(text)
    assert codes == left
    if left:
        assert result == text
        result = proposed(text, "language-list-punctuation")
    assert result == text.replace(f"1. {item}\n   2.", f"1. {mended}\n   2.")


@pytest.mark.parametrize(
    ("sign", "place", "safe"),
    [
        ("\u200b", "wa{}jib", True),
        ("\u00a0", "wajib{}rapat", True),
        ("\u00ad", "ra{}pat", True),
        ("\u200e", "ra{}pat", True),
        ("\u202e", "ra{}pat", False),
        ("\ue000", "ra{}pat", False),
    ],
)
def test_signs_that_nobody_sees_go_where_what_was_seen_is_known(circular, sign, place, safe):
    text = circular(body(f"Perangkat daerah {place.format(sign)} wajib rapat."), effective=OPEN)
    (fix,) = fixes(text, "language-invisible")
    assert fix.safe is safe
    right = place.format(" " if sign == "\u00a0" else "")
    expected = circular(body(f"Perangkat daerah {right} wajib rapat."), effective=OPEN)
    assert mend({PATH: text}, [fix]).texts[PATH] == expected


@pytest.mark.parametrize(
    "start", ["\u00a0\u00a0\u00a0\u00a0Wajib", "\u200b# Wajib", "\u200b1. Wajib"]
)
def test_signs_that_keep_a_block_from_beginning_are_only_proposed(circular, start):
    text = circular(f"{start} rapat.\n\n{body('Perangkat daerah wajib rapat.')}", effective=OPEN)
    assert not any(one.safe for one in fixes(text, "language-invisible"))


PERIOD = "{from: 2026-01-12, to: 2026-06-30, cite: [masa]}"


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("30 Juli 2026", "{{ effective.to | tanggal }}"),
        ("Kamis, 30 Juli 2026", "{{ effective.to | hari_tanggal }}"),
    ],
)
def test_a_day_that_differs_becomes_the_mark_that_prints_it(circular, typed, mended):
    start = "1. Wajib rapat. {#rapat}\n2. Berlaku mulai 12 Januari 2026 sampai dengan "
    text = circular(f"{start}{typed}. {{#masa}}\n", effective=PERIOD)
    assert proposed(text, "value-differs-from-rule").endswith(f"{start}{mended}. {{#masa}}\n")


def test_a_key_is_renamed_only_where_the_right_one_is_free(circular):
    text = circular(urgenci="segera")
    assert "\nurgency: segera\n" in proposed(text, "letter-field-unknown")
    assert fixes(circular(urgenci="segera", urgency="biasa"), "letter-field-unknown") == [None]
    assert fixes(circular(ens="Meeting"), "letter-field-unknown") == [None]


def test_a_key_that_is_computed_goes_with_its_line_unless_a_remark_stands_there(circular):
    assert "revision" not in proposed(circular(revision="2"), "letter-field-unknown")
    assert fixes(circular(revision="2 # dua"), "letter-field-unknown") == [None]


def test_a_typed_identity_goes_with_its_line(circular):
    text = circular(authority="babel")
    assert fixed(text)[0] == text.replace("authority: babel\n", "")
    remark = circular(authority="babel # salah")
    assert fixed(remark)[0] == remark


def test_the_schema_is_added_below_the_fence(circular):
    assert fixed(circular(schema=None)) == (circular(), [])
    for odd in (circular(schema=""), "---\n{title: x}\n---\n1. x\n"):
        assert fixed(odd)[0] == odd


def test_typed_letters_become_items_of_the_right_level(circular):
    lead = "1. Perangkat daerah wajib rapat secara: {#rapat}"
    rest = "\n2. Berlaku mulai {{ effective.from | tanggal }}. {#masa}\n"
    for typed in ("\na. tertib; dan\nb. rapi.\n", "\n\n   a. tertib; dan\n   b. rapi.\n"):
        text = circular(f"{lead}{typed}{rest}", effective=OPEN)
        result = proposed(text, "markdown-typed-letters")
        assert "   1. tertib; dan\n   1. rapi.\n" in result
        project = overlaid(alone(text, PATH), {PATH: Source(PATH, result)})
        (made,) = project.circulars.values()
        assert [one.label for one in made.body.blocks[0].items[0].blocks[1].items] == ["1.a", "1.b"]


def test_a_mark_takes_the_nearest_name_and_keeps_its_filter(circular):
    for typed, right in (
        ("{{ efective.from | tanggal }}", "{{ effective.from | tanggal }}"),
        ("{{ effective.form | tanggal }}", "{{ effective.from | tanggal }}"),
        ("{{ effective.from | tangal }}", "{{ effective.from | tanggal }}"),
    ):
        text = circular(
            body("Wajib rapat.").replace("{{ effective.from | tanggal }}", typed), effective=OPEN
        )
        assert right in proposed(text, "value-unknown")


def test_lines_that_became_code_lose_their_blanks(circular):
    for blanks, level in ((5, 0), (9, 1)):
        lead = "" if level == 0 else "1. Perangkat daerah wajib rapat: {#rapat}\n\n"
        text = circular(
            f"{lead}{' ' * blanks}Rapat daring.\n{' ' * blanks}Hemat.\n\n{LAST}", effective=OPEN
        )
        result = proposed(text, "markdown-accidental-block")
        assert f"\n{'   ' * level}Rapat daring.\n{'   ' * level}Hemat.\n" in result
