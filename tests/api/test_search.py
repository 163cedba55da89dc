"""Words and numbers found in circulars; nothing that is typed is a command to the database."""

import pytest

from publisher.api.search import Index, Page, query


def page(name, **words):
    return Page(name, *(words.get(one, "") for one in ("title", "number", "themes", "body")))


@pytest.fixture
def index():
    made = Index()
    pages = [
        page("a", title="Penghematan energi", number="800/11/BKPSDM", body="Lampu dimatikan"),
        page("b", title="Jam kerja", number="000.8/14", body="penghematan waktu kerja"),
        page("c", title="Rapat", body="kerja dan rapat"),
    ]
    made.update({one.id: "1" for one in pages}, pages)
    return made


def test_a_word_of_the_title_counts_more_than_one_of_the_text(index):
    assert index.search("penghematan") == ["a", "b"]


def test_the_last_word_may_be_the_beginning_of_one(index):
    assert index.search("rap") == ["c"]
    assert index.search("peng en") == []
    assert index.search("penghematan en") == ["a"]


def test_a_number_is_found_in_any_spelling_and_comes_first(index):
    for typed in ("800/11/BKPSDM", "nomor 800 / 11 / bkpsdm", "8OO/11/BKPSDM"):
        assert index.search(typed)[0] == "a"


@pytest.mark.parametrize(
    "typed",
    [
        "800/11",
        '"',
        "kerja OR rapat",
        "NEAR(a b)",
        "title:x",
        "a*",
        "-x",
        "^",
        "'; DROP",
        "()",
        "\x00",
    ],
)
def test_signs_of_the_database_are_words_like_others(index, typed):
    assert isinstance(index.search(typed), list)
    assert index.search("penghematan") == ["a", "b"]


@pytest.mark.parametrize(
    "typed", ["---", "/", "_", " ", ".", "()", "\x00", "\N{GRINNING FACE}", "Tahun 2020"]
)
def test_what_has_no_letter_or_figure_matches_nothing(index, typed):
    """A circular without number is not the one whose number is nothing."""
    pages = [page("d", title="Tanpa nomor"), page("e", title="Belum diberi", number="___/__")]
    index.update(dict.fromkeys("de", "1"), pages)
    assert index.search(typed) == []


def test_every_term_is_quoted():
    assert query("kerja OR rapat") == '"kerja" "OR" "rapat"*'
    assert query("!?") == ""


def test_what_changed_is_found_by_its_new_words_and_what_went_is_not(index):
    index.update({"a": "2", "b": "1"}, [page("a", title="Seragam")])
    assert index.search("seragam") == ["a"]
    assert index.search("lampu") == []
    assert index.search("rapat") == []
    assert index.search("jam") == ["b"]
    assert index.stamps() == {"a": "2", "b": "1"}


def test_a_circular_that_was_published_is_found_by_its_words_and_its_number(desk):
    found = desk.api("circulars", "q=800/1102/VII")["circulars"]
    assert found[0]["id"] == "babel/2020/800-1102-vii"
    assert desk.api("circulars", "q=zzzzz")["note"]
    for typed in ("---", "/", "%F0%9F%98%80"):
        assert desk.api("circulars", f"q={typed}")["circulars"] == []
    for word in ("bergilir", "sidik%20jari"):
        assert desk.api("circulars", f"q={word}")["circulars"]
