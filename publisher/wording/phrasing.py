"""What one language says of a fact and its values, in the words of the vocabulary.

No check of its own. A fact without a phrase is told by its label: "dengan usia paling sedikit 50".
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from publisher.indonesian.dates import long_date
from publisher.model import moment
from publisher.model.circular import Json
from publisher.model.label import Label
from publisher.model.vocabulary import Fact, Phrase, Vocabulary
from publisher.wording.populations import Test

NAMING: Final = ("subject", "class", "role")
"""Parts of a sentence whose values may name those who are meant."""
CLAUSES: Final = (*NAMING, "trait")
"""Parts that are clauses about them, joined by a word."""
PARTS: Final = (*CLAUSES, "place", "circumstance")

_SPOT: Final = "{}"
_LOWEST, _HIGHEST = ("gte", "gt"), ("lte", "lt")
_ENDS: Final[Mapping[str, Mapping[str, Label]]] = {
    "": {
        "gte": Label("paling sedikit {}", "at least {}"),
        "gt": Label("lebih dari {}", "more than {}"),
        "lte": Label("paling banyak {}", "at most {}"),
        "lt": Label("kurang dari {}", "less than {}"),
    },
    "clock": {
        "": Label("pada pukul {}", "at {}"),
        "gte": Label("mulai pukul {}", "from {}"),
        "gt": Label("sesudah pukul {}", "after {}"),
        "lte": Label("sampai dengan pukul {}", "up to and including {}"),
        "lt": Label("sebelum pukul {}", "before {}"),
    },
    "date": {
        "gte": Label("mulai {}", "from {}"),
        "gt": Label("sesudah {}", "after {}"),
        "lte": Label("sampai dengan {}", "up to and including {}"),
        "lt": Label("sebelum {}", "before {}"),
    },
}
_SPANS: Final[Mapping[tuple[str, str, str], Label]] = {
    ("", "gte", "lte"): Label("{} s.d. {}", "{} to {}"),
    ("clock", "gte", "lte"): Label("pada pukul {} s.d. {}", "from {} up to and including {}"),
    ("clock", "gte", "lt"): Label("pada pukul {} s.d. sebelum {}", "from {} until before {}"),
    ("clock", "gt", "lte"): Label("sesudah pukul {} s.d. {}", "after {} up to and including {}"),
    ("clock", "gt", "lt"): Label("sesudah pukul {} s.d. sebelum {}", "after {} and before {}"),
    ("date", "gte", "lte"): Label("{} s.d. {}", "from {} up to and including {}"),
}
_OR, _LAST_OR = Label(" atau ", " or "), Label(", atau ", " or ")
_AND: Final = Label(" dan ", " and ")
_WITH: Final = Label("dengan {} {{}}", "with {} {{}}")
_WITHOUT: Final = Label("dengan {} selain {{}}", "with {} other than {{}}")
_YES: Final = Label('dengan jawaban ya untuk "{}"', 'with the answer yes to "{}"')
_NO: Final = Label('dengan jawaban tidak untuk "{}"', 'with the answer no to "{}"')


class Phrasing:
    """Says tests in one language."""

    def __init__(self, language: str, vocabulary: Vocabulary) -> None:
        """Keep the language and its words."""
        self._language = language
        self._vocabulary = vocabulary

    def say(self, label: Label) -> str:
        """Return a label in the language."""
        return label.text(self._language)

    def either(self, words: Sequence[str]) -> str:
        """Return words of which one is enough: "a atau b", "a, b, atau c"."""
        if len(words) < 3:
            return self.say(_OR).join(words)
        return ", ".join(words[:-1]) + self.say(_LAST_OR) + words[-1]

    def part(self, test: Test) -> str:
        """Return the part of the sentence that a test is."""
        known = self._vocabulary.facts.get(test.fact)
        return known.phrase.part if known and known.phrase else "place"

    def names(self, test: Test) -> bool:
        """Return whether the values of a test may name those who are meant."""
        return not test.fails and self.part(test) in NAMING

    def values(self, test: Test) -> tuple[str, ...]:
        """Return the values of a test in words."""
        return tuple(self._value(test.fact, one) for one in test.values)

    def clause(self, test: Test) -> str:
        """Return what a test says of those who are meant."""
        phrase = self._phrase(test)
        if test.values == (True,):
            return self.say(phrase.fails if test.fails else phrase.holds)
        end = _only_end(test)
        if end and (short := {"gte": phrase.least, "lte": phrase.most}.get(end)):
            return self.say(short).replace(_SPOT, self._plain(test.fact, test.values[0][end]))
        form = phrase.fails if test.fails else phrase.holds
        return self.say(form).replace(_SPOT, self.either(self.values(test)))

    def code(self, scheme: str, name: str) -> str:
        """Return what a code is called inside a sentence."""
        known = self._vocabulary.schemes.get(scheme, {}).get(name)
        if known is None:
            return name
        return self.say(known.phrase) if known.phrase else _lowered(self.say(known.label))

    def _phrase(self, test: Test) -> Phrase:
        known = self._vocabulary.facts.get(test.fact)
        if known and known.phrase:
            return known.phrase
        name = known.label if known else Label(test.fact, test.fact)
        if test.values == (True,):
            return Phrase("place", _filled(_YES, name), _filled(_NO, name))
        small = Label(_lowered(name.id), _lowered(name.text("en")))
        return Phrase("place", _filled(_WITH, small), _filled(_WITHOUT, small))

    def _value(self, fact: str, value: object) -> str:
        measure = self._measure(fact)
        if isinstance(value, Mapping):
            return self._range(fact, value)
        single = _ENDS[measure].get("")
        plain = self._plain(fact, value)
        return self.say(single).replace(_SPOT, plain) if single else plain

    def _range(self, fact: str, bounds: Json) -> str:
        measure = self._measure(fact)
        low = [one for one in _LOWEST if one in bounds]
        high = [one for one in _HIGHEST if one in bounds]
        span = _SPANS.get((measure, low[0], high[0])) if len(low) == len(high) == 1 else None
        plain = [self._plain(fact, bounds[end]) for end in (*low, *high)]
        if span:
            return self.say(span).format(*plain)
        ends = zip((*low, *high), plain, strict=True)
        words = [self.say(_ENDS[measure][end]).replace(_SPOT, one) for end, one in ends]
        return self.say(_AND).join(words)

    def _plain(self, fact: str, value: object) -> str:
        known = self._vocabulary.facts.get(fact)
        if known and known.scheme:
            return self.code(known.scheme, str(value))
        if self._language == "en" or known is None:
            return str(value)
        if known.type == "clock":
            return str(value).replace(":", ".")
        day = value if isinstance(value, date) else moment.day(str(value))
        return long_date(day) if known.type == "date" and day else str(value)

    def _measure(self, fact: str) -> str:
        known: Fact | None = self._vocabulary.facts.get(fact)
        return known.type if known and known.type in _ENDS else ""


def _only_end(test: Test) -> str:
    """Return the one end that a test is about, "" where it is about more or denies it."""
    (first, *more) = test.values
    ends = tuple(map(str, first)) if isinstance(first, Mapping) else ()
    return ends[0] if len(ends) == 1 and not more and not test.fails else ""


def _filled(form: Label, name: Label) -> Label:
    return Label(form.id.format(name.id), form.en.format(name.text("en")))


def _lowered(words: str) -> str:
    """Return a label as it stands inside a sentence; names and abbreviations keep their capitals.

    What has capitals further on, but for brackets, is taken for a name.
    """
    first, _, rest = words.partition(" ")
    is_name = first[1:] != first[1:].lower() or any(one[:1].isupper() for one in rest.split())
    return words if is_name else words[:1].lower() + words[1:]
