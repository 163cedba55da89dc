"""The checks, in the order of the manual. Order has no meaning for the result: findings are sorted."""

from typing import Final

from publisher.checks import period_reversed
from publisher.model.check import CircularCheck, DefectCheck, RegisterCheck, SourceCheck

DEFECT_CHECKS: Final[tuple[DefectCheck, ...]] = ()
SOURCE_CHECKS: Final[tuple[SourceCheck, ...]] = ()
CIRCULAR_CHECKS: Final[tuple[CircularCheck, ...]] = (period_reversed.CHECK,)
REGISTER_CHECKS: Final[tuple[RegisterCheck, ...]] = ()
