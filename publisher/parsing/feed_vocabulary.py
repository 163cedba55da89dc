"""The vocabulary of a feed read back, so that a release alone is enough to answer by it.

What an entry left out is what its field has by itself. The parameters of kinds keep the names by
which a feed refers to the schema of circulars: a reader of answers looks no reference up.
"""

from collections.abc import Mapping
from typing import Any

from publisher.model.label import Label
from publisher.model.vocabulary import Authority, Code, Fact, Kind, Phrase, Vocabulary

Json = Mapping[str, Any]


def vocabulary(data: Json, calendars: Mapping[str, Json]) -> Vocabulary:
    """Return what `vocabulary.json` and the calendars of a feed say; KeyError where it is none."""
    return Vocabulary(
        authorities={
            name: Authority(**{**_named(name, one), **_addresses(one)})
            for name, one in data["authorities"].items()
        },
        schemes={
            scheme: {code: _code(code, one) for code, one in codes.items()}
            for scheme, codes in data["schemes"].items()
        },
        facts={name: _fact(name, one) for name, one in data["facts"].items()},
        kinds={name: Kind(**_named(name, one)) for name, one in data["kinds"].items()},
        outcomes=data["outcomes"],
        calendars={
            name: {year: tuple(days) for year, days in one["years"].items()}
            for name, one in calendars.items()
        },
        verbs={modality: tuple(verbs) for modality, verbs in data["verbs"].items()},
    )


def _named(name: str, entry: Json) -> dict[str, Any]:
    return {**entry, "id": name, "label": _label(entry["label"])}


def _code(name: str, entry: Json) -> Code:
    phrase = {"phrase": _label(entry["phrase"])} if "phrase" in entry else {}
    return Code(**{**_named(name, entry), **phrase})


def _fact(name: str, entry: Json) -> Fact:
    said = entry.get("phrase")
    phrase = {"phrase": _phrase(said)} if said else {}
    return Fact(**{**_named(name, entry), **phrase})


def _phrase(said: Json) -> Phrase:
    words = {key: _label(one) for key, one in said.items() if key != "part"}
    return Phrase(part=said["part"], **words)


def _label(words: Json) -> Label:
    return Label(words["id"], words.get("en", ""))


def _addresses(entry: Json) -> Json:
    return {
        "address": tuple(entry.get("address", ())),
        "unit_address": {
            unit: tuple(lines) for unit, lines in entry.get("unit_address", {}).items()
        },
    }
