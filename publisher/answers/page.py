"""An answer as a page for people: the outcomes, what applies, what does not and why.

Eighty columns, no colour, no column that a narrow screen would break. A rule is told by its label
and the paragraph; the words of the paragraphs stand once, at the end.
"""

from collections.abc import Callable, Iterable, Iterator
from textwrap import TextWrapper
from typing import Final

from publisher.answers import outcomes, phrases
from publisher.answers.other_days import other_days
from publisher.answers.voice import Voice
from publisher.model.explanation import (
    DEFEATED,
    FACTS,
    LIMITED,
    PERHAPS,
    Explained,
    Explanation,
)
from publisher.model.label import Label, visible

_WIDTH: Final = 80
_MOST: Final = 12  # rules for others that are named; the rest is counted
_ITEM: Final = TextWrapper(
    _WIDTH, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False
)
_NOTE: Final = TextWrapper(
    _WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
)
_PLAIN: Final = TextWrapper(_WIDTH, break_on_hyphens=False)

Lines = Iterator[str]


def render(explanation: Explanation, language: str) -> str:
    """Return an answer as a page."""
    voice = Voice(explanation, language)
    blocks = ["\n".join(line for words in _head(voice) for line in _PLAIN.wrap(words))]
    for title, section in _SECTIONS:
        lines = list(section(voice))
        if lines:
            blocks.append("\n".join([voice.say(title), *lines]))
    return visible("\n\n".join(blocks) + "\n", kept="\n")


def _head(voice: Voice) -> Lines:
    asked = voice.all
    day = voice.say(phrases.weekday(asked.answer.question.day))
    yield f"{voice.say(asked.authority.label)}, {day}"
    if asked.known:
        at = voice.say(phrases.known(asked.known))
        yield voice.both(f"Menurut catatan s.d. {at}.", f"As recorded up to {at}.")
    for fact in asked.overruled:
        name = voice.needs((fact,))
        yield voice.both(
            f"Perhatian: {name} yang Anda sebut lain daripada yang ditetapkan aturan; jawaban "
            "ini memakai yang Anda sebut.",
            f"Note: {name} as you gave it differs from what the rules set; this answer uses yours.",
        )
    for fact in asked.of_another_day:
        name = voice.needs((fact,))
        yield voice.both(
            f"Perhatian: {name} yang Anda sebut lain daripada hari yang ditanyakan; jawaban ini "
            "memakai harinya.",
            f"Note: {name} as you gave it differs from the day asked; this answer uses the day.",
        )
    for name, value in sorted(asked.answer.derived.items()):
        known = asked.vocabulary.facts[name]
        if not known.sensitive:
            shown = voice.say(phrases.given(known, value, asked.vocabulary))
            label = voice.needs((name,))
            yield voice.both(
                f"Mengikuti aturan: {label}: {shown}.", f"Follows from the rules: {label}: {shown}."
            )


def _outcomes(voice: Voice) -> Lines:
    sentences = list(outcomes.sentences(voice))
    for sentence in sentences or [outcomes.nothing(voice)]:
        yield from _ITEM.wrap(sentence)
    silent = "; ".join(outcomes.silent(voice))
    if silent:
        words = voice.both(
            f"Tidak diatur dalam register (bukan berarti boleh): {silent}.",
            f"Not settled in the register (that does not mean allowed): {silent}.",
        )
        yield from _ITEM.wrap(words)


def _applying(voice: Voice) -> Lines:
    """Yield the rules that apply, the strongest first, and which of them have no last day."""
    order = list(phrases.MODALITIES)
    yes = [one for one in voice.all.rules if one.truth.is_yes]
    for one in sorted(yes, key=lambda one: order.index(one.entry.rule.modality)):
        words = f"{voice.force(one)}: {voice.label(one)}, {voice.source(one)}."
        yield from _ITEM.wrap(words)
        if one.entry.rule.open:
            yield from _NOTE.wrap(f"{voice.open(one.entry.rule.open)}.")
        for reason in one.reasons:
            yield from _NOTE.wrap(voice.reason(reason))
        for other in _against(voice, one):
            named = f'"{voice.label(other)}" ({voice.source(other)})'
            yield from _NOTE.wrap(
                voice.both(f"Bertentangan dengan {named}.", f"In conflict with {named}.")
            )
    ends: dict[tuple[str, str], None] = {}
    for one in yes:
        end = phrases.open_end(one.entry.period) if one.last is None else None
        if end:
            named = voice.say(phrases.circular(voice.all.texts[one.entry.circular]))
            ends.setdefault((named, voice.say(end)))
    for named, end_words in ends:
        yield from _ITEM.wrap(
            voice.both(
                f"Tanpa hari terakhir: {named}, {end_words}.", f"No last day: {named}, {end_words}."
            )
        )


def _against(voice: Voice, one: Explained) -> Iterator[Explained]:
    """Yield the living rules that nothing orders with a rule."""
    for pair in voice.all.answer.conflicts:
        if one.entry.id in pair:
            other = voice.told.get(pair[pair[0] == one.entry.id])
            if other and not other.truth.is_no:
                yield other


def _not_applying(voice: Voice) -> Lines:
    """Yield what others took away, and then what is for others."""
    others: dict[tuple[str, ...], dict[str, None]] = {}
    for one in voice.all.rules:
        if not one.truth.is_no:
            continue
        taken = [reason for reason in one.reasons if reason.why == DEFEATED]
        if taken:
            yield from _ITEM.wrap(f"{voice.label(one)}, {voice.source(one)}.")
            for reason in taken:
                yield from _NOTE.wrap(voice.reason(reason))
        elif all(reason.why == FACTS for reason in one.reasons):
            for reason in one.reasons:
                label = voice.say(one.entry.rule.label)
                others.setdefault(reason.facts, {}).setdefault(label)
    for facts, labels in others.items():
        names, words = voice.needs(facts), _some(voice, labels)
        yield from _ITEM.wrap(
            voice.both(
                f"Untuk yang lain menurut {names}: {words}.",
                f"For others, going by {names}: {words}.",
            )
        )


def _some(voice: Voice, labels: Iterable[str]) -> str:
    found = list(labels)
    rest = len(found) - _MOST
    if rest <= 0:
        return "; ".join(found)
    return "; ".join([*found[:_MOST], voice.both(f"dan {rest} lagi", f"and {rest} more")])


def _open(voice: Voice) -> Lines:
    """Yield the rules that depend on something."""
    for one in voice.all.rules:
        if one.truth.needs:
            on = voice.needs(one.truth.needs)
            words = voice.both(f"Bergantung pada {on}.", f"Depends on {on}.")
            yield from _ITEM.wrap(
                f"{voice.force(one)}: {voice.label(one)}, {voice.source(one)}. {words}"
            )
            if one.entry.rule.open:
                yield from _NOTE.wrap(f"{voice.open(one.entry.rule.open)}.")
            for reason in one.reasons:
                yield from _NOTE.wrap(voice.reason(reason))


def _facts(voice: Voice) -> Lines:
    """Yield the facts that decide, as they are typed, the most useful first."""
    for name, count in voice.all.wanted:
        fact = voice.all.vocabulary.facts[name]
        choices = voice.say(phrases.choices(fact, voice.all.vocabulary))
        decided = voice.both(
            f"Menentukan {count} jawaban", f"Decides {count} answer{'s' if count > 1 else ''}"
        )
        guard = voice.both(
            "; peka: tidak dicatat dan tidak disimpan", "; sensitive: never logged or stored"
        )
        yield f"- --fact {name}={voice.both('NILAI', 'VALUE')}"
        yield from _NOTE.wrap(f"{voice.say(fact.label)}: {choices}.")
        yield from _NOTE.wrap(f"{decided}{guard if fact.sensitive else ''}.")


def _other_days(voice: Voice) -> Lines:
    for words in other_days(voice):
        yield from _ITEM.wrap(words)


def _paragraphs(voice: Voice) -> Lines:
    """Yield the words of what was cited, by circular, each paragraph once."""
    cited: dict[str, dict[str, str]] = {}
    for one in _named(voice):
        text = voice.all.texts[one.entry.circular]
        for cite in one.entry.rule.cite:
            if cite.p in text.paragraphs:
                where = voice.say(phrases.place(cite))
                cited.setdefault(text.id, {})[where] = text.paragraphs[cite.p]
    for name, paragraphs in cited.items():
        text = voice.all.texts[name]
        title = f", {voice.say(text.title)}" if text.number else ""
        yield from _ITEM.wrap(f"{voice.say(phrases.circular(text))}{title} [{name}]")
        if text.provenance.source == "press":
            yield from _NOTE.wrap(
                voice.both(
                    "Disusun kembali dari pemberitaan; bukan naskah aslinya.",
                    "Reconstructed from press reports; not the original text.",
                )
            )
        for where, words in paragraphs.items():
            yield from _NOTE.wrap(f"{where}: {words}")


def _named(voice: Voice) -> Iterator[Explained]:
    """Yield the rules that the page tells of one by one."""
    named: set[str] = set()
    for one in voice.all.rules:
        by = [reason.by for reason in one.reasons if reason.why in (DEFEATED, PERHAPS, LIMITED)]
        if by or not one.truth.is_no:
            named.update((one.entry.id, *by))
    for one in voice.all.rules:
        if one.entry.id in named:
            yield one


_SECTIONS: Final[tuple[tuple[Label, Callable[[Voice], Lines]], ...]] = (
    (Label("HASIL", "OUTCOME"), _outcomes),
    (Label("YANG BERLAKU", "WHAT APPLIES"), _applying),
    (Label("YANG TIDAK BERLAKU, DAN SEBABNYA", "WHAT DOES NOT APPLY, AND WHY"), _not_applying),
    (Label("YANG BELUM PASTI", "WHAT IS OPEN"), _open),
    (Label("FAKTA YANG MENENTUKAN", "FACTS THAT DECIDE"), _facts),
    (Label("PADA HARI LAIN", "ON OTHER DAYS"), _other_days),
    (Label("BUNYI PARAGRAF", "WORDS OF THE PARAGRAPHS"), _paragraphs),
)
