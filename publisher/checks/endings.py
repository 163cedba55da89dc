"""How a text or rule came to its end, in words that several checks share; no check of its own."""

from publisher.indonesian.dates import long_date
from publisher.model.foresight import Ending
from publisher.model.label import Label


def ending(ended: Ending) -> Label:
    """Return how something ended, to stand after its name."""
    if ended.how == "withdrawn":
        return Label("sudah ditarik", "was withdrawn")
    by = f" oleh {ended.by}" if ended.by else ""
    by_english = f" by {ended.by}" if ended.by else ""
    if ended.last is None:
        return Label(
            f"diakhiri{by} sebelum hari pertamanya", f"is ended{by_english} before its first day"
        )
    last = long_date(ended.last)
    if ended.how == "cut":
        return Label(
            f"diakhiri{by}; hari terakhirnya {last}",
            f"is ended{by_english}; its last day is {ended.last}",
        )
    return Label(f"berakhir pada {last}", f"ends on {ended.last}")
