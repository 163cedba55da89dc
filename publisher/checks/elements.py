"""The elements of a letter with the room each has; no check of its own."""

import re
from collections.abc import Iterator, Mapping

from publisher.model.body import passages
from publisher.model.circular import Circular
from publisher.model.letter import Appendix, Element, Letter, Look, NumberedList
from publisher.model.source import Span

_PIECES = re.compile(r"[^\s/-]+[/-]*|[/-]+")  # a line may break at blanks, slashes and hyphens
POINTS_A_MM = 72 / 25.4


def elements(letter: Letter) -> Iterator[tuple[Element, float]]:
    """Yield every element, those of lists and appendices too, with the width of its sheet in mm."""
    look = letter.look
    width, height = look.paper_mm
    for element in letter.elements:
        sheet = height if isinstance(element, Appendix) and element.landscape else width
        yield from _within(element, sheet - look.left_mm - look.right_mm)


def _within(element: Element, width_mm: float) -> Iterator[tuple[Element, float]]:
    yield element, width_mm
    match element:
        case Appendix():
            inside = element.elements
        case NumberedList():
            inside = tuple(one for item in element.items for one in item.elements)
        case _:
            inside = ()
    for one in inside:
        yield from _within(one, width_mm)


def room_mm(look: Look, indent: int, width_mm: float) -> float:
    """Return the width of a line whose text begins at an indent."""
    return width_mm - indent * look.step_mm


def pieces(text: str) -> list[str]:
    """Return the parts of a text between which a line may break."""
    return _PIECES.findall(text)


def places(circular: Circular) -> Mapping[str, Span]:
    """Return where each label stands in the source: its first passage."""
    found: dict[str, Span] = {}
    for passage in passages(circular.body):
        found.setdefault(passage.label, passage.span)
    return found
