"""The vocabulary, by which a policy is read: kinds, facts, codes, authorities; and the calendars.

That `pns` is a part of `asn` is told by `broader`, from code to code upwards. The parameters of a
kind are a whole JSON Schema; what it shares with others is in the schema of circulars, by name.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

from publisher import canonical
from publisher.model.artefact import Artefact
from publisher.model.label import Label
from publisher.model.publication import Publication
from publisher.model.vocabulary import Authority, Code, Fact, Kind, Phrase, Vocabulary

_SHAPES: Final = "urn:edaran:schema:circular:1"
_ALWAYS: Final = frozenset({"params"})  # stands there also where it is empty


def artefacts(publication: Publication) -> Iterator[Artefact]:
    """Yield the vocabulary and each calendar of days."""
    words = publication.vocabulary
    yield Artefact("feed/vocabulary.json", canonical.json_bytes(_vocabulary(words)))
    for name, years in sorted(words.calendars.items()):
        page = {
            "schema": "edaran-calendar/1",
            "name": name,
            "years": {year: [_plain(day) for day in days] for year, days in years.items()},
        }
        yield Artefact(f"feed/calendars/{name}.json", canonical.json_bytes(page))


def _vocabulary(words: Vocabulary) -> Mapping[str, Any]:
    return {
        "schema": "edaran-vocabulary/1",
        "authorities": _entries(words.authorities),
        "schemes": {name: _entries(codes) for name, codes in words.schemes.items()},
        "facts": _entries(words.facts),
        "kinds": _entries(words.kinds),
        "outcomes": _plain(words.outcomes),
        "verbs": _plain(words.verbs),
    }


def _entries(
    entries: Mapping[str, Authority] | Mapping[str, Code] | Mapping[str, Fact] | Mapping[str, Kind],
) -> Mapping[str, Any]:
    return {name: dict(_fields(entry)) for name, entry in entries.items()}


def _fields(entry: Authority | Code | Fact | Kind | Phrase) -> Iterable[tuple[str, Any]]:
    """Yield what an entry says; its id is the key that it stands under."""
    for one in fields(entry):
        value = getattr(entry, one.name)
        said = bool(value) or type(value) is int  # a bound of 0 says something
        if one.name != "id" and (said or one.name in _ALWAYS):
            plain = _plain(value)
            yield one.name, _shared(plain) if one.name == "params" else plain


def _shared(schema: object) -> object:
    """Return a JSON Schema whose references name the schema of circulars."""
    match schema:
        case dict():
            return {
                key: f"{_SHAPES}{inner}" if key == "$ref" else _shared(inner)
                for key, inner in schema.items()
            }
        case list():
            return [_shared(inner) for inner in schema]
        case _:
            return schema


def _plain(value: object) -> object:
    """Return a value in dicts and lists, which alone can be written."""
    match value:
        case Label(indonesian, english):
            return {"id": indonesian, **({"en": english} if english else {})}
        case Phrase():
            return dict(_fields(value))
        case Mapping():
            return {str(key): _plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_plain(inner) for inner in value]
        case _:
            return value
