"""The job of mending: safe fixes are made in rounds until none is left, and each is proved.

What the checks call safe is tried before it is believed: a text that has another meaning with its
fixes, or a finding that it had not, gets them in groups, and those that spoil it stay proposals.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from publisher.drafting.fixes import gist, mend
from publisher.drafting.patch import patch
from publisher.model.diagnostic import Diagnostic, Fix
from publisher.model.source import Source
from publisher.pipeline.check import check
from publisher.pipeline.choice import covers, require_any
from publisher.pipeline.load import Entry, Project
from publisher.pipeline.overlay import overlaid
from publisher.pipeline.selection import Selection

_ROUNDS: Final = 20
_MANY: Final = 20  # proposals of one code that are drawn
_TRIALS: Final = 60  # groups of fixes of one text that are tried
_OF_SYNTAX: Final = frozenset({"yaml", "markdown"})

Found = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Mending:
    """A project as its fixes make it, nothing written: what is left, what changed, how often."""

    project: Project
    findings: Found
    texts: Mapping[str, str]
    made: int


def mending(project: Project, chosen: frozenset[str], selection: Selection) -> Mending:
    """Return the project with the safe fixes of the chosen paths and codes made."""
    require_any(project.sources, chosen)
    state = _State(project, check(project), settled=_issued(project))
    for _ in range(_ROUNDS):
        wanted = _wanted(state, chosen, selection)
        if not wanted:
            break
        state = _round(state, wanted)
    shown = (one for one in state.found if covers(chosen, one.span.path))
    findings = tuple(_proposal(one) if one.span.path in state.settled else one for one in shown)
    return Mending(
        state.project,
        selection.shown(state.project.read, findings),
        {path: state.project.sources[path].text for path in sorted(state.changed)},
        state.made,
    )


@dataclass(frozen=True, slots=True)
class _State:
    """Where a round stands; `settled` are texts in which no fix is left that could be made."""

    project: Project
    found: Found
    changed: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()
    made: int = 0


def _issued(project: Project) -> frozenset[str]:
    """Return the paths whose texts are as they were issued: nothing is changed in them any more."""
    found = (entry.source.path for entry in project.entries if project.is_issued(entry.id))
    return frozenset(found)


def _wanted(state: _State, chosen: frozenset[str], selection: Selection) -> dict[str, list[Fix]]:
    """Return the safe fixes by path; a file that is no sound text is never written."""
    sound = {e.source.path for e in state.project.entries if not e.source.defects}
    wanted: dict[str, list[Fix]] = {}
    for one in state.found:
        path, fix = one.span.path, one.fix
        if fix is None or not fix.safe or not selection.takes(one.code):
            continue
        own = all(edit.span.path == path for edit in fix.edits)
        if own and path in sound - state.settled and covers(chosen, path):
            wanted.setdefault(path, []).append(fix)
    return wanted


def _round(state: _State, wanted: Mapping[str, list[Fix]]) -> _State:
    """Make the fixes of all texts; a text that they spoil gets them in groups, or stays."""
    texts: dict[str, str] = {}
    made: Counter[str] = Counter()
    for path, fixes in wanted.items():
        mended = mend({path: state.project.sources[path].text}, fixes)
        texts.update(mended.texts)
        made[path] = len(mended.made)
    settled: set[str] = set(wanted.keys() - texts.keys())
    tried: set[str] = set()
    while texts:
        trial = _with(state.project, texts)
        after = check(trial)
        spoilt = _spoilt(state, trial, after, texts)
        if not spoilt:
            return _State(
                *(trial, after, state.changed | texts.keys(), state.settled | settled),
                state.made + sum(made[path] for path in texts),
            )
        for path in spoilt:
            text, count = ("", 0) if path in tried else _grouped(state.project, path, wanted[path])
            tried.add(path)
            if count:
                texts[path], made[path] = text, count
            else:
                settled.add(path)
                del texts[path]
    return replace(state, settled=state.settled | settled)


def _spoilt(state: _State, trial: Project, after: Found, texts: Mapping[str, str]) -> list[str]:
    """Return the mended texts that mean something else now, or have a finding more.

    Where another text has a finding more, all of them are to blame.
    """
    worse = _worse(state.project, state.found, after)
    if worse - texts.keys():
        return sorted(texts)
    return [path for path in sorted(texts) if path in worse or _differs(state.project, trial, path)]


def _worse(project: Project, before: Found, after: Found) -> set[str]:
    """Return the paths that have more findings of a code than before.

    A file that could not be read has findings to come; there only those of its syntax count.
    """
    read = {entry.source.path for entry in project.entries if entry.circular}
    was, now = (Counter((one.span.path, one.code) for one in found) for found in (before, after))
    return {
        path
        for (path, code), count in now.items()
        if count > was[path, code] and (path in read or code.partition("-")[0] in _OF_SYNTAX)
    }


def _differs(before: Project, after: Project, path: str) -> bool:
    old, new = _entry(before, path).circular, _entry(after, path).circular
    return old is not None and (new is None or gist(old) != gist(new))


def _grouped(project: Project, path: str, fixes: list[Fix]) -> tuple[str, int]:
    """Return a text with those of its fixes made that do not spoil it, and their number.

    They are tried in halves, so that a few bad ones are found quickly.
    """
    alone = replace(project, entries=(_entry(project, path),))
    state = _State(alone, check(alone))
    text, kept, groups = project.sources[path].text, list[Fix](), [fixes]
    for _ in range(_TRIALS):
        if not groups:
            break
        group = groups.pop()
        mended = mend({path: text}, [*kept, *group])
        trial = _with(alone, mended.texts)
        if not _spoilt(state, trial, check(trial), mended.texts):
            kept = [fix for number, fix in enumerate([*kept, *group]) if number in mended.made]
        elif len(group) > 1:
            middle = len(group) // 2
            groups += [group[middle:], group[:middle]]
    return mend({path: text}, kept).texts.get(path, text), len(kept)


def _with(project: Project, texts: Mapping[str, str]) -> Project:
    return overlaid(project, {path: Source(path, text) for path, text in texts.items()})


def _entry(project: Project, path: str) -> Entry:
    return next(entry for entry in project.entries if entry.source.path == path)


def _proposal(finding: Diagnostic) -> Diagnostic:
    """Return a finding whose fix is not made unasked."""
    return replace(finding, fix=replace(finding.fix, safe=False)) if finding.fix else finding


@dataclass(frozen=True, slots=True)
class Difference:
    """What one step of mending changes, as `patch` reads it; no finding: all safe fixes of a text.

    `left_out` counts further proposals of the code, which are not drawn.
    """

    patch: str
    finding: Diagnostic | None = None
    left_out: int = 0


def differences(before: Project, mended: Mending, selection: Selection) -> Iterator[Difference]:
    """Yield what the safe fixes change in each text, then each proposal against the mended text."""
    for path, text in mended.texts.items():
        yield Difference(patch(path, before.sources[path].text, text))
    drawn: Counter[str] = Counter()
    last: dict[str, Diagnostic] = {}
    texts = {path: source.text for path, source in mended.project.sources.items()}
    for finding in mended.findings:
        if finding.fix is None or not selection.takes(finding.code):
            continue
        drawn[finding.code] += 1
        last[finding.code] = finding
        if drawn[finding.code] <= _MANY:
            for path, text in mend(texts, [finding.fix]).texts.items():
                yield Difference(patch(path, texts[path], text), finding)
    for code, count in sorted(drawn.items()):
        if count > _MANY:
            yield Difference("", last[code], count - _MANY)
