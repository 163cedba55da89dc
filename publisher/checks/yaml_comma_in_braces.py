"""Prose with a comma does not stand bare in `{...}`, where a comma ends the value."""

from typing import Final

from publisher.checks.mending import quoted, replacing
from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect
from publisher.wording.values import shown


def _word(defect: Defect) -> Diagnostic:
    key, stray = defect.facts.get("key", ""), shown(defect.facts.get("stray", ""))
    typed = defect.facts.get("words", "")
    words = shown(typed)
    return Diagnostic(
        "yaml-comma-in-braces",
        Label(
            f"koma memotong kalimat: `{stray}` menjadi kunci tersendiri",
            f"a comma cut the sentence: `{stray}` became a key of its own",
        ),
        defect.span,
        hint=Label(
            f'apit dengan tanda petik: {key + ": " if key else ""}"{words}"',
            f'put it in quotation marks: {key + ": " if key else ""}"{words}"',
        ),
        fix=replacing(defect.span, quoted(typed)) if key else None,
    )


CHECK: Final = DefectCheck("yaml-comma-in-braces", _word)
