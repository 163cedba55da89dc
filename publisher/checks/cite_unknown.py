"""A cite names a paragraph that is there, and the words it quotes stand in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from publisher.checks.citations import by_label, cites
from publisher.checks.mending import renamed
from publisher.indonesian.numbering import citation
from publisher.model.body import Passage, marks, passages, plain
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular, Cite, Path
from publisher.model.diagnostic import Diagnostic
from publisher.model.guesses import Guesses
from publisher.model.label import Label
from publisher.wording.values import meant, shown


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    names = (name for one in passages(circular.body) for name in (one.label, one.clause))
    known = frozenset(name for name in names if name)
    quotations = _Quotations(by_label(circular.body))
    guesses = Guesses()
    correction = circular.correction or {}
    for index, one in enumerate(correction.get("cite", ())):
        if one["p"] not in known:
            near = guesses.nearest(one["p"], known)
            yield _unknown(circular, ("correction", "cite", index), one["p"], near)
    for path, cite in cites(circular):
        if not cite.p:
            yield _unknown(circular, path, cite.named, guesses.nearest(cite.named, known))
        elif cite.quote and not quotations.have(cite):
            yield _misquoted(circular, path, cite)


@dataclass(frozen=True, slots=True)
class _Quotations:
    """The words of passages by the cite that means them, put together once each."""

    by_label: Mapping[str, tuple[Passage, ...]]
    _words: dict[tuple[str, str], str | None] = field(default_factory=dict)

    def have(self, cite: Cite) -> bool:
        """Tell whether words stand in a passage, or may stand in one with an unfilled mark."""
        key = (cite.p, cite.named)
        if key not in self._words:
            self._words[key] = self._together(cite)
        words = self._words[key]
        return words is None or " ".join(cite.quote.split()) in words

    def _together(self, cite: Cite) -> str | None:
        """Return the words, a passage a line; None where a mark among them is not filled in."""
        found = _passages(self.by_label.get(cite.p, ()), cite)
        if any(mark.text is None for passage in found for mark in marks(passage.inlines)):
            return None
        return "\n".join(" ".join(plain(passage.inlines).split()) for passage in found)


def _passages(found: tuple[Passage, ...], cite: Cite) -> tuple[Passage, ...]:
    """Return where the quote may stand: among paragraphs of one label, a named clause is meant."""
    own = tuple(passage for passage in found if passage.clause and passage.clause == cite.named)
    return own if own and own[0].kind == "paragraph" else found


def _unknown(circular: Circular, path: Path, named: str, near: str) -> Diagnostic:
    span = circular.at(*path, "p")
    return Diagnostic(
        "cite-unknown",
        Label(f"tidak ada paragraf `{shown(named)}`", f"there is no paragraph `{shown(named)}`"),
        span,
        hint=meant(near)
        or Label(
            'tulis label seperti "E.1.a" atau id paragraf yang ditulis {#id} di akhirnya',
            'write a label such as "E.1.a", or the id that a paragraph has at its end as {#id}',
        ),
        fix=renamed(circular, span, named, near),
    )


def _misquoted(circular: Circular, path: Path, cite: Cite) -> Diagnostic:
    quote = shown(cite.quote)
    return Diagnostic(
        "cite-unknown",
        Label(
            f'kata-kata "{quote}" tidak ada dalam {citation(cite.p)}',
            f'the words "{quote}" do not stand in {cite.p}',
        ),
        circular.at(*path, "quote"),
        hint=Label(
            "salin kata-katanya dari naskah, persis seperti tercetak",
            "copy the words from the text, as they are printed",
        ),
    )


CHECK: Final = CircularCheck("cite-unknown", _run)
