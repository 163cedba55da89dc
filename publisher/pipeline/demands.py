"""The job of describing: what every check demands, for programs that list rules."""

import sys
from collections.abc import Mapping
from types import MappingProxyType

from publisher.model.check import Check, DefectCheck
from publisher.model.label import Label
from publisher.model.report import Demand
from publisher.pipeline.codes import CHECKS
from publisher.pipeline.explain import page


def demands() -> Mapping[str, Demand]:
    """Return the demand of each check by code: the first words of its page and of its file."""
    return MappingProxyType({check.code: _demand(check) for check in sorted(CHECKS, key=_code)})


def _code(check: Check) -> str:
    return check.code


def _demand(check: Check) -> Demand:
    work = check.word if isinstance(check, DefectCheck) else check.run
    words = sys.modules[work.__module__].__doc__ or check.code
    found = page(check.code)
    return Demand(Label(found.demand, " ".join(words.split("\n\n", 1)[0].split())), found.text)
