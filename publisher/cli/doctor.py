"""`publisher doctor`: what this machine has and lacks."""

import json
import os
import sys
from pathlib import Path

import click

from publisher.cli.language import LANGUAGE
from publisher.cli.options import (
    emit,
    folder_option,
    format_option,
    language_option,
    say,
)
from publisher.cli.wording import Command
from publisher.pipeline.doctor import Machine, Observation, examine

_CERTIFICATES = ("PIP_CERT", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")


@click.command(
    "doctor",
    cls=Command,
    help=say(
        "Periksa Python, mesin pembuat surat, huruf, izin tulis, dan ruang kosong.",
        "Examine Python, engines, fonts, write access and free space.",
    ),
)
@format_option
@folder_option
@language_option
def command(form: str, folder: Path) -> int:
    """Print one line a thing; status 3 where something needed is missing."""
    certificates = {name: os.environ[name] for name in _CERTIFICATES if os.environ.get(name)}
    observations = examine(Machine(folder, sys.stdout.encoding or "?", certificates))
    emit(_document(observations) if form == "json" else _lines(observations), form=form)
    return 3 if any(one.needed and not one.fine for one in observations) else 0


def _lines(observations: tuple[Observation, ...]) -> str:
    lines = []
    for one in observations:
        sign = "OK" if one.fine else ("!!" if one.needed else "--")
        lines.append(f"{sign}  {one.name.text(LANGUAGE)}: {one.found.text(LANGUAGE)}\n")
    return "".join(lines)


def _document(observations: tuple[Observation, ...]) -> str:
    rows = [
        {
            "name": {"id": one.name.id, "en": one.name.text("en")},
            "found": {"id": one.found.id, "en": one.found.text("en")},
            "fine": one.fine,
            "needed": one.needed,
        }
        for one in observations
    ]
    return json.dumps({"version": 1, "observations": rows}, ensure_ascii=False, indent=2) + "\n"
