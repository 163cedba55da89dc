"""The words of an answer: names of rules, places, days and facts in both languages.

Silence is never told as a permission: what is not settled in the register is called just that.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

from publisher.indonesian.dates import MONTHS, WEEKDAYS
from publisher.indonesian.numbering import citation
from publisher.model.circular import Cite, Interval, Rule
from publisher.model.label import Label
from publisher.model.moment import moment
from publisher.model.register import Text
from publisher.model.truth import START, TEXT
from publisher.model.vocabulary import Fact, Vocabulary

EXCEPTION: Final = "pengecualian"  # the principle of an exception that a rule names itself
MODALITIES: Final[Mapping[str, Label]] = {
    "wajib": Label("wajib", "must"),
    "dilarang": Label("dilarang", "must not"),
    "boleh": Label("boleh", "may"),
    "dianjurkan": Label("dianjurkan", "should"),
    "dihindari": Label("dihindari", "should avoid"),
    "ketentuan": Label("ketentuan", "holds"),
}
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS: Final = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)
_PRINCIPLES: Final = {EXCEPTION: "exception", "tegang": "in tension"}
_ENDS: Final[Mapping[str, Label]] = {
    "notice": Label("sampai ada pemberitahuan", "until further notice"),
    "condition": Label("sampai syaratnya terpenuhi", "until a condition is met"),
    "unstated": Label("batasnya tidak disebut", "no limit is stated"),
}
_SHAPES: Final[Mapping[str, Label]] = {
    "boolean": Label("ya atau tidak", "ya (yes) or tidak (no)"),
    "integer": Label("bilangan bulat", "a whole number"),
    "clock": Label("jam seperti 17:30", "a time such as 17:30"),
    "date": Label("tanggal seperti 2026-03-16", "a day such as 2026-03-16"),
}


def day(value: date) -> Label:
    """Return a day: 9 Juni 2020."""
    return Label(
        f"{value.day} {MONTHS[value.month - 1]} {value.year}",
        f"{value.day} {_MONTHS[value.month - 1]} {value.year}",
    )


def known(written: str) -> Label:
    """Return a day, or an instant with its offset, from how it is written in an answer."""
    found = moment(written)
    if found is None:
        return Label(written, written)
    if not isinstance(found, datetime):
        return day(found)
    at, words = f"{found:%H:%M %z}", day(found.date())
    return Label(f"{words.id} {at}", f"{words.en} {at}")


def weekday(value: date) -> Label:
    """Return a day with its weekday."""
    name, words = value.weekday(), day(value)
    return Label(f"{WEEKDAYS[name]}, {words.id}", f"{_WEEKDAYS[name]}, {words.en}")


def circular(text: Text) -> Label:
    """Return how an answer names a circular: by its number, else by its title."""
    if text.number:
        number = " ".join(text.number.split()).replace(" /", "/")
        return Label(f"SE {number}", f"circular {number}")
    return Label(f"SE tentang {text.title.id}", f"the circular on {text.title.text('en')}")


def place(cite: Cite) -> Label:
    """Return where a paragraph stands: huruf D angka 1."""
    return Label(citation(cite.p), f"point {cite.p}")


def places(cites: Iterable[Cite]) -> Label:
    """Return where paragraphs stand, each once."""
    found = {cite.p: place(cite) for cite in cites if cite.p}
    return listed(found.values())


def source(rule: Rule, text: Text) -> Label:
    """Return the paragraphs and the circular of a rule."""
    where, named = places(rule.cite), circular(text)
    joined = Label(f"{where.id} {named.id}", f"{where.en} of {named.en}")
    return joined if where.id else named


def listed(labels: Iterable[Label], *, last: Label | None = None) -> Label:
    """Return labels in a row: a, b, and c."""
    found = list(labels)
    end = last or Label("dan", "and")
    return Label(
        _row([one.id for one in found], end.id), _row([one.text("en") for one in found], end.en)
    )


def _row(words: list[str], last: str) -> str:
    if len(words) < 3:
        return f" {last} ".join(words)
    return f"{', '.join(words[:-1])}, {last} {words[-1]}"


def need(name: str, vocabulary: Vocabulary) -> Label:
    """Return what an answer depends on: a fact, a start that is unknown, a text nobody has."""
    if name == START:
        return Label("tanggal mulai yang belum pasti", "a start that is not certain")
    if name.startswith(TEXT):
        text = name.removeprefix(TEXT)
        return Label(
            f"naskah yang belum terdaftar ({text})", f"a text that is not registered ({text})"
        )
    fact = vocabulary.facts.get(name)
    if fact is None:
        return Label(name, name)
    return Label(f'"{fact.label.id}"', f'"{fact.label.text("en")}"')


def needs(names: Iterable[str], vocabulary: Vocabulary) -> Label:
    """Return all that an answer depends on."""
    return listed(need(name, vocabulary) for name in sorted(names))


def principle(how: str) -> Label:
    """Return a principle with those in tension."""
    english = how
    for indonesian, word in _PRINCIPLES.items():
        english = english.replace(indonesian, word)
    return Label(how, english)


def open_end(period: Interval) -> Label | None:
    """Return the words of an end that is no day, None where there is a last day."""
    if period.end is not None or period.ends == "fixed":
        return None
    general = _ENDS[period.ends]
    words = period.until
    found = Label(f'"{words.id}"', f'"{words.text("en")}"') if words else general
    if period.review_by is None:
        return found
    review = day(period.review_by)
    return Label(f"{found.id}, ditinjau {review.id}", f"{found.en}, review by {review.en}")


def choices(fact: Fact, vocabulary: Vocabulary, none: str = "") -> Label:
    """Return what may be given for a fact; `none` is the sign for none, "" for an empty value."""
    if not fact.scheme:
        return _bounded(fact)
    codes = list(vocabulary.schemes.get(fact.scheme, {}))
    if fact.many:
        each = ", ".join(codes)
        return Label(
            f"{each}; beberapa dengan koma, {none or 'kosong'} berarti tidak ada",
            f"{each}; several with commas, {none or 'empty'} means none",
        )
    return listed([Label(code, code) for code in codes], last=Label("atau", "or"))


def _bounded(fact: Fact) -> Label:
    """Return the shape of a value, with the bounds of a number."""
    shape, bounds = _SHAPES[fact.type], fact.bounds
    if bounds is None:
        return shape
    return Label(f"{shape.id} {bounds.id}", f"{shape.en} {bounds.text('en')}")


def topic(name: str, vocabulary: Vocabulary) -> Label:
    """Return what an outcome is about; one that has no label of its own is called by its id."""
    kind = vocabulary.kinds.get(name)
    if kind:
        return kind.label
    words = name.replace("-", " ").capitalize()
    first = vocabulary.kinds.get(next(iter(vocabulary.outcomes.get(name, {})), ""))
    return Label(words, first.label.text("en") if first else words)


def value(name: str, given: object, vocabulary: Vocabulary) -> Label | None:
    """Return a value of an outcome in words, None where it is the whole content of a rule."""
    if isinstance(given, Mapping):
        return None
    if given is None:
        return Label("tanpa batas", "no limit")
    kind = vocabulary.kinds.get(name)
    if kind and kind.on and isinstance(given, int | float):
        unit = "%" if _is_share(kind.params, kind.on) else ""
        return Label(f"{given}{unit}".replace(".", ","), f"{given}{unit}")
    return _code(str(given), vocabulary)


def _code(code: str, vocabulary: Vocabulary) -> Label:
    """Return a code with its label, as it stands inside a sentence."""
    for codes in vocabulary.schemes.values():
        label = codes[code].label if code in codes else None
        if label and label.id != code:
            return Label(f"{_lower(label.id)} ({code})", f"{_lower(label.text('en'))} ({code})")
    return Label(code, code)


def given(fact: Fact, value: object, vocabulary: Vocabulary) -> Label:
    """Return the value of a fact in words."""
    if isinstance(value, bool):
        return Label("ya", "yes") if value else Label("tidak", "no")
    code = vocabulary.schemes.get(fact.scheme, {}).get(str(value))
    return code.label if code else Label(str(value), str(value))


def _is_share(params: Mapping[str, Any], on: str) -> bool:
    first = params.get("properties", {}).get(on.partition(".")[0], {})
    return str(first.get("$ref", "")).endswith("/share")


def _lower(words: str) -> str:
    """Return words as they stand inside a sentence; abbreviations keep their capitals."""
    return words[0].lower() + words[1:] if words[1:2].islower() else words
