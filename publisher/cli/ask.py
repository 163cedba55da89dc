"""`publisher ask`: what binds under an authority on a day, and why."""

import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from publisher.answers import document, page
from publisher.cli import clock
from publisher.cli.asking import ask_for_missing
from publisher.cli.language import LANGUAGE
from publisher.cli.moments import known_option, on_option
from publisher.cli.options import (
    emit,
    folder_option,
    format_option,
    language_option,
    project_root,
    say,
)
from publisher.cli.wording import Command
from publisher.model.errors import UsageError
from publisher.model.label import Label, visible
from publisher.model.moment import Moment
from publisher.pipeline import conformance
from publisher.pipeline.ask import Desk, opened
from publisher.pipeline.conformance import Tried
from publisher.pipeline.facts import typed


@click.command(
    "ask",
    cls=Command,
    help=say(
        "Jawab apa yang mengikat pada suatu hari menurut edaran yang sudah terbit, dan mengapa. "
        "Fakta yang Anda sebut tidak dicatat dan tidak disimpan.",
        "Answer what binds on a day according to the circulars that were issued, and why. "
        "The facts you give are neither logged nor stored.",
    ),
)
@click.option(
    "--authority", default="", metavar="ID", help=say("instansi yang ditanyakan", "the authority")
)
@on_option
@known_option
@click.option(
    "--fact",
    "facts",
    multiple=True,
    metavar=say("NAMA=NILAI", "NAME=VALUE"),
    help=say(
        "yang diketahui, misalnya pegawai.jenis=pns; beberapa kode dengan koma, kosong: tidak ada",
        "what is known, such as pegawai.jenis=pns; several codes with commas, empty: none",
    ),
)
@click.option(
    "--interactive",
    is_flag=True,
    help=say(
        "tanyakan fakta yang kurang, yang paling menentukan lebih dahulu",
        "ask for missing facts, the most useful first",
    ),
)
@click.option(
    "--case",
    "cases",
    multiple=True,
    metavar="FILE",
    help=say(
        "jawab kasus uji dari berkas, dari masukan baku (-), atau dengan namanya (T04), "
        "dan bandingkan",
        "answer a conformance case of a file, from standard input (-), or by its name (T04), "
        "and compare",
    ),
)
@format_option
@folder_option
@language_option
def command(
    *,
    authority: str,
    facts: tuple[str, ...],
    known: Moment | None,
    cases: tuple[str, ...],
    form: str,
    folder: Path,
    on: date | None,
    interactive: bool,
) -> int:
    """Print the answer on stdout; with cases, status 1 where one is answered differently."""
    if cases:
        return _tried(cases, form)
    if not authority:
        raise UsageError(
            Label(
                "sebut instansinya, misalnya --authority harapan-jaya",
                "name the authority, such as --authority harapan-jaya",
            )
        )
    desk = opened(project_root(folder), authority, known)
    vocabulary = desk.engine.vocabulary
    day = on or clock.today(vocabulary.authorities[authority].tz)
    given = typed(facts, vocabulary)
    if interactive:
        given = ask_for_missing(desk, day, given)
    _show(desk, day, given, form)
    return 0


def _show(desk: Desk, day: date, given: Mapping[str, Any], form: str) -> None:
    explanation = desk.answer(day, given)
    if form == "json":
        emit(document.render(explanation), form=form)
    else:
        emit(page.render(explanation, LANGUAGE), form=form)


def _tried(cases: tuple[str, ...], form: str) -> int:
    found = [
        conformance.tried(Path(one), sys.stdin.buffer.read())
        if one == "-"
        else conformance.tried(conformance.case_file(one))
        for one in cases
    ]
    if form == "json":
        answers = [
            {"case": name, "answers": [_answer(one) for one in questions]}
            for name, questions in found
        ]
        document_ = answers[0] if len(answers) == 1 else answers
        emit(json.dumps(document_, ensure_ascii=False, indent=1) + "\n", form=form)
    else:
        for name, questions in found:
            for number, one in enumerate(questions, start=1):
                result = say("sama", "ok") if one.same else say("LAIN", "DIFFERENT")
                emit(f"{name} {number}  {one.authority} {one.on}  {result}\n", form=form)
                for part, wanted, given in conformance.differences(one):
                    emit(visible(_difference(part, wanted, given), kept="\n"), form=form)
    return 0 if all(one.same for _, questions in found for one in questions) else 1


def _difference(part: str, wanted: object, given: object) -> str:
    """Return three lines: the part of an answer, what the case has there, what we answer."""
    expected, answered = say("diharapkan", "expected"), say("dijawab", "answered")
    return f"  {part}\n    {expected}: {_spelled(wanted)}\n    {answered}: {_spelled(given)}\n"


def _spelled(value: object) -> str:
    return say("tidak ada", "none") if value is None else json.dumps(value, ensure_ascii=False)


def _answer(one: Tried) -> dict[str, Any]:
    found = {
        "authority": one.authority,
        "on": one.on,
        "known": one.known,
        "answer": one.given,
        "same": one.same,
    }
    return found if one.same else {**found, "expected": one.expected}
