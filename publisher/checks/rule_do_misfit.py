"""What a rule asks for (`do`) fits the schema of its kind."""

from typing import Final

from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect
from publisher.wording.misfits import complaint, remedy


def _word(defect: Defect) -> Diagnostic:
    facts = defect.facts
    name, wrong = facts.get("where", "") or "do", complaint(facts)
    kind = facts.get("kind", "")
    help_ = remedy(facts)
    return Diagnostic(
        "rule-do-misfit",
        Label(f"`{name}` {wrong.id}", f"`{name}` {wrong.en}"),
        defect.span,
        hint=Label(
            f"{help_.id} (isi `do` ditentukan oleh jenis `{kind}`)",
            f"{help_.en} (the kind `{kind}` says what `do` holds)",
        ),
    )


CHECK: Final = DefectCheck("rule-do-misfit", _word)
