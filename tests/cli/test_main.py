"""The front door: help, words for mistakes, exit statuses, and a quick start."""

import importlib.metadata
import json
import subprocess
import sys

import click
import pytest

from publisher.cli import main
from publisher.cli.language import chosen_language
from publisher.cli.options import wants_color
from publisher.model.errors import PublisherError, UsageError
from publisher.model.label import Label
from tests.projects import ROOT, publisher

HEAVY = {"docx", "lxml", "typst", "jinja2", "pypdf", "git"}


def test_help_names_every_command_in_indonesian(empty):
    ended = empty.run("--help")
    assert ended.status == 0
    assert ended.out.startswith("Pemakaian: publisher [OPSI] PERINTAH")
    for name in main.COMMANDS:
        assert f"\n  {name} " in ended.out
    for english in ("Usage", "Options", "Show this message", "Commands"):
        assert english not in ended.out


@pytest.mark.parametrize("name", main.COMMANDS)
def test_help_of_every_command_is_indonesian(empty, name):
    ended = empty.run(name, "--help")
    assert ended.status == 0
    assert ended.out.startswith(f"Pemakaian: publisher {name} [OPSI]")
    assert "tampilkan bantuan ini" in ended.out
    for english in ("Usage", "Options", "Show this message", "default"):
        assert english not in ended.out


def test_english_is_spoken_on_demand():
    for ended in (
        publisher("--lang", "en", "--help"),
        publisher("--help", "--lang=en"),
        publisher("--help", PUBLISHER_LANG="en"),
    ):
        assert ended.out.startswith("Usage: publisher [OPTIONS] COMMAND")
        assert "Commands:" in ended.out


def test_the_locale_of_the_machine_decides_nothing():
    assert publisher("--help", LANG="en_US.UTF-8", LC_ALL="C", LANGUAGE="en").out.startswith(
        "Pemakaian"
    )


def test_the_language_is_read_before_everything_else(monkeypatch):
    assert chosen_language(["check"]) == "id"
    assert chosen_language(["check", "--lang", "en"]) == "en"
    assert chosen_language(["--lang=en", "check"]) == "en"
    assert chosen_language(["check", "--lang"]) == "id"
    monkeypatch.setenv("PUBLISHER_LANG", "en")
    assert chosen_language(["check"]) == "en"
    assert chosen_language(["check", "--lang", "id"]) == "id"


def test_no_command_shows_the_help_and_ends_with_2(empty):
    ended = empty.run()
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("Pemakaian: publisher")


def test_mistakes_of_usage_are_said_in_one_indonesian_line(empty):
    for arguments, words in (
        (["chek"], "tidak ada perintah chek (maksud Anda check"),
        (["xyzzy"], "tidak ada perintah xyzzy. Lihat: publisher --help"),
        (["check", "--formt=json"], "tidak ada opsi --formt (maksud Anda --format?)"),
        (["--bogus"], "tidak ada opsi --bogus"),
        (
            ["check", "--format=xml"],
            "nilai untuk --format tidak sah; pilih full, concise, json, sarif, github",
        ),
        (["check", "--format"], "opsi --format salah pakai: nilainya belum ditulis"),
        (["schema", "--editor=ya"], "opsi --editor salah pakai: tidak memakai nilai"),
        (["extract"], "kurang FILE.pdf"),
        (["extract", "a.pdf", "b.pdf"], "terlalu banyak argumen: b.pdf"),
        (["check", "--lang", "su"], "nilai untuk --lang tidak sah; pilih id, en"),
        (["--lang", "id"], "perintahnya belum ditulis"),
    ):
        ended = empty.run(*arguments)
        assert (ended.status, ended.out) == (2, ""), arguments
        assert ended.err.startswith("galat: "), arguments
        assert words in ended.err
        assert ended.err.count("\n") == 1, arguments


def test_mistakes_of_usage_speak_english_too():
    ended = publisher("chek", "--lang", "en")
    assert ended.status == 2
    assert ended.err.startswith("error: No such command 'chek'")
    assert ended.err.rstrip().endswith("See: publisher --help")


def test_the_version_is_that_of_the_package(empty):
    try:
        version = importlib.metadata.version("circular-publisher")
    except importlib.metadata.PackageNotFoundError:
        version = "(belum dipasang)"
    ended = empty.run("--version")
    assert (ended.status, ended.out) == (0, f"publisher {version}\n")


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        (PublisherError(Label("huruf hilang", "a font is missing")), 3, "galat: huruf hilang\n"),
        (UsageError(Label("salah pakai", "wrong usage")), 2, "galat: salah pakai\n"),
        (PermissionError(13, "Permission denied", "dist"), 3, "galat: dist: Permission denied\n"),
        (OSError("jaringan putus"), 3, "galat: jaringan putus\n"),
        (
            OSError(28, "No space left on device"),
            3,
            "galat: ruang simpan habis atau kuotanya terlampaui (No space left on device); tidak "
            "ada yang tercatat setengah. Kosongkan ruang, lalu ulangi\n",
        ),
        (click.Abort(), 130, "dihentikan\n"),
        (click.UsageError("salah"), 2, "galat: pemakaian salah: salah. Lihat: publisher --help\n"),
    ],
)
def test_every_ending_has_its_status_and_one_line(empty, monkeypatch, fault, status, words):
    def fails(*_arguments, **_options):
        raise fault

    monkeypatch.setattr(main.publisher, "main", fails)
    ended = empty.run("check")
    assert (ended.status, ended.err) == (status, words)


def test_a_fault_of_our_own_is_a_traceback_and_ends_with_70(empty, monkeypatch):
    def fails(*_arguments, **_options):
        return {}["tiada"]

    monkeypatch.setattr(main.publisher, "main", fails)
    ended = empty.run("check")
    assert ended.status == main.BUG == 70
    assert "Traceback" in ended.err
    assert ended.err.endswith("Kirimkan keterangan di atas kepada pengelola.\n")


def test_colour_follows_the_choice_the_terminal_and_no_color(monkeypatch):
    assert wants_color("always", terminal=False)
    assert not wants_color("never", terminal=True)
    assert wants_color("auto", terminal=True)
    assert not wants_color("auto", terminal=False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_color("auto", terminal=True)
    assert wants_color("always", terminal=True)


def loaded(*arguments):
    """Return the libraries that a run of the command line loads."""
    code = (
        "import json, sys\n"
        "from publisher.cli.main import run\n"
        f"run({list(arguments)!r})\n"
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_help_and_check_load_no_engine():
    assert not loaded("--help") & (HEAVY | {"rich", "yaml", "markdown_it", "jsonschema_rs"})
    assert not loaded("completion", "bash") & (HEAVY | {"rich", "yaml"})
    explain = loaded("explain", "yaml-syntax")
    assert not explain & (HEAVY | {"rich", "yaml", "markdown_it", "jsonschema_rs"})
    for question in (("ask", "--authority", "harapan-jaya"), ("status",)):
        answered = loaded(*question)
        assert not answered & (HEAVY | {"markdown_it"})
        assert "yaml" in answered
    check = loaded("check", "-q", "--no-cache")
    assert not check & HEAVY
    assert "yaml" in check
