"""The look of a government's letters: the knobs of `profile.toml`, merged and validated."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from publisher.model.circular import Signatory
from publisher.model.label import Label
from publisher.model.vocabulary import Code, office_level


@dataclass(frozen=True, slots=True)
class Forms:
    """How a letter prints its counters: those of sections, and those of lists by their level."""

    section: str = "A."
    levels: tuple[str, ...] = ("1.", "a.", "1)", "a)")


@dataclass(frozen=True)
class Profile:
    """A look. `tables` holds the whole merged tree; its shape is `schemas/profile-1.json`."""

    id: str
    label: Label
    tables: Mapping[str, Any]
    verified: tuple[str, ...] = field(default=())

    def get(self, path: str) -> Any:  # noqa: ANN401 - a knob may be of any TOML type
        """Return the knob at a dotted path; KeyError where there is none (our own fault)."""
        value: Any = self.tables
        for part in path.split("."):
            value = value[part]
        return value

    def text(self, path: str) -> str:
        """Return a knob that is a text."""
        return str(self.get(path))

    def number(self, path: str) -> float:
        """Return a knob that is a number."""
        return float(self.get(path))

    def flag(self, path: str) -> bool:
        """Return a knob that is true or false."""
        return bool(self.get(path))

    def lines(self, path: str) -> tuple[str, ...]:
        """Return a knob that is a list of texts."""
        return tuple(str(line) for line in self.get(path))

    def forms(self) -> Forms:
        """Return how counters print; sections that print none are named by their label."""
        section = self.text("sections.numbering")
        levels = self.lines("list.levels")
        return Forms(levels=levels) if section == "none" else Forms(section, levels)

    def overridden(self, look: Mapping[str, Any]) -> "Profile":
        """Return the profile with the tables of `look` merged over it, key by key."""
        return replace(self, tables=merged(self.tables, look))


def letterhead(
    profile: Profile, signatory: Signatory, offices: Mapping[str, Code]
) -> Mapping[str, Any]:
    """Return the kop of a letter: that of the signer's level, or of the principal's under a.n."""
    principal = profile.text("kop.for_an") == "principal" and signatory.on_behalf_of
    office = signatory.on_behalf_of if principal else signatory.office
    which = profile.get("kop.choose").get(office_level(offices, office), "unit")
    found: Mapping[str, Any] = profile.get(f"kop.{which}")
    return found


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Return `below` with `above` over it: tables merge by key, everything else is replaced."""
    result = dict(below)
    for key, value in above.items():
        old = result.get(key)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        result[key] = merged(old, value) if both else value  # type: ignore[arg-type]  # narrowed by `both`
    return result
