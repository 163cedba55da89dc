"""Days and moments as they are typed: the day asked, and when it was known."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import click

from publisher.cli.options import say
from publisher.model import moment


class Day(click.ParamType[date]):
    """A civil day, as 2026-03-16."""

    name = "day"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day that was typed."""
        if isinstance(value, date):
            return value
        found = moment.day(value)
        if found is None:
            self.fail(f"{value!r} is no day; write one as 2026-03-16", param, ctx)
        return found


class Moment(click.ParamType[date | datetime]):
    """A civil day, or a moment with its offset, as 2026-03-16T09:00+07:00."""

    name = "moment"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date | datetime:
        """Return the day or the moment that was typed."""
        if isinstance(value, date):
            return value
        found = moment.moment(value)
        if found is None:
            words = f"{value!r} is no day and no moment with an offset (2026-03-16T09:00+07:00)"
            self.fail(words, param, ctx)
        return found


class Instant(click.ParamType[datetime]):
    """A moment with its offset, as 2026-03-16T09:00+07:00; a day alone is none."""

    name = "instant"

    def convert(
        self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Return the moment that was typed."""
        found = value if isinstance(value, datetime) else moment.moment(value)
        if not isinstance(found, datetime):
            words = (
                f"{value!r} is no moment; write day, time and offset as 2026-03-16T09:00+07:00, "
                "not a day alone"
            )
            self.fail(words, param, ctx)
        return found


def on_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--on DATE`, the day that is asked about."""
    return click.option(
        "--on",
        type=Day(),
        metavar="DATE",
        help=say(
            "hari yang ditanyakan (bawaan: hari ini menurut zona waktu instansi)",
            "the day asked about (default: today in the zone of the authority)",
        ),
    )(command)


def known_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--known MOMENT`, up to when the agenda book is read."""
    return click.option(
        "--known",
        type=Moment(),
        metavar="DATE",
        help=say(
            "menurut catatan sampai akhir hari itu, atau 2026-03-16T09:00+07:00",
            "as known by the end of that day, or 2026-03-16T09:00+07:00",
        ),
    )(command)
