"""The job of checking: everything there is to say of a project, in one order."""

from collections.abc import Iterator

from publisher.checks import (
    CIRCULAR_CHECKS,
    DEFECT_CHECKS,
    LETTER_CHECKS,
    REGISTER_CHECKS,
    SOURCE_CHECKS,
)
from publisher.checks.letter_too_large import excesses
from publisher.letters import LETTER_TYPES
from publisher.model.check import Surroundings
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.source import Defect
from publisher.pipeline.load import Entry, Project, covers, require_any
from publisher.pipeline.setting import setting

_WORDS = {check.code: check.word for check in DEFECT_CHECKS}


def check(project: Project) -> tuple[Diagnostic, ...]:
    """Return all findings of all circulars, sorted by path, place and code, each once."""
    return tuple(sorted(dict.fromkeys(_everything(project)), key=_place))


def check_chosen(project: Project, chosen: frozenset[str]) -> tuple[Diagnostic, ...]:
    """Return the findings in the chosen paths; in all of them where none is named."""
    require_any(project, chosen, circulars=False)
    return tuple(one for one in check(project) if covers(chosen, one.span.path))


def blocks(diagnostics: tuple[Diagnostic, ...], *, strict: bool = False) -> bool:
    """Return whether findings make a command fail: an error, or under `strict` any finding."""
    return any(strict or finding.severity is Severity.ERROR for finding in diagnostics)


def _place(finding: Diagnostic) -> tuple[str, int, int, str, str]:
    span = finding.span
    return (span.path, span.start, span.end, finding.code, finding.message.id)


def _everything(project: Project) -> Iterator[Diagnostic]:
    yield from map(worded, project.defects)
    for entry in project.entries:
        yield from _of_entry(entry, project)
    together = tuple(project.circulars.values())
    surroundings = Surroundings(project.vocabulary, None, project.circulars)
    for register_check in REGISTER_CHECKS:
        yield from register_check.run(together, surroundings)


def _of_entry(entry: Entry, project: Project) -> Iterator[Diagnostic]:
    yield from map(worded, entry.defects)
    if not entry.source.defects:  # what is no text, or was not read, has no words to look at
        for source_check in SOURCE_CHECKS:
            yield from source_check.run(entry.source)
    circular = entry.circular
    if circular is None:
        return
    profile = project.profile(circular)
    types = frozenset(LETTER_TYPES)
    emblems = project.emblems.get(circular.authority)
    surroundings = Surroundings(project.vocabulary, profile, project.circulars, types, emblems)
    for circular_check in CIRCULAR_CHECKS:
        yield from circular_check.run(circular, surroundings)
    known = circular.authority in project.vocabulary.authorities and circular.type in types
    if profile and known and not excesses(circular):
        letter = LETTER_TYPES[circular.type](circular, setting(circular, profile, project))
        for letter_check in LETTER_CHECKS:
            yield from letter_check.run(letter, circular)


def worded(defect: Defect) -> Diagnostic:
    """Return what a reader tripped over as a finding."""
    return _WORDS[defect.code](defect)
