"""What `ask --interactive` does: it asks for the facts that answers depend on, and remembers none.

Questions go to stderr and answers come from stdin, a terminal or a pipe; its end ends the asking.
"""

import sys
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import click

from publisher.answers import phrases
from publisher.cli.language import LANGUAGE
from publisher.cli.options import say, tell
from publisher.model.label import visible
from publisher.model.vocabulary import Fact, Vocabulary
from publisher.pipeline.ask import Desk
from publisher.pipeline.facts import FactError, Value, value

_NONE: Final = "-"  # of a fact with several codes: there is none, which an empty line would skip
_TRIES: Final = 3


def ask_for_missing(desk: Desk, day: date, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the facts given with those that a person adds; what is skipped stays missing."""
    facts = dict(given)
    asked: set[str] = set()
    while True:
        wanted = [one for one in desk.answer(day, facts).wanted if one[0] not in asked]
        if not wanted:
            return facts
        name, count = wanted[0]
        asked.add(name)
        fact = desk.engine.vocabulary.facts[name]
        _explain(fact, count, desk.engine.vocabulary)
        found, more = _answered(fact, desk.engine.vocabulary)
        if found is not None:
            facts[name] = found
        if not more:
            return facts


def _explain(fact: Fact, count: int, vocabulary: Vocabulary) -> None:
    """Print what is asked and why, with the choices."""
    guard = say(" [peka: tidak dicatat, tidak disimpan]", " [sensitive: never logged or stored]")
    name = fact.label.text(LANGUAGE) + (guard if fact.sensitive else "")
    tell(f"{name}: menentukan {count} jawaban.", f"{name}: decides {count} answers.")
    for code in vocabulary.schemes.get(fact.scheme, {}).values():
        label = code.label.text(LANGUAGE)
        tell(f"  {code.id:<20} {label}", f"  {code.id:<20} {label}")


def _answered(fact: Fact, vocabulary: Vocabulary) -> tuple[Value | None, bool]:
    """Return the value typed, None where it is skipped, and whether there is more to read."""
    for _ in range(_TRIES):
        click.echo(visible(_prompt(fact, vocabulary)), nl=False, err=True)
        line = sys.stdin.readline()
        text = line.strip()
        if not line.endswith("\n"):
            click.echo(err=True)
        if not text:
            return None, bool(line)
        try:
            return value(fact, text, vocabulary, _NONE), True
        except FactError as error:
            tell(error.message.id, error.message.text("en"))
    tell(
        "Tiga kali tidak dikenal; pertanyaan ini dilewati.",
        "Not understood three times; this question is skipped.",
    )
    return None, True


def _prompt(fact: Fact, vocabulary: Vocabulary) -> str:
    if fact.many:
        wanted = say("kode, beberapa dengan koma, - tidak ada", "codes, with commas, - for none")
    elif fact.scheme:
        wanted = say("kode", "code")
    else:
        wanted = phrases.choices(fact, vocabulary).text(LANGUAGE)
    return say(f"{wanted} (Enter: lewati) []: ", f"{wanted} (Enter: skip) []: ")
