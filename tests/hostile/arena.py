"""Where hostile input meets the program: one text between the repository's vocabulary and looks.

Whatever a text says, judging it must end, findings must lie inside their file, and every reporter
must be able to print them. A case that takes too much processor time fails by itself; one that
sleeps or hangs outside Python is ended by the watchdog, with a trace of where it stood.
"""

import faulthandler
import gc
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from publisher.model.diagnostic import Diagnostic
from publisher.model.report import Report
from publisher.model.source import Source
from publisher.parsing import circular as circular_parsing
from publisher.parsing import references
from publisher.pipeline.check import check
from publisher.pipeline.fitness import is_renderable
from publisher.pipeline.load import Entry, Project, identity
from publisher.pipeline.render import render
from publisher.reporters import REPORTERS
from publisher.sources.decoding import decoded
from tests import samples

HERE = Path(__file__).resolve().parent
PATH = "circulars/harapan-jaya/2026/rapat.md"
LONGEST = 5.0  # seconds of processor time that one input may take
_SHORTEST = 0.01  # seconds of a timer that is set again
_HANGING = 120.0  # seconds of wall time after which the whole run is ended


class TooSlowError(AssertionError):
    """An input took more than its time."""


@dataclass(frozen=True)
class Judged:
    """A project around one text, and what is said of it."""

    project: Project
    findings: tuple[Diagnostic, ...]

    @property
    def codes(self) -> set[str]:
        return {one.code for one in self.findings}

    @property
    def source(self) -> Source:
        return self.project.entries[0].source


def judge(text: str | bytes, path: str = PATH) -> Judged:
    """Return what the program says of a text, as text or as the bytes of its file."""
    source = decoded(path, text) if isinstance(text, bytes) else Source(path, text)
    whole = samples.project()
    parsed = circular_parsing.parse(source, whole.vocabulary)
    circular, defects = parsed.value, (*source.defects, *parsed.defects)
    if circular:
        linked = references.link(circular, {circular.id: circular})
        circular, defects = linked.value, (*defects, *linked.defects)
    entry = Entry(identity(path), source, circular, defects)
    project = replace(whole, entries=(entry,), sources={path: source}, defects=())
    return Judged(project, check(project))


def require_printable(judged: Judged) -> None:
    """Fail where a finding lies outside its file, says nothing, or cannot be printed."""
    length = len(judged.source.text)
    for one in judged.findings:
        for span in (one.span, *(span for _, span in one.related)):
            assert 0 <= span.start <= span.end <= length, one
        assert one.message.id, one
        assert one.message.en, one
        if one.fix:
            for edit in one.fix.edits:
                assert 0 <= edit.span.start <= edit.span.end <= length, one
    for name, reporter in REPORTERS.items():
        for language in ("id", "en"):
            report = Report(judged.findings, judged.project.sources, language)
            with in_time((name, len(judged.findings))):
                printed = reporter(report)
            printed.encode("utf-8", "strict")
            if name == "full":
                assert printed.replace("\n", "").isprintable()


def letter(judged: Judged) -> dict[str, bytes] | None:
    """Return the files of the letter by name; None where the program refuses to make them."""
    circular = judged.project.entries[0].circular
    if circular is None or not is_renderable(circular, judged.project):
        return None
    made = render(circular, judged.project)
    return {artefact.path.rsplit("/", 1)[-1]: artefact.data for artefact in made}


@contextmanager
def in_time(what: object, seconds: float = LONGEST) -> Iterator[None]:
    """Fail where what is inside takes more processor time than it may.

    The timer counts every thread of the process, among them those that another test's Java left
    running, so only the time of this thread decides.
    """
    if not hasattr(signal, "setitimer"):  # Windows
        yield
        return
    start = time.thread_time()

    def late(_number: int, _frame: object) -> None:
        left = start + seconds - time.thread_time()
        if left > 0:
            signal.setitimer(signal.ITIMER_PROF, max(left, _SHORTEST))
            return
        message = f"more than {seconds} s: {what!r:.2000}"
        raise TooSlowError(message)

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def watched(seconds: float = _HANGING) -> Iterator[None]:
    """End the process with a trace where what is inside does not return at all."""
    gc.freeze()  # what other tests left in this process takes no time of the inputs
    faulthandler.dump_traceback_later(seconds, exit=True, file=sys.__stderr__)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
        gc.unfreeze()
