"""The outcomes of an answer in sentences. Silence is called silence, never a permission."""

from collections.abc import Iterator

from publisher.answers import phrases
from publisher.answers.voice import Voice
from publisher.model.explanation import Explanation
from publisher.model.label import Label
from publisher.model.question import Result


def summary(explanation: Explanation) -> Label:
    """Return the outcomes in a few sentences, in both languages."""
    voices = (Voice(explanation, "id"), Voice(explanation, "en"))
    return Label(*(" ".join(sentences(voice)) or nothing(voice) for voice in voices))


def nothing(voice: Voice) -> str:
    """Return what is said where every outcome is silent: rules without one may still apply."""
    sure = {one.entry.id for one in voice.all.rules if one.truth.is_yes}
    open_ = {one.entry.id for one in voice.all.rules if not one.truth.is_no} - sure
    if not sure and not open_:
        return voice.both(
            "Yang ditanyakan tidak diatur dalam register; itu bukan berarti boleh.",
            "What was asked is not settled in the register; that does not mean it is allowed.",
        )
    told = []
    if sure:
        apply = "applies" if len(sure) == 1 else "apply"
        told.append(voice.both(f"{len(sure)} aturan berlaku", f"{_rules(sure)} {apply}"))
    if open_:
        are = "is" if len(open_) == 1 else "are"
        told.append(voice.both(f"{len(open_)} aturan belum pasti", f"{_rules(open_)} {are} open"))
    rest = voice.both(
        "selebihnya tidak diatur dalam register, dan itu bukan berarti boleh",
        "the rest is not settled in the register, and that does not mean it is allowed",
    )
    return f"{', '.join(told)}; {rest}."


def _rules(names: set[str]) -> str:
    return f"{len(names)} rule{'' if len(names) == 1 else 's'}"


def sentences(voice: Voice) -> Iterator[str]:
    """Yield a sentence for each outcome that is not silent."""
    for name, result in _shown(voice):
        if result.state != "silent":
            topic = voice.say(phrases.topic(name, voice.all.vocabulary))
            yield f"{topic}: {_sentence(voice, name, result)}"


def silent(voice: Voice) -> list[str]:
    """Return the topics that nothing is said of."""
    return [
        voice.say(phrases.topic(name, voice.all.vocabulary))
        for name, result in _shown(voice)
        if result.state == "silent"
    ]


def _shown(voice: Voice) -> Iterator[tuple[str, Result]]:
    """Yield outcomes first; a kind that feeds one is left out where the outcome speaks for it."""
    vocabulary, results = voice.all.vocabulary, voice.all.answer.results
    told = {
        kind
        for name, kinds in vocabulary.outcomes.items()
        if name in results
        for kind in kinds
        if kind in results and (results[name].state != "silent" or results[kind].state == "silent")
    }
    for name, result in results.items():
        if name not in told:
            yield name, result


def _sentence(voice: Voice, name: str, result: Result) -> str:
    match result.state:
        case "one":
            return _one(voice, name, result)
        case "conflict":
            return _conflict(voice, name, result)
        case "delegated":
            return _delegated(voice, result)
        case _:
            return _depending(voice, name, result)


def _one(voice: Voice, name: str, result: Result) -> str:
    value = phrases.value(name, result.values[0], voice.all.vocabulary)
    rules = voice.rules(result)
    force = ", ".join(dict.fromkeys(map(voice.force, rules)))
    said = voice.say(value) if value else "; ".join(map(voice.label, rules))
    readings = dict.fromkeys(one.entry.rule.open for one in rules if one.entry.rule.open)
    unsettled = "".join(f" {voice.open(one)}." for one in readings)
    return f"{said}, {force}, {voice.according(rules)}.{unsettled}"


def _conflict(voice: Voice, name: str, result: Result) -> str:
    values = [phrases.value(name, one, voice.all.vocabulary) for one in result.values]
    rules = voice.rules(result)
    labels = [one for one in values if one] or [one.entry.rule.label for one in rules]
    shown = voice.say(phrases.listed(labels, last=Label("lawan", "against")))
    return voice.both(
        f"BERTENTANGAN, {shown}, {voice.according(rules)}. Tidak ada asas yang menentukan "
        "mana yang didahulukan; tanyakan kepada penerbitnya.",
        f"CONFLICT, {shown}, {voice.according(rules)}. No principle decides which comes "
        "first; ask the issuer.",
    )


def _delegated(voice: Voice, result: Result) -> str:
    rules = voice.rules(result)
    said = "; ".join(map(voice.label, rules))
    return voice.both(
        f"diserahkan kepada pihak lain: {said}, {voice.according(rules)}.",
        f"left to somebody else: {said}, {voice.according(rules)}.",
    )


def _depending(voice: Voice, name: str, result: Result) -> str:
    on = voice.needs(result.needs)
    words = voice.both(f"belum pasti, bergantung pada {on}.", f"open, depends on {on}.")
    if not result.possible:
        return words
    values = (phrases.value(name, one, voice.all.vocabulary) for one in result.possible)
    either = voice.say(
        phrases.listed(dict.fromkeys(one for one in values if one), last=Label("atau", "or"))
    )
    return words + voice.both(f" Mungkin {either}.", f" Possible: {either}.")
