"""The names in braces that the lines of a letter may have filled in: `Nomor {number}`."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from publisher.parsing import demands
from publisher.parsing.schema import Violation

_NAME: Final = re.compile(r"\{([^{}]*)\}?")
_LETTER: Final = frozenset(
    {"number", "date", "place", "title", "office", "government", "unit", "province"}
)
_SIGNER: Final = frozenset({"office", "for", "through", "own_office", "status"})
# knob, with * for any key or place in a list -> the names its lines may use
_TEMPLATES: Final[Mapping[str, frozenset[str]]] = {
    "form.title.*": _LETTER,
    "date.head": _LETTER,
    "date.foot.*": _LETTER,
    "addressee.close.*": _LETTER,
    "lampiran.header.*": _LETTER | {"roman"},
    "kop.*.lines.*.text": _LETTER,
    "signature.forms.*.*": _SIGNER,
    "signature.press_name": frozenset({"name"}),
    "watermark.*.line": frozenset({"source", "date"}),
}


def strange_names(tables: Mapping[str, Any]) -> Iterator[Violation]:
    """Yield the names in braces that nothing fills in."""
    for knob, known in _TEMPLATES.items():
        for path, template in _lines(tables, tuple(knob.split("."))):
            for found in _NAME.finditer(template):
                if found[1] not in known or not found[0].endswith("}"):
                    facts = {
                        "value": found[0],
                        "nearest": demands.nearest(found[1], known),
                        "got": "string",
                    }
                    yield Violation(path, "reference", facts)


def _lines(
    value: object, wanted: tuple[str, ...], path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if not wanted:
        if isinstance(value, str):
            yield path, value
        return
    step, rest = wanted[0], wanted[1:]
    if isinstance(value, Mapping):
        for key in value if step == "*" else {step} & value.keys():
            yield from _lines(value[key], rest, (*path, key))
    elif isinstance(value, list) and step == "*":
        for index, inner in enumerate(value):
            yield from _lines(inner, rest, (*path, index))
