"""A profile is plain TOML."""

from typing import Final

from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect
from publisher.wording.misfits import LOOK_AT_TOML
from publisher.wording.values import shown


def _word(defect: Defect) -> Diagnostic:
    problem = shown(defect.facts.get("problem", ""))
    said = f" ({problem})" if problem else ""
    return Diagnostic(
        "profile-syntax",
        Label(f"profil tidak dapat dibaca sebagai TOML{said}", f"the profile is no TOML{said}"),
        defect.span,
        hint=LOOK_AT_TOML,
    )


CHECK: Final = DefectCheck("profile-syntax", _word)
