"""Kinds, facts and codes are entries of the vocabulary, and facts are compared with their like."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from publisher.checks.conditions import Comparison, comparisons, conditions
from publisher.checks.mending import renamed
from publisher.checks.places import place
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular, Path
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Span
from publisher.model.vocabulary import Fact, Vocabulary
from publisher.wording.values import meant, nearest, shown

_CLOCK: Final = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00")
_TYPES: Final[Mapping[str, tuple[Label, str]]] = {
    "boolean": (Label("`true` atau `false`", "`true` or `false`"), "true"),
    "integer": (Label("bilangan bulat tanpa tanda petik", "a whole number without quotes"), "5"),
    "clock": (Label("jam dengan tanda petik", "a clock time in quotes"), '"17:00"'),
    "date": (Label("tanggal", "a date"), "2026-02-19"),
}
_LOOK: Final = Label(
    "lihat daftar kode di circulars/vocabulary/, atau tambahkan di sana",
    "see the lists under circulars/vocabulary/, or add the entry there",
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A word of the front matter that must be in a list of the vocabulary; `what` is the list."""

    word: str
    path: Path
    what: Label
    known: Collection[str]


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    for named in _names(circular, surroundings):
        if named.word not in named.known:
            yield _unknown(circular, place(circular, *named.path), named)
    yield from _look(circular, surroundings)
    for path, condition in conditions(circular):
        yield from _of_condition(circular, surroundings.vocabulary, comparisons(condition, path))


def _names(circular: Circular, surroundings: Surroundings) -> Iterator[_Named]:
    vocabulary = surroundings.vocabulary
    authority = Label("instansi", "authority")
    yield _Named(circular.authority, ("authority",), authority, vocabulary.authorities)
    if surroundings.letter_types:
        kind_of_letter = Label("jenis naskah", "type of letter")
        yield _Named(circular.type, ("type",), kind_of_letter, surroundings.letter_types)
    yield from _of_lists(circular, vocabulary)
    kind = Label("jenis aturan", "kind of rule")
    for path, word in _kinds(circular, vocabulary):
        yield _Named(word, path, kind, vocabulary.kinds)


def _of_lists(circular: Circular, vocabulary: Vocabulary) -> Iterator[_Named]:
    """Yield the codes whose list the format itself names; a list nobody keeps is not asked."""
    found: list[tuple[str, Path, str, Label]] = [
        ("sifat", ("classification",), circular.classification, Label("sifat", "classification")),
        ("urgensi", ("urgency",), circular.urgency, Label("tingkat urgensi", "urgency")),
    ]
    for index, statement in enumerate(circular.statements):
        label = Label("jenis pernyataan", "kind of statement")
        found.append(
            ("jenis-pernyataan", ("statements", index, "kind"), statement.kind, label),
        )
    for index, entry in enumerate(circular.not_in_data):
        label = Label("alasan tanpa data", "reason for having no data")
        found.append(
            ("alasan-tanpa-data", ("not_in_data", index, "reason"), entry.reason, label),
        )
    for scheme, path, word, label in found:
        if word and vocabulary.schemes.get(scheme):
            yield _Named(word, path, label, vocabulary.schemes[scheme])


def _kinds(circular: Circular, vocabulary: Vocabulary) -> Iterator[tuple[Path, str]]:
    for index, rule in enumerate(circular.rules):
        yield ("rules", index, "kind"), rule.kind
        kind = vocabulary.kinds.get(rule.kind)
        over = rule.do.get(kind.delegates) if kind and kind.delegates else None
        if kind and isinstance(over, str):
            yield ("rules", index, "do", kind.delegates), over
    for index, relation in enumerate(circular.relations):
        yield from ((("relations", index, "kinds", i), k) for i, k in enumerate(relation.kinds))
    for index, entry in enumerate(circular.not_in_data):
        yield from ((("not_in_data", index, "kinds", i), k) for i, k in enumerate(entry.kinds))
    for index, test in enumerate(circular.tests):
        for i, kind_name in enumerate(test.get("silent", ())):
            yield ("tests", index, "silent", i), kind_name


def _look(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    known = circular.authority in surroundings.vocabulary.authorities
    if surroundings.profile is not None or not (known or circular.profile):
        return
    if circular.profile:
        name = shown(circular.profile)
        message = Label(
            f"tampilan `{name}` tidak ada di templates/",
            f"there is no look `{name}` under templates/",
        )
    else:
        message = Label(
            f"instansi `{circular.authority}` belum mempunyai tampilan surat",
            f"the authority `{circular.authority}` has no look of letters",
        )
    yield Diagnostic(
        "rule-code-unknown",
        message,
        place(circular, "profile"),
        hint=Label(
            "tulis `profile:` dengan nama sebuah folder di templates/",
            "write `profile:` with the name of a folder under templates/",
        ),
    )


def _of_condition(
    circular: Circular, vocabulary: Vocabulary, found: Iterator[Comparison]
) -> Iterator[Diagnostic]:
    said: set[Path] = set()
    for test in found:
        fact = vocabulary.facts.get(test.fact)
        if fact is None and test.path not in said:
            said.add(test.path)
            what = Label("fakta", "fact")
            named = _Named(test.fact, test.path, what, vocabulary.facts)
            yield _unknown(circular, _key(circular, test), named)
        elif fact is not None and test.value is not None:
            yield from _of_value(circular, vocabulary, fact, test)


def _of_value(
    circular: Circular, vocabulary: Vocabulary, fact: Fact, test: Comparison
) -> Iterator[Diagnostic]:
    span = circular.at(*test.value_path)
    if not fact.scheme:
        if fact.type in _TYPES and not _fits(test.value, fact.type):
            yield _other_type(span, fact, test.value)
        elif fact.bounds and not test.is_bound and not fact.holds(test.value):
            yield _out_of_bounds(span, fact, fact.bounds, test.value)
        return
    codes = vocabulary.schemes.get(fact.scheme, {})
    known = isinstance(test.value, str) and test.value in codes  # a test may hold anything
    if codes and (test.is_bound or not known):
        what = Label(f"kode `{fact.id}`:", f"code of `{fact.id}`:")
        yield _unknown(circular, span, _Named(_typed(test.value), test.path, what, codes))


def _fits(value: object, type_: str) -> bool:
    match type_:
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "clock":
            return isinstance(value, str) and bool(_CLOCK.fullmatch(value))
        case _:
            return isinstance(value, str) and _is_day(value)


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _typed(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _key(circular: Circular, test: Comparison) -> Span:
    """Return the place of the name of a fact: it stands before its value."""
    value = circular.at(*test.path)
    text = circular.source.text
    start = text.rfind(test.fact, circular.at(*test.path[:-1]).start, value.start)
    return value if start < 0 else circular.source.span(start, start + len(test.fact))


def _unknown(circular: Circular, span: Span, named: _Named) -> Diagnostic:
    near = nearest(named.word, named.known)
    return Diagnostic(
        "rule-code-unknown",
        Label(
            f"{named.what.id} `{shown(named.word)}` tidak ada dalam kosakata",
            f"the {named.what.en} `{shown(named.word)}` is not in the vocabulary",
        ),
        span,
        hint=meant(near) or _LOOK,
        fix=renamed(circular, span, named.word, near),
    )


def _other_type(span: Span, fact: Fact, value: object) -> Diagnostic:
    wanted, example = _TYPES[fact.type]
    typed = shown(_typed(value))
    return Diagnostic(
        "rule-code-unknown",
        Label(
            f"`{fact.id}` harus {wanted.id}, bukan `{typed}`",
            f"`{fact.id}` must be {wanted.en}, not `{typed}`",
        ),
        span,
        hint=Label(f"contoh: {fact.id}: {example}", f"such as {fact.id}: {example}"),
    )


def _out_of_bounds(span: Span, fact: Fact, bounds: Label, value: object) -> Diagnostic:
    return Diagnostic(
        "rule-code-unknown",
        Label(
            f"`{fact.id}` tidak pernah bernilai {value}",
            f"`{fact.id}` never has the value {value}",
        ),
        span,
        hint=Label(
            f"tulis bilangan {bounds.id}, atau ubah batasnya di circulars/vocabulary/",
            f"write a number {bounds.text('en')}, or change its bounds under circulars/vocabulary/",
        ),
    )


CHECK: Final = CircularCheck("rule-code-unknown", _run)
