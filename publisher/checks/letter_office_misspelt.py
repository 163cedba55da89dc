"""An office that is nearly one of the list is that one: its level decides letterhead and emblem.

Every word has to be like its fellow: Dinas Kehutanan is no slip for Dinas Kesehatan.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from publisher.checks.mending import renamed
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.wording.values import shown

_OFFICES: Final = "jabatan"
_LIKE: Final = 0.85
_WORD_LIKE: Final = 0.8
_LONGEST: Final = 120


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    signatory = circular.signatory
    if signatory is None:
        return
    offices = surroundings.vocabulary.schemes.get(_OFFICES, {})
    known = sorted({code.label.id for code in offices.values()})
    for key, office in (
        ("office", signatory.office),
        ("own_office", signatory.own_office),
        ("on_behalf_of", signatory.on_behalf_of),
        ("through", signatory.through),
    ):
        right = _meant(office, known) if office else ""
        if right:
            span = circular.at("signatory", key)
            yield Diagnostic(
                "letter-office-misspelt",
                Label(
                    f'"{shown(office)}" tidak ada dalam daftar jabatan',
                    f'"{shown(office)}" is not in the list of offices',
                ),
                span,
                Severity.WARNING,
                hint=Label(f'maksud Anda "{right}"?', f'did you mean "{right}"?'),
                fix=renamed(circular, span, office, right),
            )


def _meant(office: str, known: list[str]) -> str:
    """Return the office that was meant, "" where it is one or is like none."""
    typed = office.casefold()
    if len(typed) > _LONGEST or typed in {one.casefold() for one in known}:
        return ""
    likely = [(_ratio(typed, one.casefold()), one) for one in known if _is_like(typed, one)]
    ratio, right = max(likely, default=(0.0, ""))
    return right if ratio >= _LIKE else ""


def _is_like(typed: str, office: str) -> bool:
    words, wanted = typed.split(), office.casefold().split()
    if "".join(words) == "".join(wanted):
        return True
    return len(words) == len(wanted) and all(
        _ratio(word, want) >= _WORD_LIKE for word, want in zip(words, wanted, strict=True)
    )


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


CHECK: Final = CircularCheck("letter-office-misspelt", _run)
