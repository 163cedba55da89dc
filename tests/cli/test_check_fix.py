"""`publisher check --fix` and `--diff`: what is written, what is only shown."""

import json
import os
import stat
import subprocess
import sys

import pytest

from tests.projects import GOOD, ROOT, publisher

SPELLING = {"wajib melaporkan": "wajib dan dihimbau melaporkan"}
WEEKDAY = {"Demikian": "Pada Senin, 3 Maret 2026, demikian"}
PLACE = "circulars/contoh/2026/jam-kerja.md"


def sound(project):
    return project.circular("jam-kerja").read_text(encoding="utf-8")


def test_safe_fixes_are_written_and_the_rest_is_reported(project):
    before = sound(project)
    file = project.circular("jam-kerja", swap={**SPELLING, **WEEKDAY})
    ended = project.run("check", "--fix")
    after = file.read_text(encoding="utf-8")
    assert ended.status == 1
    assert ended.err == "1 temuan diperbaiki dalam 1 berkas.\n"
    assert "calendar-weekday-differs" in ended.out
    assert "language-spelling" not in ended.out
    assert ended.out.splitlines()[-1] == "1 galat, 0 peringatan."
    expected = before.replace("wajib melaporkan", "wajib dan diimbau melaporkan")
    assert after == expected.replace("Demikian", "Pada Senin, 3 Maret 2026, demikian")


def test_a_second_run_changes_nothing(project):
    file = project.circular("jam-kerja", swap=SPELLING)
    assert project.run("check", "--fix").status == 0
    once = (file.read_bytes(), file.stat().st_mtime_ns)
    ended = project.run("check", "--fix")
    assert ended.err == "0 temuan diperbaiki dalam 0 berkas.\n"
    assert (file.read_bytes(), file.stat().st_mtime_ns) == once


def test_a_file_keeps_its_permissions_and_gets_plain_line_ends(project):
    file = project.circular("jam-kerja", swap=SPELLING)
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    file.chmod(0o640)
    assert project.run("check", "--fix").status == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert b"\r" not in file.read_bytes()
    assert b"diimbau" in file.read_bytes()
    assert [one.name for one in file.parent.iterdir()] == ["jam-kerja.md"]


def test_a_file_without_a_safe_fix_is_not_touched(project):
    file = project.circular("jam-kerja", swap=WEEKDAY)
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    before = file.read_bytes()
    project.run("check", "--fix")
    assert file.read_bytes() == before


def test_a_read_only_file_stops_it_with_3_and_nothing_is_written(project):
    first = project.circular("a-kerja", swap=SPELLING)
    second = project.circular("jam-kerja", swap=SPELLING)
    before = first.read_bytes()
    second.chmod(0o444)
    ended = project.run("check", "--fix")
    assert ended.status == 3
    assert ended.err == f"galat: {PLACE} tidak diubah: berkas hanya dapat dibaca\n"
    assert first.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_a_link_is_never_written_through(project, tmp_path_factory):
    outside = tmp_path_factory.mktemp("luar") / "lain.md"
    outside.write_text(sound(project).replace("wajib", "dihimbau"), encoding="utf-8")
    before = outside.read_bytes()
    (project.root / PLACE).unlink()
    (project.root / PLACE).symlink_to(outside)
    ended = project.run("check", "--fix")
    assert ended.status == 1
    assert "publish-path-unsafe" in ended.out
    assert outside.read_bytes() == before


def test_a_file_that_is_not_utf_8_is_never_written(project):
    file = project.circular("jam-kerja", swap=SPELLING)
    file.write_bytes(file.read_bytes().replace(b"Contoh", b"Conto\xff"))
    before = file.read_bytes()
    assert project.run("check", "--fix").status == 1
    assert file.read_bytes() == before


def test_only_chosen_paths_and_codes_are_mended(project):
    one = project.circular("satu", swap=SPELLING)
    other = project.circular("jam-kerja", swap=SPELLING)
    assert "0 temuan" in project.run("check", "--fix", "--select", "number").err
    project.run("check", "--fix", "contoh/2026/satu")
    assert "diimbau" in one.read_text(encoding="utf-8")
    assert "dihimbau" in other.read_text(encoding="utf-8")


def test_json_tells_what_was_mended(project):
    project.circular("jam-kerja", swap=SPELLING)
    document = json.loads(project.run("check", "--fix", "--format", "json").out)
    assert document["fixed"] == {"findings": 1, "files": [PLACE]}
    assert document["findings"] == []


def test_diff_writes_nothing_and_patch_makes_of_it_what_fix_makes(project):
    file = project.circular("jam-kerja", swap=SPELLING)
    before = file.read_bytes()
    ended = project.run("check", "--diff")
    assert ended.status == 1
    assert file.read_bytes() == before
    subprocess.run(["patch", "-p1", "-s"], cwd=project.root, input=ended.out.encode(), check=True)
    patched = file.read_bytes()
    file.write_bytes(before)
    project.run("check", "--fix")
    assert patched == file.read_bytes()


def test_diff_shows_each_proposal_against_the_mended_text(project):
    file = project.circular("jam-kerja", swap={**SPELLING, **WEEKDAY})
    ended = project.run("check", "--diff")
    first, _, rest = ended.out.partition(f"# usulan {PLACE}:")
    assert "+1. Kepala perangkat daerah wajib dan diimbau" in first
    assert "[calendar-weekday-differs]" in rest.split("\n", 1)[0]
    assert "+Pada Selasa, 3 Maret 2026, demikian" in rest
    assert "himbau" not in rest
    subprocess.run(["patch", "-p1", "-s"], cwd=project.root, input=ended.out.encode(), check=True)
    assert project.run("check").status == 0
    assert "Selasa" in file.read_text(encoding="utf-8")
    assert "1 perbaikan dalam 1 berkas dibuat oleh --fix; 1 usulan" in ended.err


def test_diff_ends_with_0_where_nothing_is_to_be_done(project):
    project.circular("jam-kerja")
    ended = project.run("check", "--diff", "-q")
    assert (ended.status, ended.out, ended.err) == (0, "", "")


def test_diff_ends_with_1_where_an_error_is_left_that_nothing_mends(project):
    project.circular("jam-kerja", swap={"to: 2026-03-31": "to: 2026-02-01"})
    ended = project.run("check", "--diff", "-q")
    assert (ended.status, ended.out) == (1, "")


def test_options_that_contradict_each_other_are_refused(project):
    project.circular("jam-kerja")
    for options in (
        ("--fix", "--diff"),
        ("--diff", "--format", "json"),
        ("--diff", "--statistics"),
        ("--statistics", "--format", "sarif"),
        ("--statistics", "--format", "github"),
        ("--stdin-path", PLACE),
        ("-", PLACE),
    ):
        ended = project.run("check", *options)
        assert (ended.status, ended.out) == (2, ""), options
        assert ended.err.count("\n") == 1


def test_a_text_from_standard_input_is_judged_in_the_project(project):
    project.circular("satu")
    text = sound(project).replace("to: 2026-03-31", "to: 2026-02-01")
    (project.root / PLACE).unlink()
    ended = publisher("check", "-", "--stdin-path", PLACE, cwd=project.root, stdin=text)
    assert ended.status == 1
    assert f"--> {PLACE}:11:" in ended.out
    assert not (project.root / PLACE).exists()


def test_a_text_from_standard_input_stands_for_the_file_of_its_path(project):
    file = project.circular("jam-kerja", swap={"to: 2026-03-31": "to: 2026-02-01"})
    before = file.read_bytes()
    text = GOOD.format(title="Contoh")
    ended = publisher("check", "-", "--stdin-path", f"./{PLACE}", cwd=project.root, stdin=text)
    assert (ended.status, ended.out) == (0, "Tidak ada temuan.\n")
    assert file.read_bytes() == before


def test_a_text_from_standard_input_has_a_place_of_its_own(project):
    ended = publisher("check", "-", "--format", "concise", cwd=project.root, stdin="bukan edaran")
    assert ended.status == 1
    assert ended.out.startswith("circulars/contoh/")
    assert "/masukan.md:1:1: galat[yaml-syntax]" in ended.out


def test_a_text_from_standard_input_is_mended_on_standard_output(project):
    text = GOOD.format(title="Contoh “tanda”").replace("wajib melaporkan", "wajib dihimbau")
    ended = publisher(
        *("check", "-", "--fix", "--stdin-path", PLACE),
        cwd=project.root,
        stdin=text,
        PYTHONIOENCODING="cp1252",
        PYTHONUTF8="0",
    )
    assert ended.status == 0
    assert ended.out == text.replace("dihimbau", "diimbau")
    assert ended.err.startswith("1 temuan diperbaiki dalam 1 berkas.")
    assert not (project.root / PLACE).exists()


@pytest.mark.parametrize(
    "place", ["jam-kerja.md", "../luar.md", "circulars/vocabulary/x.yaml", "circulars/A/2026/b.md"]
)
def test_a_place_where_no_circular_may_lie_is_refused(project, place):
    ended = publisher("check", "-", "--stdin-path", place, cwd=project.root, stdin="")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith(f"galat: --stdin-path {place}: tulis circulars/")


def test_codes_and_families_select(project):
    project.circular("jam-kerja", swap={**SPELLING, **WEEKDAY})
    for options, expected in (
        (("--select", "language"), ["language-spelling"]),
        (("--select", "language,calendar"), ["language-spelling", "calendar-weekday-differs"]),
        (
            ("--select", "language", "--select", "calendar"),
            [
                "language-spelling",
                "calendar-weekday-differs",
            ],
        ),
        (("--ignore", "language"), ["calendar-weekday-differs"]),
        (("--ignore", "calendar-weekday-differs"), ["language-spelling"]),
        (("--select", "language-spelling", "--ignore", "language"), ["language-spelling"]),
        (("--select", "language", "--ignore", "language-spelling"), []),
    ):
        document = json.loads(project.run("check", "--format", "json", *options).out)
        assert [one["code"] for one in document["findings"]] == expected, options


def test_an_unknown_code_is_refused_and_the_nearest_named(project):
    ended = project.run("check", "--select", "period,languag")
    assert (ended.status, ended.out) == (2, "")
    assert "--select" in ended.err
    assert "maksud Anda language?" in ended.err
    assert "rumpun yang ada: " in project.run("check", "--ignore", "zzz").err


def test_what_keeps_a_file_from_being_read_is_told_whatever_is_selected(project):
    project.circular("jam-kerja", swap={"title: Contoh": "title: [Contoh"})
    for options in (("--select", "language"), ("--ignore", "yaml"), ("--ignore", "yaml-syntax")):
        ended = project.run("check", *options)
        assert ended.status == 1, options
        assert "yaml-syntax" in ended.out
    project.circular("jam-kerja", swap={"title: Contoh\n": ""})
    ended = project.run("check", "--select", "language")
    assert ended.status == 1
    assert "letter-field-missing" in ended.out


def test_statistics_count_by_code(project):
    project.circular("jam-kerja", swap={**SPELLING, **WEEKDAY})
    ended = project.run("check", "--statistics")
    assert ended.status == 1
    assert ended.out == (
        "1  calendar-weekday-differs\n"
        "1  language-spelling         (1 dapat diperbaiki dengan --fix)\n"
        "1 galat, 1 peringatan, 1 dapat diperbaiki dengan --fix.\n"
    )


def test_every_form_is_one_that_its_reader_takes(project):
    project.circular("jam-kerja", swap=WEEKDAY)
    assert project.run("check", "--format", "concise").out.startswith(f"{PLACE}:")
    assert project.run("check", "--format", "github").out.startswith("::error title=calendar-")
    log = json.loads(project.run("check", "--format", "sarif").out)
    (result,) = log["runs"][0]["results"]
    assert result["ruleId"] == "calendar-weekday-differs"
    assert result["fixes"]


def test_a_text_from_standard_input_that_cannot_be_mended_leaves_as_it_came(project):
    text = GOOD.format(title="Contoh").replace("wajib melaporkan", "wajib dihimbau").encode()
    for data in (
        text.replace(b"Contoh", b"Conto\xff"),
        text.replace(b"dihimbau", b"diimbau").replace(b"\n", b"\r\n"),
        b"x" * (5 << 20),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "publisher", "check", "-", "--fix", "--stdin-path", PLACE],
            cwd=project.root,
            input=data,
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert done.stdout == data
