"""A text in sections has those that its profile names, in their order where it demands it."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from publisher.checks.places import fence
from publisher.model.body import Section, plain
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    profile = surroundings.profile
    if profile is None:
        return
    demanded = profile.flag("sections.required")
    sections = [block for block in circular.body.blocks if isinstance(block, Section)]
    if not demanded and (not sections or circular.is_press):
        return  # of a text known from the press nobody can tell what sections it had
    severity = Severity.ERROR if demanded else Severity.WARNING
    wanted = {_folded(heading): heading for heading in profile.lines("sections.headings")}
    order = list(wanted)
    there = {_folded(plain(section.title)): section for section in reversed(sections)}
    for index, heading in enumerate(order):
        if heading not in there:
            later = [there[name] for name in order[index:] if name in there]
            yield _missing(circular, wanted[heading], later or sections[-1:], severity)
    if demanded:
        yield from _misplaced(order, there)


def _missing(
    circular: Circular, heading: str, near: list[Section], severity: Severity
) -> Diagnostic:
    return Diagnostic(
        "letter-section-missing",
        Label(f'bagian "{heading}" belum ada', f'the section "{heading}" is missing'),
        near[0].span if near else fence(circular),
        severity,
        hint=Label(
            f"tambahkan `# {heading}`, atau sesuaikan `look: {{sections: ...}}` untuk surat ini",
            f"add `# {heading}`, or set `look: {{sections: ...}}` for this letter",
        ),
    )


def _misplaced(order: list[str], there: dict[str, Section]) -> Iterator[Diagnostic]:
    present = [there[name] for name in order if name in there]
    for before, after in pairwise(present):
        if after.span.start < before.span.start:
            first, second = plain(before.title), plain(after.title)
            yield Diagnostic(
                "letter-section-missing",
                Label(
                    f'bagian "{second}" mendahului "{first}"',
                    f'the section "{second}" comes before "{first}"',
                ),
                after.span,
                hint=Label(f'pindahkan ke setelah "{first}"', f'move it after "{first}"'),
            )


def _folded(heading: str) -> str:
    return " ".join(heading.split()).casefold()


CHECK: Final = CircularCheck("letter-section-missing", _run)
