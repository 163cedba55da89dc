"""The only reader of the clock."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def today(zone: str) -> date:
    """Return the civil day it is now in a zone ("Asia/Makassar")."""
    return datetime.now(UTC).astimezone(ZoneInfo(zone)).date()  # noqa: TID251 - the one place
