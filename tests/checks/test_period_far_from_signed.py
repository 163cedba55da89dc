"""Periods far from the day of the letter."""

import pytest

from publisher.model.diagnostic import Severity

CODE = "period-far-from-signed"


def _from(circular, day):
    return circular(effective=f"{{from: {day}, to: 2027-12-31, cite: [masa]}}")


def test_a_year_later_is_found(findings, circular):
    (found,) = findings(_from(circular, "2027-01-12"), CODE)
    assert found.words == "2027-01-12"
    assert found.severity is Severity.WARNING
    assert "372 hari setelah" in found.message


def test_long_before_is_found(findings, circular):
    (found,) = findings(_from(circular, "2025-12-05"), CODE)
    assert "31 hari sebelum" in found.message


@pytest.mark.parametrize("day", ["2025-12-06", "2026-07-04"])
def test_the_limits_themselves_are_fine(findings, circular, day):
    assert not findings(_from(circular, day), CODE)
