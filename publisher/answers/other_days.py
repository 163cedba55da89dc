"""Rules for those asked about that are not in force on the day: their last or first day."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from publisher.answers import phrases
from publisher.answers.voice import Voice
from publisher.model.explanation import ENDED, GAP, OTHER_DAYS, PAST, SUSPENDED, Reason

_MOST: Final = 12  # the nearest that are told; the rest is counted
_NEVER: Final = 10**7  # days: what has no day comes last


def other_days(voice: Voice) -> Iterator[str]:
    """Yield a sentence for the rules of a circular with one day, the nearest day first."""
    found: dict[tuple[str, Reason], dict[str, None]] = {}
    for one in voice.all.rules:
        for reason in one.reasons if one.addressed and one.truth.is_no else ():
            if reason.why in OTHER_DAYS:
                found.setdefault((one.entry.circular, reason), {}).setdefault(voice.label(one))
    day = voice.all.answer.question.day
    ordered = sorted(found, key=lambda one: _distance(one[1], day))
    for circular, reason in ordered[:_MOST]:
        labels = "; ".join(found[circular, reason])
        text = voice.say(phrases.circular(voice.all.texts[circular]))
        yield f"{when(voice, reason)}, {text}: {labels}."
    rest = len(ordered) - _MOST
    if rest > 0:
        yield voice.both(
            f"Dan {rest} lagi; --format json menunjukkan semuanya.",
            f"And {rest} more; --format json shows all.",
        )


def _distance(reason: Reason, day: date) -> int:
    return abs((reason.day - day).days) if reason.day else _NEVER


def when(voice: Voice, reason: Reason) -> str:
    """Return since or until when a rule is not in force."""
    if reason.why in PAST:
        return _past(voice, reason)
    day = voice.say(phrases.day(reason.day)) if reason.day else ""
    if reason.why == SUSPENDED:
        paused = voice.both("Ditangguhkan", "Suspended")
        again = voice.both(f", berlaku lagi mulai {day}", f", in force again from {day}")
        return paused + again if day else paused
    if not day:
        return voice.both("Tidak berlaku", "Not in force")
    if reason.why == GAP:
        return voice.both(f"Jeda, berlaku lagi mulai {day}", f"A gap, in force again from {day}")
    return voice.both(f"Belum berlaku, mulai {day}", f"Not yet in force, from {day}")


def _past(voice: Voice, reason: Reason) -> str:
    if reason.day is None:
        return voice.both("Tidak pernah berlaku", "Never in force")
    day = voice.say(phrases.day(reason.day))
    if reason.why == ENDED:
        return voice.both(f"Sudah berakhir, terakhir {day}", f"Ended, last day {day}")
    by = voice.all.texts.get(reason.by)
    named = voice.say(phrases.circular(by)) if by else ""
    how = voice.both(f" oleh {named}", f" by {named}") if named else ""
    return voice.both(f"Diakhiri{how}, terakhir {day}", f"Cut{how}, last day {day}")
