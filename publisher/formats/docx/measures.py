"""Millimetres and points as the units of WordprocessingML, and the measures derived from a Look."""

from publisher.model.letter import Look

ADDRESS_SIZE_PT = 8.5  # address lines of the letterhead
FOOT_SIZE_PT = 8.0  # the line every page of an unofficial letter carries
_POINTS_PER_MM = 72 / 25.4
# Advance widths in thousandths of the size, Arial Bold; only reckonings that may be off use them.
_WIDTHS = dict.fromkeys("ABCDHKNRU", 722) | dict.fromkeys("GOQ", 778) | dict.fromkeys("EPSVXY", 667)
_WIDTHS |= dict.fromkeys("FLTZ", 611) | {" ": 278, "I": 278, "J": 556, "M": 833, "W": 944}
_OTHER_WIDTH = 560


def twips(points: float) -> int:
    """Return points as twentieths of a point, the unit of most measures in Word."""
    return round(points * 20)


def mm_twips(millimetres: float) -> int:
    """Return millimetres as twentieths of a point."""
    return round(millimetres * _POINTS_PER_MM * 20)


def mm_points(millimetres: float) -> float:
    """Return millimetres as points."""
    return millimetres * _POINTS_PER_MM


def half_points(points: float) -> int:
    """Return points as half points, the unit of type sizes."""
    return round(points * 2)


def emu(millimetres: float) -> int:
    """Return millimetres as English Metric Units, the unit of pictures."""
    return round(millimetres * 36000)


def pitch(look: Look, size_pt: float) -> float:
    """Return the single pitch for type of another size than the letter's, in points."""
    return look.single_pt * size_pt / look.size_pt


def text_width_mm(look: Look, *, landscape: bool) -> float:
    """Return the width between the margins; a landscape sheet keeps the margins, not the sides."""
    return look.paper_mm[1 if landscape else 0] - look.left_mm - look.right_mm


def middle_mm(look: Look, *, landscape: bool) -> float:
    """Return where the right half begins, counted from the left margin."""
    return text_width_mm(look, landscape=landscape) / 2


def advance(text: str, size_pt: float) -> float:
    """Return about how wide words are, in points."""
    return sum(_WIDTHS.get(sign, _OTHER_WIDTH) for sign in text) / 1000 * size_pt
