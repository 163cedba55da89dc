"""Facts as they are typed or written in JSON become the values that the engine tests.

What is typed may be about a person's health: no message repeats it, and none guesses at a value of
a sensitive fact.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from publisher.answers.phrases import choices
from publisher.model.errors import UsageError
from publisher.model.guesses import Guesses
from publisher.model.label import Label
from publisher.model.vocabulary import Fact, Vocabulary

_TRUTHS: Final = {
    "ya": True,
    "true": True,
    "tidak": False,
    "false": False,
    "yes": True,
    "no": False,
}
_INTEGER: Final = re.compile(r"-?[0-9]{1,15}")
_CLOCK: Final = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST: Final = 4_000  # signs of one value; a list of all codes is far below

Value = str | int | bool | tuple[str, ...]


class FactError(UsageError):
    """A fact that was given is none of the vocabulary, or cannot have this value."""


def typed(words: Sequence[str], vocabulary: Vocabulary) -> Mapping[str, Any]:
    """Return the facts of `name=value` words; FactError with the place of the first wrong one."""
    found: dict[str, Any] = {}
    for number, word in enumerate(words, start=1):
        name, sign, text = word.partition("=")
        name = name.strip()
        if not sign:
            raise FactError(
                Label(
                    f"fakta ke-{number} tidak berbentuk NAMA=NILAI, seperti unit.lembur=ya",
                    f"fact {number} has not the form NAME=VALUE, such as unit.lembur=ya",
                )
            )
        fact = _known(name, number, vocabulary)
        if name in found:
            raise FactError(
                Label(f"fakta {fact.id} disebut dua kali", f"the fact {fact.id} is given twice")
            )
        found[fact.id] = value(fact, text, vocabulary)
    return found


def value(fact: Fact, text: str, vocabulary: Vocabulary, none: str = "") -> Value:
    """Return the value that a text stands for; FactError where the fact cannot have it.

    `none` is the sign that says that there is no code of several, "" for an empty text.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        raise _wrong(fact, vocabulary, none=none)
    if fact.scheme:
        listed = "" if fact.many and text == none else text
        codes = tuple(dict.fromkeys(part for part in map(str.strip, listed.split(",")) if part))
        _require_codes(fact, codes, vocabulary, none)
        return codes if fact.many else codes[0]
    read = _READERS[fact.type](text)
    if read is None or (type(read) is int and not fact.holds(read)):
        raise _wrong(fact, vocabulary)
    return read


def written(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts written in JSON; several codes come as a list there, and as a tuple here."""
    return {
        name: tuple(given) if isinstance(given, list) else given for name, given in facts.items()
    }


def fits(fact: Fact, given: object) -> bool:
    """Return whether a value written in JSON is one that a fact may have, codes aside."""
    if fact.scheme:
        several = given if isinstance(given, tuple) and fact.many else (given,)
        return all(isinstance(one, str) for one in several)
    return type(given) is _WRITTEN[fact.type]


def checked(fact: Fact, given: object, vocabulary: Vocabulary) -> tuple[Value | None, Label | None]:
    """Return a value written in JSON as the engine takes it, or what is to be written instead."""
    found = tuple(given) if isinstance(given, list) else given
    if isinstance(found, float) and found.is_integer():
        found = int(found)  # 5.0 is a whole number in JSON
    wanted = _in_json(fact, vocabulary)
    if not isinstance(found, str | int | tuple) or not fits(fact, found):
        return None, wanted
    if fact.type == "boolean":
        return found, None
    codes = found if isinstance(found, tuple) else (str(found),)
    if fact.scheme:
        known = vocabulary.schemes.get(fact.scheme, {})
        is_known = isinstance(found, tuple) == fact.many and all(code in known for code in codes)
        if not is_known:
            return None, wanted
        return (tuple(dict.fromkeys(codes)) if fact.many else codes[0]), None
    read = _READERS[fact.type](str(found))
    outside = type(read) is int and not fact.holds(read)
    return (None, wanted) if read is None or outside else (read, None)


def _in_json(fact: Fact, vocabulary: Vocabulary) -> Label:
    """Return what may be written for a fact in JSON."""
    if fact.type == "boolean":
        return Label("tulis true atau false", "write true or false")
    if not fact.many:
        wanted = choices(fact, vocabulary)
        return Label(f"tulis {wanted.id}", f"write {wanted.en}")
    codes = ", ".join(vocabulary.schemes.get(fact.scheme, {}))
    return Label(
        f"tulis daftar kode, [] untuk tidak ada: {codes}",
        f"write a list of codes, [] for none: {codes}",
    )


def _known(name: str, number: int, vocabulary: Vocabulary) -> Fact:
    fact = vocabulary.facts.get(name)
    if fact:
        return fact
    near = Guesses().nearest(name, vocabulary.facts)
    every = ", ".join(sorted(vocabulary.facts))
    raise FactError(
        Label(
            f"nama fakta ke-{number} tidak ada dalam kosakata; maksud Anda {near}?",
            f"the name of fact {number} is not in the vocabulary; did you mean {near}?",
        )
        if near
        else Label(
            f"nama fakta ke-{number} tidak ada dalam kosakata; yang ada: {every}",
            f"the name of fact {number} is not in the vocabulary; there are: {every}",
        )
    )


def _require_codes(fact: Fact, codes: tuple[str, ...], vocabulary: Vocabulary, none: str) -> None:
    known = vocabulary.schemes.get(fact.scheme, {})
    unknown = [code for code in codes if code not in known]
    if unknown:
        near = "" if fact.sensitive else Guesses().nearest(unknown[0], known)
        raise _wrong(fact, vocabulary, near, none)
    if not fact.many and len(codes) != 1:
        raise _wrong(fact, vocabulary)


def _wrong(fact: Fact, vocabulary: Vocabulary, near: str = "", none: str = "") -> FactError:
    """Return what to say of a value; it is not repeated."""
    if near:
        return FactError(
            Label(
                f"nilai fakta {fact.id} tidak ada dalam kosakata; maksud Anda {near}?",
                f"the value of {fact.id} is not in the vocabulary; did you mean {near}?",
            )
        )
    wanted = choices(fact, vocabulary, none)
    return FactError(
        Label(
            f"nilai fakta {fact.id} tidak sah; tulis {wanted.id}",
            f"the value of {fact.id} is not valid; write {wanted.en}",
        )
    )


def _truth(text: str) -> bool | None:
    return _TRUTHS.get(text.casefold())


def _integer(text: str) -> int | None:
    return int(text) if _INTEGER.fullmatch(text) else None


def _clock(text: str) -> str | None:
    found = _CLOCK.fullmatch(text)
    return f"{int(found[1]):02}:{found[2]}" if found else None


def _day(text: str) -> str | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


_WRITTEN: Final = {"boolean": bool, "integer": int, "clock": str, "date": str}
_READERS: Final[Mapping[str, Callable[[str], Value | None]]] = {
    "boolean": _truth,
    "integer": _integer,
    "clock": _clock,
    "date": _day,
}
