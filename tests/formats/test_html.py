import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import get_args

import pytest

from publisher import resources
from publisher.formats import text as plain_text
from publisher.formats.html import render
from publisher.model.letter import (
    Addressee,
    Appendix,
    Copies,
    Element,
    Emblem,
    Heading,
    Kop,
    KopLine,
    Mark,
    Paragraph,
    Run,
    Table,
    Title,
)
from tests import sample_letter
from tests.reading_back import from_html, from_text

HOSTILE = '</style></title><script>alert(1)</script><img src=x onerror="alert(1)">&amp;\'"'
PNG = b"\x89PNG\r\n\x1a\n" + bytes(24)


class Tags(HTMLParser):
    """Every tag with its attributes, in order."""

    def __init__(self, data):
        super().__init__()
        self.all = []
        self.feed(data.decode("utf-8"))

    def handle_starttag(self, tag, attrs):
        self.all.append((tag, dict(attrs)))

    def named(self, *tags):
        return [attrs for tag, attrs in self.all if tag in tags]


def page(letter=None):
    return render(letter or sample_letter.letter())


def only(*elements, mark=None):
    return replace(sample_letter.letter(mark=mark), elements=elements)


def test_the_page_says_the_words_of_the_text_in_the_same_order():
    letter = sample_letter.letter(rows=7)
    assert from_html(render(letter)) == from_text(plain_text.render(letter))


def test_the_page_asks_nobody_for_anything():
    made = page()
    tags = Tags(made)
    assert not tags.named("script", "link", "iframe", "object", "a", "form")
    assert b"http:" not in made.replace(b"http%3A", b"")
    assert b"https:" not in made
    assert b"@import" not in made
    assert all(value.startswith(b"data:") for value in re.findall(rb'url\("([^"]*)', made))


def test_the_content_policy_admits_just_the_one_style_sheet():
    made = page()
    sheets = re.findall(rb"<style>(.*?)</style>", made, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(sheets[0]).digest()).decode()
    rule = next(meta["content"] for meta in Tags(made).named("meta") if "http-equiv" in meta)
    assert len(sheets) == 1
    assert "default-src 'none'" in rule
    assert f"style-src 'sha256-{digest}'" in rule


def test_no_element_holds_a_style_or_a_handler_of_events():
    assert not [
        key
        for _, attrs in Tags(page()).all
        for key in attrs
        if key == "style" or key.startswith("on")
    ]


def test_no_word_of_a_letter_becomes_markup():
    bad = (Run(HOSTILE, value='x" onclick="alert(1)'),)
    kop = Kop((KopLine(bad, 12),), (HOSTILE,), "single", Emblem(PNG, "left", 20, 20, HOSTILE))
    table = Table((bad,), ((bad,),), ("left",), (50,), 0, HOSTILE, "1.t1")
    letter = only(
        kop,
        Addressee((HOSTILE,), (bad,), (HOSTILE,), numbered=False),
        Title((bad,)),
        Heading("A.", bad, 1, "A"),
        Paragraph(bad, 0),
        table,
        Copies(HOSTILE, (bad,)),
        mark=Mark(HOSTILE, HOSTILE, 90, HOSTILE, 45),
    )
    properties = replace(letter.properties, title=HOSTILE, subject=HOSTILE, author=HOSTILE)
    look = replace(letter.look, font=HOSTILE, substitute=HOSTILE, number_form=HOSTILE + "{n}")
    tags = Tags(render(replace(letter, properties=properties, look=look)))
    assert not tags.named("script")
    assert len(tags.named("img")) == 1
    assert not [key for _, attrs in tags.all for key in attrs if key.startswith("on")]
    assert len(tags.named("style")) == 1


def test_hostile_words_are_still_read_as_they_stand():
    assert from_html(render(only(Title(((Run("Judul"),),)), Paragraph((Run(HOSTILE),), 0)))) == [
        word for piece in ["Judul", *HOSTILE.split()] for word in re.split(r"(?<=[-/])(?=.)", piece)
    ]


def test_every_kind_of_element_is_drawn():
    template = (resources.folder("templates") / "base" / "letter.html").read_text("utf-8")
    drawn = set(re.findall(r'^  "([A-Za-z]+)": [a-z_]+,$', template, re.MULTILINE))
    assert drawn == {kind.__name__ for kind in get_args(Element)}


def test_every_id_is_given_once():
    ids = [attrs["id"] for _, attrs in Tags(page()).all if "id" in attrs]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "name",
    ["p_B_1_a", "p_B_1_t1", "p_B_1_t1_2", "p_lampiran_1", "jadwal", "batas", "isi", "daftar"],
)
def test_labels_rows_and_clauses_are_places_to_link_to(name):
    assert name in [attrs.get("id") for _, attrs in Tags(page()).all]


def test_values_carry_their_address():
    assert (
        b'<data value="jadwal-bergilir.split.wfo.max|persen">30% (tiga puluh persen)</data>'
        in page()
    )


def test_the_page_is_in_indonesian_and_has_a_title():
    made = page()
    assert Tags(made).named("html") == [{"lang": "id"}]
    assert b"<title>Surat Edaran Nomor 800/12/ORG/2026 tentang Contoh</title>" in made


def test_headings_go_down_one_level_at_a_time_from_a_single_first():
    levels = [int(tag[1]) for tag, _ in Tags(page()).all if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_letter_without_title_has_a_hidden_one_that_is_no_word_of_it():
    made = render(only(Paragraph((Run("Isi."),), 0)))
    assert b'<h1 class="unseen">' in made
    assert from_html(made) == ["Isi."]


def test_sections_of_an_appendix_are_below_its_title():
    sheet = Appendix(
        ((Run("Lampiran"),),),
        (Title(((Run("DAFTAR"),),), level=1), Heading("A.", (Run("Satu"),), 1)),
    )
    tags = Tags(render(only(Title(((Run("SURAT"),),)), sheet)))
    assert [tag for tag, _ in tags.all if re.fullmatch("h[1-6]", tag)] == ["h1", "h2", "h3"]


def test_markers_are_real_text():
    assert b'<span class="marker">1)</span>' in page()


def test_a_table_scrolls_in_a_region_of_its_own_that_keys_can_reach():
    region = next(attrs for attrs in Tags(page()).named("div") if attrs.get("role") == "region")
    assert region["tabindex"] == "0"
    assert region["aria-label"] == "Daftar kegiatan"


def test_a_table_has_a_caption_and_its_heads_say_what_they_head():
    tags = Tags(page())
    assert len(tags.named("caption")) == len(tags.named("table"))
    assert {attrs.get("scope") for attrs in tags.named("th")} == {"col"}


def test_the_mark_is_said_before_and_after_the_letter():
    made = page().decode()
    assert made.index('role="note"') < made.index("<article")
    assert made.rindex('role="note"') > made.rindex("</section>")
    assert made.count("DRAF - bukan naskah resmi") == 2


def test_an_issued_letter_has_no_mark_and_no_watermark():
    made = page(sample_letter.letter(mark=None))
    assert b'role="note"' not in made
    assert b"watermark" not in made


def test_an_emblem_travels_inside_the_page_with_its_alternative_text():
    kop = Kop(
        (KopLine((Run("BUPATI"),), 14),), emblem=Emblem(PNG, "center", 21.6, 21.6, "Lambang negara")
    )
    image = Tags(render(only(kop))).named("img")[0]
    assert image["alt"] == "Lambang negara"
    assert image["src"] == "data:image/png;base64," + base64.b64encode(PNG).decode()


def test_print_keeps_the_paper_and_the_page_number_of_the_look():
    made = page().decode()
    assert "size:210mm 297mm;margin:20mm 20mm 25mm 30mm" in made
    assert 'content:"\\2d \\20 " counter(page) "\\20 \\2d "' in made


def test_a_lying_sheet_is_printed_lying():
    assert "@page lying{size:297mm 210mm}" in page().decode()


def test_twice_the_same_is_the_same():
    assert page() == page()


def _luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_words_stand_out_from_what_they_are_written_on():
    made = page().decode()
    colour = dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{6})", made))
    assert contrast(colour["warn-ink"], colour["warn-paper"]) >= 4.5
    assert contrast(colour["ink"], "#eef1f5") >= 4.5
    assert contrast(colour["ink"], sample_letter.MARK.color) >= 4.5
    assert contrast(colour["focus"], "#ffffff") >= 3
