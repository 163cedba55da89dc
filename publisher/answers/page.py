"""An answer as a page for people: what comes out, what binds, what does not and why, what is open.

Eighty columns, no colour, no column that a narrow screen would break. A rule is told by its label
and the paragraph; the words of the paragraphs stand once, at the end.
"""

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Final

from publisher.answers import phrases
from publisher.model.explanation import (
    CUT,
    DEFEATED,
    ENDED,
    FACTS,
    GAP,
    LIMITED,
    NOT_YET,
    PERHAPS,
    SUSPENDED,
    Explained,
    Explanation,
    Reason,
)
from publisher.model.label import Label, visible
from publisher.model.question import AFFECTED, Result
from publisher.model.vocabulary import Fact

_WIDTH: Final = 80
_MOST: Final = 12  # rules of other days that are named; the rest is counted
_OTHER_DAYS: Final = frozenset({NOT_YET, ENDED, CUT, SUSPENDED, GAP})


def render(explanation: Explanation, language: str) -> str:
    """Return an answer as a page."""
    return _Page(explanation, language).text()


def summary(explanation: Explanation) -> Label:
    """Return the outcomes in a few sentences, in both languages."""
    both = [
        " ".join(_Page(explanation, language).outcomes()) or _nothing(language)
        for language in ("id", "en")
    ]
    return Label(*both)


def _nothing(language: str) -> str:
    return Label(
        "Yang ditanyakan tidak diatur dalam register; itu bukan berarti boleh.",
        "What was asked is not settled in the register; that does not mean it is allowed.",
    ).text(language)


class _Page:
    """The parts of a page in one language."""

    def __init__(self, explanation: Explanation, language: str) -> None:
        self._all = explanation
        self._language = language
        self._told = {one.entry.id: one for one in explanation.rules}

    def text(self) -> str:
        """Return the page."""
        blocks = [self._head()]
        for title, lines in (
            (Label("HASIL", "OUTCOME"), self._outcome_lines()),
            (Label("YANG MENGIKAT", "WHAT BINDS"), self._binding()),
            (Label("YANG TIDAK MENGIKAT, DAN SEBABNYA", "WHAT DOES NOT, AND WHY"), self._not()),
            (Label("YANG BELUM PASTI", "WHAT IS OPEN"), self._open()),
            (Label("FAKTA YANG MENENTUKAN", "FACTS THAT DECIDE"), self._facts()),
            (Label("PADA HARI LAIN", "ON OTHER DAYS"), self._other_days()),
            (Label("BUNYI PARAGRAF", "WORDS OF THE PARAGRAPHS"), self._paragraphs()),
        ):
            found = list(lines)
            if found:
                blocks.append("\n".join([self._say(title), *found]))
        return visible("\n\n".join(blocks) + "\n", kept="\n")

    def _say(self, label: Label) -> str:
        return label.text(self._language)

    def _both(self, indonesian: str, english: str) -> str:
        return english if self._language == "en" else indonesian

    def _head(self) -> str:
        asked, question = self._all, self._all.answer.question
        place, day = self._say(asked.authority.label), self._say(phrases.weekday(question.day))
        lines = wrap(f"{place}, {day}", _WIDTH)
        if asked.known:
            lines += wrap(
                self._both(
                    f"Menurut yang tercatat sampai dengan {asked.known}.",
                    f"As recorded up to {asked.known}.",
                ),
                _WIDTH,
            )
        for fact in asked.overruled:
            name = self._say(phrases.need(fact, asked.vocabulary))
            lines += wrap(
                self._both(
                    f'Perhatian: "{name}" yang Anda sebut lain daripada yang ditetapkan aturan; '
                    "jawaban ini memakai yang Anda sebut.",
                    f'Note: "{name}" as you gave it differs from what the rules set; '
                    "this answer uses yours.",
                ),
                _WIDTH,
            )
        for fact, value in sorted(asked.answer.derived.items()):
            lines += self._derived(fact, value)
        return "\n".join(lines)

    def _derived(self, fact: str, value: object) -> list[str]:
        known = self._all.vocabulary.facts[fact]
        if known.sensitive:
            return []
        shown = {True: self._both("ya", "yes"), False: self._both("tidak", "no")}.get(
            value if isinstance(value, bool) else None, str(value)
        )
        name = self._say(known.label)
        words = self._both(
            f"Mengikuti aturan: {name}: {shown}.", f"Follows from the rules: {name}: {shown}."
        )
        return wrap(words, _WIDTH)

    # --- outcomes ---

    def outcomes(self) -> Iterator[str]:
        """Yield a sentence for each outcome that is not silent."""
        for name, result in self._shown():
            if result.state != "silent":
                yield self._outcome(name, result)

    def _shown(self) -> Iterator[tuple[str, Result]]:
        """Yield outcomes first; a kind that feeds one is left out where the outcome speaks."""
        vocabulary, results = self._all.vocabulary, self._all.answer.results
        told = {
            kind
            for name, kinds in vocabulary.outcomes.items()
            if name in results
            for kind in kinds
            if results[name].state != "silent" or results[kind].state == "silent"
        }
        for name, result in results.items():
            if name not in told:
                yield name, result

    def _outcome_lines(self) -> Iterator[str]:
        sentences = list(self.outcomes())
        for sentence in sentences:
            yield from _item(sentence)
        silent = [
            self._say(phrases.topic(name, self._all.vocabulary))
            for name, result in self._shown()
            if result.state == "silent"
        ]
        if not sentences:
            yield from _item(_nothing(self._language))
        if silent:
            yield from _item(
                self._both(
                    f"Tidak diatur dalam register (bukan berarti boleh): {'; '.join(silent)}.",
                    "Not settled in the register (that does not mean allowed): "
                    f"{'; '.join(silent)}.",
                )
            )

    def _outcome(self, name: str, result: Result) -> str:
        topic = self._say(phrases.topic(name, self._all.vocabulary))
        match result.state:
            case "one":
                return f"{topic}: {self._one(name, result)}{self._unsettled(result)}"
            case "conflict":
                return f"{topic}: {self._conflict(name, result)}"
            case "delegated":
                return f"{topic}: {self._delegated(result)}"
            case _:
                return f"{topic}: {self._depending(name, result)}"

    def _one(self, name: str, result: Result) -> str:
        value = phrases.value(name, result.values[0], self._all)
        rules = [self._told[one] for one in result.rules if one in self._told]
        modalities = list(dict.fromkeys(one.entry.rule.modality for one in rules))
        force = ", ".join(self._say(phrases.MODALITIES[one]) for one in modalities)
        said = self._say(value) if value else "; ".join(self._label(one) for one in rules)
        return f"{said}, {force}, {self._according(rules)}."

    def _according(self, rules: Iterable[Explained]) -> str:
        named = phrases.listed(
            dict.fromkeys(
                phrases.source(one.entry.rule, self._all.texts[one.entry.circular])
                for one in rules
            )
        )
        return self._both(f"menurut {named.id}", f"according to {named.en}")

    def _unsettled(self, result: Result) -> str:
        rules = [self._told[one].entry.rule for one in result.rules if one in self._told]
        readings = [self._say(one.open) for one in rules if one.open]
        if not readings:
            return ""
        words = "; ".join(dict.fromkeys(readings))
        return self._both(f" Bacaannya belum pasti: {words}.", f" The reading is open: {words}.")

    def _conflict(self, name: str, result: Result) -> str:
        values = [phrases.value(name, one, self._all) for one in result.values]
        rules = [self._told[one] for one in result.rules if one in self._told]
        labels = [one for one in values if one] or [one.entry.rule.label for one in rules]
        shown = phrases.listed(labels, last=Label("lawan", "against"))
        return self._both(
            f"BERTENTANGAN, {shown.id}, {self._according(rules)}. Tidak ada asas yang menentukan "
            "mana yang didahulukan; tanyakan kepada penerbitnya.",
            f"CONFLICT, {shown.en}, {self._according(rules)}. No principle decides which comes "
            "first; ask the issuer.",
        )

    def _delegated(self, result: Result) -> str:
        rules = [self._told[one] for one in result.rules if one in self._told]
        said = "; ".join(self._label(one) for one in rules)
        return self._both(
            f"diserahkan kepada pihak lain: {said}, {self._according(rules)}.",
            f"left to somebody else: {said}, {self._according(rules)}.",
        )

    def _depending(self, name: str, result: Result) -> str:
        on = self._say(phrases.needs(result.needs, self._all.vocabulary))
        words = self._both(f"belum pasti, bergantung pada {on}.", f"open, depends on {on}.")
        if not result.possible:
            return words
        values = (phrases.value(name, one, self._all) for one in result.possible)
        either = phrases.listed(
            dict.fromkeys(one for one in values if one), last=Label("atau", "or")
        )
        return words + self._both(f" Mungkin {either.id}.", f" Possible: {either.en}.")

    # --- rules ---

    def _label(self, one: Explained) -> str:
        """Return what a rule says, and that it is done to those asked about where it is."""
        words = self._say(one.entry.rule.label)
        if one.side == AFFECTED:
            words += self._both(" (sebagai yang dikenai)", " (as those affected)")
        return words

    def _binding(self) -> Iterator[str]:
        """Yield the rules that apply, the strongest first."""
        order = list(phrases.MODALITIES)
        yes = [one for one in self._all.rules if one.truth.is_yes]
        for one in sorted(yes, key=lambda one: order.index(one.entry.rule.modality)):
            rule = one.entry.rule
            force = self._say(phrases.MODALITIES[rule.modality])
            yield from _item(f"{force}: {self._label(one)}, {self._cited(one)}.")
            if rule.open:
                words = self._say(rule.open)
                yield from _note(
                    self._both(f"Bacaannya belum pasti: {words}", f"The reading is open: {words}")
                )
            end = phrases.open_end(one.entry.period) if one.last is None else None
            if end:
                words = self._say(end)
                yield from _note(
                    self._both(f"Tanpa hari terakhir: {words}.", f"No last day: {words}.")
                )
            for reason in one.reasons:
                yield from _note(self._reason(reason))

    def _cited(self, one: Explained) -> str:
        return self._say(phrases.source(one.entry.rule, self._all.texts[one.entry.circular]))

    def _not(self) -> Iterator[str]:
        """Yield what others took away, and then what is for others."""
        for one in self._all.rules:
            reasons = [reason for reason in one.reasons if reason.why == DEFEATED]
            if one.truth.is_no and reasons:
                yield from _item(f"{self._label(one)}, {self._cited(one)}.")
                for reason in reasons:
                    yield from _note(self._reason(reason))
        others: dict[tuple[str, ...], list[str]] = {}
        for one in self._all.rules:
            if one.truth.is_no and all(reason.why == FACTS for reason in one.reasons):
                for reason in one.reasons:
                    others.setdefault(reason.facts, []).append(self._label(one))
        for facts, labels in others.items():
            names = self._say(phrases.needs(facts, self._all.vocabulary))
            words = "; ".join(dict.fromkeys(labels))
            yield from _item(
                self._both(f"Untuk yang lain, karena {names}: {words}.", "")
                or f"For others, because of {names}: {words}."
            )

    def _open(self) -> Iterator[str]:
        """Yield the rules that depend on something."""
        for one in self._all.rules:
            if one.truth.needs:
                force = self._say(phrases.MODALITIES[one.entry.rule.modality])
                on = self._say(phrases.needs(one.truth.needs, self._all.vocabulary))
                words = self._both(f"Bergantung pada {on}.", f"Depends on {on}.")
                yield from _item(f"{force}: {self._label(one)}, {self._cited(one)}. {words}")
                for reason in one.reasons:
                    yield from _note(self._reason(reason))

    def _reason(self, reason: Reason) -> str:
        winner = self._told[reason.by].entry
        named = self._say(winner.rule.label)
        where = self._cited(self._told[reason.by])
        how = self._say(phrases.principle(reason.how))
        match reason.why:
            case "defeated":
                return self._both(
                    f'Didahului "{named}" ({where}): {how}.',
                    f'Yields to "{named}" ({where}): {how}.',
                )
            case "perhaps-defeated":
                return self._both(
                    f'Mungkin didahului "{named}" ({where}): {how}.',
                    f'May yield to "{named}" ({where}): {how}.',
                )
            case _:
                return self._both(
                    f'Tidak untuk semua orang di unit: "{named}" ({where}).',
                    f'Not for everybody of the unit: "{named}" ({where}).',
                )

    # --- facts, other days, paragraphs ---

    def _facts(self) -> Iterator[str]:
        for name, count in self._all.wanted:
            fact = self._all.vocabulary.facts[name]
            label = self._say(fact.label)
            many = self._both(f"menentukan {count} jawaban", f"decides {count} answers")
            yield f"  --fact {name}={self._both('NILAI', 'VALUE')}"
            yield from _note(f"{label}: {self._say(phrases.choices(fact, self._all.vocabulary))}.")
            yield from _note(f"{many}{self._guard(fact)}.".capitalize())

    def _guard(self, fact: Fact) -> str:
        return (
            self._both(
                "; peka: tidak dicatat dan tidak disimpan", "; sensitive: never logged or stored"
            )
            if fact.sensitive
            else ""
        )

    def _other_days(self) -> Iterator[str]:
        """Yield rules for those asked about that are not in force; the nearest of each circular."""
        found: dict[tuple[str, Reason], list[str]] = {}
        for one in self._all.rules:
            for reason in one.reasons if one.addressed and one.truth.is_no else ():
                if reason.why in _OTHER_DAYS:
                    found.setdefault((one.entry.circular, reason), []).append(self._label(one))
        day = self._all.answer.question.day

        def distance(key: tuple[str, Reason]) -> int:
            return abs((key[1].day - day).days) if key[1].day else 10**9

        ordered = sorted(found, key=distance)
        for circular, reason in ordered[:_MOST]:
            labels = "; ".join(dict.fromkeys(found[circular, reason]))
            text = self._say(phrases.circular(self._all.texts[circular]))
            yield from _item(f"{self._when(reason)}, {text}: {labels}.")
        if len(ordered) > _MOST:
            rest = len(ordered) - _MOST
            yield from _item(
                self._both(
                    f"Dan {rest} lagi; --format json menunjukkan semuanya.",
                    f"And {rest} more; --format json shows all.",
                )
            )

    def _when(self, reason: Reason) -> str:
        day = self._say(phrases.day(reason.day)) if reason.day else ""
        match reason.why:
            case "ended" | "cut" if not day:
                return self._both("Tidak pernah berlaku", "Never in force")
            case "ended":
                return self._both(f"Berakhir, terakhir {day}", f"Ended, last day {day}")
            case "cut":
                return self._both(f"Dicabut, terakhir {day}", f"Revoked, last day {day}")
            case "not-yet" if not day:
                return self._both("Belum berlaku", "Not yet in force")
            case "not-yet":
                return self._both(f"Belum berlaku, mulai {day}", f"Not yet, from {day}")
            case "suspended":
                again = self._both(f", lagi mulai {day}", f", again from {day}") if day else ""
                return self._both("Ditangguhkan", "Suspended") + again
            case _:
                return self._both(f"Terhenti, lagi mulai {day}", f"Interrupted, from {day} again")

    def _paragraphs(self) -> Iterator[str]:
        """Yield the words of what was cited, by circular, each paragraph once."""
        cited: dict[str, dict[str, str]] = {}
        for one in self._cited_rules():
            text = self._all.texts[one.entry.circular]
            for cite in one.entry.rule.cite:
                if cite.p in text.paragraphs:
                    where = self._say(phrases.place(cite))
                    cited.setdefault(text.id, {})[where] = text.paragraphs[cite.p]
        for name, paragraphs in cited.items():
            text = self._all.texts[name]
            named = self._say(phrases.circular(text))
            title = self._say(text.title) if text.number else ""
            yield from _item(f"{named}{', ' if title else ''}{title} [{name}]")
            if text.provenance.source == "press":
                yield from _note(
                    self._both(
                        "Disusun kembali dari pemberitaan; bukan naskah aslinya.",
                        "Reconstructed from press reports; not the original text.",
                    )
                )
            for where, words in paragraphs.items():
                yield from _note(f"{where}: {words}")

    def _cited_rules(self) -> Iterator[Explained]:
        named: dict[str, None] = {}
        for one in self._all.rules:
            if not one.truth.is_no:
                named.setdefault(one.entry.id)
            for reason in one.reasons:
                if reason.why in (DEFEATED, PERHAPS, LIMITED):
                    named.setdefault(one.entry.id)
                    named.setdefault(reason.by)
        for one in self._all.rules:
            if one.entry.id in named:
                yield one


def _item(words: str) -> Iterator[str]:
    yield from wrap(words, _WIDTH, initial_indent="- ", subsequent_indent="  ")


def _note(words: str) -> Iterator[str]:
    yield from wrap(words, _WIDTH, initial_indent="  ", subsequent_indent="  ")
