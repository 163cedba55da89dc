"""Up to when something is known: a civil day, meaning its end, or an instant with its offset."""

import re
from datetime import date, datetime
from typing import Final

Moment = date | datetime
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day(text: str) -> date | None:
    """Return the day written as 2026-03-16, None for every other text."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def moment(text: str) -> Moment | None:
    """Return a day, or an instant as 2026-03-16T09:00+07:00; None for every other text."""
    if _DAY.fullmatch(text):
        return day(text)
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
