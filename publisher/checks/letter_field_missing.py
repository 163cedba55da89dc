"""Fields that are needed are there: some to be read at all, some to be published."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from publisher.checks.fields import example, name, own
from publisher.checks.mending import at_places
from publisher.checks.places import place
from publisher.model.check import CircularCheck, DefectCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.model.source import Defect, Span
from publisher.wording.values import inside

_NEVER_KNOWN: Final = frozenset({"number", "signed", "published", "place", "name"})
_ENGLISH: Final = Label(
    "tambahkan `en: ...` di bawahnya untuk pembaca dan sistem berbahasa Inggris",
    "add a line `en: ...` below it",
)


def _word(defect: Defect) -> Diagnostic:
    field, where = defect.facts.get("field", ""), defect.facts.get("where", "")
    missing = _missing(own(field, where), inside(where), defect.span, Severity.ERROR)
    return replace(missing, fix=at_places(defect, f"{example(field)}\n", safe=True))


def _missing(field: str, where: Label, span: Span, severity: Severity) -> Diagnostic:
    named = name(field)
    return Diagnostic(
        "letter-field-missing",
        Label(f"{named.id} belum ada{where.id}", f"missing: {named.en}{where.en}"),
        span,
        severity,
        hint=Label(
            f"tulis, misalnya, `{example(field)}`", f"write, for example, `{example(field)}`"
        ),
    )


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    """Yield what is needed to publish; from the press alone some of it cannot be known."""
    press = circular.is_press
    for field in _empty(circular, surroundings):
        if press and field in _NEVER_KNOWN:
            continue
        where = inside("signatory" if field == "name" else "")
        path = ("signatory", "name") if field == "name" else (field,)
        yield _missing(field, where, place(circular, *path), Severity.PUBLICATION)
    yield from _without_english(circular)


def _empty(circular: Circular, surroundings: Surroundings) -> Iterator[str]:
    authority = surroundings.vocabulary.authorities.get(circular.authority)
    signatory = circular.signatory
    values = {
        "number": circular.number,
        "signed": circular.signed,
        "published": circular.published,
        "place": circular.place or (authority and authority.place),
        "to": circular.to,
        "signatory": signatory,
        "name": signatory is None or signatory.name,
    }
    return (field for field, value in values.items() if not value)


def _without_english(circular: Circular) -> Iterator[Diagnostic]:
    for index, rule in enumerate(circular.rules):
        if not rule.label.en:
            span = circular.at("rules", index, "label")
            yield _untranslated(inside(f"rules[{rule.id}]"), span)
    for index, relation in enumerate(circular.relations):
        if relation.label and not relation.label.en:
            span = circular.at("relations", index, "label")
            yield _untranslated(inside(f"relations[{index + 1}]"), span)


def _untranslated(where: Label, span: Span) -> Diagnostic:
    named = name("en")
    return Diagnostic(
        "letter-field-missing",
        Label(f"{named.id} belum ada{where.id}", f"missing: {named.en}{where.en}"),
        span,
        Severity.PUBLICATION,
        hint=_ENGLISH,
    )


CIRCULAR_CHECK: Final = CircularCheck("letter-field-missing", _run)
CHECK: Final = DefectCheck("letter-field-missing", _word)
