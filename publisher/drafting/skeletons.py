"""Skeletons of new circulars: our own texts with `$names`, filled in once, then the drafter's."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from string import Template
from typing import Final

from publisher.model.circular import Circular, Rule

PATTERNS: Final = ("new", "extension", "amendment", "revocation")
_FOLDER: Final = Path(__file__).resolve().parent / "skeletons"
_TITLES: Final = {
    "extension": ("Perpanjangan Masa Berlaku {}", "Extension of {}"),
    "amendment": ("Perubahan atas {}", "Amendment of {}"),
    "revocation": ("Pencabutan {}", "Revocation of {}"),
}


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known when a circular is begun: pattern, day, place, and the text it acts on."""

    pattern: str
    day: date
    place: str
    parent: Circular | None = None


def skeleton(beginning: Beginning) -> str:
    """Return the source of a new circular; its blanks are null or begin with TODO."""
    text = (_FOLDER / f"{beginning.pattern}.md").read_text(encoding="utf-8")
    return Template(text).substitute(_values(beginning))


def _values(beginning: Beginning) -> dict[str, str]:
    values = {"place": quoted(beginning.place) if beginning.place else "null"}
    parent = beginning.parent
    first = beginning.day
    if parent:
        indonesian, english = _TITLES[beginning.pattern]
        values["target"] = parent.id
        values["title"] = quoted(indonesian.format(_named(parent)))
        values["title_en"] = quoted(english.format(parent.title.en or parent.title.id))
        values["label"] = quoted(parent.title.id)
        values["rules"] = "\n".join(_rule(rule, parent) for rule in parent.rules)
        values["items"] = "\n".join(_item(rule) for rule in parent.rules)
        if beginning.pattern == "extension" and parent.effective.end:
            first = parent.effective.end + timedelta(days=1)
    values["first_day"] = first.isoformat()
    values["last_day"] = (first + timedelta(days=30)).isoformat()
    return values


def quoted(text: str) -> str:
    """Return a text as a YAML scalar in double quotes (the spelling of JSON is one of YAML's)."""
    return json.dumps(text, ensure_ascii=False)


def _named(parent: Circular) -> str:
    number = f" Nomor {parent.number}" if parent.number else ""
    return f"Surat Edaran{number} tentang {parent.title.id}"


def _rule(rule: Rule, parent: Circular) -> str:
    """One rule of the parent as a line of the new one that takes its place."""
    keys = {
        "id": f"{rule.id}-baru",
        "kind": rule.kind,
        "modality": rule.modality,
        "label": rule.label.id,
        "en": rule.label.en or rule.label.id,
        "who": dict(rule.who),
    }
    if rule.about:
        keys["about"] = dict(rule.about)
    if rule.when:
        keys["when"] = dict(rule.when)
    keys["do"] = dict(rule.do)
    keys["replaces"] = [f"{parent.id}#{rule.id}"]
    keys["cite"] = [f"ubah-{rule.id}"]
    lines = [f"    {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items()]
    return "  - " + "\n".join(lines)[4:]


def _item(rule: Rule) -> str:
    return f"   1. TODO bunyi baru: {rule.label.id}. {{#ubah-{rule.id}}}"
