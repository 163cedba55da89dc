"""Pieces of sentences in both languages: days, fillings, rows."""

from datetime import date, datetime

from publisher.indonesian.dates import long_date, long_span
from publisher.model.label import Label


def day_words(day: date) -> Label:
    """Return a day as it is written: 4 Januari 2021, in English 2021-01-04."""
    return Label(long_date(day), day.isoformat())


def moment_words(known: date | datetime) -> Label:
    """Return a day, or a moment with its clock and offset."""
    if isinstance(known, datetime):
        clock = f"{known:%H:%M %z}"
        day = day_words(known.date())
        return Label(f"{day.id} {clock}", f"{day.text('en')} {clock}")
    return day_words(known)


def known_words(known: date | datetime | None) -> Label:
    """Return up to when something is known, "" for all that was ever entered."""
    if known is None:
        return Label("", "")
    return say("menurut catatan s.d. {at}", "as known by {at}", at=moment_words(known))


def span_words(first: date, last: date) -> Label:
    """Return two days and all between, one day as itself."""
    english = f"{first.isoformat()} until {last.isoformat()}"
    return Label(long_span(first, last), english if first < last else first.isoformat())


def say(indonesian: str, english: str, **parts: Label) -> Label:
    """Return a text whose parts are filled in, each in its language."""
    return Label(
        indonesian.format(**{key: part.id for key, part in parts.items()}),
        english.format(**{key: part.text("en") for key, part in parts.items()}),
    )


def row(labels: tuple[Label, ...], between: str) -> Label:
    """Return labels in a row, each language by itself."""
    return Label(
        between.join(one.id for one in labels), between.join(one.text("en") for one in labels)
    )
