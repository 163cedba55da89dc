"""The only reader of the clock."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now(zone: str) -> datetime:
    """Return the moment it is, to the second, with the offset of a zone."""
    moment = datetime.now(UTC)  # noqa: TID251 - the one place
    return moment.astimezone(ZoneInfo(zone)).replace(microsecond=0)


def today(zone: str) -> date:
    """Return the civil day it is now in a zone ("Asia/Makassar")."""
    return now(zone).date()
