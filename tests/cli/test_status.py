"""`publisher status`: what is in force, coming, ending soon and ended, in words and by whom."""

import json
from datetime import date
from xml.etree import ElementTree

import pytest

from publisher.parsing import schema
from tests import kept_registers
from tests.issued import issue_text
from tests.kept_registers import policy
from tests.projects import GOOD

SVG = "{http://www.w3.org/2000/svg}"
B1, B2 = "babel/2020/800-1102-vii", "babel/2020/wfh-bergilir"
PANDEGLANG = "pandeglang/2020/800-2688-bkd"
TUBABA = "tubaba/2021/045-2-148-i-09-tulangbawang-barat"


@pytest.fixture
def case(empty):
    """Run `status` in the project of a worked case."""

    def run(name, *arguments, data=None):
        if not (empty.root / "circulars").exists():
            kept_registers.write(empty.root, data or kept_registers.case(name))
        ended = empty.run("status", *arguments)
        assert ended.status == 0, ended.err
        return " ".join(ended.out.split())

    return run


@pytest.fixture
def found(empty):
    """Return one circular of the JSON document of a worked case."""

    def run(name, circular, on, *arguments):
        if not (empty.root / "circulars").exists():
            kept_registers.write(empty.root, kept_registers.case(name))
        ended = empty.run("status", circular, "--on", on, "--format", "json", *arguments)
        document = json.loads(ended.out)
        assert not schema.validate(document, "status-1")
        (one,) = document["circulars"]
        return one

    return run


def made(*policies, more=()):
    """Return a register of circulars, each entered at noon of the day it was published."""
    ledger = [
        {
            "event": "issue",
            "circular": one["id"],
            "revision": one["revision"],
            "recorded": f"{one['published']}T12:00:00+07:00",
        }
        for one in policies
    ]
    return {
        "ledger": [*ledger, *more],
        "texts": {f"{one['id']}@{one['revision']}": one for one in policies},
    }


def circular(name, start, published="2021-01-04", **more):
    effective = {"from": start, **more.pop("effective", {})}
    return policy(f"babel/2021/{name}", f"Edaran {name}", effective, published=published, **more)


def acting(how, target, **more):
    return {"type": how, "target": f"babel/2021/{target}", "cite": [{"p": "1"}], **more}


def status(one):
    return one["status"], one["from"], one["to"]


# --- the examples of the semantics: statuses and H1 to H6 ---


def test_staggered_starts_say_which_rules_are_in_force_and_which_begin_when(case, found):
    said = case("register", "--authority", "babel", "--on", "2020-12-30")
    assert "berlaku sebagian (3 dari 7 aturan) sejak 29 Desember 2020" in said
    assert "berlaku: sidik-jari-ditiadakan, absen-manual, awasi-absen-manual" in said
    assert "belum berlaku, mulai 4 Januari 2021: bergilir-mingguan, rapid-antigen" in said
    assert found("register", B2, "2020-12-30")["status"] == "berlaku-sebagian"
    assert status(found("register", B2, "2021-01-04")) == ("berlaku", "2021-01-04", None)


def test_a_start_that_is_only_known_at_the_latest_is_not_certain_before(case, found):
    assert found("register", "kota-bengkulu/2020/800-11-bkpp-2", "2020-06-01")["status"] is None
    before = case("register", "--authority", "kota-bengkulu", "--on", "2020-06-01")
    assert "Belum pasti berlaku (1)" in before
    assert "mungkin sudah berlaku: paling lambat mulai 8 Juni 2020" in before
    after = case("register", "--authority", "kota-bengkulu", "--on", "2020-06-09")
    assert "berlaku paling lambat sejak 8 Juni 2020; tidak menyebut sampai kapan berlaku" in after


def test_the_words_of_open_ends_are_those_of_the_texts(case):
    said = case("register", "--on", "2021-08-01")
    assert 'sejak 23 Maret 2020, "sampai ada perkembangan lebih lanjut"' in said
    assert 'sejak 29 Juni 2021, "tanpa batas waktu tertentu atau mengikuti perkembangan' in said
    assert "tidak menyebut sampai kapan berlaku" in said


def test_an_end_is_included_and_the_day_after_is_the_end(case, found):
    last = case("register", "--authority", "pandeglang", "--on", "2020-12-18")
    assert "Segera berakhir (1)" in last
    assert "berlaku 16 November s.d. 18 Desember 2020 (hari terakhir)" in last
    over = case("register", "--authority", "pandeglang", "--on", "2020-12-19")
    assert "berakhir 18 Desember 2020; berlaku sejak 16 November 2020" in over
    assert status(found("register", PANDEGLANG, "2020-12-19"))[0] == "berakhir"


def test_h1_an_extension_that_joins(case, found):
    for day in ("2020-12-18", "2020-12-25", "2021-01-08"):
        assert found("H1", PANDEGLANG, day)["in_force"]["to"] == "2021-01-08"
    assert found("H1", PANDEGLANG, "2021-01-09")["status"] == "berakhir"
    said = case("H1", "--authority", "pandeglang", "--on", "2020-12-25")
    assert "diperpanjang 19 Desember 2020 s.d. 8 Januari 2021 oleh pandeglang/2020/h1" in said


def test_h2_a_late_extension_leaves_a_gap(case, found):
    assert found("H2", PANDEGLANG, "2020-12-18")["group"] == "ending-soon"
    gap = found("H2", PANDEGLANG, "2020-12-22")
    assert status(gap) == ("akan-berlaku", "2020-12-19", "2020-12-27")
    said = case("H2", PANDEGLANG, "--on", "2020-12-22")
    assert "tidak berlaku (jeda); berlaku lagi 28 Desember 2020 s.d. 8 Januari 2021" in said
    assert "> 19 Desember 2020 s.d. 27 Desember 2020: jeda 28" in said
    assert found("H2", PANDEGLANG, "2020-12-28")["status"] == "berlaku"


def test_h3_what_is_known_later_changes_an_earlier_day(case, found):
    early = found("H3", B1, "2021-01-02", "--known", "2021-01-04")
    assert early["status"] == "berlaku"
    late = found("H3", B1, "2021-01-02", "--known", "2021-01-06")
    assert (late["status"], late["by"]) == ("dicabut", ["babel/2021/h3"])
    assert found("H3", B1, "2020-12-30")["status"] == "berlaku"
    said = case("H3", B1, "--on", "2021-01-02")
    assert (
        "dicabut mulai 31 Desember 2020 oleh babel/2021/h3 "
        "(berlaku surut: suratnya 5 Januari 2021); berlaku 23 Maret s.d. 30 Desember 2020" in said
    )


def test_h4_a_rule_that_is_replaced_leaves_the_others(case, found):
    assert found("H4a", TUBABA, "2021-07-19")["status"] == "berlaku"
    assert found("H4a", TUBABA, "2021-07-20")["status"] == "berlaku-sebagian"
    said = case("H4a", "--authority", "tubaba", "--on", "2021-07-20")
    assert "berlaku sebagian (9 dari 10 aturan)" in said
    assert "aturan batas-rapat diganti mulai 20 Juli 2021 oleh tubaba/2021/h4" in said
    assert "dicabut atau diganti: batas-rapat" in said


def test_h4_a_rule_that_replaces_nothing_changes_no_status(found):
    assert found("H4b", TUBABA, "2021-07-20")["status"] == "berlaku"


def test_h5_a_rule_that_is_suspended_lives_again(case, found):
    days = {"2021-08-09": 0, "2021-08-10": 1, "2021-08-17": 1, "2021-08-18": 0}
    for day, paused in days.items():
        rules = found("H5", TUBABA, day)["rules"]
        assert [one["state"] for one in rules].count("suspended") == paused, day
    said = case("H5", "--authority", "tubaba", "--on", "2021-08-10")
    assert "aturan kurangi-rapat ditangguhkan 10 s.d. 17 Agustus 2021 oleh tubaba/2021/h5" in said
    assert "ditangguhkan, mulai 18 Agustus 2021: kurangi-rapat" in said


def test_h6_the_end_of_a_revoker_revives_nothing(found):
    assert found("H6a", B2, "2021-02-26")["status"] == "berlaku"
    for day in ("2021-03-02", "2021-04-02"):
        one = found("H6a", B2, day)
        assert (one["status"], one["by"]) == ("dicabut", ["babel/2021/x"])


def test_h6_a_revoker_that_never_took_effect_revokes_nothing(case, found):
    assert {found("H6b", B2, day)["status"] for day in ("2021-02-26", "2021-04-02")} == {"berlaku"}
    assert found("H6b", "babel/2021/x", "2021-04-02")["status"] == "digantikan-sebelum-berlaku"
    said = case("H6b", "--authority", "babel", "--on", "2021-04-02")
    assert "tidak pernah berlaku: dicabut mulai 28 Februari 2021 oleh babel/2021/y" in said
    whole = case("H6b", B2, "--on", "2021-04-02")
    assert "tidak berakibat: dicabut mulai 1 Maret 2021 oleh babel/2021/x" in whole


# --- words of what the cases do not show ---


def test_a_suspension_of_all_says_until_when(case):
    paused = {"from": "2021-02-01", "to": "2021-02-10", "ends": "fixed"}
    data = made(
        circular("a", "2021-01-04"),
        circular(
            "b",
            "2021-01-20",
            "2021-01-20",
            relations=[acting("menangguhkan", "a", effective=paused)],
        ),
    )
    said = case("", "--on", "2021-02-05", data=data)
    assert "Ditangguhkan (1)" in said
    assert "ditangguhkan sejak 1 Februari 2021; berlaku lagi mulai 11 Februari 2021" in said


def test_a_start_that_nobody_knows_is_said(case):
    said = case("", "--on", "2021-02-05", data=made(circular("a", None)))
    assert "Belum pasti berlaku (1)" in said
    assert "tanggal mulainya tidak diketahui" in said


def test_a_revocation_of_unknown_start_leaves_it_open(case):
    revoker = circular("b", None, "2021-01-20", relations=[acting("mencabut", "a")])
    said = case("", "--on", "2021-02-05", data=made(circular("a", "2021-01-04"), revoker))
    assert "belum pasti masih berlaku" in said
    assert "dicabut pada tanggal yang tidak diketahui oleh babel/2021/b" in said


def test_what_was_replaced_is_not_called_revoked(case):
    other = circular("b", "2021-02-01", "2021-01-20", relations=[acting("mengganti", "a")])
    said = case("", "--on", "2021-02-05", data=made(circular("a", "2021-01-04"), other))
    assert "diganti mulai 1 Februari 2021 oleh babel/2021/b; berlaku 4 s.d. 31 Januari 2021" in said


def test_an_amendment_is_named(case):
    other = circular("b", "2021-02-01", "2021-01-20", relations=[acting("mengubah", "a")])
    said = case("", "--on", "2021-02-05", data=made(circular("a", "2021-01-04"), other))
    assert "diubah mulai 1 Februari 2021 oleh babel/2021/b" in said


def test_an_amendment_is_told_by_the_rules_it_replaces(case):
    def rule(name, **more):
        do = {"kind": "tugas", "modality": "wajib", "who": {"pegawai.jenis": "asn"}, "do": {}}
        return {"id": name, **do, "label": {"id": name}, "cite": [{"p": "1"}], **more}

    replacing = [rule("d", replaces=["babel/2021/a#x", "babel/2021/a#y"])]
    data = made(
        circular("a", "2021-01-04", rules=[rule("x"), rule("y"), rule("z")]),
        circular(
            "b",
            "2021-02-01",
            "2021-01-20",
            rules=replacing,
            relations=[acting("mengubah", "a", rules=["x", "y"])],
        ),
    )
    said = case("", "--on", "2021-02-05", data=data)
    assert "aturan x, y diganti mulai 1 Februari 2021 oleh babel/2021/b" in said
    assert "diubah" not in said


def test_what_ends_first_stands_first_and_of_the_ended_what_ended_last(case):
    def lasting(name, last):
        return circular(name, "2021-01-04", effective={"to": f"2021-{last}", "ends": "fixed"})

    data = made(
        *(lasting(n, d) for n, d in zip("abcd", ("02-20", "02-10", "01-10", "01-20"), strict=True))
    )
    said = case("", "--on", "2021-02-05", data=data)
    places = [said.index(f"Edaran {name}") for name in "badc"]
    assert places == sorted(places)


def test_an_extension_of_what_was_revoked_changes_nothing(case):
    fixed = {"to": "2021-01-31", "ends": "fixed"}
    longer = {"from": None, "to": "2021-02-28", "ends": "fixed"}
    data = made(
        circular("a", "2021-01-04", effective=fixed),
        circular("b", "2021-01-10", "2021-01-10", relations=[acting("mencabut", "a")]),
        circular(
            "c",
            "2021-01-20",
            "2021-01-20",
            relations=[acting("memperpanjang", "a", effective=longer)],
        ),
    )
    listed = case("", "--on", "2021-02-05", data=data)
    assert "diperpanjang" not in listed
    whole = case("", "babel/2021/a", "--on", "2021-02-05")
    assert "tidak berakibat: diperpanjang 1 s.d. 28 Februari 2021 oleh babel/2021/c" in whole


def test_corrections_and_withdrawals_are_named(case):
    again = {"event": "correct", "circular": "babel/2021/a", "revision": 2, "change": "ralat"}
    gone = {"event": "withdraw", "circular": "babel/2021/b", "revision": 1, "note": "keliru"}
    data = made(
        circular("a", "2021-01-04"),
        circular("b", "2021-01-04"),
        more=[
            {**again, "recorded": "2021-01-05T09:00:00+07:00", "note": "judul"},
            {**gone, "recorded": "2021-01-06T09:00:00+07:00"},
        ],
    )
    data["texts"]["babel/2021/a@2"] = circular("a", "2021-01-04", revision=2)
    said = case("", "--on", "2021-02-05", data=data)
    assert "ralat (revisi 2) dicatat 5 Januari 2021: judul" in said
    assert "ditarik 6 Januari 2021: keliru" in said
    before = case("", "--on", "2021-02-05", "--known", "2021-01-05T08:59+07:00")
    assert "ralat" not in before
    assert "ditarik" not in before


def test_what_reaches_back_before_its_own_letter_says_so(case):
    said = case("", "--on", "2021-02-05", data=made(circular("a", "2021-01-01")))
    assert "berlaku surut: suratnya 4 Januari 2021" in said


def test_how_near_an_end_is_can_be_said(case):
    fixed = {"to": "2021-03-31", "ends": "fixed"}
    said = case("", "--on", "2021-02-05", data=made(circular("a", "2021-01-04", effective=fixed)))
    assert "Berlaku (1)" in said
    assert "(54 hari lagi)" in said
    assert "Segera berakhir (1)" in case("", "--on", "2021-02-05", "--soon", "54")


def test_english_is_spoken_as_well(case, monkeypatch):
    monkeypatch.setattr("publisher.cli.status.LANGUAGE", "en")
    said = case("H3", "--authority", "babel", "--on", "2021-01-02")
    assert "No longer in force (1) 800/1102 /VII Office Attendance Schedule" in said
    assert "revoked from 2020-12-31 by babel/2021/h3" in said


# --- whose view, which day ---


def test_every_circular_stands_once_under_its_own_authority(case):
    above = policy("menpanrb/2021/a", "Dari pusat", {"from": "2021-01-04"}, published="2021-01-04")
    data = made(above, circular("a", "2021-01-04"))
    said = case("", "--on", "2021-02-05", data=data)
    assert said.count("Dari pusat") == 1
    assert "mengikat dari atas" not in said
    below = case("", "--on", "2021-02-05", "--authority", "babel")
    assert below.count("Dari pusat") == 1
    assert "Keadaan pada 5 Februari 2021; mengikat dari atas" in below
    assert "Edaran a" not in case("", "--on", "2021-02-05", "--authority", "menpanrb")


def test_a_circular_is_found_by_its_printed_number(case):
    said = case("register", "800/1102/vii", "--on", "2021-02-05")
    assert B1 in said
    assert "sejak 23 Maret 2020: berlaku" in said


def test_today_is_the_day_of_the_authority(project, monkeypatch):
    issue_text(project.root, "circulars/contoh/2026/satu.md", GOOD.format(title="Contoh"))
    monkeypatch.setattr("publisher.cli.clock.today", lambda zone: date(2026, 3, len(zone)))
    document = json.loads(project.run("status", "--format", "json").out)
    assert document["views"][0]["on"] == f"2026-03-{len('Asia/Jakarta'):02}"
    assert document["circulars"][0]["status"] == "berlaku"
    assert not schema.validate(document, "status-1")


def test_drafts_are_not_in_it(project):
    project.circular("satu")
    ended = project.run("status")
    assert (ended.status, ended.out) == (0, "Tidak ada edaran terbit yang tercatat.\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--authority", "tiada"), "tidak ada instansi tiada"),
        (("babel/2020/tiada",), "tidak ada dalam buku agenda"),
        (("--soon", "-1"), "--soon tidak sah; tulis bilangan bulat, paling sedikit 0"),
        (("--on", "besok"), "--on tidak sah; tulis tanggal seperti 2026-03-16"),
        (("--known", "2021-02-03T10:00"), "tanggal seperti 2026-03-16, atau 2026-03-16T09:00+07"),
        ((TUBABA, "--authority", "babel"), "tidak ada dalam buku agenda"),
    ],
)
def test_what_is_not_there_is_a_fault_of_usage(empty, arguments, words):
    kept_registers.write(empty.root, kept_registers.case("register"))
    ended = empty.run("status", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert words in ended.err


def test_no_line_is_wider_than_a_terminal(empty):
    kept_registers.write(empty.root, kept_registers.case("H5"))
    for circular_ in ((), (TUBABA,)):
        lines = empty.run("status", *circular_, "--on", "2021-08-10").out.splitlines()
        assert max(map(len, lines)) <= 80


# --- the drawing ---


@pytest.fixture
def drawing(empty):
    def run(name, *arguments, data=None):
        kept_registers.write(empty.root, data or kept_registers.case(name))
        ended = empty.run("status", *arguments, "--svg", "gambar.svg")
        assert ended.status == 0, ended.err
        return (empty.root / "gambar.svg").read_bytes()

    return run


def test_a_drawing_shows_every_circular_with_its_whole_title(drawing):
    root = ElementTree.fromstring(drawing("H2", "--on", "2020-12-22"))
    titles = [one.text for one in root.iter(f"{SVG}title")]
    assert len(titles) == 7
    assert any("dalam Tatanan Normal Baru di Lingkungan Pemkab Pandeglang." in t for t in titles)
    assert {one.text for one in root.iter(f"{SVG}text")} >= {
        "jeda",
        "800/2688-BKD/2020",
        "22 Desember 2020",
        "2021",
        "jeda sebelum berlaku lagi",
    }


def test_no_text_of_a_drawing_is_small_and_nothing_in_it_is_run_or_fetched(drawing):
    root = ElementTree.fromstring(drawing("H5", "--on", "2021-08-10"))
    assert min(int(one.get("font-size")) for one in root.iter(f"{SVG}text")) >= 9
    names = {one.tag.removeprefix(SVG) for one in root.iter()}
    assert names <= {*("svg", "title", "defs", "pattern", "rect", "circle", "path", "text", "g")}


def test_words_of_a_circular_are_only_words_in_a_drawing(drawing):
    hostile = circular("a", "2021-01-04", number='<b>&"1"/I@{y}</b>')
    hostile["title"] = {"id": "]]><script>alert(1)</script> & \u202e"}
    root = ElementTree.fromstring(drawing("", "--on", "2021-02-05", data=made(hostile)))
    assert not list(root.iter(f"{SVG}script"))
    shown = [one.text for one in root.iter(f"{SVG}text")]
    assert '<b>&"1"/I@{y}</b>' in shown
    assert any("<script>" in one for one in shown)
    assert "\u202e" not in "".join(shown)


def test_the_same_overview_is_the_same_drawing(empty, drawing):
    first = drawing("H6a", "--on", "2021-04-02")
    empty.run("status", "--on", "2021-04-02", "--svg", "lagi.svg")
    assert (empty.root / "lagi.svg").read_bytes() == first


def test_nothing_is_drawn_of_an_empty_book(project):
    ended = project.run("status", "--svg", "kosong.svg")
    assert (ended.status, ended.out) == (2, "")
    assert "tidak ada edaran terbit untuk digambar" in ended.err
    assert not (project.root / "kosong.svg").exists()


@pytest.mark.parametrize(
    "name",
    [
        "circulars/ledger.jsonl",
        "circulars/babel/2020/wfh-bergilir.md",
        "circulars/baru.svg",
        "circulars/../circulars/baru.svg",
        "templates/base/kop.svg",
        ".publisher/baru.svg",
        ".git/baru.svg",
        "catatan.txt",
        "gambar.svg",
    ],
)
def test_a_drawing_takes_the_place_of_no_other_file(empty, name):
    kept_registers.write(empty.root, kept_registers.case("register"))
    empty.write("catatan.txt", "penting\n")
    empty.write("gambar.svg", "bukan gambar\n")
    before = {one: one.read_bytes() for one in empty.root.rglob("*") if one.is_file()}
    ended = empty.run("status", "--on", "2021-02-05", "--svg", name)
    assert (ended.status, ended.out) == (2, "")
    assert name.rpartition("/")[2] in ended.err
    assert {one: one.read_bytes() for one in empty.root.rglob("*") if one.is_file()} == before


def test_a_drawing_takes_the_place_of_a_drawing(drawing, empty):
    empty.write("gambar.svg", '<?xml version="1.0"?>\n<!-- a --><svg xmlns="x"></svg>\n')
    assert drawing("register", "--on", "2021-02-05").startswith(b"<svg ")


def test_a_drawing_says_as_known_when(drawing):
    root = ElementTree.fromstring(drawing("H3", "--on", "2021-01-02", "--known", "2021-01-04"))
    told = "menurut catatan s.d. 4 Januari 2021"
    assert told in root.find(f"{SVG}title").text
    assert any(told in (one.text or "") for one in root.iter(f"{SVG}text"))


def test_a_drawing_of_all_that_is_known_names_no_knowledge(drawing):
    assert "menurut catatan" not in drawing("H3", "--on", "2021-01-02").decode()


# --- before anything was known ---


def test_before_the_first_line_what_comes_later_is_said(case):
    said = case("register", "--known", "2020-01-01")
    assert said == (
        "Sampai dengan 1 Januari 2020 belum ada edaran terbit yang tercatat. "
        "Yang pertama dicatat 21 Maret 2020."
    )


def test_before_a_circular_was_entered_the_day_of_its_entry_is_said(case, empty):
    said = case("register", B2, "--known", "2020-03-24T08:00+07:00")
    assert said == (
        "Sampai dengan 24 Maret 2020 08:00 +0700 edaran babel/2020/wfh-bergilir belum tercatat. "
        "Pertama dicatat 28 Desember 2020."
    )
    document = json.loads(empty.run("status", B2, "--known", "2020-01-01", "--format", "json").out)
    assert document["circulars"] == []
    drawn = empty.run("status", B2, "--known", "2020-01-01", "--svg", "a.svg")
    assert (drawn.status, drawn.out) == (2, "")
    assert "Pertama dicatat 28 Desember 2020" in drawn.err
