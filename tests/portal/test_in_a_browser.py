"""Every kind of page in Chromium: nothing hinders, nothing overflows, nobody else is asked."""

import pytest

pytestmark = pytest.mark.slow

_YEAR = "se/harapan-jaya/2026/"
PAGES = {
    "first page": "",
    "a day": "berlaku/2026-09-01/",
    "days": "berlaku/",
    "units": "unit/",
    "unit": "unit/harapan-jaya/",
    "unit with turns": "unit/babel/",
    "circular with tables": f"{_YEAR}000-8-3-014-org/",
    "press": "se/babel/2020/wfh-bergilir/",
    "extended": f"{_YEAR}800-1-6-2-041-bkpsdm/",
    "revoked": f"{_YEAR}000-8-2-009-um/",
    "withdrawn": f"{_YEAR}pakaian-dinas-hari-jadi/",
    "corrected": f"{_YEAR}800-1-11-003-bkpsdm/",
    "old revision": f"{_YEAR}800-1-11-003-bkpsdm/r1/",
    "redline": f"{_YEAR}800-1-11-003-bkpsdm/perubahan/",
    "search": "cari/",
    "archives": "arsip/",
    "archive": "arsip/harapan-jaya/2026/",
    "numbers": "nomor/harapan-jaya/2026/",
    "themes": "tema/",
    "theme": "tema/kehadiran/",
    "theme of an authority": "tema/kehadiran/harapan-jaya/",
    "subscriptions": "langganan/",
    "data": "data/",
    "about": "tentang/",
    "help": "bantuan/",
    "accessibility": "aksesibilitas/",
    "not found": "404.html",
    "letter": f"{_YEAR}000-8-3-014-org/letter.html",
    "letter of the press": "se/babel/2020/wfh-bergilir/letter.html",
}
READ = {name: path for name, path in PAGES.items() if not name.startswith("letter")}
# What every reader may set for himself (WCAG 1.4.12): nothing may be lost by it.
SPACED = """* {line-height: 1.5 !important; letter-spacing: 0.12em !important;
word-spacing: 0.16em !important} p {margin-bottom: 2em !important}"""
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_hinders_nobody_and_asks_nobody_else(looks, axe, name, width):
    look = looks[width]
    page = look.go(PAGES[name])
    assert look.violations(axe) == []
    assert page.evaluate(WIDE) <= 0
    assert look.said == []
    assert look.strangers == []


@pytest.mark.parametrize("name", READ)
def test_a_page_fits_a_very_narrow_screen_with_wide_spacing(looks, name):
    page = looks[320].go(READ[name])
    assert page.evaluate(WIDE) <= 0
    page.add_style_tag(content=SPACED)
    assert page.evaluate(WIDE) <= 0
    hidden = page.evaluate(
        """[...document.querySelectorAll("main p, main li, main a, main h1, main h2, main h3")]
        .filter(one => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1
            && getComputedStyle(one).overflowX !== "visible")
        .map(one => one.outerHTML.slice(0, 80))"""
    )
    assert hidden == []


@pytest.mark.parametrize("name", ["first page", "unit", "circular with tables", "press"])
def test_what_is_to_be_tapped_is_large_enough(looks, name):
    """44 px for what leads on; links inside a sentence are as high as their line (WCAG 2.5.8)."""
    page = looks[360].go(PAGES[name])
    small = page.evaluate(
        """[...document.querySelectorAll("nav a, .home, .files a, .choice a, .years a, .foot a")]
        .map(one => [one.textContent.trim(), one.getBoundingClientRect().height])
        .filter(([, height]) => height < 44)"""
    )
    assert small == []


@pytest.mark.parametrize("name", ["first page", "circular with tables", "units"])
def test_a_page_is_walked_by_keyboard_and_its_focus_is_always_seen(looks, name):
    page = looks[1280].go(PAGES[name])
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.className")
    assert first == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    wanted = page.evaluate("""[...document.querySelectorAll("a[href], [tabindex='0']")].length""")
    met = set()
    for _ in range(wanted + 2):
        place = page.evaluate(
            """(() => {const one = document.activeElement, box = one.getBoundingClientRect();
            if (one === document.body) return null;
            const style = getComputedStyle(one);
            return [[...document.querySelectorAll("*")].indexOf(one), style.outlineStyle,
                parseFloat(style.outlineWidth), box.top >= -1 && box.bottom <= innerHeight + 1
                || box.height > innerHeight]})()"""
        )
        if place is None:
            break
        index, outline, thick, is_seen = place
        assert (outline, thick >= 2, is_seen) == ("solid", True, True), page.evaluate(
            "document.activeElement.outerHTML.slice(0, 120)"
        )
        met.add(index)
        page.keyboard.press("Tab")
    assert len(met) == wanted


def test_the_first_link_leads_to_the_text(looks):
    page = looks[1280].go(PAGES["circular with tables"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "bagian_isi"


@pytest.mark.parametrize("name", ["extended", "press", "unit"])
def test_a_page_reads_in_order_without_its_style(looks, name):
    page = looks[360].go(READ[name])
    page.evaluate("document.querySelectorAll('link[rel=stylesheet]').forEach(one => one.remove())")
    text = page.evaluate("document.body.innerText")
    title = page.evaluate("document.querySelector('h1').innerText")
    assert text.index("Langsung ke isi") < text.index(title)
    headings = page.evaluate("[...document.querySelectorAll('h2')].map(one => one.innerText)")
    places = [text.index(one) for one in headings]
    assert places == sorted(places)


def test_a_printed_circular_has_its_title_its_days_and_every_paragraph(browser, address):
    pdfium = pytest.importorskip("pypdfium2")
    page = browser.new_page()
    page.goto(address + PAGES["extended"])
    words = page.evaluate("[...document.querySelectorAll('.text p')].map(one => one.innerText)")
    data = page.pdf(format="A4", print_background=False)
    page.close()
    with pdfium.PdfDocument(data) as document:
        text = " ".join(
            document[number].get_textpage().get_text_range() for number in range(len(document))
        )
    printed = "".join(text.split())
    assert "UjiCobaPresensimelaluiAplikasiHadirJaya" in printed
    assert "Berlaku3Agustus2026s.d.31Januari2027" in printed
    assert "edaran.example/se/harapan-jaya/2026/800-1-6-2-041-bkpsdm/" in printed
    assert "Langganan" not in printed  # the navigation stays on the screen
    for one in words:
        assert "".join(one.split()) in printed


@pytest.mark.parametrize("name", ["first page", "press"])
def test_forced_colours_leave_every_word_to_be_read(browser, address, name):
    page = browser.new_page(forced_colors="active")
    page.goto(address + PAGES[name])
    same = page.evaluate(
        """[...document.querySelectorAll("main p, main h1, main h2, main a")].filter(one => {
        const style = getComputedStyle(one);
        return style.color === style.backgroundColor}).length"""
    )
    page.close()
    assert same == 0
