"""`POST /api/v1/ask`: what binds somebody on a day, and why.

Facts come in the body, never in an address. They may be about a person's health: no fault repeats a
value, and the answer is kept by nobody.
"""

import json
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Final

from publisher.api.exchange import NEVER, Request, Response, documented
from publisher.api.library import Library, freshness
from publisher.api.problems import Fault, FaultyError, pointer
from publisher.api.queries import Query
from publisher.model import moment
from publisher.model.guesses import Guesses
from publisher.model.label import Label
from publisher.model.question import AFFECTED, BEARER

Json = Mapping[str, Any]
MOST: Final = 64 * 1024  # octets of a body
_DEEPEST: Final = 8
_FIELDS: Final = ("authority", "on", "known", "facts", "kind", "side")
_DAY: Final = Label("tulis hari seperti 2026-03-16", "write a day as 2026-03-16")
_MOMENT: Final = Label(
    "tulis hari, atau saat dengan zonanya seperti 2026-03-16T09:00+07:00",
    "write a day, or an instant with its offset as 2026-03-16T09:00+07:00",
)
_TEXT: Final = Label("tulis teks", "write a text")
_OBJECT: Final = Label("tulis objek JSON", "write a JSON object")
_PLAIN: Final = Label("kirim tanpa Content-Encoding", "send it without Content-Encoding")
_SOUND: Final = Label("tulis JSON yang sah, dalam UTF-8", "write sound JSON, in UTF-8")
_TWICE: Final = Label(
    "dalam satu objek sebut setiap nama sekali saja", "name everything once only in an object"
)
_NUMBER: Final = Label(
    "tulis bilangan biasa: NaN, Infinity, dan bilangan yang sangat panjang tidak dibaca",
    "write a plain number: NaN, Infinity and numbers that are very long are not read",
)
_FLAT: Final = Label(
    f"susun paling dalam {_DEEPEST} tingkat, dengan teks Unicode yang utuh",
    f"nest no deeper than {_DEEPEST} levels, with whole Unicode texts",
)
_LONGEST: Final = 400  # signs of a number


class Body:
    """The body of a question, read field by field; `faults` are all that is wrong with it."""

    def __init__(self, library: Library, data: Json) -> None:
        """Read all fields."""
        self._library, self._data = library, data
        self.faults: list[Fault] = []
        self._guesses = Guesses()
        for name in data:
            if name not in _FIELDS:
                near = self._guesses.nearest(name, _FIELDS)
                self._fault("field-unknown", name[:80], hint=near)
        words = library.vocabulary
        if "authority" not in data:
            self._fault("field-missing", "authority")
        self.authority = self._one_of("authority", words.authorities, "authority-unknown")
        self.on = self._day()
        self.known = self._moment()
        self.kind = self._one_of("kind", words.kinds, "kind-unknown")
        self.side = self._one_of("side", (BEARER, AFFECTED), "field-invalid")
        self.facts = self._facts()

    def _fault(self, code: str, *place: str, hint: Label | str = "") -> None:
        self.faults.append(Fault(code, hint, pointer=pointer(*place)))

    def _one_of(self, name: str, choices: Collection[str], code: str) -> str:
        found = self._data.get(name)
        if found is None and (name != "authority" or name not in self._data):
            return ""
        if not isinstance(found, str):
            self._fault("field-invalid", name, hint=_TEXT)
            return ""
        if found not in choices:
            near = self._guesses.nearest(found, choices)
            self._fault(code, name, hint=near or ", ".join(sorted(choices)[:40]))
            return ""
        return found

    def _day(self) -> date | None:
        found = self._data.get("on")
        day = moment.day(found) if isinstance(found, str) else None
        if found is not None and day is None:
            self._fault("field-invalid", "on", hint=_DAY)
        return day

    def _moment(self) -> moment.Moment | None:
        found = self._data.get("known")
        at = moment.moment(found) if isinstance(found, str) else None
        if found is not None and at is None:
            self._fault("field-invalid", "known", hint=_MOMENT)
        return at

    def _facts(self) -> Json:
        given = self._data.get("facts", {})
        if not isinstance(given, dict):
            self._fault("field-invalid", "facts", hint=_OBJECT)
            return {}
        facts = self._library.vocabulary.facts
        found: dict[str, Any] = {}
        for name, value in given.items():
            fact = facts.get(name)
            if fact is None:
                near = self._guesses.nearest(name, facts)
                self._fault("fact-unknown", "facts", name[:80], hint=near)
                continue
            checked = self._library.fact(fact, value)
            if checked.wrong:
                self._fault("fact-invalid", "facts", name, hint=checked.wrong)
            found[name] = checked.value
        return found


def ask(library: Library, request: Request, _path: Mapping[str, str]) -> Response:
    """Return the answer to the question in a body; nobody may keep it."""
    query = Query(request.query, ())
    query.close()
    body = Body(library, parsed(request))
    if body.faults:
        raise FaultyError(*body.faults)
    zone = library.vocabulary.authorities[body.authority].tz
    on = body.on or library.today(zone)
    answer = library.answer(body.authority, body.known, on, body.facts)
    return documented(
        {
            "schema": "edaran-api-answer/1",
            "on": answer["on"],
            "known": answer["known"],
            "clock": "request" if body.on else "server",
            "freshness": freshness(library, library.reach(body.authority)),
            "answer": _narrowed(library, answer, body.kind, body.side),
        },
        NEVER,
    )


def parsed(request: Request) -> Json:
    """Return the JSON object of a body; a name given twice, or a number like NaN, is none."""
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != "application/json":
        raise FaultyError(Fault("media-unsupported"))
    if request.headers.get("content-encoding", "").strip().lower() not in ("", "identity"):
        raise FaultyError(Fault("media-unsupported", _PLAIN))
    if len(request.body) > MOST:
        raise FaultyError(Fault("body-too-large"))
    try:
        found = json.loads(
            request.body.decode("utf-8"),
            object_pairs_hook=_object,
            parse_constant=_refused,
            parse_int=_whole,
        )
    except ValueError as error:
        raise FaultyError(Fault("body-not-json", _SOUND)) from error
    except RecursionError as error:
        raise FaultyError(Fault("body-not-json", _FLAT)) from error
    if not isinstance(found, dict):
        raise FaultyError(Fault("body-not-json", _OBJECT))
    if not _is_flat(found):
        raise FaultyError(Fault("body-not-json", _FLAT))
    return found


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise FaultyError(Fault("body-not-json", _TWICE))
    return found


def _refused(_name: str) -> None:
    raise FaultyError(Fault("body-not-json", _NUMBER))


def _whole(signs: str) -> int:
    if len(signs) > _LONGEST:  # Python itself refuses to read very long ones
        _refused(signs)
    return int(signs)


def _is_flat(value: object, depth: int = 0) -> bool:
    """Say whether a value is nested no deeper than any question, and is text that can be sent."""
    match value:
        case str():
            return value.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in value)
        case dict():
            inner = [*value.keys(), *value.values()]
        case list():
            inner = value
        case _:
            return True
    return depth < _DEEPEST and all(_is_flat(one, depth + 1) for one in inner)


def _narrowed(library: Library, answer: Json, kind: str, side: str) -> Json:
    """Return an answer with the rules of one kind and side, and what these come to."""
    if not kind and not side:
        return answer
    rules = [
        one
        for one in answer["rules"]
        if (not kind or one["kind"] == kind) and (not side or one["side"] == side)
    ]
    outcomes = library.vocabulary.outcomes
    wanted = {name for name, kinds in outcomes.items() if kind in kinds} | {kind}
    circulars = {one["rule"].partition("#")[0] for one in rules}
    return {
        **answer,
        "outcomes": {
            name: one for name, one in answer["outcomes"].items() if not kind or name in wanted
        },
        "rules": rules,
        "circulars": {name: one for name, one in answer["circulars"].items() if name in circulars},
    }
