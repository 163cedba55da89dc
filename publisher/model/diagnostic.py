"""What is said to the author: findings as values, all of them collected."""

from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from publisher.model.label import Label
from publisher.model.source import Defect, Span

T_co = TypeVar("T_co", covariant=True)


class Severity(Enum):
    """How bad a finding is; PUBLICATION warns now and is an error when the circular is issued."""

    ERROR = "error"
    PUBLICATION = "publication"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters of a file and what stands there instead; an empty span is an insertion."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding, all or none of them.

    A `safe` one cannot change the meaning of the circular and is made by `--fix`; any other is a
    proposal that a person decides on.
    """

    edits: tuple[Edit, ...]
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding; `code` is the file name of its check with hyphens."""

    code: str
    message: Label
    span: Span
    severity: Severity = Severity.ERROR
    hint: Label | None = None
    related: tuple[tuple[Label, Span], ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T_co]):
    """What a reader made, and the defects it met on the way."""

    value: T_co
    defects: tuple[Defect, ...] = ()
