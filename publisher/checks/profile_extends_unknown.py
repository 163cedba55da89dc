"""The profile that a profile extends is there, and no profile extends itself."""

from typing import Final

from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect
from publisher.wording.values import meant


def _word(defect: Defect) -> Diagnostic:
    facts = defect.facts
    if "circle" in facts:
        message = Label(
            f"`extends` berputar: {facts['circle']}",
            f"`extends` goes in a circle: {facts['circle']}",
        )
        hint = Label("hapus salah satu `extends`", "take one `extends` away")
    else:
        name = facts.get("name", "")
        message = Label(f"tidak ada profil `{name}`", f"there is no profile `{name}`")
        hint = meant(facts.get("nearest", "")) or Label(
            "tulis nama folder di `templates/`", "write the name of a folder of `templates/`"
        )
    return Diagnostic("profile-extends-unknown", message, defect.span, hint=hint)


CHECK: Final = DefectCheck("profile-extends-unknown", _word)
