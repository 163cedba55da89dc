"""The only reader of the clock."""

import time
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

_TICK: Final = 0.02


def now(zone: str) -> datetime:
    """Return the moment it is, to the second, with the offset of a zone."""
    moment = datetime.now(UTC)  # noqa: TID251 - the one place
    return moment.astimezone(ZoneInfo(zone)).replace(microsecond=0)


def passed(zone: str) -> datetime:
    """Return the second that it is, once it is over: nothing more can be recorded in it."""
    moment = now(zone)
    while now(zone) <= moment:
        time.sleep(_TICK)
    return moment


def today(zone: str) -> date:
    """Return the civil day it is now in a zone ("Asia/Makassar")."""
    return now(zone).date()
