"""The job of explaining: the pages of the manual, found without loading a single check."""

import json
from difflib import get_close_matches
from functools import cache
from typing import Final

from publisher import resources
from publisher.drafting import manual
from publisher.drafting.manual import Page
from publisher.model.errors import UsageError
from publisher.model.label import Label

VERSION: Final = 1
_NEAR: Final = 0.5  # how alike a name has to be to be offered


@cache
def codes() -> tuple[str, ...]:
    """Return the codes of all checks, in order; kept, because every page asks."""
    return tuple(sorted(path.stem for path in resources.manual().glob("*.md")))


def page(code: str) -> Page:
    """Return the page of a check; UsageError with the nearest names where there is none."""
    if code not in codes():
        raise UsageError(_unknown(code))
    return manual.read(code, (resources.manual() / f"{code}.md").read_text(encoding="utf-8"))


def explained(code: str, form: str, language: str) -> str:
    """Return one page, or the list of a family, as text, "full" or "json"."""
    family = tuple(one for one in codes() if one.partition("-")[0] == code)
    if family:
        return _listed(tuple(map(page, family)), form, language)
    found = page(code)
    return _document(**_facts(found), page=found.text) if form == "json" else manual.plain(found)


def listed(form: str, language: str) -> str:
    """Return the list of all checks as text, "full" or "json"."""
    return _listed(tuple(map(page, codes())), form, language)


def _listed(pages: tuple[Page, ...], form: str, language: str) -> str:
    if form == "json":
        return _document(checks=[_facts(one) for one in pages])
    return manual.index(pages, language)


def _facts(found: Page) -> dict[str, str]:
    return {"code": found.code, "family": found.family, "demand": found.demand}


def _document(**facts: object) -> str:
    return json.dumps({"version": VERSION, **facts}, ensure_ascii=False, indent=2) + "\n"


def _unknown(code: str) -> Label:
    near = ", ".join(get_close_matches(code, codes(), n=3, cutoff=_NEAR))
    return Label(
        f"tidak ada pemeriksaan {code}"
        + (f" (maksud Anda {near}?)" if near else "; daftarnya: publisher explain"),
        f"there is no check {code}"
        + (f" (did you mean {near}?)" if near else "; they are listed by: publisher explain"),
    )
