"""The job of handing a letter to SRIKANDI: a DOCX whose variables the e-office fills in itself.

The look says which part of the letter is which variable. Everything else is as in any other
letter. What leaves us is read again as a whole: a variable in pieces, another one, a blank, or a
mark of a draft stops the file, whether the author, the look or this program put it there.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from publisher.checks import letter_field_missing, publish_placeholder_left
from publisher.formats.docx import document
from publisher.formats.docx.reading import Words, drawn_words, try_opening, words_of_package
from publisher.letters import LETTER_TYPES
from publisher.model.artefact import Artefact
from publisher.model.check import Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.model.profile import Profile
from publisher.pipeline import output
from publisher.pipeline.check import check
from publisher.pipeline.fitness import is_renderable
from publisher.pipeline.load import Entry, Project
from publisher.pipeline.render import furnished, pictures

OUTBOX: Final = "outbox"
_STOPS: Final = (Severity.ERROR, Severity.PUBLICATION)
_VARIABLE: Final = re.compile(r"\$\{([^{}]*)\}")
_STRANGE: Final = re.compile(r"\$\{|\{\{|\}\}")
_BODY: Final = "word/document.xml"
_CORE: Final = "docProps/core.xml"  # its title is the author's, in the author's letters
_DRAFT: Final = re.compile(r"\b(?:DRAFT?|KONSEP)\b")
_SHOWN: Final = 80  # characters of what is left over
# Part of the letter -> the key of the front matter whose value the e-office decides on.
_DECIDED: Final[Mapping[str, str]] = {"number": "number", "date": "signed"}
_PRESS: Final = Label(
    "edaran ini disusun dari pemberitaan; ia bukan naskah instansi dan tidak diserahkan ke "
    "SRIKANDI",
    "this circular was made from press reports; it is no text of the authority and is not "
    "handed to SRIKANDI",
)
_WITHDRAWN: Final = Label(
    "surat edaran ini sudah ditarik dan tidak diserahkan lagi",
    "this circular was withdrawn and is not handed over any more",
)
_UNREADABLE: Final = Label(
    "datanya salah; lihat: publisher check", "its data is wrong; see: publisher check"
)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Where the letter is, below the outbox, or what stops it: findings, and other reasons."""

    path: str
    diagnostics: tuple[Diagnostic, ...] = ()
    reasons: tuple[Label, ...] = ()


def hand_over(project: Project, identity: str, outbox: Path) -> HandedOver:
    """Write the letter of a circular with its variables; where something stops it, nothing is.

    A letter of that circular that was there before is removed then: nobody shall upload it.
    """
    entry = _entry(project, identity)
    path = f"{identity}/{identity.rsplit('/', 1)[-1]}-srikandi.docx"
    made = _made(project, entry)
    if isinstance(made, bytes):
        output.write_file(outbox, Artefact(path, made))
        return HandedOver(path)
    output.remove_file(outbox, path)
    return made


def _entry(project: Project, identity: str) -> Entry:
    for entry in project.entries:
        if entry.id == identity:
            return entry
    raise UsageError(
        Label(
            f"edaran {identity} tidak ditemukan di circulars/",
            f"there is no circular {identity} in circulars/",
        )
    )


def _made(project: Project, entry: Entry) -> bytes | HandedOver:
    circular = entry.circular
    if circular is not None and circular.is_press:
        return HandedOver("", reasons=(_PRESS,))
    if circular is not None and circular.withdrawn:
        return HandedOver("", reasons=(_WITHDRAWN,))
    stopping = _stopping(project, entry)
    if stopping or circular is None or not is_renderable(circular, project):
        return HandedOver("", stopping, () if stopping else (_UNREADABLE,))
    setting = replace(
        furnished(circular, project, pictures(project.root, circular, project)), issued=True
    )
    compose = LETTER_TYPES[circular.type]
    ordinary = document.render(compose(circular, setting))
    tokens = setting.profile.get("srikandi.tokens")
    made = document.render(compose(circular, replace(setting, tokens=tokens)))
    try_opening(made)
    reasons = (*_typed(ordinary), *leftovers(made, setting.profile))
    return HandedOver("", reasons=tuple(dict.fromkeys(reasons))) if reasons else made


def _stopping(project: Project, entry: Entry) -> tuple[Diagnostic, ...]:
    """Return the findings that stop a circular: its own, and those of vocabulary and looks."""
    others = {other.source.path for other in project.entries} - {entry.source.path}
    found = {
        one for one in check(project) if one.severity in _STOPS and one.span.path not in others
    }
    circular = entry.circular
    profile = project.profile(circular) if circular else None
    if circular and profile:
        parts = frozenset(profile.get("srikandi.tokens"))
        decided = frozenset(_DECIDED[part] for part in _DECIDED.keys() & parts)
        found -= _blanks(circular, project, decided, named="name" in parts)
        if "number" in decided:
            found = {one for one in found if not _of_number(one, circular)}
        found.update(publish_placeholder_left.filled_elsewhere(circular, decided))
    return tuple(sorted(found, key=_place))


def _place(finding: Diagnostic) -> tuple[str, int, str, str]:
    return (finding.span.path, finding.span.start, finding.code, finding.message.id)


def _blanks(
    circular: Circular, project: Project, decided: frozenset[str], *, named: bool
) -> frozenset[Diagnostic]:
    """Return what is said of blanks that are filled in later: all that a filled text is free of.

    The first public day is no part of the letter; it is known once the letter is signed.
    """
    signatory = circular.signatory
    filled = replace(
        circular,
        published=date.min,
        number="-" if "number" in decided else circular.number,
        signed=date.min if "signed" in decided else circular.signed,
        signatory=replace(signatory, name="-") if signatory and named else signatory,
    )
    surroundings = Surroundings(project.vocabulary)
    run = letter_field_missing.CIRCULAR_CHECK.run
    return frozenset(run(circular, surroundings)) - frozenset(run(filled, surroundings))


def _of_number(finding: Diagnostic, circular: Circular) -> bool:
    """Tell whether a finding speaks of a blank in the number: `800/...../ORG/2026`."""
    span = circular.places.get(("number",))
    if span is None or finding.severity is not Severity.PUBLICATION:
        return False
    return span.start <= finding.span.start and finding.span.end <= span.end


def _typed(ordinary: bytes) -> Iterator[Label]:
    """Yield the variables of a letter that should have none: somebody's look or vocabulary."""
    for words in words_of_package(ordinary):
        if _STRANGE.search(words.text):
            yield _left_over(words)


def leftovers(data: bytes, profile: Profile) -> Iterator[Label]:
    """Yield what must not be in the package, part by part, and the variables it lacks."""
    known = frozenset(profile.get("srikandi.tokens").values())
    lines = [str(look["line"]) for look in profile.get("watermark").values()]
    seen: set[str] = set()
    for words in words_of_package(data):
        rest, broken = _without_variables(words, known)
        draft = _DRAFT.search(rest) and words.part not in (_BODY, _CORE)
        left = _STRANGE.search(rest) or any(publish_placeholder_left.left(rest))
        if broken or draft or left or any(line in rest for line in lines):
            yield _left_over(words)
        seen.update(_VARIABLE.findall("\0".join(words.runs)) if words.part == _BODY else ())
    yield from map(_left_over, drawn_words(data))
    for variable in profile.lines("srikandi.required"):
        if variable not in seen:
            yield _lacking(profile, variable)


def _without_variables(words: Words, known: frozenset[str]) -> tuple[str, bool]:
    """Return running text without the variables, and whether one of them is not whole or free."""
    if words.part != _BODY or not words.runs:
        return words.text, False
    rest, broken = words.text, False
    for variable in (f"${{{name}}}" for name in sorted(known)):
        whole = sum(run.count(variable) for run in words.runs)
        broken |= rest.count(variable) != whole or any(variable in run for run in words.bound)
        rest = rest.replace(variable, "")
    return rest, broken


def _left_over(words: Words) -> Label:
    text = words.text if len(words.text) <= _SHOWN else f"{words.text[:_SHOWN]}..."
    return Label(
        f"ada yang tidak boleh diserahkan dalam DOCX, bagian {words.part}: {text}",
        f"something must not be handed over in the DOCX, part {words.part}: {text}",
    )


def _lacking(profile: Profile, variable: str) -> Label:
    return Label(
        f"variabel ${{{variable}}} diwajibkan oleh tampilan {profile.id}, tetapi surat ini tidak "
        "punya tempat untuknya",
        f"the look {profile.id} requires the variable ${{{variable}}}, but this letter has no "
        "place for it",
    )
