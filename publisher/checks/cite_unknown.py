"""A cite names a paragraph that is there, and the words it quotes stand in it."""

from collections.abc import Iterator
from typing import Final

from publisher.checks.citations import by_label, cites
from publisher.checks.mending import renamed
from publisher.checks.wording import meant, nearest, shown
from publisher.indonesian.numbering import citation
from publisher.model.body import Passage, marks, passages, plain
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular, Cite, Path
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    known = [name for one in passages(circular.body) for name in (one.label, one.clause) if name]
    spoken = by_label(circular.body)
    correction = circular.correction or {}
    for index, one in enumerate(correction.get("cite", ())):
        if one["p"] not in known:
            yield _unknown(circular, ("correction", "cite", index), one["p"], known)
    for path, cite in cites(circular):
        if not cite.p:
            yield _unknown(circular, path, cite.named, known)
        elif cite.quote and not _is_quoted(cite.quote, _passages(spoken.get(cite.p, ()), cite)):
            yield _misquoted(circular, path, cite)


def _passages(found: tuple[Passage, ...], cite: Cite) -> tuple[Passage, ...]:
    """Return where the quote may stand: among paragraphs of one label, a named clause is meant."""
    own = tuple(passage for passage in found if passage.clause and passage.clause == cite.named)
    return own if own and own[0].kind == "paragraph" else found


def _is_quoted(quote: str, found: tuple[Passage, ...]) -> bool:
    """Tell whether words stand in a passage, or may stand in one with a mark nobody filled in."""
    words = " ".join(quote.split())
    return any(
        words in " ".join(plain(passage.inlines).split())
        or any(mark.text is None for mark in marks(passage.inlines))
        for passage in found
    )


def _unknown(circular: Circular, path: Path, named: str, known: list[str]) -> Diagnostic:
    span, near = circular.at(*path, "p"), nearest(named, known)
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
