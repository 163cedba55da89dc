"""The drawing of one circular explains the signs that occur in it, and those alone."""

import re
from dataclasses import replace
from datetime import date

from publisher.model import status
from publisher.model.publication import Boundary
from publisher.portal import frame, lifeline
from tests import published

_TRIAL = "harapan-jaya/2026/800-1-6-2-041-bkpsdm"
_EVERY = (status.IN_FORCE, status.PARTLY, status.SUSPENDED, status.UNKNOWN, status.ENDED)


def _drawn(*codes):
    """Return the drawing of statuses that change with each month."""
    one = published.publication().circulars[_TRIAL]
    later = (Boundary(date(2026, month, 1), None, code) for month, code in enumerate(codes, 1))
    found = (Boundary(None, None, status.COMING), *later)
    return lifeline.draw(replace(one, state=replace(one.state, boundaries=found)))


def _explained(drawing):
    return [one for one in re.findall("<text[^>]*>([^<]*)", drawing) if not one[0].isdigit()]


def test_the_signs_that_occur_are_explained_and_no_others():
    assert _explained(_drawn(status.IN_FORCE, status.ENDED)) == ["berlaku", "tidak berlaku"]
    assert _explained(_drawn(*_EVERY)) == [
        *("berlaku", "berlaku sebagian", "ditangguhkan", "belum dapat dipastikan"),
        "tidak berlaku",
    ]


def test_days_that_are_over_however_that_came_look_alike_and_are_explained_once():
    revoked = _drawn(status.IN_FORCE, status.REVOKED)
    assert _explained(revoked) == ["berlaku", "tidak berlaku"]
    assert _explained(_drawn(status.IN_FORCE, status.COMING, status.IN_FORCE)) == [
        *("berlaku", "tidak berlaku"),
    ]


def test_signs_differ_in_shape_and_not_in_colour_alone():
    """Whole, half, two stripes and a line; what is not certain has an outline of dashes."""
    shapes = {}
    for name, high in re.findall(
        r'<rect class="b ([a-z-]+)" x="[0-9]+" y="[0-9]+" width="26" height="([0-9]+)"',
        _drawn(*_EVERY),
    ):
        shapes.setdefault(name, []).append(int(high))
    assert len(shapes) == 5
    different = {name: tuple(found) for name, found in shapes.items()}
    assert different.pop(status.UNKNOWN) == different[status.IN_FORCE]
    assert len(set(different.values())) == 4
    style = frame.style().data.decode()
    outline = style.partition(f".lifeline .{status.UNKNOWN}{{")[2].partition("}")[0]
    assert "stroke-dasharray" in outline


def test_the_drawing_says_the_same_in_words_to_who_does_not_see_it():
    name = re.search('role="img" aria-label="([^"]*)"', _drawn(status.PARTLY, status.ENDED))[1]
    assert name == "Masa: berlaku sebagian mulai 1 Januari 2026, berakhir mulai 1 Februari 2026"
