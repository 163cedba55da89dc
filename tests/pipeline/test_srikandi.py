"""The letter that SRIKANDI fills in: its variables, nothing else left open, and what stops it."""

import re
import shutil
from collections import Counter
from dataclasses import replace

import pytest

from publisher.formats.docx.archive import packed
from publisher.formats.docx.reading import words_of_package
from publisher.model.errors import UsageError
from publisher.pipeline import srikandi
from publisher.pipeline.load import load
from tests import libreoffice, samples
from tests.formats import docx_reader

WITHDRAWN = "harapan-jaya/2026/pakaian-dinas-hari-jadi"
OURS = [one for one in samples.identities() if one.startswith("harapan-jaya/") and one != WITHDRAWN]
SAMPLE = "harapan-jaya/2026/000-8-3-014-org"
PRESS = "babel/2020/800-1102-vii"
LOOKS = [
    (look, shape)
    for look in ("permendagri-1-2023", "permendagri-54-2009")
    for shape in ("judul", "surat")
]
VARIABLE = re.compile(r"\$\{\w+\}")
EVERY = {"${nomor_naskah}", "${tanggal_naskah}", "${jabatan_pengirim}", "${ttd_pengirim}"}
EVERY |= {"${nama_pengirim}"}
ROWS = {"${sifat}", "${hal}"}
BODY = "word/document.xml"


def looking(look, shape, **changes):
    """Return the samples with one of them in another look, and its id."""
    project = samples.project()
    circular = replace(
        project.circulars[SAMPLE], profile=look, look={"form": {"shape": shape}}, **changes
    )
    entries = (
        replace(one, circular=circular) if one.id == SAMPLE else one for one in project.entries
    )
    return replace(project, entries=tuple(entries))


def handed(project, identity, folder):
    """Return the letter that was written."""
    done = srikandi.hand_over(project, identity, folder)
    assert (done.diagnostics, done.reasons) == ((), ())
    return (folder / done.path).read_bytes()


def runs(data):
    """Return what stands in each `w:t` of the running text."""
    return [run for words in words_of_package(data) if words.part == BODY for run in words.runs]


def variables(data):
    """Return the variables that stand whole in one `w:t`, and those of all the words together."""
    whole = Counter(found for run in runs(data) for found in VARIABLE.findall(run))
    joined = " ".join(paragraph.text for paragraph in docx_reader.paragraphs(data))
    return whole, Counter(VARIABLE.findall(joined))


@pytest.mark.parametrize(("look", "shape"), LOOKS)
def test_the_variables_stand_where_the_letter_would_print_them(tmp_path, look, shape):
    data = handed(looking(look, shape), SAMPLE, tmp_path)
    whole, joined = variables(data)
    assert whole == joined
    assert set(whole) == EVERY | (ROWS if shape == "surat" else set())
    text = [paragraph.text for paragraph in docx_reader.paragraphs(data)]
    assert "${jabatan_pengirim}," in text
    assert ("NOMOR ${nomor_naskah}" in text) == (shape == "judul")
    for gone in ("000.8.3/014/ORG/2026", "2 Februari 2026", "SEKRETARIS DAERAH,"):
        assert gone not in text


@pytest.mark.parametrize("identity", OURS)
def test_each_sample_of_ours_can_be_handed_over_with_the_rest_of_it_as_ever(tmp_path, identity):
    data = handed(samples.project(), identity, tmp_path)
    ordinary = samples.rendered(identity)["letter.docx"]
    marks, before = docx_reader.bookmarks(data), docx_reader.bookmarks(ordinary)
    fields = {name for name in before if name not in marks}
    assert all(name.startswith("v_") for name in fields)  # those of number and date alone
    kept = [name for name, words in marks.items() if "${" not in words]
    assert [marks[name] for name in kept] == [before[name] for name in kept]
    assert len(docx_reader.paragraphs(data)) >= len(docx_reader.paragraphs(ordinary)) - 1


def test_no_page_carries_a_mark_and_no_property_number_or_date(tmp_path):
    data = handed(samples.project(), SAMPLE, tmp_path)
    assert docx_reader.watermarks(data) == {}
    assert "DRAF" not in " ".join(docx_reader.furniture_words(data))
    core = docx_reader.parts(data)["docProps/core.xml"].decode()
    assert "000.8.3/014" not in core
    assert "dcterms:created" not in core


def test_a_picture_put_into_the_room_of_the_signature_is_not_cut_off(tmp_path):
    data = handed(samples.project(), SAMPLE, tmp_path)
    (room,) = re.findall(
        r"<w:p>(?:(?!</w:p>).)*ttd_pengirim", docx_reader.parts(data)[BODY].decode()
    )
    assert 'w:lineRule="atLeast"' in room


def test_no_variable_stands_in_a_content_control(tmp_path):
    data = handed(samples.project(), SAMPLE, tmp_path)
    assert [text for _, text in docx_reader.controls(data) if "${" in text] == []
    assert [words for words in words_of_package(data) if "${" in "".join(words.bound)] == []


def test_twice_gives_the_same_bytes_under_the_name_of_the_circular(tmp_path):
    first = handed(samples.project(), SAMPLE, tmp_path / "satu")
    assert handed(samples.project(), SAMPLE, tmp_path / "dua") == first
    (path,) = (one for one in (tmp_path / "satu").rglob("*") if one.is_file())
    assert path.relative_to(tmp_path / "satu").as_posix() == f"{SAMPLE}/{path.name}"
    assert path.name == "000-8-3-014-org-srikandi.docx"


def test_the_map_is_the_look_s(tmp_path):
    project = looking("permendagri-1-2023", "judul")
    look = project.profiles["permendagri-1-2023"]
    tables = {
        **look.tables,
        "srikandi": {"tokens": {"number": "no_surat", "signature": "ttd1"}, "required": ["ttd1"]},
    }
    project = replace(project, profiles={**project.profiles, look.id: replace(look, tables=tables)})
    whole, joined = variables(handed(project, SAMPLE, tmp_path))
    assert whole == joined == {"${no_surat}": 1, "${ttd1}": 1}


def test_a_variable_that_the_look_requires_and_the_letter_lacks_stops_it(tmp_path):
    project = looking("permendagri-1-2023", "judul")
    look = project.profiles["permendagri-1-2023"]
    srikandi_table = {**look.get("srikandi"), "required": ["nomor_agenda"]}
    tables = {**look.tables, "srikandi": srikandi_table}
    project = replace(project, profiles={**project.profiles, look.id: replace(look, tables=tables)})
    done = srikandi.hand_over(project, SAMPLE, tmp_path)
    assert "${nomor_agenda}" in done.reasons[0].id
    assert list(tmp_path.rglob("*.docx")) == []


@pytest.mark.slow
@pytest.mark.parametrize(("look", "shape"), LOOKS)
def test_the_variables_are_whole_after_libreoffice_saved_the_letter(tmp_path, look, shape):
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is missing: the letter for SRIKANDI was not saved by it")
    data = handed(looking(look, shape), SAMPLE, tmp_path)
    (path,) = tmp_path.rglob("*.docx")
    saved = tmp_path / "saved"
    saved.mkdir()
    libreoffice.saved([path], saved)
    again = (saved / path.name).read_bytes()
    assert again != data
    assert variables(again) == variables(data)
    profile = samples.project().profiles[look]
    assert list(srikandi.leftovers(again, profile)) == []


# What must not leave us, wherever it stands.

MOVED = "word/footer_default.xml"
COMMENTS = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:comment><w:p><w:r><w:t>TODO</w:t></w:r></w:p></w:comment></w:comments>"
)
SPLIT = ("${nomor_naskah}", '${nomor_</w:t></w:r><w:r><w:t xml:space="preserve">naskah}')
IN_FOOTER = ("</w:p>", "<w:r><w:t>{}</w:t></w:r></w:p>")


def spoilt(data, part, old, new):
    parts = docx_reader.parts(data)
    text = parts.get(part, b"").decode()
    assert not old or old in text, part
    parts[part] = (text.replace(old, new, 1) if old else new).encode()
    return packed(parts)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (BODY, *SPLIT),
        (BODY, "${nomor_naskah}", "${nomer_naskah}"),
        (BODY, "Demikian", "Demikian ${"),
        (BODY, "Demikian", "Demikian {{ number }}"),
        (BODY, "Demikian", "Demikian [qr_code]"),
        (BODY, "Demikian", "Nomor ............ Demikian"),
        (BODY, "Demikian", "____ Demikian"),
        (BODY, "Demikian", "TO</w:t></w:r><w:r><w:t>DO Demikian"),
        (MOVED, "</w:p>", "<w:r><w:t>${hal}</w:t></w:r></w:p>"),
        (MOVED, "</w:p>", "<w:r><w:t>DRAF</w:t></w:r></w:p>"),
        (MOVED, "</w:p>", "<w:r><w:t>DRAF - bukan naskah resmi</w:t></w:r></w:p>"),
        (MOVED, "</w:p>", "<w:r><w:t>Konsep ke-2: KONSEP</w:t></w:r></w:p>"),
        (
            "word/header_first.xml",
            "</w:p>",
            '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
            '<v:textpath string="CONTOH"/></v:shape></w:pict></w:r></w:p>',
        ),
        ("word/styles.xml", 'w:name w:val="', 'w:name w:val="TODO '),
        ("docProps/core.xml", "</dc:title>", " ${nomor_naskah}</dc:title>"),
        ("docProps/custom.xml", "</vt:lpwstr>", "XXX</vt:lpwstr>".replace("XXX", " XXX")),
        ("word/comments.xml", "", COMMENTS),
    ],
)
def test_what_is_left_over_is_found_in_any_part(tmp_path, part, old, new):
    data = handed(samples.project(), SAMPLE, tmp_path)
    profile = samples.project().profile(samples.project().circulars[SAMPLE])
    assert list(srikandi.leftovers(data, profile)) == []
    found = [why.id for why in srikandi.leftovers(spoilt(data, part, old, new), profile)]
    assert found
    assert any(part in why for why in found)


def test_a_variable_inside_a_control_is_found(tmp_path):
    data = handed(samples.project(), SAMPLE, tmp_path)
    profile = samples.project().profile(samples.project().circulars[SAMPLE])
    run = re.search(
        r"<w:r>(?:(?!</w:r>).)*nomor_naskah.*?</w:r>", docx_reader.parts(data)[BODY].decode()
    )
    held = f"<w:sdt><w:sdtContent>{run[0]}</w:sdtContent></w:sdt>"
    assert list(srikandi.leftovers(spoilt(data, BODY, run[0], held), profile))


# What stops a circular.


def stopped(project, name="satu"):
    """Return the codes and the reasons that stop a circular; nothing may have been written."""
    done = srikandi.hand_over(load(project.root), f"contoh/2026/{name}", project.root / "outbox")
    assert done.path == ""
    assert list((project.root / "outbox").rglob("*.docx")) == []
    return [one.code for one in done.diagnostics], [why.id for why in done.reasons]


def test_what_srikandi_fills_in_may_be_unknown(project):
    project.circular(
        "satu",
        swap={
            'number: "800/4117/ORG/2026"': "number: null",
            "signed: 2026-03-02": "signed: null",
            "published: 2026-03-02": "published: null",
            "name: Budi Contoh": "name: null",
        },
    )
    assert handed(load(project.root), "contoh/2026/satu", project.root / "outbox")


@pytest.mark.parametrize("number", ['"800/...../ORG/2026"', '"800/   /ORG/2026"'])
def test_a_number_with_a_blank_in_it_may_be_handed_over(project, number):
    project.circular("satu", swap={'"800/4117/ORG/2026"': number})
    assert handed(load(project.root), "contoh/2026/satu", project.root / "outbox")


@pytest.mark.parametrize(
    ("swap", "code"),
    [
        ({"to: 2026-03-31": "to: 2026-02-01"}, "period-reversed"),
        ({"to: [Kepala perangkat daerah]\n": ""}, "letter-field-missing"),
        ({"    en: Report\n": ""}, "letter-field-missing"),
        ({"Pelaksanaan tugas": "TODO tugas"}, "publish-placeholder-left"),
        ({"Pelaksanaan tugas": "Surat ${hal}"}, "publish-placeholder-left"),
        ({"Pelaksanaan tugas": "Nomor {{ number }}"}, "publish-placeholder-left"),
        ({"Pelaksanaan tugas": "Sejak {{ signed | tanggal }}"}, "publish-placeholder-left"),
        (
            {
                "Pelaksanaan tugas": "Sejak {{ published }}",
                "published: 2026-03-02": "published: null",
            },
            "publish-placeholder-left",
        ),
        ({"schema: edaran/1": "schema: ["}, "yaml-syntax"),
        ({"title: Contoh": "title: Contoh\nclassification: rahasia"}, "publish-classified"),
    ],
)
def test_a_finding_stops_it(project, swap, code):
    project.circular("satu", swap=swap)
    codes, reasons = stopped(project)
    assert code in codes
    assert reasons == []


def test_a_missing_emblem_stops_it(project):
    (project.root / "circulars/contoh/emblem/lambang-negara.svg").unlink()
    project.circular("satu")
    assert stopped(project) == (["letter-emblem-missing"], [])


def test_a_finding_in_the_vocabulary_stops_it_and_one_of_another_circular_does_not(project):
    project.circular("satu")
    project.circular("dua", swap={"to: 2026-03-31": "to: 2026-02-01"})
    assert handed(load(project.root), "contoh/2026/satu", project.root / "outbox")
    project.write("circulars/vocabulary/aneh.yaml", "aneh: 1\n")
    assert stopped(project)[0] == ["vocabulary-invalid"]


def test_a_variable_or_a_blank_of_the_vocabulary_stops_it(project):
    project.circular("satu")
    path = project.root / "circulars/vocabulary/authorities.yaml"
    text = path.read_text(encoding="utf-8")
    for words in ("Surat ${hal}", "Telepon ........"):
        added = text.replace("    tier: 3\n", f'    tier: 3\n    address: ["{words}"]\n')
        path.write_text(added, encoding="utf-8")
        project.circular("satu", swap={"office: Bupati": "office: Sekretaris Daerah"})
        codes, reasons = stopped(project)
        assert codes == []
        assert words in reasons[0]


def test_a_press_text_is_refused_in_a_sentence(tmp_path):
    done = srikandi.hand_over(samples.project(), PRESS, tmp_path)
    (why,) = done.reasons
    assert "pemberitaan" in why.id
    assert "press" in why.en
    assert list(tmp_path.rglob("*")) == []


def test_the_letter_of_before_is_gone_where_something_stops_it(project):
    path = project.circular("satu")
    assert handed(load(project.root), "contoh/2026/satu", project.root / "outbox")
    path.write_text(path.read_text(encoding="utf-8").replace("Pelaksanaan", "TODO"), "utf-8")
    assert stopped(project)[0]


def test_an_unknown_circular_is_a_fault_of_use(tmp_path):
    with pytest.raises(UsageError, match="tidak ditemukan"):
        srikandi.hand_over(samples.project(), "harapan-jaya/2026/tiada", tmp_path)


def test_what_was_withdrawn_is_not_handed_over(tmp_path):
    done = srikandi.hand_over(samples.project(), WITHDRAWN, tmp_path)
    assert (done.path, "ditarik" in done.reasons[0].id) == ("", True)
    assert not list(tmp_path.iterdir())
