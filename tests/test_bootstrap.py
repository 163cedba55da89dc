"""The first file anybody runs: short, of an old syntax, and right about what is ready."""

import ast
import importlib.util
import subprocess
import sys

import pytest

from tests.projects import ROOT

FILE = ROOT / "bootstrap.py"


@pytest.fixture
def bootstrap(tmp_path, monkeypatch):
    """The module as it would stand in an empty project."""
    specification = importlib.util.spec_from_file_location("bootstrap", FILE)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    for name in ("requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        (tmp_path / name).write_text(f"{name}\n", encoding="ascii")
    monkeypatch.setattr(module, "HERE", str(tmp_path))
    monkeypatch.setattr(module, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(module, "PYTHON", sys.executable)
    (tmp_path / ".venv").mkdir()
    module.stamp = lambda name: (tmp_path / ".venv/stamp").write_text(
        module.stamp_of(name) + "\n", encoding="ascii"
    )
    return module


def test_an_old_python_can_read_it():
    ast.parse(FILE.read_text(encoding="utf-8"), feature_version=(3, 8))


def test_it_is_short_and_needs_the_standard_library_alone():
    text = FILE.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 150
    names = {
        a.name for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Import) for a in n.names
    }
    assert names <= sys.stdlib_module_names
    assert not [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.ImportFrom)]


def test_a_python_that_is_too_old_gets_a_sentence(bootstrap, monkeypatch, capsys):
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit) as ended:
        bootstrap.main(["build"])
    assert ended.value.code == 2
    assert "Python 3.11" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["biuld"]])
def test_without_a_verb_it_says_which_there_are(bootstrap, capsys, arguments):
    with pytest.raises(SystemExit) as ended:
        bootstrap.main(arguments)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert all(f"bootstrap.py {verb}" in said for verb in ("build", "test", "check", "fix", "lock"))


def test_what_is_stamped_is_ready_and_the_larger_set_serves_both(bootstrap):
    core, more = "requirements.txt", "requirements-dev.txt"
    assert not bootstrap.is_ready(core)
    bootstrap.stamp(core)
    assert (bootstrap.is_ready(core), bootstrap.is_ready(more)) == (True, False)
    bootstrap.stamp(more)
    assert (bootstrap.is_ready(core), bootstrap.is_ready(more)) == (True, True)


@pytest.mark.parametrize("name", ["requirements.txt", "pyproject.toml"])
def test_a_change_of_what_is_needed_makes_it_install_again(bootstrap, tmp_path, name):
    bootstrap.stamp("requirements.txt")
    (tmp_path / name).write_bytes(f"{name}\r\n".encode())
    assert bootstrap.is_ready("requirements.txt")
    (tmp_path / name).write_text("more\n", encoding="ascii")
    assert not bootstrap.is_ready("requirements.txt")


def test_another_folder_or_a_lost_python_makes_it_install_again(bootstrap, tmp_path, monkeypatch):
    bootstrap.stamp("requirements.txt")
    monkeypatch.setattr(bootstrap, "PYTHON", str(tmp_path / "tiada"))
    assert not bootstrap.is_ready("requirements.txt")
    monkeypatch.setattr(bootstrap, "PYTHON", sys.executable)
    assert bootstrap.is_ready("requirements.txt")
    before = bootstrap.stamp_of("requirements.txt")
    (tmp_path / "moved").mkdir()
    for file in ("requirements.txt", "pyproject.toml"):
        (tmp_path / "moved" / file).write_bytes((tmp_path / file).read_bytes())
    monkeypatch.setattr(bootstrap, "HERE", str(tmp_path / "moved"))
    assert bootstrap.stamp_of("requirements.txt") != before


def test_every_step_of_the_gate_runs_and_a_killed_one_is_no_success(bootstrap, tmp_path):
    def leave(status):
        code = f"open('ran', 'a').write('x'); {status}"
        return [sys.executable, "-c", code]

    killed = leave("import os; os.kill(os.getpid(), 9)" if sys.platform != "win32" else "exit(9)")
    assert bootstrap.run_all(leave("exit(0)"), killed, leave("exit(4)"), leave("exit(0)")) == 9
    assert (tmp_path / "ran").read_text(encoding="ascii") == "xxxx"
    assert bootstrap.run_all(leave("exit(0)")) == 0


def test_words_outside_ascii_do_not_stop_it_on_any_console():
    done = subprocess.run(
        [sys.executable, "-c", "import bootstrap; bootstrap.say('galat \u2026 \u6e2c')"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "cp1252", "PATH": ""},
    )
    assert done.stderr.strip() == b"galat ? ?"


def test_the_environment_that_cannot_be_made_names_the_remedy(bootstrap, monkeypatch, capsys):
    monkeypatch.setattr(bootstrap, "PYTHON", "tiada")
    monkeypatch.setattr(bootstrap, "quiet", lambda *_command: (1, "ensurepip is not available"))
    with pytest.raises(SystemExit) as ended:
        bootstrap.make_environment()
    assert ended.value.code == 3
    said = capsys.readouterr().err
    assert "ensurepip is not available" in said
    assert "python3-venv" in said or sys.platform != "linux"
