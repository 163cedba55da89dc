"""A reference `[](#id)` names a clause that is there; so does `"#id"` among the addressees."""

from typing import Final

from publisher.checks.wording import meant, shown
from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect


def _word(defect: Defect) -> Diagnostic:
    facts = defect.facts
    target = shown(facts.get("target", ""))
    if facts.get("reason") == "circular":
        message = Label(
            f"surat edaran `{target}` tidak ada dalam folder ini",
            f"there is no circular `{target}` in this folder",
        )
        hint = Label(
            "periksa id-nya: letak berkas tanpa `.md`, misalnya babel/2020/800-1102-vii",
            "look at the id: the path without `.md`, such as babel/2020/800-1102-vii",
        )
    else:
        message = Label(
            f"tidak ada paragraf dengan id `{target}`", f"there is no clause `{target}`"
        )
        hint = Label(
            "tulis {#id} di akhir paragraf yang dimaksud, atau betulkan namanya",
            "write {#id} at the end of the paragraph, or mend the name",
        )
    near = meant(facts.get("nearest", ""))
    return Diagnostic("cite-reference-unknown", message, defect.span, hint=near or hint)


CHECK: Final = DefectCheck("cite-reference-unknown", _word)
