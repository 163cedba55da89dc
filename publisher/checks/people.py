"""Whom conditions mean, and which days, in the words of the vocabulary; no check of its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from publisher.indonesian.dates import long_date
from publisher.model.circular import Json
from publisher.model.foresight import Days
from publisher.model.label import Label
from publisher.model.vocabulary import Fact, Vocabulary

Test = Any

_EVERYBODY: Final = Label("semua pegawai", "all employees")
_YES, _NO = Label("ya", "yes"), Label("tidak", "no")
_BOUNDS: Final[Mapping[str, Label]] = {
    "gt": Label("di atas", "above"),
    "gte": Label("mulai", "from"),
    "lt": Label("di bawah", "below"),
    "lte": Label("sampai dengan", "up to"),
}


def people(populations: Sequence[Sequence[Json]], vocabulary: Vocabulary) -> Label:
    """Return whom populations have in common: all their conditions hold."""
    parts: list[Label] = []
    for population in populations:
        for part in _parts(population, vocabulary):
            if part not in parts:
                parts.append(part)
    return _joined(parts, "; ", "; ") if parts else _EVERYBODY


def during(days: Days) -> Label:
    """Return the words for a stretch of days."""
    if days.first is None and days.last is None:
        return Label("setiap hari", "on every day")
    if days.first is None and days.last:
        return Label(f"sampai dengan {long_date(days.last)}", f"until {days.last}")
    if days.first and days.last is None:
        return Label(f"mulai {long_date(days.first)}", f"from {days.first}")
    return _between(days)


def _between(days: Days) -> Label:
    first, last = days.first, days.last
    if first is None or last is None:
        return Label("")
    if first == last:
        return Label(f"pada {long_date(first)}", f"on {first}")
    return Label(
        f"mulai {long_date(first)} sampai dengan {long_date(last)}", f"from {first} to {last}"
    )


def _parts(population: Iterable[Json], vocabulary: Vocabulary) -> Iterator[Label]:
    for condition in population:
        for key, test in sorted(condition.items()):
            fact = vocabulary.facts.get(key)
            if fact is None or not fact.default or test != fact.default:
                yield _part(key, test, vocabulary)


def _part(key: str, test: Test, vocabulary: Vocabulary) -> Label:
    if key == "not":
        inner = _whole(test, vocabulary)
        return Label(f"bukan ({inner.id})", f"not ({inner.en})")
    if key in ("all", "any"):
        inner = _joined([_whole(one, vocabulary) for one in test], *_between_words(key))
        return Label(f"({inner.id})", f"({inner.en})")
    fact = vocabulary.facts.get(key)
    name = fact.label if fact else Label(key, key)
    values = test if isinstance(test, list | tuple) else (test,)
    words = _joined([_value(one, fact, vocabulary) for one in values], " atau ", " or ")
    named = Label(_lowered(name.id), _lowered(name.text("en")))
    return Label(f"{named.id}: {words.id}", f"{named.en}: {words.en}")


def _lowered(words: str) -> str:
    """Return words as they stand inside a sentence; ASN stays."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _between_words(key: str) -> tuple[str, str]:
    return (" atau ", " or ") if key == "any" else (" dan ", " and ")


def _whole(condition: Json, vocabulary: Vocabulary) -> Label:
    return _joined(
        [_part(key, test, vocabulary) for key, test in sorted(condition.items())], "; ", "; "
    )


def _value(value: object, fact: Fact | None, vocabulary: Vocabulary) -> Label:
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, Mapping):
        bounds = [(_BOUNDS.get(name, Label(name, name)), bound) for name, bound in value.items()]
        return _joined([Label(f"{w.id} {b}", f"{w.en} {b}") for w, b in bounds], " ", " ")
    code = vocabulary.schemes.get(fact.scheme, {}).get(str(value)) if fact else None
    return code.label if code else Label(str(value), str(value))


def _joined(labels: Sequence[Label], between_id: str, between_en: str) -> Label:
    return Label(
        between_id.join(one.id for one in labels), between_en.join(one.text("en") for one in labels)
    )
