"""Every kind of page in a real browser, on a phone and on a desk."""

import re

import pytest

from publisher import resources
from tests.portal.kinds import EVERY, KINDS, LETTERS

pytestmark = pytest.mark.slow
PHONE, DESK, NARROWEST = 360, 1280, 320
# What sticks out of the page, but for what scrolls in a region of its own.
_OUTSIDE = """() => {
  const width = document.documentElement.clientWidth, found = [];
  if (document.documentElement.scrollWidth > width) found.push("the page scrolls sideways");
  for (const one of document.body.querySelectorAll("*")) {
    if (one.closest(".unseen, .scroll, .table, .skip, svg, [aria-hidden=true]")) continue;
    const box = one.getBoundingClientRect();
    if (!box.width || (box.right <= width + 1 && box.left >= -1)) continue;
    found.push(one.outerHTML.slice(0, 90));
  }
  return found;
}"""
# What a thumb or a shaking hand would miss: WCAG 2.5.8, and more for navigation and main actions.
_SMALL = """() => {
  const found = [], main = "nav a, .home, .files a, .choice a, .years a, .foot .links a,"
    + ".list h2 a, .list h4 a, .cards h3 a, .card h3 a, .crumbs a";
  for (const one of document.querySelectorAll("a[href]")) {
    if (one.matches(".skip")) continue;
    const least = one.matches(main) ? 44 : 24;
    const boxes = [...one.getClientRects()], box = one.getBoundingClientRect();
    const height = least === 44 ? box.height : Math.min(...boxes.map(b => b.height));
    if (height >= least - 0.5 && box.width >= 24) continue;
    found.push([least, height, box.width, one.outerHTML]);
  }
  return found;
}"""
# WCAG 1.4.12: the reader's own spacing.
_SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* {line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important} p {margin-bottom: 2em !important}`);
  document.adoptedStyleSheets = [sheet];
}"""
_CUT = """() => [...document.body.querySelectorAll("*")].filter(one => {
  if (one.closest(".unseen, .scroll, .table, svg")) return false;
  const style = getComputedStyle(one);
  const cuts = style.overflowX !== "visible" || style.overflowY !== "visible";
  return cuts && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
}).map(one => one.outerHTML.slice(0, 90))"""


def named(kinds):
    return pytest.mark.parametrize("kind", kinds, ids=lambda one: one.name)


def joined(text):
    return "".join(text.split())


def test_every_template_of_a_page_is_looked_at():
    folder = resources.folder("templates") / "portal" / "pages"
    templates = {path.stem for path in folder.glob("*.html")}
    assert {kind.template for kind in KINDS} == templates - {"frame", "entries", "lists"}


@pytest.mark.parametrize("width", [PHONE, DESK])
@named(EVERY)
def test_a_page_is_whole_for_everybody_and_asks_nobody_else(looks, axe, kind, width):
    look = looks(width)
    page = look.go(kind.path)
    assert page.evaluate(_OUTSIDE) == []
    assert page.evaluate(_SMALL) == []
    assert look.violations(axe) == []
    sought = kind.name == "missing"  # Chromium reports the page itself, rightly
    assert [one for one in look.said if not (sought and "status of 404" in one)] == []
    assert look.asked
    assert look.strangers == []


@named(EVERY)
def test_a_page_fits_the_narrowest_screen_and_the_spacing_of_its_reader(looks, kind):
    page = looks(NARROWEST).go(kind.path)
    assert page.evaluate(_OUTSIDE) == []
    assert page.evaluate(_SMALL) == []
    before = joined(page.locator("body").inner_text())
    page.evaluate(_SPACED)
    assert page.evaluate(_OUTSIDE) == []
    assert page.evaluate(_CUT) == []
    assert joined(page.locator("body").inner_text()) == before


@named(KINDS)
def test_a_page_reads_in_order_without_its_styles(looks, kind):
    page = looks(PHONE).go(kind.path)
    styled = joined(page.locator("main").inner_text())
    page.evaluate("document.querySelectorAll('link[rel=stylesheet]').forEach(one => one.remove())")
    assert joined(page.locator("main").inner_text()).startswith(styled)
    plain = joined(page.locator("body").inner_text())
    order = ["Langsung ke isi", page.locator("h1").inner_text()]
    if kind.template == "circular":
        order += [page.locator(".headline").inner_text(), "Ringkasnya", "Empat tanggal"]
        order += ["Isi edaran", "Asal-usul"]
    places = [plain.index(joined(one)) for one in (*order, "Yang berlaku adalah naskah")]
    assert places == sorted(places)


# An empty region of that class, its content wider than itself or not, as a picture.
_REGION = """wide => {
  document.querySelector("#uji")?.remove();
  const region = document.createElement("div"), inner = document.createElement("div");
  region.id = "uji"; region.className = "scroll"; region.append(inner);
  inner.style.height = "60px"; inner.style.width = wide ? "900px" : "100%";
  document.querySelector("h1").before(region);
}"""


@pytest.mark.parametrize(
    ("media", "colours", "seen"),
    [("screen", "none", 4), ("screen", "active", 1), ("print", "none", 1)],
)
def test_a_table_that_goes_on_beyond_the_edge_shows_so_on_a_screen(looks, media, colours, seen):
    """Narrow, at its begin, within and at its end; paper and forced colours have no shadows."""
    page = looks(PHONE, forced_colors=colours).go("bantuan/")
    page.emulate_media(media=media)
    pictures = []
    for is_wide, at in ((False, 0), (True, 0), (True, 400), (True, 900)):
        page.evaluate(_REGION, is_wide)
        region = page.locator("#uji")
        region.evaluate("(one, at) => { one.scrollLeft = at }", at)
        pictures.append(region.screenshot())
    page.emulate_media(media="screen")
    assert len(set(pictures)) == seen


@named(tuple(one for one in EVERY if one.name in {"home", "unit", "circular", "letter"}))
def test_a_page_looks_the_same_to_who_prefers_a_dark_one(looks, kind):
    page = looks(DESK).go(kind.path)
    light = page.screenshot()
    page.emulate_media(color_scheme="dark")
    dark = page.screenshot()
    page.emulate_media(color_scheme="light")
    assert dark == light


@named(tuple(one for one in KINDS if one.name in {"home", "unit", "circular-revoked", "redline"}))
def test_a_page_loses_nothing_where_the_system_forces_its_colours(looks, kind):
    page = looks(DESK, forced_colors="active", color_scheme="dark").go(kind.path)
    text = page.evaluate("getComputedStyle(document.body).color")
    assert text == "rgb(255, 255, 255)"
    labels = (
        "[...document.querySelectorAll('.lifeline text')].map(one => getComputedStyle(one).fill)"
    )
    assert set(page.evaluate(labels)) <= {text}
    for current in page.locator("[aria-current]").all():
        assert current.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


def test_a_letter_names_no_sign_and_none_is_missing(looks, site):
    assert not re.search(r'rel="icon"', (site / LETTERS[0].path).read_text(encoding="utf-8"))
    look = looks(DESK)
    answer = look.page.request.get(f"{look.address}favicon.ico")
    assert answer.status == 200
    assert answer.body()[:6] == bytes((0, 0, 1, 0, 3, 0))


def test_a_page_that_is_not_there_is_drawn_wherever_it_was_sought(looks):
    page = looks(PHONE).go("se/harapan-jaya/2026/tidak/ada/sama/sekali")
    assert page.locator("h1").inner_text() == "Halaman ini tidak ada"
    bar = page.locator(".bar").evaluate("one => getComputedStyle(one).backgroundColor")
    assert bar == "rgb(10, 61, 98)"
    page.get_by_role("link", name="Arsip").first.click()
    assert page.locator("h1").inner_text() == "Arsip"
