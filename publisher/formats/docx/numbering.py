"""Multilevel numbering: Word counts the items itself, and every list begins again at 1.

Lists at the same indent share one definition (w:abstractNum) of as many levels as they have forms.
In Word all instances (w:num) of a definition share their counters, in LibreOffice none do; an
instance for each list with w:startOverride on every level gives the same labels in both. Nested
lists stay in the instance of the list around them and begin again with each of its items.
"""

from dataclasses import dataclass, field
from typing import Final

from publisher.formats.docx.markup import tag
from publisher.formats.docx.measures import mm_twips
from publisher.indonesian.numbering import marker

_FORMATS: Final = {
    "1": "decimal",
    "A": "upperLetter",
    "a": "lowerLetter",
    "I": "upperRoman",
    "i": "lowerRoman",
}
_LETTERS = 26
HEADING_FORMS: Final = ("A.", "I.", "1.", "a.", "i.", "A)", "1)", "a)")


def _sign(form: str) -> str:
    """Return the counting sign of a form such as "a)" or "(1)"; "" where it counts nothing."""
    return next((sign for sign in form if sign in _FORMATS), "")


def counted(form: str, number: int) -> str:
    """Return the label Word prints for the item `number` of a form such as "a)"; "" where it
    would print another than the letter: after z it goes on with aa, bb, cc, not aa, ab, ac.
    """
    sign = _sign(form)
    if not sign or (sign in "aA" and number > _LETTERS):
        return ""
    return marker(form, number)


@dataclass(frozen=True, slots=True)
class _Definition:
    """What tells one w:abstractNum from another; `base` steps lie left of the text of level 0."""

    base: int
    forms: tuple[str, ...]
    step_mm: float


@dataclass(frozen=True, slots=True)
class _Instance:
    """One list: it begins at `first` on its own level, deeper ones at 1."""

    definition: _Definition
    level: int
    first: int


@dataclass(slots=True)
class Numbering:
    """The definitions and instances of one document, in the order they came up."""

    step_mm: float
    _definitions: dict[_Definition, int] = field(default_factory=dict)
    _instances: list[_Instance] = field(default_factory=list)

    def start(self, forms: tuple[str, ...], indent: int, level: int = 0, first: int = 1) -> int:
        """Return a new instance whose level `level` prints its text at `indent` steps."""
        definition = _Definition(indent - level, forms, self.step_mm)
        self._definitions.setdefault(definition, len(self._definitions))
        self._instances.append(_Instance(definition, level, first))
        return len(self._instances)

    def fits(self, instance: int, forms: tuple[str, ...], indent: int, level: int) -> bool:
        """Say whether a nested list can stand in the instance of the list around it."""
        around = self._instances[instance - 1]
        wanted = _Definition(indent - level, forms, self.step_mm)
        return around.definition == wanted and level > around.level

    def xml(self) -> str:
        """Return the content of numbering.xml: the definitions, then the instances."""
        shown = [_abstract(one, number) for one, number in self._definitions.items()]
        shown += [
            _number(number, instance, self._definitions[instance.definition])
            for number, instance in enumerate(self._instances, start=1)
        ]
        return "".join(shown)


def _abstract(definition: _Definition, number: int) -> str:
    levels = "".join(_level(definition, level) for level in range(len(definition.forms)))
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x5E000001 + number:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{0x5E100001 + number:08X}"/>'
        f"{levels}</w:abstractNum>"
    )


def _level(definition: _Definition, level: int) -> str:
    form = definition.forms[level]
    sign = _sign(form)
    shown = form.replace(sign, f"%{level + 1}", 1) if sign else form
    left = mm_twips(definition.step_mm * (definition.base + level))
    hanging = min(mm_twips(definition.step_mm), left)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/>'
        + tag("numFmt", val=_FORMATS[sign] if sign else "bullet")
        + tag("lvlText", val=shown)
        + '<w:lvlJc w:val="left"/>'
        + f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def _number(number: int, instance: _Instance, definition: int) -> str:
    overrides = "".join(
        f'<w:lvlOverride w:ilvl="{level}">'
        f'<w:startOverride w:val="{instance.first if level == instance.level else 1}"/>'
        "</w:lvlOverride>"
        for level in range(instance.level, len(instance.definition.forms))
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'
