"""The worked questions of a circular are answered by its rules as the author expects.

The engine tries them on what was issued (`publisher/pipeline/trying.py`); this puts into words
what came out otherwise.
"""

from collections.abc import Mapping
from typing import Final

from publisher.checks.wording import shown
from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect

_TRUTHS: Final[Mapping[str, Label]] = {
    "yes": Label("berlaku", "applies"),
    "no": Label("tidak berlaku", "does not apply"),
}


def _word(defect: Defect) -> Diagnostic:
    facts = defect.facts
    if facts.get("wrong") == "known":
        return Diagnostic(
            "rule-test-fails",
            Label("`known` bukan tanggal atau saat", "`known` is no day or moment"),
            defect.span,
            hint=Label(
                "tulis tanggal (2026-03-16) atau saat dengan zonanya (2026-03-16T09:00:00+07:00)",
                "write a day (2026-03-16) or a moment with its offset (2026-03-16T09:00:00+07:00)",
            ),
        )
    where = f"{facts['number']} ({facts['day']})"
    name = shown(facts["name"])
    if facts["expected"] == "silent":
        rules = shown(facts["rules"]) or "?"
        message = Label(
            f"contoh ke-{where}: jenis `{name}` seharusnya tidak diatur, tetapi diatur: {rules}",
            f"question {where}: the kind `{name}` should not be settled, but is: {rules}",
        )
    else:
        expected, given = _told(facts, "expected"), _told(facts, "given")
        message = Label(
            f"contoh ke-{where}: `{name}` seharusnya {expected.id}, tetapi {given.id}",
            f"question {where}: `{name}` should be: {expected.en}; but is: {given.en}",
        )
    return Diagnostic("rule-test-fails", message, defect.span, hint=_hint(facts))


def _told(facts: Mapping[str, str], part: str) -> Label:
    needs = shown(facts[f"{part}_needs"])
    return _TRUTHS.get(
        facts[part], Label(f"bergantung pada {needs or '?'}", f"depends on {needs or '?'}")
    )


def _hint(facts: Mapping[str, str]) -> Label:
    remedy = Label(
        "betulkan aturannya, atau jawaban yang diharapkan",
        "mend the rule, or the answer that is expected",
    )
    why, reason = facts.get("why_id", ""), facts.get("why_en", "")
    if not why:
        return remedy
    return Label(f"{why.rstrip('.')}; {remedy.id}", f"{reason.rstrip('.')}; {remedy.en}")


CHECK: Final = DefectCheck("rule-test-fails", _word)
