"""A paragraph that a rule cites, or its lead-in, has a verb of the rule's modality.

The verbs are those of the vocabulary; the longest counts, so that "tidak boleh" is no "boleh".
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from publisher.checks.stretches import Stretch, by_cite, stretches
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular, Rule
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label

_QUALIFICATION: Final = "ketentuan"  # any words make one, so none are missed
_FREE_LEAD_IN: Final = "pembuka"
_NEGATED: Final = r"(?:(?P<not>tidak|belum|bukan|tanpa)\s+)?"
_FIRST_OF_NEGATED: Final = frozenset("tb")


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    lexicon = surroundings.vocabulary.verbs
    if not lexicon:
        return
    verbs = _pattern(tuple(sorted({v for words in lexicon.values() for v in words})))
    modality = {verb: name for name, words in lexicon.items() for verb in words}
    for index, rule in enumerate(circular.rules):
        labels = tuple(dict.fromkeys(cite.p for cite in rule.cite if cite.p))
        if not labels or not lexicon.get(rule.modality):
            continue
        found = dict.fromkeys(
            verb for stretch in _around(circular, labels) for verb in _verbs(stretch.text, verbs)
        )
        names = {modality[verb] for verb in found}
        if rule.modality in names or (rule.modality == _QUALIFICATION and not names):
            continue
        yield _finding(circular, index, rule, {verb: modality[verb] for verb in found}, lexicon)


@lru_cache(maxsize=1)
def _pattern(verbs: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(verbs, key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, verb.split())) for verb in longest_first)
    first = "".join(sorted({re.escape(verb[0]) for verb in verbs} | _FIRST_OF_NEGATED))
    shape = rf"\b(?=[{first}])(?:(?P<verb>{words})|{_NEGATED}(?P<plain>{words}))\b"
    return re.compile(shape, re.IGNORECASE)


@lru_cache(maxsize=2048)  # a lead-in is looked at for each of its items
def _verbs(text: str, pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Return the verbs of a text; one that is negated says nothing: "tidak wajib"."""
    return tuple(
        " ".join((found["verb"] or found["plain"]).lower().split())
        for found in pattern.finditer(text)
        if not found["not"]
    )


def _around(circular: Circular, labels: tuple[str, ...]) -> Iterator[Stretch]:
    """Yield the cited paragraphs, the lead-ins above them, and the items of a cited lead-in."""
    cited = by_cite(circular)
    for label in labels:
        yield from cited.get(label, ())
        if any(stretch.text.rstrip().endswith(":") for stretch in cited.get(label, ())):
            below = f"{label}."
            yield from (one for one in stretches(circular) if one.label.startswith(below))
        above = label
        while "." in above:
            above = above.rpartition(".")[0]
            yield from (one for one in cited.get(above, ()) if one.kind != "cell")
    opening = cited.get(_FREE_LEAD_IN, ())
    yield from (one for one in opening if one.text.rstrip().endswith(":"))


def _finding(
    circular: Circular,
    index: int,
    rule: Rule,
    found: Mapping[str, str],
    lexicon: Mapping[str, tuple[str, ...]],
) -> Diagnostic:
    wanted = ", ".join(lexicon[rule.modality][:4])
    said = ", ".join(f'"{verb}" ({name})' for verb, name in found.items())
    has = Label(f"; di sana ada {said}", f"; it says {said}") if said else Label("", "")
    cite = next(number for number, one in enumerate(rule.cite) if one.p)
    return Diagnostic(
        "rule-verb-differs",
        Label(
            f"aturan `{rule.id}` bersifat {rule.modality}, tetapi paragrafnya tidak memakai "
            f"kata seperti itu{has.id}",
            f"the rule `{rule.id}` is {rule.modality}, but its paragraph has no such verb{has.en}",
        ),
        circular.at("rules", index, "modality"),
        Severity.WARNING,
        hint=Label(
            f"pakai kata seperti {wanted} dalam paragraf, atau betulkan `modality`",
            f"use a verb such as {wanted} in the paragraph, or mend `modality`",
        ),
        related=(
            (
                Label("paragrafnya dirujuk di sini", "the paragraph is cited here"),
                circular.at("rules", index, "cite", cite),
            ),
        ),
    )


CHECK: Final = CircularCheck("rule-verb-differs", _run)
