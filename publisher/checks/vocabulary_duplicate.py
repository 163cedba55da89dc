"""Every entry of the vocabulary is defined once, in one file."""

from typing import Final

from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect, Span


def _word(defect: Defect) -> Diagnostic:
    facts = defect.facts
    name, section = facts.get("id", ""), facts.get("section", "")
    place = f"{facts.get('first_path', '')}:{facts.get('first_line', '')}"
    related: tuple[tuple[Label, Span], ...] = ()
    if {"first_path", "first_start", "first_end"} <= facts.keys():
        first = Span(facts["first_path"], int(facts["first_start"]), int(facts["first_end"]))
        related = ((Label("pertama kali di sini", "first here"), first),)
    return Diagnostic(
        "vocabulary-duplicate",
        Label(
            f"`{name}` pada `{section}` sudah ada di {place}",
            f"`{name}` in `{section}` is already at {place}",
        ),
        defect.span,
        hint=Label(
            "hapus salah satunya, atau beri id yang lain", "delete one of them, or change its id"
        ),
        related=related,
    )


CHECK: Final = DefectCheck("vocabulary-duplicate", _word)
