"""A time of the day in the text is one that a clock shows: up to 24.00, minutes up to 59."""

import re
from collections.abc import Iterator
from typing import Final

from publisher.checks.quotations import foreign, within
from publisher.checks.stretches import Stretch, stretches
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.wording.values import shown

_LAST: Final = 24
_MINUTES: Final = 60
_TIME: Final = r"[0-9]{1,3}[.:][0-9]{2}(?!\w|[.:,][0-9])"
_TO: Final = r"\s*(?:[-\u2013\u2014]|s\.\s?d\.?|s/d|sampai(?:\s+dengan)?|hingga)\s*(?:pukul\s+)?"
_ZONE: Final = r"\s*WI(?:B|TA|T)\b"
_TIMES: Final = re.compile(
    rf"\b(?P<word>pukul|jam)\s+(?:{_TIME}(?:{_TO}{_TIME})?(?P<zone>{_ZONE})?"
    r"|(?<=pukul )[0-9]{1,3}(?!\w|[.:,\-\u2013/][0-9]))"
    rf"|(?<![\w.,:/])(?<![0-9][\-\u2013]){_TIME}(?:{_TO}{_TIME})?{_ZONE}",
    re.IGNORECASE,
)
_ONE: Final = re.compile(r"(?P<hour>[0-9]+)(?:[.:](?P<minute>[0-9]+))?")


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    for stretch in stretches(circular):
        for found in _TIMES.finditer(stretch.text):
            if within(foreign(stretch.text), *found.span()):
                continue
            # "jam" may be a length of time, unless a zone follows
            is_sure = (found["word"] or "").lower() != "jam" or found["zone"] is not None
            for time in _ONE.finditer(stretch.text, *found.span()):
                if not _is_shown(time) and stretch.is_typed(*time.span()):
                    yield _finding(stretch, time, Severity.ERROR if is_sure else Severity.WARNING)


def _is_shown(time: re.Match[str]) -> bool:
    hour, minute = int(time["hour"]), int(time["minute"] or 0)
    return minute < _MINUTES and (hour < _LAST or (hour == _LAST and minute == 0))


def _finding(stretch: Stretch, time: re.Match[str], severity: Severity) -> Diagnostic:
    words = shown(time[0])
    return Diagnostic(
        "calendar-time-impossible",
        Label(f'tidak ada waktu "{words}"', f'there is no time "{words}"'),
        stretch.span(*time.span()),
        severity,
        hint=Label(
            "tulis jam 00 sampai 24 dan menit 00 sampai 59, misalnya pukul 07.30",
            "write hours from 00 to 24 and minutes from 00 to 59, such as 07.30",
        ),
    )


CHECK: Final = CircularCheck("calendar-time-impossible", _run)
