"""Small pieces of wording about values: as they are quoted, and what may have been meant."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Final

from publisher.model.label import Label
from publisher.model.source import Defect

_LONGEST: Final = 60
_MANY: Final = 500  # candidates that are compared: a hostile text may offer any number


def shown(text: str) -> str:
    """Return words of the author as a finding quotes them: on one line, and not too long."""
    line = " ".join(text.split()).replace("`", "'")
    return line if len(line) <= _LONGEST else line[: _LONGEST - 3].rstrip() + "..."


def meant(nearest: str) -> Label | None:
    """Return the question whether the nearest known word was meant; None where there is none."""
    return Label(f"maksud Anda `{nearest}`?", f"did you mean `{nearest}`?") if nearest else None


def nearest(word: str, candidates: Iterable[str]) -> str:
    """Return the candidate most like a word, "" where none is like it."""
    compared = sorted(set(candidates))[:_MANY]
    return next(iter(get_close_matches(word[:80], compared, n=1, cutoff=0.5)), "")


def inside(where: str) -> Label:
    """Return the words that say where a key stands; empty at the top of the front matter."""
    return Label(f" pada `{where}`", f" in `{where}`") if where else Label("", "")


def chosen(defect: Defect, fact: str, table: Mapping[str, Label], otherwise: Label) -> Label:
    """Return the words a table has for the value of a fact."""
    return table.get(defect.facts.get(fact, ""), otherwise)
