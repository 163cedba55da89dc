"""`publisher publish`: what was issued becomes a release of the site."""

import json
from datetime import datetime
from pathlib import Path

import click

from publisher.cli import clock
from publisher.cli.language import LANGUAGE
from publisher.cli.moments import Instant
from publisher.cli.options import (
    SITE,
    emit,
    folder_option,
    format_option,
    jobs_option,
    language_option,
    project_root,
    say,
    site_option,
    tell,
)
from publisher.cli.wording import Command
from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.pipeline.examination import How
from publisher.pipeline.publish import Released, publish
from publisher.pipeline.settings import site as settings_of

_FIRST, _LAST = 1945, 2900  # years of which anything can be told


@click.command(
    "publish",
    cls=Command,
    help=say(
        "Terbitkan situs: semua yang sudah terbit menurut buku agenda, tanpa satu pun rancangan, "
        "sebagai rilis yang tidak berubah lagi.",
        "Publish the site: all that was issued by the agenda book, without any draft, as a "
        "release that never changes.",
    ),
)
@site_option
@click.option(
    "--at",
    type=Instant(),
    metavar=say("SAAT", "MOMENT"),
    help=say(
        "saat rilis, misalnya 2026-11-21T09:00+07:00 (bawaan: sekarang)",
        "moment of the release, such as 2026-11-21T09:00+07:00 (default: now)",
    ),
)
@jobs_option
@format_option
@folder_option
@language_option
def command(
    *, site: Path | None, at: datetime | None, jobs: int | None, form: str, folder: Path
) -> int:
    """Print which release is shown; status 1 where a letter could not be made."""
    root = project_root(folder)
    moment = at if at is not None else clock.passed(settings_of(root).zone)
    if not _FIRST <= moment.year < _LAST:
        raise UsageError(
            Label(
                f"--at {moment.isoformat()}: tahunnya harus antara {_FIRST} dan {_LAST}",
                f"--at {moment.isoformat()}: its year must be between {_FIRST} and {_LAST}",
            )
        )
    done = publish(root, site or root / SITE, moment, How(jobs=jobs))
    if form == "json":
        emit(json.dumps(_document(done), ensure_ascii=False, indent=1) + "\n", form=form)
    else:
        emit(_sentence(done), form=form)
    for one in done.unlettered:
        tell(
            f"{one.circular} revisi {one.revision}: suratnya tidak dapat dibuat: {one.why.id}",
            f"{one.circular} revision {one.revision}: no letter could be made: "
            f"{one.why.text('en')}",
        )
    return 1 if done.unlettered else 0


def _sentence(done: Released) -> str:
    if not done.is_new:
        return say(
            f"Rilis {done.head.release} sudah memuat semuanya.\n",
            f"Release {done.head.release} holds everything already.\n",
        )
    return say(
        f"Rilis {done.head.release} terbit: {done.circulars} edaran, {done.events} peristiwa, "
        f"{done.letters} surat baru.\n",
        f"Release {done.head.release} is published: {done.circulars} circulars, {done.events} "
        f"events, {done.letters} new letters.\n",
    )


def _document(done: Released) -> dict[str, object]:
    return {
        "version": 1,
        "release": done.head.release,
        "sequence": done.head.sequence,
        "new": done.is_new,
        "circulars": done.circulars,
        "events": done.events,
        "letters": done.letters,
        "unlettered": [
            {"id": one.circular, "revision": one.revision, "why": one.why.text(LANGUAGE)}
            for one in done.unlettered
        ],
    }
