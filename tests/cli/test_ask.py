"""`publisher ask`: questions to what was issued, and conformance cases."""

import json
import traceback

import pytest

from publisher.parsing import schema
from publisher.pipeline.ask import ConcealedError, concealed
from tests.asked import CASES, FOLDER
from tests.issued import issue_text
from tests.projects import GOOD, ROOT, publisher

PLACE = "circulars/contoh/2026/satu.md"
RULES = """\
rules:
  - id: dari-rumah
    kind: lokasi-kerja
    modality: boleh
    label: Pegawai hamil boleh bekerja dari rumah
    en: Pregnant staff may work from home
    who: {pegawai.kondisi: hamil, pegawai.jenis: asn}
    do: {location: wfh}
    cite: [rumah]
"""
CODE = "menyusui"  # a code of a sensitive fact that the circular does not name
ASK = ("ask", "--authority", "contoh", "--on", "2026-03-10")


@pytest.fixture
def issued(project):
    text = GOOD.format(title="Contoh").replace("rules:\n", RULES)
    text = text.replace(
        "1. Kepala", "1. Pegawai hamil boleh bekerja dari rumah. {#rumah}\n2. Kepala"
    ).replace("2. Surat", "3. Surat")
    issue_text(project.root, PLACE, text)
    return project


def facts(*words):
    return [part for word in words for part in ("--fact", word)]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_conformance_case_is_answered_as_it_says(project, path):
    ended = project.run("ask", "--case", str(path))
    questions = json.loads(path.read_text(encoding="utf-8"))["questions"]
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.count("sama\n") == len(questions) == len(ended.out.splitlines())


def test_a_shipped_case_is_known_by_its_name(project):
    assert project.run("ask", "--case", "T04").out == "T04 1  babel 2020-03-25  sama\n"


def test_the_answers_to_a_case_come_as_json_for_other_engines(project):
    ended = project.run("ask", "--case", "T17", "--format", "json")
    case = json.loads((FOLDER / "T17.json").read_text(encoding="utf-8"))
    found = json.loads(ended.out)
    assert found["case"] == "T17"
    assert [one["answer"] for one in found["answers"]] == [q["answer"] for q in case["questions"]]
    assert "facts" not in ended.out


def test_a_case_comes_on_standard_input_with_its_register():
    case = json.loads((FOLDER / "T04.json").read_text(encoding="utf-8"))
    case["register"] = json.loads((FOLDER / "register.json").read_text(encoding="utf-8"))
    right = [asked.pop("answer") for asked in case["questions"]]
    ended = publisher("ask", "--case", "-", "--format", "json", stdin=json.dumps(case))
    assert (ended.status, ended.err) == (0, "")
    assert [one["answer"] for one in json.loads(ended.out)["answers"]] == right


@pytest.mark.parametrize("text", ["", "[]", '{"id": "x"}', '{"id": "x", "register": 1}'])
def test_what_is_no_case_on_standard_input_is_said(text):
    ended = publisher("ask", "--case", "-", stdin=text)
    assert ended.status == 2
    assert "Traceback" not in ended.err


def test_a_case_that_says_otherwise_is_different(project):
    case = json.loads((FOLDER / "T04.json").read_text(encoding="utf-8"))
    case["questions"][0]["answer"]["rules"] = {}
    project.write("register.json", (FOLDER / "register.json").read_text(encoding="utf-8"))
    path = project.write("kasus.json", json.dumps(case))
    ended = project.run("ask", "--case", str(path))
    first, *rest = ended.out.splitlines()
    assert (ended.status, first) == (1, "T04 1  babel 2020-03-25  LAIN")
    right = json.loads((FOLDER / "T04.json").read_text(encoding="utf-8"))["questions"][0]["answer"]
    assert len(rest) == 3 * len(right["rules"])
    name, wanted = next(iter(right["rules"].items()))
    said = json.dumps(wanted, ensure_ascii=False)
    assert [f"  rules {name}", "    diharapkan: tidak ada", f"    dijawab: {said}"] == rest[:3]
    (answer,) = json.loads(project.run("ask", "--case", str(path), "--format", "json").out)[
        "answers"
    ]
    assert (answer["same"], answer["expected"]["rules"]) == (False, {})
    assert answer["answer"] == right


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "{}", "nan", '{"register": "tiada.json"}', '{"id": 1}'),
        pytest.param("[" * 100_000, id="deep"),
        pytest.param('{"id": ' * 100_000, id="deeper"),
    ],
)
def test_what_is_no_case_is_said(project, text):
    path = project.write("kasus.json", text)
    ended = project.run("ask", "--case", str(path))
    assert (ended.status, ended.out) == (2, "")
    assert ("tiada.json" if "tiada" in text else "kasus.json") in ended.err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"questions": {}}, "tanpa pertanyaan"),
        ({"questions": []}, "tanpa pertanyaan"),
        ({"questions": [5]}, "bukan berkas kasus uji"),
        ({"facts": {"pegawai.jenis": {"a": 1}}}, "pegawai.jenis"),
        ({"facts": {"pegawai.jenis": None}}, "pegawai.jenis"),
        ({"facts": {"pegawai.peran": [["ppk"]]}}, "pegawai.peran"),
        ({"facts": {"unit.hari_kerja": "5"}}, "unit.hari_kerja"),
        ({"facts": {"unit.hari_kerja": True}}, "unit.hari_kerja"),
        ({"facts": {"unit.lembur": 1}}, "unit.lembur"),
        ({"facts": {"pegawai.jnis": "pns"}}, "pegawai.jnis"),
        ({"facts": []}, "bukan berkas kasus uji"),
        ({"authority": "tiada"}, "bukan berkas kasus uji"),
        ({"answer": 5}, "bukan berkas kasus uji"),
    ],
)
def test_what_is_wrong_with_a_case_is_said(project, change, said):
    case = json.loads((FOLDER / "T04.json").read_text(encoding="utf-8"))
    if "questions" in change:
        case |= change
    else:
        case["questions"][0] |= change
    project.write("register.json", (FOLDER / "register.json").read_text(encoding="utf-8"))
    path = project.write("kasus.json", json.dumps(case))
    ended = project.run("ask", "--case", str(path))
    assert (ended.status, ended.out) == (2, ""), ended.err
    assert said in ended.err
    assert "kasus.json" in ended.err


def test_a_misspelt_case_names_those_there_are(project):
    ended = project.run("ask", "--case", "T99")
    assert (ended.status, ended.out) == (2, "")
    assert "tidak ada kasus T99" in ended.err
    assert "H1, H10, H11, H12, H13" in ended.err
    gone = project.run("ask", "--case", "folder/T99.json")
    assert (gone.status, "folder/T99.json" in gone.err) == (2, True)


def test_an_answer_names_the_outcome_and_the_paragraph(issued):
    ended = issued.run(*ASK, *facts("pegawai.jenis=pns", "pegawai.kondisi=hamil"))
    assert (ended.status, ended.err) == (0, "")
    said = " ".join(ended.out.split())
    assert "Kabupaten Contoh, Selasa, 10 Maret 2026" in said
    assert "Tempat kerja: bekerja dari rumah (wfh), boleh, menurut angka 1 SE" in said
    assert "angka 1: Pegawai hamil boleh bekerja dari rumah." in said


def test_an_answer_as_json_fits_its_schema(issued):
    ended = issued.run(*ASK, "--format", "json", *facts("pegawai.jenis=pns"))
    found = json.loads(ended.out)
    assert schema.validate(found, "answer-1") == ()
    assert found["outcomes"]["tempat-kerja"] == {"state": "depends", "needs": ["pegawai.kondisi"]}
    assert found["wanted"][0] == "pegawai.kondisi"


def test_several_codes_come_with_commas_and_an_empty_value_means_none(issued):
    for value, state in (("hamil,sakit-akut", "one"), ("", "silent"), (" , ", "silent")):
        words = facts("pegawai.jenis=pns", f"pegawai.kondisi={value}")
        found = json.loads(issued.run(*ASK, "--format", "json", *words).out)
        assert found["outcomes"]["tempat-kerja"]["state"] == state


def test_duties_without_an_outcome_are_counted(issued):
    words = facts("pegawai.jenis=pns", "pegawai.kondisi=", "pegawai.peran=kepala-opd")
    said = " ".join(issued.run(*ASK, *words).out.split())
    rest = "selebihnya tidak diatur dalam register, dan itu bukan berarti boleh."
    assert f"- 1 aturan berlaku; {rest}" in said
    some = issued.run(*ASK, "--format", "json", *facts("pegawai.jenis=pns", "pegawai.kondisi="))
    assert json.loads(some.out)["text"]["id"] == f"1 aturan belum pasti; {rest}"


def test_silence_is_no_permission(issued):
    ended = issued.run("ask", "--authority", "contoh", "--on", "2027-01-01")
    assert "tidak diatur dalam register; itu bukan berarti boleh" in " ".join(ended.out.split())
    assert "terakhir 31 Maret 2026" in " ".join(ended.out.split())


def test_help_is_indonesian_to_the_last_word(issued):
    for command in ("status", "ask", "build", "extract", "new", "serve"):
        told = issued.run(command, "--help").out
        assert "x>=" not in told
        assert "<=x" not in told
        assert "required" not in told
    assert "[paling sedikit 0]" in " ".join(issued.run("status", "--help").out.split())


def test_a_number_out_of_its_bounds_is_told_both(issued):
    for port in ("0", "65536", "99999"):
        ended = issued.run("serve", "--port", port)
        assert ended.status != 0
        assert "dari 1 sampai 65535" in " ".join(ended.err.split())
    assert "[1 sampai 65535]" in " ".join(issued.run("serve", "--help").out.split())


def test_today_is_taken_where_no_day_is_named(issued):
    assert issued.run("ask", "--authority", "contoh").status == 0


def test_what_was_not_recorded_yet_is_not_known(issued):
    before = issued.run(*ASK, "--known", "2026-03-01")
    assert "YANG BERLAKU" not in before.out
    assert "bergantung" in issued.run(*ASK, "--known", "2026-03-02T10:00:00+07:00").out
    wrong = issued.run(*ASK, "--known", "kemarin")
    assert (wrong.status, "--known" in wrong.err) == (2, True)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("pegawai.jenis", "NAMA=NILAI"),
        ("pegawai.jnis=pns", "maksud Anda pegawai.jenis?"),
        ("pegawai.jenis=pnss", "maksud Anda pns?"),
        ("pegawai.jenis=", "tulis asn, pns"),
        ("pegawai.jenis=pns,pppk", "pegawai.jenis"),
        ("pegawai.giliran=satu", "bilangan bulat"),
        ("pegawai.giliran=" + "9" * 5000, "bilangan bulat"),
        ("pegawai.piket=mungkin", "ya atau tidak"),
        ("waktu.jam=25:00", "17:30"),
        ("waktu.jam=٠٧:٠٠", "17:30"),
        ("\x1b[31m=\x00", "yang ada: "),
        ("=", "yang ada: "),
        ("x" * 100_000 + "=1", "yang ada: "),
        ("pegawai.kondisi=" + "hamil," * 5000, "pegawai.kondisi"),
    ],
)
def test_a_wrong_fact_is_a_fault_of_usage(issued, word, said):
    ended = issued.run(*ASK, *facts(word))
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.err
    assert ended.err.startswith("galat: ")
    assert "\x1b" not in ended.err


@pytest.mark.parametrize(
    "word",
    [
        "pegawai.piket=YA",
        "pegawai.piket=false",
        "pegawai.giliran=03",
        "waktu.jam=7.05",
        "unit.lembur= tidak ",
    ],
)
def test_values_are_understood_as_people_write_them(issued, word):
    assert issued.run(*ASK, *facts(word)).status == 0


def test_a_fact_is_given_once(issued):
    words = facts("pegawai.jenis=pns", "pegawai.jenis=pppk")
    assert issued.run(*ASK, *words).status == 2


def test_the_authority_has_to_be_there(issued):
    assert issued.run("ask").status == 2
    unknown = issued.run("ask", "--authority", "tiada")
    assert (unknown.status, "contoh" in unknown.err) == (2, True)


# --- asking back ---


def test_missing_facts_are_asked_for_the_most_useful_first(issued):
    ended = publisher(*ASK, "--interactive", cwd=issued.root, stdin="hamil\npns\n\n")
    assert ended.status == 0, ended.err
    asked = [line for line in ended.err.splitlines() if "menentukan" in line]
    assert asked[0].startswith(("Kondisi pegawai [peka", "Jenis pegawai"))
    assert any("[peka: tidak dicatat, tidak disimpan]" in line for line in asked)
    assert "  hamil                Hamil" in ended.err


def test_the_end_of_the_answers_ends_the_asking(issued):
    for stdin in ("", "pns", "\n\n\n\n\n\n", "salah\nsalah\nsalah\nsalah\n"):
        ended = publisher(*ASK, "--interactive", cwd=issued.root, stdin=stdin)
        assert ended.status == 0, ended.err
        assert "HASIL" in ended.out


def test_a_wrong_answer_is_told_in_the_words_of_the_question(issued):
    words = facts("pegawai.jenis=pns", "pegawai.peran=")
    ended = publisher(*ASK, *words, "--interactive", cwd=issued.root, stdin="x\n-hamil\nx\n")
    assert ended.err.count("beberapa dengan koma, - berarti tidak ada") == 3
    assert "kosong berarti" not in ended.err
    assert "Tiga kali tidak dikenal; pertanyaan ini dilewati." in ended.err


def test_none_is_a_dash_where_there_may_be_several(issued):
    words = facts("pegawai.jenis=pns", "pegawai.peran=")
    ended = publisher(
        *ASK, *words, "--interactive", "--format", "json", cwd=issued.root, stdin="-\n"
    )
    assert json.loads(ended.out)["outcomes"]["tempat-kerja"] == {"state": "silent"}


# --- what is sensitive stays here ---


def test_sensitive_facts_are_neither_told_nor_kept(issued):
    """Every way a value may go wrong, and all that is printed and all files that are left."""
    ways = [
        [*ASK, *facts(f"pegawai.kondisi={CODE}")],
        [*ASK, "--format", "json", *facts(f"pegawai.kondisi={CODE}", "pegawai.jenis=pns")],
        [*ASK, *facts(f"pegawai.kondisi={CODE}", f"pegawai.kondisi={CODE}")],
        [*ASK, *facts(f"pegawai.kondis={CODE}")],
        [*ASK, *facts(CODE)],
        [*ASK, *facts(f"{CODE}=ya")],
        [*ASK, *facts(f"pegawai.jenis={CODE}")],
        [*ASK, *facts(f"pegawai.piket={CODE}")],
        [*ASK, *facts(f"pegawai.giliran={CODE}")],
        ["ask", *facts(f"pegawai.kondisi={CODE}")],
        ["ask", "--authority", "tiada", *facts(f"pegawai.kondisi={CODE}")],
        [*ASK[:3], "--on", "kemarin", *facts(f"pegawai.kondisi={CODE}")],
    ]
    for way in ways:
        ended = publisher(*way, cwd=issued.root)
        assert CODE not in ended.out + ended.err, way
    typo = publisher(*ASK, *facts(f"pegawai.kondisi={CODE}xyz"), cwd=issued.root)
    assert f"{CODE}xyz" not in typo.err
    assert "maksud Anda" not in typo.err
    asked = publisher(*ASK, "--interactive", cwd=issued.root, stdin=f"{CODE}\n" * 4)
    assert CODE not in asked.out
    for path in issued.root.rglob("*"):
        if path.is_file() and "vocabulary" not in path.parts:
            assert CODE.encode() not in path.read_bytes(), path


def test_a_fault_of_our_own_tells_no_fact():
    def fails():
        raise KeyError(CODE)

    with pytest.raises(ConcealedError) as caught:
        concealed(fails)
    told = "".join(traceback.format_exception(caught.value))
    assert CODE not in told
    assert "KeyError" in told


# --- the day knows its own facts ---

FRIDAY = "  - id: jumat\n    kind: pelaporan\n    modality: wajib\n    label: Hari Jumat\n" + (
    "    en: Fridays\n    who: {pegawai.jenis: asn}\n    when: {hari.nama: FR}\n"
    "    do: {what: laporan, to: atasan}\n    cite: [lapor]\n"
)


def test_a_fact_that_contradicts_the_day_does_not_count(project):
    text = GOOD.format(title="Contoh").replace("rules:\n", f"rules:\n{FRIDAY}")
    issue_text(project.root, PLACE, text)
    told = facts("pegawai.jenis=pns", "hari.nama=FR", "hari.tanggal=3")
    ended = project.run(*ASK, *told)  # a Tuesday, the 10th
    said = " ".join(ended.out.split())
    assert "wajib: Hari Jumat" not in said
    assert 'Perhatian: "Nama hari" yang Anda sebut lain daripada hari yang ditanyakan' in said
    document = json.loads(project.run(*ASK, "--format", "json", *told).out)
    assert document["overruled"] == ["hari.nama", "hari.tanggal"]
    right = facts("pegawai.jenis=pns", "hari.nama=TU", "hari.tanggal=10", "hari.kalender=")
    assert json.loads(project.run(*ASK, "--format", "json", *right).out)["overruled"] == []


@pytest.mark.parametrize(
    ("day", "given", "overruled"),
    [
        ("2026-03-20", "", ["hari.kalender"]),
        ("2026-03-20", "cuti-bersama", []),
        ("2026-03-19", "cuti-bersama", ["hari.kalender"]),
        ("2026-03-19", "libur-sekolah", []),  # no calendar of that name covers the year
    ],
)
def test_a_calendar_that_covers_the_year_says_which_days_are_in_it(project, day, given, overruled):
    """The circular on collective leave of the sample register lists the days of 2026."""
    asked = ("ask", "-C", str(ROOT), "--authority", "harapan-jaya", "--on", day)
    ended = project.run(*asked, "--format", "json", *facts(f"hari.kalender={given}"))
    assert json.loads(ended.out)["overruled"] == overruled


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("unit.hari_kerja=7", "bilangan bulat 1 s.d. 6"),
        ("unit.hari_kerja=0", "bilangan bulat 1 s.d. 6"),
        ("hari.tanggal=32", "bilangan bulat 1 s.d. 31"),
        ("pegawai.giliran=-1", "bilangan bulat paling sedikit 0"),
    ],
)
def test_a_number_out_of_its_bounds_is_a_fault_of_usage(issued, word, said):
    ended = issued.run(*ASK, *facts(word))
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.err
