"""What the schema says of front matter, as defects that stand where the author wrote.

Facts: `field` is the key spoken of (an item as `to[2]`), `where` what holds it; where a value is
wrong in itself (letter-field-invalid, rule-do-misfit) `where` is the whole path of that value.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from publisher.model.circular import Path
from publisher.model.source import Defect, Span
from publisher.model.vocabulary import Vocabulary
from publisher.parsing import demands, schema
from publisher.parsing.fitting import Fitted
from publisher.parsing.profile import LOOK, look_violations
from publisher.parsing.schema import Violation
from publisher.parsing.shapes import SCHEMA
from publisher.parsing.shorthand import COMPUTED

FIRST_YEAR: Final = 1945
_FORMAT: Final = "circular-1"
_LANG: Final = frozenset({"id", "en"})
_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_BESIDE_ENGLISH: Final = ("title", "label", "text", "until", "note")


@dataclass(frozen=True)
class Front:
    """Front matter brought to values; `fence` is where what is missing as a whole is reported.

    `is_block` where a line can be put below the fence.
    """

    fitted: Fitted
    vocabulary: Vocabulary
    fence: Span
    is_block: bool = True

    def where(self, path: Path) -> str:
        """Return a path for people: items by their id, else counted from one."""
        parts: list[str] = []
        value: Any = self.fitted.data
        for part in path:
            value = _inside(value, part)
            if isinstance(part, str):
                parts.append(f".{part}" if parts else part)
                continue
            name = value.get("id") if isinstance(value, dict) else None
            parts.append(f"[{name if isinstance(name, str) else part + 1}]")
        return "".join(parts)

    def named(self, path: Path) -> dict[str, str]:
        """Return the facts `field` and `where`: a key (an item of it), and what holds the key."""
        last = max((i for i, part in enumerate(path) if isinstance(part, str)), default=0)
        where = self.where(path[:last])
        return {"field": self.where(path)[len(where) :].lstrip("."), "where": where}

    def key(self, path: Path) -> Span:
        """Return the span of the key at a path, else of what stands there."""
        return self.fitted.keys.get(path) or self.span(path)

    def span(self, path: Path) -> Span:
        """Return the span of the value at a path; of its key where it is empty or long."""
        place = self.fitted.places.get(path)
        if not path or place is None:
            return self.span(path[:-1]) if path else self.fence
        long = isinstance(_at(self.fitted.data, path), dict | list)
        empty = place.start == place.end
        return self.fitted.keys.get(path, place) if long or empty else place


def of_document(front: Front, instance: Any, unresolved: Iterable[Path]) -> Iterator[Defect]:
    """Yield what is wrong with the front matter as a whole; each of these makes it unusable."""
    cites = {(*path, "p") for path in unresolved}
    for violation in schema.validate(instance, SCHEMA):
        if violation.path in cites and violation.keyword == "pattern":
            continue  # no such paragraph: cite-unknown speaks of it
        if not (_has_own_check(violation) or _is_of_date(violation)):
            yield from _defects(front, violation)


def of_look(front: Front) -> Iterator[Defect]:
    """Yield what is wrong with the letter's own look, by the schema of profiles."""
    look = front.fitted.data.get("look")
    if isinstance(look, dict):
        for violation in look_violations(look):
            placed = replace(violation, path=("look", *violation.path))
            for defect in _defects(front, placed):
                known = demands.known_keys("profile-1", violation.path) if violation.path else LOOK
                near = demands.nearest(defect.facts["field"], known)
                yield replace(defect, facts={**defect.facts, "nearest": near})


def of_rule(front: Front, index: int) -> Iterator[Defect]:
    """Yield what is wrong with `do` of one rule by the schema of its kind."""
    rule = front.fitted.data["rules"][index]
    kind = front.vocabulary.kinds.get(rule["kind"])
    if kind is None:
        return
    for violation in schema.validate(rule["do"], kind.params, SCHEMA):
        if _is_of_date(violation):
            continue
        path: Path = ("rules", index, "do", *violation.path)
        facts = {"rule": str(rule.get("id", "")), "kind": kind.id, **_facts(front, path, violation)}
        span = front.span(path)
        if violation.keyword == "required":
            span = front.fitted.keys.get((*path, violation.facts["property"]), front.key(path))
        elif violation.keyword == "additionalProperties":
            span = front.key((*path, violation.facts["property"]))
        yield Defect("rule-do-misfit", span, facts)


def of_dates(front: Front) -> Iterator[Defect]:
    """Yield the days that do not exist or lie before the republic, which are slips of the finger.

    Found by our own look and not by the schema library, which takes `2-26-03-20` for a day.
    """
    for path in front.fitted.dates:
        text = _at(front.fitted.data, path)
        if isinstance(text, str) and not (_is_day(text) and int(text[:4]) >= FIRST_YEAR):
            yield _date_defect(front, path, text)


def _is_of_date(violation: Violation) -> bool:
    return violation.keyword == "format" and violation.facts["expected"] == "date"


def _has_own_check(violation: Violation) -> bool:
    """Tell whether period-open-unworded or relation-without-kinds says it better."""
    return violation.keyword == "required" and violation.facts["property"] in {"until", "kinds"}


def _defects(front: Front, violation: Violation) -> Iterator[Defect]:
    path, keyword = violation.path, violation.keyword
    if keyword == "required":
        yield _missing(front, (*path, violation.facts["property"]))
    elif keyword == "additionalProperties":
        yield _unknown(front, path, violation.facts["property"])
    elif violation.facts.get("got") == "null" and path and isinstance(path[-1], str):
        yield _missing(front, path)
    else:
        facts = _facts(front, path, violation)
        yield Defect("letter-field-invalid", front.span(path), facts)


def _facts(front: Front, path: Path, violation: Violation) -> dict[str, str]:
    known = front.fitted.known.get(path, frozenset())
    nearest: dict[str, str] = {}
    if path[-1:] == ("id",) and front.fitted.known.get(path[:-1]) == _LANG:
        path = path[:-1]  # the author wrote the text under the key itself
    if violation.keyword == "additionalProperties":
        nearest = {"nearest": demands.nearest(violation.facts["property"], known)}
    if violation.keyword == "enum":
        wanted = violation.facts["expected"].split(", ")
        nearest = {"nearest": demands.nearest(violation.facts.get("value", ""), wanted)}
    full = (*path, violation.facts["property"]) if "property" in violation.facts else path
    facts = {"field": front.named(full)["field"], "where": front.where(path)}
    return {**facts, "keyword": violation.keyword, **nearest, **violation.facts}


def _missing(front: Front, path: Path) -> Defect:
    holder = path[:-1]
    if path[-1] == "id" and front.fitted.known.get(holder) == _LANG:
        path, holder = holder, holder[:-1]
    facts = front.named(path)
    written = front.fitted.keys.get(path)
    span = written if written and written.end > written.start else _first_line(front, holder)
    if path == ("schema",) and span is front.fence and front.is_block:
        facts["places"] = f"{span.end + 1}-{span.end + 1}"
    return Defect("letter-field-missing", span, facts)


def _first_line(front: Front, path: Path) -> Span:
    """Return the first key of a mapping, so that the place is short and its own."""
    if not path:
        return front.fence
    inside = [span for key, span in front.fitted.keys.items() if key[:-1] == path]
    return min((span for span in inside if span.end > span.start), default=front.span(path))


def _unknown(front: Front, path: Path, name: str) -> Defect:
    known = set(front.fitted.known.get(path, ()))
    if known & set(_BESIDE_ENGLISH):
        known.add("en")
    if {"all", "any", "not"} <= known:
        known.update(front.vocabulary.facts)
    nearest = demands.nearest(name, known - set(COMPUTED))
    facts = {"field": name, "nearest": nearest, "where": front.where(path), "reason": "unknown"}
    holder = _holder(front, path, name)
    if holder:
        facts.update(holder=holder, reason="indent")
    elif nearest and not _is_written(front, path, nearest):
        facts["rename"] = nearest
    return Defect("letter-field-unknown", front.key((*path, name)), facts)


def _is_written(front: Front, path: Path, name: str) -> bool:
    """Tell whether the author wrote a key of that name, too; English text stands inside another."""
    inside = [(*path, other, "en") for other in _BESIDE_ENGLISH] if name == "en" else []
    found = (front.fitted.keys.get(place) for place in ((*path, name), *inside))
    return any(span is not None and span.start < span.end for span in found)


def _holder(front: Front, path: Path, name: str) -> str:
    """Return the empty key above an unknown one that would take it: its indent was lost."""
    here = front.key((*path, name)).start
    above = [
        (span.start, str(key[-1]))
        for key, span in front.fitted.keys.items()
        if key[:-1] == path and span.start < here and _at(front.fitted.data, key) is None
    ]
    taking = (key for _, key in sorted(above, reverse=True))
    return next((k for k in taking if name in demands.known_keys(_FORMAT, (*path, k))), "")


def _date_defect(front: Front, path: Path, text: str) -> Defect:
    reason = "early" if _is_day(text) else "no-such-day" if _ISO.fullmatch(text) else "form"
    facts = {**front.named(path), "value": text, "reason": reason}
    return Defect("period-date-invalid", front.span(path), facts)


def _is_day(text: str) -> bool:
    if not _ISO.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _at(value: Any, path: Path) -> Any:
    for part in path:
        value = _inside(value, part)
    return value


def _inside(value: Any, part: str | int) -> Any:
    """Return what stands under a key or index, None where nothing does."""
    if isinstance(part, int):
        return value[part] if isinstance(value, list) and part < len(value) else None
    return value.get(part) if isinstance(value, dict) else None
