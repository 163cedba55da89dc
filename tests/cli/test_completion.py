"""`publisher completion`: the four shells, and what Tab then offers."""

import pytest

from publisher.cli.main import COMMANDS
from tests.projects import publisher


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_every_shell_gets_a_script(empty, shell):
    ended = empty.run("completion", shell)
    assert ended.status == 0
    assert "_PUBLISHER_COMPLETE" in ended.out
    assert "publisher" in ended.out


def test_a_shell_nobody_knows_is_refused(empty):
    ended = empty.run("completion", "csh")
    assert ended.status == 2
    assert "pilih bash, zsh, fish, powershell" in ended.err


def offered(words, count):
    ended = publisher(_PUBLISHER_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(count))
    assert ended.status == 0
    return [line.split(",", 1)[-1] for line in ended.out.splitlines()]


def test_tab_offers_commands_and_options():
    assert offered("publisher ", 1) == list(COMMANDS)
    assert offered("publisher ch", 1) == ["check"]
    assert "--strict" in offered("publisher check --", 2)
    assert offered("publisher check --format ", 3) == ["full", "concise", "json", "sarif", "github"]
    assert "--version" in offered("publisher --", 1)
