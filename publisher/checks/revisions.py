"""Files that differ from the text that was issued of them; no check of its own."""

from publisher.model.check import Surroundings
from publisher.model.circular import Circular
from publisher.model.label import Label
from publisher.model.register import Issued

ISSUED = Label("naskah yang diterbitkan", "the text that was issued")


def differing(circular: Circular, surroundings: Surroundings) -> Issued | None:
    """Return what was issued of a circular that says something else now, else None."""
    issued = surroundings.issued.get(circular.id)
    return issued if issued and issued.differs else None


def is_next(circular: Circular, issued: Issued) -> bool:
    """Return whether a changed file is the draft of the next revision: it says what it corrects.

    A correction that an earlier revision said already is not this one's.
    """
    says = circular.correction is not None and circular.correction != issued.correction
    return says and not issued.withdrawn
