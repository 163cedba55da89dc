"""Every knob of a profile is known and has a value that it takes."""

from typing import Final

from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect
from publisher.wording.misfits import complaint, remedy, subject


def _word(defect: Defect) -> Diagnostic:
    name, wrong = subject(defect.facts), complaint(defect.facts)
    return Diagnostic(
        "profile-invalid",
        Label(f"profil: {name}{wrong.id}", f"profile: {name}{wrong.en}"),
        defect.span,
        hint=remedy(defect.facts, " ="),
    )


CHECK: Final = DefectCheck("profile-invalid", _word)
