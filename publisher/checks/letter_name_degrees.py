"""The name of the signatory is the bare name; degrees (gelar) have fields of their own."""

import re
from collections.abc import Iterator
from typing import Final

from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label

# A comma, or a shortened title before the name; initials such as "A. Hidayat" are one letter.
_DEGREE: Final = re.compile(r",|^(?:Dr|Dra|Drs|Ir|Prof|H|Hj|apt|dr|drg|drh|Ns)\.? ", re.ASCII)


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    signatory = circular.signatory
    if signatory and signatory.name and _DEGREE.search(signatory.name):
        yield Diagnostic(
            "letter-name-degrees",
            Label(
                "gelar tertulis di dalam nama penanda tangan",
                "degrees are written into the signatory's name",
            ),
            circular.at("signatory", "name"),
            Severity.WARNING,
            hint=Label(
                "tulis nama saja di `name`, dan gelar di `degrees: {before: Dr., after: M.Si.}`",
                "write the name alone, and degrees in `degrees: {before: Dr., after: M.Si.}`",
            ),
        )


CHECK: Final = CircularCheck("letter-name-degrees", _run)
