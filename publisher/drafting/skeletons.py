"""Skeletons of new circulars: our own texts with `$names`, filled in once, then the drafter's."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from string import Template
from typing import Any, Final

from publisher.indonesian.dates import long_date
from publisher.model.circular import Circular, Rule

PATTERNS: Final = ("new", "extension", "amendment", "revocation")
_FOLDER: Final = Path(__file__).resolve().parent / "skeletons"
_TITLES: Final = {
    "extension": ("Perpanjangan Masa Berlaku {}", "Extension of {}"),
    "amendment": ("Perubahan atas {}", "Amendment of {}"),
    "revocation": ("Pencabutan {}", "Revocation of {}"),
}
_TO: Final = ("Kepala perangkat daerah",)
_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<])")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known when a circular is begun: pattern, day, place, and the text it acts on.

    `verbs` are the words that carry a modality; a new wording of a rule needs one of them.
    """

    pattern: str
    day: date
    place: str
    parent: Circular | None = None
    verbs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def skeleton(beginning: Beginning) -> str:
    """Return the source of a new circular; its blanks are null or begin with TODO."""
    text = (_FOLDER / f"{beginning.pattern}.md").read_text(encoding="utf-8")
    return Template(text).substitute(_values(beginning))


def quoted(text: str) -> str:
    """Return a text as a YAML scalar in double quotes (the spelling of JSON is one of YAML's)."""
    return json.dumps(text, ensure_ascii=False)


def _values(beginning: Beginning) -> dict[str, str]:
    parent, first = beginning.parent, beginning.day
    values = {"place": quoted(beginning.place) if beginning.place else "null"}
    if parent:
        values |= _of_parent(parent, beginning)
        first = _first_day(parent, beginning)
    values["first_day"] = first.isoformat()
    values["last_day"] = (first + timedelta(days=30)).isoformat()
    values["review_day"] = (first + timedelta(days=365)).isoformat()
    last = parent.effective.end if parent else None
    review = f"ends: unstated, review_by: {values['review_day']}"
    values["ending"] = f"to: {last.isoformat()}" if last and last >= first else review
    return values


def _of_parent(parent: Circular, beginning: Beginning) -> dict[str, str]:
    indonesian, english = _TITLES[beginning.pattern]
    to = [name for name in parent.to if not name.startswith("#")]  # appendices stay behind
    items = [_item(rule, beginning.verbs) for rule in parent.rules]
    return {
        "target": parent.id,
        "title": quoted(indonesian.format(_named(parent))),
        "title_en": quoted(english.format(parent.title.en or parent.title.id)),
        "label": quoted(parent.title.id),
        "label_en": quoted(parent.title.en or parent.title.id),
        "to": _json(to or list(_TO)),
        "named": _escaped(_named(parent, with_day=True)),
        "rules": "".join(_rule(rule, parent) for rule in parent.rules) or "  []\n",
        "items": "".join(items) or "   1. TODO bunyi baru.\n",
    }


def _first_day(parent: Circular, beginning: Beginning) -> date:
    """An extension begins the day after the old end, and nothing before what it acts on."""
    effective = parent.effective
    if beginning.pattern == "extension" and effective.end:
        return effective.end + timedelta(days=1)
    return max(beginning.day, effective.start or beginning.day)


def _named(parent: Circular, *, with_day: bool = False) -> str:
    number = f" Nomor {parent.number}" if parent.number else ""
    day = f" tanggal {long_date(parent.signed)}" if with_day and parent.signed else ""
    return f"Surat Edaran{number}{day} tentang {parent.title.id}"


def _rule(rule: Rule, parent: Circular) -> str:
    """One rule of the parent as a rule of the new text that takes its place."""
    keys: dict[str, Any] = {
        "id": f"{rule.id}-baru",
        "kind": rule.kind,
        "modality": rule.modality,
        "label": rule.label.id,
        "en": rule.label.en or rule.label.id,
        "who": rule.who,
        "about": rule.about,
        "when": rule.when,
        "do": rule.do,
        "replaces": [f"{parent.id}#{rule.id}"],
        "cite": [f"ubah-{rule.id}"],
    }
    lines = [f"    {key}: {_json(value)}\n" for key, value in keys.items() if value is not None]
    return "  - " + "".join(lines)[4:]


def _item(rule: Rule, verbs: Mapping[str, tuple[str, ...]]) -> str:
    """The item the drafter is to word; a typed number would need its words, so it stays away."""
    named = rule.label.id if not re.search(r"\d", rule.label.id) else "aturan ini"
    words = " atau ".join(verbs.get(rule.modality, ())[:2]) or rule.modality
    return f"   1. TODO bunyi baru dengan kata {words}: {_escaped(named)}. {{#ubah-{rule.id}}}\n"


def _escaped(words: str) -> str:
    """Return words as Markdown that prints them as they are."""
    return _MARKDOWN.sub(r"\\\1", words)


def _json(value: Any) -> str:  # noqa: ANN401 - any JSON value
    return json.dumps(_plain(value), ensure_ascii=False)


def _plain(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return the value in dicts and lists, whatever mapping or tuple holds it."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
