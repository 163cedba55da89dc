"""Places in the front matter, also of what is not there; no check of its own."""

from publisher.model.circular import Circular
from publisher.model.source import Span


def fence(circular: Circular) -> Span:
    """Return the first line of the file, where what is missing as a whole is reported."""
    return circular.source.span(0, len(circular.source.line(1)))


def place(circular: Circular, *path: str | int) -> Span:
    """Return the span of a value as the author typed it; the first line where nobody typed it."""
    found = circular.places.get(path)
    whole = circular.places.get(())
    untyped = found is None or (whole is not None and found.start == found.end == whole.start)
    return fence(circular) if untyped or found is None else found
