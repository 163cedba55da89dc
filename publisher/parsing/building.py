"""From valid data in the shape of the export to the nouns of the model."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from publisher.model.circular import (
    Cite,
    Interval,
    Json,
    NotInData,
    Path,
    Provenance,
    Relation,
    Rule,
    Signatory,
    Statement,
)
from publisher.model.label import Label

Cites = Mapping[Path, Cite]
"""The cites by their place in the data."""


def label(data: Json) -> Label:
    """Return a text in both languages."""
    return Label(data["id"], data.get("en", ""))


def day(text: str | None) -> date | None:
    """Return a day, None where it is unknown."""
    return date.fromisoformat(text) if text else None


def words(value: str | list[str] | None) -> tuple[str, ...]:
    """Return words that may stand alone or in a list."""
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def interval(data: Json, cites: Cites, path: Path) -> Interval:
    """Return a period."""
    return Interval(
        start=day(data["from"]),
        end=day(data["to"]),
        ends=data["ends"],
        until=_label_or_none(data.get("until")),
        precision=data.get("precision", "exact"),
        not_before=day(data.get("not_before")),
        basis=data.get("basis", ""),
        review_by=day(data.get("review_by")),
        cite=_cites(data, cites, path),
    )


def provenance(data: Json) -> Provenance:
    """Return where the text comes from."""
    return Provenance(data["source"], data.get("ref", ""), day(data.get("date")))


def signatory(data: Json | None) -> Signatory | None:
    """Return who signs."""
    if data is None:
        return None
    given: dict[str, Any] = {key: value for key, value in data.items() if key != "degrees"}
    return Signatory(**given, **data.get("degrees", {}))


def rules(data: Json, cites: Cites) -> tuple[Rule, ...]:
    """Return the rules."""
    return tuple(_rule(one, cites, ("rules", i)) for i, one in enumerate(data["rules"]))


def _rule(data: Json, cites: Cites, path: Path) -> Rule:
    return Rule(
        id=data["id"],
        kind=data["kind"],
        modality=data["modality"],
        label=label(data["label"]),
        who=data["who"],
        do=data["do"],
        cite=_cites(data, cites, path),
        about=data.get("about"),
        when=data.get("when"),
        effective=_own_period(data, cites, path),
        overrides=tuple(data.get("overrides", ())),
        replaces=tuple(data.get("replaces", ())),
        beside=tuple(data.get("beside", ())),
        open=_label_or_none(data.get("open")),
    )


def relations(data: Json, cites: Cites) -> tuple[Relation, ...]:
    """Return what the circular does to others."""
    return tuple(
        Relation(
            type=one["type"],
            target=one["target"],
            label=_label_or_none(one.get("label")),
            rules=tuple(one.get("rules", ())),
            kinds=tuple(one.get("kinds", ())),
            effective=_own_period(one, cites, ("relations", i)),
            cite=_cites(one, cites, ("relations", i)),
        )
        for i, one in enumerate(data["relations"])
    )


def statements(data: Json, cites: Cites) -> tuple[Statement, ...]:
    """Return what is stated."""
    return tuple(
        Statement(
            id=one["id"],
            kind=one["kind"],
            text=label(one["text"]),
            by=one.get("by", ""),
            cite=_cites(one, cites, ("statements", i)),
        )
        for i, one in enumerate(data["statements"])
    )


def not_in_data(data: Json, cites: Cites) -> tuple[NotInData, ...]:
    """Return the paragraphs that are deliberately without data."""
    return tuple(
        NotInData(
            cite=_cites(one, cites, ("not_in_data", i)),
            reason=one["reason"],
            kinds=tuple(one.get("kinds", ())),
            note=_label_or_none(one.get("note")),
        )
        for i, one in enumerate(data["not_in_data"])
    )


def _own_period(data: Json, cites: Cites, path: Path) -> Interval | None:
    own = data.get("effective")
    return None if own is None else interval(own, cites, (*path, "effective"))


def _label_or_none(data: Json | None) -> Label | None:
    return None if data is None else label(data)


def _cites(data: Json, cites: Cites, path: Path) -> tuple[Cite, ...]:
    return tuple(cites[(*path, "cite", i)] for i in range(len(data.get("cite", ()))))
