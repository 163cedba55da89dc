"""Every word fits a line; else it would run off the paper."""

from collections.abc import Iterator, Mapping
from typing import Final

from publisher.checks.elements import POINTS_A_MM, elements, pieces, places, room_mm
from publisher.model.check import LetterCheck
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.letter import Element, Heading, Letter, Line, Paragraph, Title, words
from publisher.model.measure import surely_exceeds
from publisher.model.source import Span


def _run(letter: Letter, circular: Circular) -> Iterator[Diagnostic]:
    where = places(circular)
    for element, width in elements(letter):
        for line, indent in _lines(element):
            room = room_mm(letter.look, indent, width) * POINTS_A_MM / letter.look.size_pt
            for word in pieces(words(line)):
                if surely_exceeds(word, room):
                    yield _diagnostic(word, _place(element, circular, where))
                    break


def _lines(element: Element) -> Iterator[tuple[Line, int]]:
    match element:
        case Paragraph() | Heading():
            yield element.runs, element.indent
        case Title():
            for line in element.lines:
                yield line, 0
        case _:
            pass


def _place(element: Element, circular: Circular, where: Mapping[str, Span]) -> Span:
    label = getattr(element, "label", "")
    return where.get(label, circular.at("title"))


def _diagnostic(word: str, span: Span) -> Diagnostic:
    return Diagnostic(
        "letter-word-too-long",
        Label(
            f'kata sepanjang {len(word)} huruf tidak muat dalam satu baris: "{word[:30]}..."',
            f'a word of {len(word)} letters does not fit a line: "{word[:30]}..."',
        ),
        span,
        hint=Label("beri spasi atau singkatkan", "put blanks into it or shorten it"),
    )


CHECK: Final = LetterCheck("letter-word-too-long", _run)
