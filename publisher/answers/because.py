"""Why one rule does not apply or is open, in one sentence and both languages."""

from publisher.answers.other_days import when
from publisher.answers.voice import Voice
from publisher.model.explanation import FACTS, OTHER_DAYS, Explained, Explanation, Reason
from publisher.model.label import Label


def because(explanation: Explanation, one: Explained) -> Label:
    """Return the first reason of a rule, "" where it has none."""
    if not one.reasons:
        return Label("", "")
    voices = (Voice(explanation, "id"), Voice(explanation, "en"))
    return Label(*(_words(voice, one.reasons[0]) for voice in voices))


def _words(voice: Voice, reason: Reason) -> str:
    if reason.why in OTHER_DAYS:
        return f"{when(voice, reason)}."
    if reason.why == FACTS:
        names = voice.needs(reason.facts)
        return voice.both(f"Untuk yang lain menurut {names}.", f"For others, going by {names}.")
    return voice.reason(reason)
