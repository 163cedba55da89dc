"""What `publisher build --srikandi` does: one letter for the e-office, or the reasons against."""

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from publisher.cli.language import LANGUAGE
from publisher.cli.options import emit, say, spelled, tell, wants_color
from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.model.report import Report
from publisher.pipeline import srikandi
from publisher.pipeline.inputs import identity
from publisher.pipeline.load import load
from publisher.reporters import REPORTERS


@dataclass(frozen=True, slots=True)
class Printing:
    """How the command was asked to print."""

    form: str
    color: str
    quiet: bool


def hand_over(root: Path, wanted: frozenset[str], into: Path | None, printing: Printing) -> int:
    """Write the letter, or print what stops it; status 1 where something does."""
    if len(wanted) != 1:
        raise UsageError(
            Label(
                "--srikandi menyerahkan satu edaran; sebut satu id saja, tanpa PATH lain",
                "--srikandi hands over one circular; name one id and no other PATH",
            )
        )
    outbox = into or root / srikandi.OUTBOX
    project = load(root)
    done = srikandi.hand_over(project, identity(next(iter(wanted))), outbox)
    colored = wants_color(printing.color, terminal=sys.stdout.isatty())
    shown = spelled(outbox / done.path)
    facts = {
        "file": shown if done.path else None,
        "reasons": [{"id": why.id, "en": why.en} for why in done.reasons],
    }
    report = Report(
        done.diagnostics, project.sources, LANGUAGE, colored=colored, closing=False, facts=facts
    )
    emit(REPORTERS[printing.form](report), form=printing.form, colored=colored)
    _conclude(done, shown, printing)
    return 0 if done.path else 1


def _conclude(done: srikandi.HandedOver, shown: str, printing: Printing) -> None:
    """Say where the letter is and what to do with it, or why there is none."""
    for why in done.reasons:
        tell(f"galat: {why.id}", f"error: {why.en}")
    if done.path and not printing.quiet:
        words = say(
            f"Naskah untuk SRIKANDI: {shown}\n"
            "Unggah berkas ini apa adanya, jangan disimpan ulang dari Word; nomor, tanggal, dan "
            "tanda tangan diisi oleh SRIKANDI.",
            f"The letter for SRIKANDI: {shown}\n"
            "Upload this file as it is, do not save it again in Word; SRIKANDI fills in number, "
            "date and signature.",
        )
        click.echo(words, err=printing.form != "full")
    elif not done.path:
        tell("Naskah untuk SRIKANDI tidak dibuat.", "The letter for SRIKANDI was not made.")
