"""The search page in a browser, served by `publisher serve` with the headers it has there."""

import gzip
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest

from publisher.indonesian.number_spellings import near_word, word
from publisher.portal import frame
from tests.api.serving import publisher
from tests.chromium import chromium
from tests.indonesian.test_letter_number import NUMBERS

pytestmark = pytest.mark.slow
FIRST_QUERY = 160 * 1024  # octets of all that a first query fetches, scripts packed
BABEL, BENGKULU = "800/1102 /VII", "800/11/BKPP.2"
TRIAL = "800.1.6.2/041/BKPSDM/2026"
EXTENSIONS = {"800/2688-BKD/2020", "800.1.6.2/067/BKPSDM/2026"}


@dataclass
class Reader:
    """A page of the browser, with what it fetched and said."""

    page: object
    said: list = field(default_factory=list)
    fetched: dict = field(default_factory=dict)

    def __post_init__(self):
        self.page.on("console", lambda one: self.said.append(one.text))
        self.page.on("pageerror", lambda one: self.said.append(str(one)))
        self.page.on("response", self._response)

    def _response(self, response):
        self.fetched[response.url] = response.body() if response.status == 200 else b""

    def search(self, typed):
        """Type into the field and press Enter; return the numbers of what was found."""
        self.page.fill("#kata", typed)
        self.page.press("#kata", "Enter")
        return self.numbers(typed)

    def numbers(self, typed):
        said = "(find) => document.getElementById('jumlah').textContent.includes(find)"
        self.page.wait_for_function(said, arg=f"“{typed}”")
        found = self.page.locator("#hasil .number").all_inner_texts()
        return [one.removeprefix("Nomor ") for one in found]


@pytest.fixture(scope="module")
def served(indexed, tmp_path_factory):
    with publisher(indexed.site, tmp_path_factory.mktemp("served") / "log") as server:
        yield server


@pytest.fixture(scope="module")
def browser(served):
    assert served.port  # the index, which needs an event loop of its own, was made before
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def reader(browser, served):
    """Return a narrow page that has searched already."""
    found = Reader(browser.new_page(viewport={"width": 360, "height": 740}))
    found.page.goto(f"{served.address}/cari/")
    return found


@pytest.mark.parametrize("typed", ["perpanjangan", "diperpanjang", "memperpanjang"])
def test_an_inflected_word_finds_its_kin(reader, typed):
    assert EXTENSIONS.issubset(reader.search(typed))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("800/1102 /VII", BABEL),
        ("800/1102/VII", BABEL),
        ("800 / 1102 / VII", BABEL),
        ("Nomor: 800/1102/vii", BABEL),
        ("800/01102/VII", BABEL),
        ("8OO/l1O2/VII", BABEL),
        ("1102/VII", BABEL),
        ("800/11", BENGKULU),
        ("800/11/BKPP.2", BENGKULU),
        ("800.1.6.2/041/BKPSDM/2026", TRIAL),
        ("800.1.6.2 / 41", TRIAL),
        ("041", TRIAL),
        ("41/BKPSDM", TRIAL),
        ("SE Nomor 41 Tahun 2026", TRIAL),
    ],
)
def test_a_number_in_any_spelling_finds_its_circular_first(reader, typed, first):
    assert reader.search(typed)[0] == first


@pytest.mark.parametrize("typed", ["800/1103/VII", "443.1/06", "9999"])
def test_a_number_that_is_not_there_finds_nothing(reader, typed):
    assert reader.search(typed) == []
    assert "Tidak ada edaran yang ditemukan" in reader.page.inner_text("#jumlah")


def test_the_script_makes_the_same_words_of_numbers_as_the_index(reader):
    typed = [*NUMBERS, *(f"Nomor {one} TAHUN 2021".lower() for one in NUMBERS)]
    made = reader.page.evaluate(
        "async ([path, typed]) => { const found = await import(path);"
        " return typed.map((one) => [found.word(one), found.nearWord(one)]); }",
        [f"/{frame.script().path}", typed],
    )
    assert made == [[word(one), near_word(one)] for one in typed]


def test_a_result_is_told_in_words_and_leads_to_its_page(reader):
    reader.search("800/2688-BKD")
    item = reader.page.locator("#hasil > li").first
    assert "Kabupaten Pandeglang · menurut pemberitaan" in item.inner_text()
    assert "Berlaku 16 November s.d. 18 Desember 2020" in item.inner_text()
    path = urlsplit(item.locator("h2 a").evaluate("(one) => one.href")).path
    assert path == "/se/pandeglang/2020/800-2688-bkd/"


def test_how_many_were_found_is_announced_and_the_keyboard_leads_to_them(reader):
    reader.search("jam kerja")
    status = reader.page.locator("#jumlah")
    assert status.get_attribute("role") == "status"
    assert status.inner_text().endswith("edaran ditemukan untuk “jam kerja”.")
    for _ in range(3):  # the button, the filters, the first result
        reader.page.keyboard.press("Tab")
    first = "document.activeElement.matches('#hasil > li:first-child a')"
    assert reader.page.evaluate(first)
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_filters_narrow_what_is_found(browser, served):
    reader = Reader(browser.new_page())
    reader.page.goto(f"{served.address}/cari/?q=kerja")
    everything = reader.numbers("kerja")
    reader.page.click("#saringan summary")
    reader.page.wait_for_selector("#saring_tahun option[value='2020']", state="attached")
    reader.page.select_option("#saring_tahun", "2020")
    reader.page.wait_for_function("() => document.querySelectorAll('#hasil > li').length === 4")
    assert set(reader.numbers("kerja")) < set(everything)
    reader.page.fill("#kata", "")
    reader.page.wait_for_function(
        "() => document.getElementById('jumlah').textContent === '4 edaran ditemukan.'"
    )
    assert reader.said == []
    reader.page.close()


def test_a_first_query_fetches_little_and_from_the_site_alone(browser, served):
    reader = Reader(browser.new_page())
    reader.page.goto(f"{served.address}/cari/")
    reader.page.wait_for_load_state("networkidle")
    assert not any("/search/" in one for one in reader.fetched)  # nothing before it is wanted
    reader.fetched.clear()
    reader.search("perpanjangan sistem kerja")
    assert {f"{urlsplit(one).scheme}://{urlsplit(one).netloc}" for one in reader.fetched} == {
        served.address
    }
    sizes = {
        one: len(gzip.compress(data) if one.endswith(".js") else data)
        for one, data in reader.fetched.items()
    }
    assert any(".pf_fragment" in one for one in sizes)
    assert sum(sizes.values()) < FIRST_QUERY, sizes
    assert reader.said == []
    reader.page.close()


def test_below_the_name_of_a_release_it_searches_as_well(browser, served, indexed):
    reader = Reader(browser.new_page())
    reader.page.goto(f"{served.address}/r/{indexed.names[-1]}/cari/")
    assert reader.search("800/11")[0] == BENGKULU
    link = reader.page.locator("#hasil h2 a").first.evaluate("(one) => one.href")
    assert link == f"{served.address}/se/kota-bengkulu/2020/800-11-bkpp-2/"
    assert reader.said == []
    reader.page.close()


def test_where_the_index_is_missing_the_page_says_so_and_the_lists_remain(browser, served):
    page = browser.new_page()
    page.route("**/search/**", lambda route: route.fulfill(status=404))
    page.goto(f"{served.address}/cari/")
    page.focus("#kata")
    page.wait_for_selector("#kendala:not([hidden])")
    assert "Indeks pencarian belum ada di situs ini" in page.inner_text("#kendala")
    assert page.is_visible("a[href='../nomor/'] >> text=Daftar nomor")
    page.close()


def test_without_a_script_the_page_leads_to_the_lists(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.address}/cari/")
    assert not page.is_visible("form")
    assert "Pencarian memerlukan JavaScript" in page.inner_text("main")
    page.click("text=Daftar nomor >> nth=0")
    assert page.url == f"{served.address}/nomor/"
    context.close()


def test_nothing_is_said_on_the_console(reader):
    assert reader.said == []
