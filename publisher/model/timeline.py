"""What a register knows under an authority: every rule with its life, and rules of texts unseen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from publisher.model.circular import Interval, Rule
from publisher.model.course import Course
from publisher.model.register import Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule in time. A phantom (`unseen` is the label of its text) has a kind and no content.

    `period` is the rule's own or its circular's; `floor` the first day it can have begun where the
    period itself does not say.
    """

    id: str  # circular#rule
    circular: str
    tier: int
    rule: Rule
    period: Interval
    course: Course
    unseen: str = ""
    floor: date | None = None


@dataclass(frozen=True)
class Timeline:
    """All entries under an authority from the oldest circular to the newest, and their texts.

    `courses` are those of a circular's rules; a circular without rules has one of its own.
    """

    authority: str
    entries: tuple[Entry, ...]
    texts: Mapping[str, Text]
    courses: Mapping[str, tuple[Course, ...]]
    withdrawn: frozenset[str] = frozenset()
