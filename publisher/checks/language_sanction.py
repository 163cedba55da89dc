"""A circular threatens no sanction: it cannot set one, it can only recall that a law does."""

import re
from collections.abc import Iterator
from typing import Final

from publisher.checks.quotations import foreign, within
from publisher.checks.stretches import stretches
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.wording.values import shown

_NEAR: Final = 600  # signs around a threat in which its sentence ends
_PENALTY: Final = r"(?:sanksi|hukuman(?:\s+disiplin)?|denda)"
_THREAT: Final = re.compile(
    r"\b(?:dikenai|dikenakan|dijatuhi|dijatuhkan|diberi|diberikan|menerima|mendapat|mendapatkan)\s+"
    rf"{_PENALTY}\b"
    rf"|\b{_PENALTY}\s+(?:\w+\s+)?(?:akan\s+)?(?:dikenakan|dijatuhkan|diberikan)\b",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(r"\b(?:tidak|tanpa|bukan)\s+(?:akan\s+|dapat\s+)?\Z", re.IGNORECASE)
# "sesuai dengan ketentuan peraturan perundang-undangan" only recalls what a law sets.
_LAW: Final = re.compile(
    r"\b(?:perundang-undangan|undang-undang|peraturan\s+(?:pemerintah|presiden|menteri|daerah))\b",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"[.;](?:\s|\Z)")


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    for stretch in stretches(circular):
        for found in _THREAT.finditer(stretch.text):
            start, end = found.span()
            if within(foreign(stretch.text), start, end) or _DENIED.search(
                stretch.text[max(0, start - 24) : start]
            ):
                continue
            if stretch.is_typed(start, end) and not _LAW.search(_sentence(stretch.text, found)):
                yield Diagnostic(
                    "language-sanction",
                    Label(
                        f'"{shown(found[0])}": surat edaran tidak dapat menetapkan sanksi',
                        f'"{shown(found[0])}": a circular cannot set a sanction',
                    ),
                    stretch.span(start, end),
                    Severity.WARNING,
                    hint=Label(
                        'hapus, atau tambahkan dasarnya: "sesuai dengan ketentuan peraturan '
                        'perundang-undangan"',
                        "delete it, or name the law that sets it",
                    ),
                )


def _sentence(text: str, found: re.Match[str]) -> str:
    first, last = max(0, found.start() - _NEAR), min(len(text), found.end() + _NEAR)
    before = [end.end() for end in _SENTENCE_END.finditer(text, first, found.start())]
    after = _SENTENCE_END.search(text, found.end(), last)
    return text[before[-1] if before else first : after.start() if after else last]


CHECK: Final = CircularCheck("language-sanction", _run)
