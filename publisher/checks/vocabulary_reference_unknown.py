"""What an entry of the vocabulary names is there, and nothing stands above itself."""

from typing import Final

from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect
from publisher.wording.values import meant


def _word(defect: Defect) -> Diagnostic:
    facts = defect.facts
    field, name = facts.get("field", ""), facts.get("name", "")
    if "circle" in facts:
        message = Label(
            f"`{field}` berputar: {facts['circle']}",
            f"`{field}` goes in a circle: {facts['circle']}",
        )
        hint = Label("hapus salah satu tautannya", "take one of the links away")
    else:
        message = Label(
            f"`{field}` menyebut `{name}`, yang tidak ada dalam kosakata",
            f"`{field}` names `{name}`, which is not in the vocabulary",
        )
        hint = meant(facts.get("nearest", "")) or Label(
            "tambahkan entri itu, atau betulkan namanya", "add that entry, or mend the name"
        )
    return Diagnostic("vocabulary-reference-unknown", message, defect.span, hint=hint)


CHECK: Final = DefectCheck("vocabulary-reference-unknown", _word)
