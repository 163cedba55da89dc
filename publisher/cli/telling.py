"""How findings are told: what `check` prints, whoever found them."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import click

from publisher.cli.language import LANGUAGE
from publisher.cli.options import emit, wants_color
from publisher.model.diagnostic import Diagnostic
from publisher.model.report import Report
from publisher.model.source import Source
from publisher.pipeline.lazily import resolved

FORMS: Final = ("full", "concise", "json", "sarif", "github")  # the names of all reporters
DEMANDS: Final = "publisher.pipeline.demands:demands"  # it loads every check


@dataclass(frozen=True, slots=True)
class Asked:
    """How the answer is to look: its form, colour, numbers in place of findings, no last line."""

    form: str
    color: str
    statistics: bool
    strict: bool
    quiet: bool


@dataclass(frozen=True, slots=True)
class Told:
    """Findings and the texts they speak of; `facts` go into the document for tools."""

    findings: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    facts: Mapping[str, Any] = field(default_factory=dict)


def report(asked: Asked, told: Told, *, on_stderr: bool = False) -> None:
    """Print findings in the form that was asked for."""
    colored = wants_color(asked.color, terminal=sys.stdout.isatty() and not on_stderr)
    whole = Report(
        told.findings,
        told.sources,
        LANGUAGE,
        colored=colored,
        closing=not asked.quiet,
        statistics=asked.statistics,
        facts=told.facts,
        demands=resolved(DEMANDS)() if asked.form == "sarif" else {},
    )
    text = resolved(f"publisher.reporters.{asked.form}:render")(whole)
    if on_stderr:
        click.echo(text, nl=False, err=True)
    else:
        emit(text, form=asked.form, colored=colored)
