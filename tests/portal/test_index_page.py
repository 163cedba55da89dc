import re
from datetime import date
from html.parser import HTMLParser

import pytest

from publisher.portal.index_page import Entry, File, Unbuilt, render
from tests.formats.test_html import contrast

NAMES = ("letter.docx", "letter.html", "letter.pdf", "letter.txt", "policy.json", "source.md")


def entry(identifier="karo/2026/800-12-org", **changes):
    suffixes = ("docx", "html", "pdf", "txt", "json", "md")
    files = tuple(
        File(f"se/{identifier}/{name}", 24_310, f"SE-800-12-ORG.{suffix}")
        for name, suffix in zip(NAMES, suffixes, strict=True)
    )
    given = {
        "authority": "Kabupaten Karo",
        "number": "800/12/ORG/2026",
        "title": "Cuti Bersama",
        "files": files,
    }
    return Entry(identifier, **(given | changes))


class Page(HTMLParser):
    def __init__(self, data):
        super().__init__()
        self.tags, self.words = [], []
        self.silent = False
        self.feed(data.decode("utf-8"))

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.silent = tag == "style"

    def handle_endtag(self, tag):
        self.silent = self.silent and tag != "style"

    def handle_data(self, data):
        if not self.silent:
            self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())

    def links(self):
        return {attrs["href"]: attrs for tag, attrs in self.tags if tag == "a"}


def page(*entries, unbuilt=()):
    return Page(render(entries, unbuilt))


def test_every_file_is_linked_and_downloads_have_a_name_for_people():
    links = page(entry()).links()
    assert {f"se/karo/2026/800-12-org/{name}" for name in NAMES} <= set(links)
    assert links["se/karo/2026/800-12-org/letter.pdf"]["download"] == "SE-800-12-ORG.pdf"


def test_the_page_to_read_is_opened_and_not_downloaded():
    assert "download" not in page(entry()).links()["se/karo/2026/800-12-org/letter.html"]


def test_sizes_are_written_as_people_write_them():
    files = (
        File("a/letter.pdf", 999, "a.pdf"),
        File("a/letter.docx", 24_310, "a.docx"),
        File("a/letter.txt", 999_950, "a.txt"),
    )
    shown = page(entry(files=files)).text
    assert [size in shown for size in ("999 bita", "24,3 KB", "1,0 MB")] == [True] * 3


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"start": date(2020, 11, 16), "end": date(2020, 12, 18)},
            "16 November s.d. 18 Desember 2020",
        ),
        (
            {"start": date(2020, 3, 23), "until": "sampai ada perkembangan"},
            "mulai 23 Maret 2020 sampai ada perkembangan",
        ),
        ({"end": date(2020, 12, 18)}, "s.d. 18 Desember 2020"),
        ({}, ""),
    ],
)
def test_a_period_is_said_in_words(changes, words):
    assert entry(**changes).period == words


def test_a_day_nobody_knows_is_not_shown():
    assert "Ditetapkan" not in page(entry()).text


def test_an_unknown_number_is_said_to_be_unknown():
    assert "Belum bernomor" in page(entry(number=None)).text
    reported = page(entry(number=None, reported=True)).text
    assert "Nomor tidak disebut dalam pemberitaan" in reported


def test_the_note_of_a_text_from_the_press_is_shown():
    note = "Disusun kembali dari pemberitaan Kompas.com; bukan naskah asli."
    assert note in page(entry(note=note)).text


def test_circulars_are_grouped_by_authority_and_the_newest_stands_first():
    entries = [
        entry("karo/2025/a", title="Lama", signed=date(2025, 1, 2)),
        entry("babel/2020/b", title="Lain", authority="Bangka Belitung", start=date(2020, 1, 1)),
        entry("karo/2026/c", title="Baru", signed=date(2026, 1, 2)),
        entry("karo/2026/d", title="Entah"),
    ]
    shown = page(*entries).text
    wanted = [
        "Bangka Belitung 1 surat edaran",
        "Lain",
        "Kabupaten Karo 3 surat edaran",
        "Baru",
        "Lama",
        "Entah",
    ]
    places = [shown.index(words) for words in wanted]
    assert places == sorted(places)


def test_the_order_in_which_circulars_come_changes_no_byte():
    entries = [entry(f"karo/2026/{name}", title=name) for name in "abcd"]
    broken = [Unbuilt("circulars/karo/2026/y.md", 1), Unbuilt("circulars/karo/2026/x.md", 2)]
    assert render(entries, broken) == render(reversed(entries), reversed(broken))


def test_circulars_that_could_not_be_made_are_named_in_a_plain_sentence():
    shown = page(entry(), unbuilt=[Unbuilt("circulars/karo/2026/x.md", 3)]).text
    assert "1 surat edaran belum dapat dibuat" in shown
    assert "circulars/karo/2026/x.md : 3 temuan harus diperbaiki." in shown


def test_a_page_without_circulars_says_so():
    assert "Belum ada surat edaran" in page().text


def test_titles_and_notes_are_words_and_never_markup():
    bad = '"><script>alert(1)</script>'
    made = page(entry(title=bad, note=bad, number=bad, authority=bad), unbuilt=[Unbuilt(bad, 1)])
    assert not [tag for tag, _ in made.tags if tag == "script"]
    assert "onclick" not in str(made.tags)


def test_the_page_asks_nobody_for_anything_and_has_no_script():
    made = page(entry())
    assert not [tag for tag, _ in made.tags if tag in {"script", "link", "img", "iframe"}]
    assert b"url(" not in render([entry()])
    assert all(not href.startswith(("http", "//")) for href in made.links())


def test_links_of_several_circulars_can_be_told_apart_by_ear():
    made = render([entry("karo/2026/a", title="Satu"), entry("karo/2026/b", title="Dua")]).decode()
    anchors = re.findall(r"<a [^>]*download[^>]*>(.*?)</a>", made)
    names = [re.sub("<[^>]+>", "", anchor) for anchor in anchors]
    assert len(names) == len(set(names)) == 10


def test_headings_go_down_one_level_at_a_time():
    levels = [
        int(tag[1])
        for tag, _ in page(entry(), unbuilt=[Unbuilt("x", 1)]).tags
        if re.fullmatch("h[1-6]", tag)
    ]
    assert levels == [1, 2, 2, 3]


@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("ink", "desk"),
        ("soft", "paper"),
        ("soft", "desk"),
        ("link", "paper"),
        ("brand", "desk"),
        ("warn-ink", "warn-paper"),
        ("warn-ink", "paper"),
        ("paper", "brand"),
        ("paper", "link"),
    ],
)
def test_colours_hold_the_contrast_of_wcag_aa(front, back):
    sheet = render([entry()]).decode()
    colours = {"paper": "#ffffff"} | dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{6})", sheet))
    assert contrast(colours[front], colours[back]) >= 4.5
