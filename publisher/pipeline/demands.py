"""The job of describing: what every check demands, for programs that list rules."""

import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from publisher import checks
from publisher.model.check import Check, DefectCheck
from publisher.model.report import Demand
from publisher.pipeline.selection import CHECKS

_PAGES: Final = Path(checks.__file__).parent / "manual"


def demands() -> Mapping[str, Demand]:
    """Return the demand of each check by code: the first lines of its file, its page if any."""
    found = {check.code: Demand(_text(check), _page(check.code)) for check in CHECKS}
    return MappingProxyType(dict(sorted(found.items())))


def _text(check: Check) -> str:
    work = check.word if isinstance(check, DefectCheck) else check.run
    words = sys.modules[work.__module__].__doc__ or check.code
    return " ".join(words.split("\n\n", 1)[0].split())


def _page(code: str) -> str:
    page = _PAGES / f"{code}.md"
    return page.read_text(encoding="utf-8") if page.is_file() else ""
