"""How one language tells an answer: its words, the names of rules, and why they yield."""

from collections.abc import Iterable

from publisher.answers import phrases
from publisher.model.explanation import DEFEATED, PERHAPS, Explained, Explanation, Reason
from publisher.model.label import Label
from publisher.model.question import AFFECTED, Result


class Voice:
    """Tells one answer in one language."""

    def __init__(self, explanation: Explanation, language: str) -> None:
        """Keep what is told."""
        self.all = explanation
        self.told = {one.entry.id: one for one in explanation.rules}
        self._language = language

    def say(self, label: Label) -> str:
        """Return a label in the language."""
        return label.text(self._language)

    def both(self, indonesian: str, english: str) -> str:
        """Return one of two texts."""
        return english if self._language == "en" else indonesian

    def label(self, one: Explained) -> str:
        """Return what a rule says, and that it is done to those asked about where it is."""
        words = self.say(one.entry.rule.label)
        if one.side == AFFECTED:
            words += self.both(" (sebagai yang dikenai)", " (as those affected)")
        return words

    def force(self, one: Explained) -> str:
        """Return the modality of a rule."""
        return self.say(phrases.MODALITIES[one.entry.rule.modality])

    def source(self, one: Explained) -> str:
        """Return the paragraph and the circular of a rule."""
        return self.say(phrases.source(one.entry.rule, self.all.texts[one.entry.circular]))

    def according(self, rules: Iterable[Explained]) -> str:
        """Return according to what paragraphs something is."""
        named = phrases.listed(
            dict.fromkeys(
                phrases.source(one.entry.rule, self.all.texts[one.entry.circular]) for one in rules
            )
        )
        return self.both(f"menurut {named.id}", f"according to {named.en}")

    def needs(self, names: Iterable[str]) -> str:
        """Return what something depends on."""
        return self.say(phrases.needs(names, self.all.vocabulary))

    def rules(self, result: Result) -> list[Explained]:
        """Return the rules that an outcome rests on."""
        return [self.told[one] for one in result.rules if one in self.told]

    def open(self, label: Label) -> str:
        """Return a reading that nobody has settled."""
        words = self.say(label)
        return self.both(f"Bacaannya belum pasti: {words}", f"The reading is open: {words}")

    def reason(self, reason: Reason) -> str:
        """Return which rule a rule yields to, may yield to, or is narrowed by."""
        winner = self.told[reason.by]
        named = f'"{self.say(winner.entry.rule.label)}" ({self.source(winner)})'
        how = self.say(phrases.principle(reason.how))
        again = ""
        if reason.how != phrases.EXCEPTION:
            again = self.both(
                " Berlaku lagi bila aturan itu berakhir.", " It applies again when that rule ends."
            )
        if reason.why == DEFEATED:
            return self.both(f"Didahului {named}: {how}.", f"Yields to {named}: {how}.") + again
        if reason.why == PERHAPS:
            return self.both(f"Mungkin didahului {named}: {how}.", f"May yield to {named}: {how}.")
        return self.both(
            f"Tidak untuk semua orang di unit: {named}.",
            f"Not for everybody of the unit: {named}.",
        )
