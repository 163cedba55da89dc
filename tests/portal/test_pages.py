"""All pages of a release of the sample register: what holds of each of them."""

import gzip
import hashlib
import html
import re
from dataclasses import replace
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

import pytest

from publisher.portal import frame, note_pages
from tests.published import SITE

_VOID = {"meta", "link", "br", "img", "input", "hr", "wbr"}
_SVG_VOID = {"rect", "path"}
_DATED = re.compile(r"(^|/)index(@[0-9-]+)?\.html$")
SEARCH = "cari/index.html"
FIRST_VIEW = 14 * 1024  # bytes of page and style, compressed


class _Page(HTMLParser):
    """The ids, links, headings and open elements of a page."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.ids, self.links, self.headings, self.open, self.faults = [], [], [], [], []
        self.names = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.names.append(tag)
        if "id" in found:
            self.ids.append(found["id"])
        for key in ("href", "src"):
            if key in found:
                self.links.append((tag, found.get("rel", ""), found[key]))
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if "style" in found or any(key.startswith("on") for key in found):
            self.faults.append((tag, attrs))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, _attrs):
        if tag not in _SVG_VOID:
            self.faults.append((tag, "closes itself"))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append((tag, "closes nothing"))


@pytest.fixture(scope="session")
def parsed(pages):
    return {path: _Page(text) for path, text in pages.items()}


def test_there_is_a_page_of_every_kind(pages):
    kinds = {
        *("index.html", "index@2026-11-22.html", "index@2027-01-01.html", "404.html"),
        *("berlaku/index.html", "berlaku/2026-09-01/index.html"),
        *("unit/index.html", "unit/babel/index.html", "unit/babel/index@2026-12-01.html"),
        *("arsip/index.html", "arsip/babel/2020/index.html", "nomor/harapan-jaya/2026/index.html"),
        *("tema/index.html", "tema/kehadiran/index.html", "tema/kehadiran/babel/index.html"),
        *("langganan/index.html", "data/index.html", "tentang/index.html"),
        *("aksesibilitas/index.html", "bantuan/index.html"),
        SEARCH,
        "se/babel/2020/wfh-bergilir/index.html",
        "se/harapan-jaya/2026/800-1-11-003-bkpsdm/r1/index.html",
        "se/harapan-jaya/2026/800-1-11-003-bkpsdm/perubahan/index.html",
    }
    assert kinds <= pages.keys()


def test_a_page_is_well_formed_and_carries_no_script_and_no_style(parsed):
    active = {"script", "iframe", "object", "embed", "img", "form"}
    for path, page in parsed.items():
        assert page.faults == [], path
        assert page.open == [], path
        assert len(page.ids) == len(set(page.ids)), path
        allowed = {"script", "form"} if path == SEARCH else set()
        assert active & set(page.names) == allowed, path


def test_the_search_page_alone_may_run_a_script_and_fetch_from_the_site_itself(pages):
    for path, text in pages.items():
        policy = re.search('http-equiv="Content-Security-Policy" content="([^"]+)"', text)[1]
        told = dict(part.strip().split(" ", 1) for part in policy.split(";"))
        assert told["default-src"] == "'none'", path
        more = {key: told[key] for key in told if key.startswith(("script", "connect", "worker"))}
        own = {"script-src": "'self' 'wasm-unsafe-eval'", "connect-src": "'self'"}
        assert more == (own if path == SEARCH else {}), path


def test_the_search_page_leads_to_the_lists_without_a_script(parsed):
    links = {href for tag, _, href in parsed[SEARCH].links if tag == "a"}
    assert {"../nomor/", "../tema/", "../arsip/", "../unit/"} <= links


def test_the_script_of_the_search_is_small_and_named_by_what_it_holds(site):
    data = (site / frame.script().path).read_bytes()
    assert frame.script().path == f"assets/{hashlib.sha256(data).hexdigest()[:20]}.js"
    assert len(data) < 6 * 1024


def test_a_page_has_one_title_and_headings_that_skip_no_level(parsed):
    for path, page in parsed.items():
        assert page.headings.count(1) == 1, path
        assert page.headings[0] == 1, path
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(two <= one + 1 for one, two in steps), (path, page.headings)


def test_every_link_leads_somewhere_on_the_site(parsed, site):
    for path, page in parsed.items():
        for tag, rel, href in page.links:
            if rel == "canonical":
                continue
            place, _, fragment = href.partition("#")
            if path == note_pages.NOT_FOUND and place:  # shown at any address
                assert re.match(r"/(?!/)", place), href
                place = f".{place}"
            assert not re.match(r"[a-z]+:|//|/", place), (path, href)
            target = normpath(join(dirname(path), place)) if place else path
            found = site / target
            if place.endswith("/") or place in {".", ".."}:
                found /= "index.html"
            assert found.is_file(), (path, tag, href)
            name = found.relative_to(site).as_posix()
            if fragment and name in parsed:
                assert fragment in parsed[name].ids, (path, href)


def test_a_page_shown_at_any_address_begins_its_links_where_the_site_begins():
    below = replace(SITE, address="https://daerah.example/edaran")
    facts = {"authorities": (), "themes": (), "horizon": 0}
    for site, root in ((SITE, "/"), (below, "/edaran/")):
        made = frame.page(site, note_pages.NOT_FOUND, "not_found", facts, anywhere=True)
        text = made.data.decode()
        assert f'href="{root}{frame.style().path}"' in text
        assert f'href="{root}nomor/"' in text
        assert "aria-current" not in text


def test_a_circular_and_its_style_fit_into_the_first_view(pages):
    style = len(gzip.compress(frame.style().data, 9))
    for path, text in pages.items():
        if path.startswith("se/") or path == "index.html":
            assert len(gzip.compress(text.encode(), 9)) + style <= FIRST_VIEW, path


def test_an_undated_page_depends_on_no_day(pages, later):
    """Four weeks on, with nothing issued: only pages of a day, and the list of days, are others."""
    moving = ("berlaku/", "index", "unit/")
    still = {path for path in pages if not path.startswith(moving)}
    assert len(still) > 60
    assert {path for path in still if later.get(path) != pages[path]} == set()
    assert pages["unit/index.html"] == later["unit/index.html"]


def test_the_page_of_a_day_is_the_same_whenever_it_was_made(pages, later):
    both = [path for path in pages if path in later and re.search(r"unit/.*@|berlaku/2", path)]
    assert len(both) > 20
    assert [path for path in both if pages[path] != later[path]] == []


def test_no_page_speaks_of_today_but_the_first_one(pages):
    for path, text in pages.items():
        if not _DATED.fullmatch(path.rpartition("/")[2]) or "@" in path:
            continue
        if path != "index.html" and not path.startswith(("unit/", "berlaku/")):
            body = text.partition("<main")[2].partition("</main>")[0]
            assert not re.search(r"\bhari lagi\b|\bsekarang berlaku\b|minggu ini", body), path


def test_no_day_that_is_not_known_is_made_up(pages):
    for path, text in pages.items():
        assert not re.search(r"9999|2999|0001-01-01|1 Januari 1\b|None|Undefined", text), path


def test_a_day_whose_holidays_nobody_knows_is_not_passed_over_in_silence(pages):
    words = "Belum pasti hari kerja: hari libur nasional tahun itu tidak tercatat di sini."
    assert words in pages["unit/harapan-jaya/index@2026-12-25.html"]
    assert words not in pages["unit/harapan-jaya/index@2026-11-22.html"]  # a Sunday


def test_beside_a_paragraph_of_several_rules_the_one_that_was_replaced_is_named(pages):
    found = html.unescape(pages["se/harapan-jaya/2026/000-8-3-014-org/index.html"])
    since = "mulai 2 Maret 2026 oleh SE Nomor 000.8.3/021/ORG/2026</a>"
    named = f">Aturan “Jam kerja perangkat daerah dengan enam hari kerja” diganti {since}"
    alone, shared = found.count(f">Diganti {since}"), found.count(named)
    assert (alone, shared) == (1, 1)
