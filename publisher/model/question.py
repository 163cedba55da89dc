"""A question to the policy, and what is answered for every rule and outcome."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from publisher.model.truth import Truth

BEARER, AFFECTED = "bearer", "affected"


@dataclass(frozen=True, slots=True)
class Question:
    """A civil day in the zone of the authority, and what is known of a person or unit.

    `facts` maps a fact to its value, or to a tuple of codes where it may have several.
    """

    day: date
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Verdict:
    """One rule and side: whether it binds, which exceptions took it away or narrow it.

    `defeated_by` maps the id of a rule to the principle that lets it win.
    """

    rule: str
    side: str
    truth: Truth
    defeated_by: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    limited_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What an exclusive or measured kind, or an outcome of the vocabulary, comes to.

    `state` is one, depends, conflict, delegated or silent; `possible` are the values a measure may
    have where facts are missing, None for no limit.
    """

    state: str
    values: tuple[Any, ...] = ()
    rules: tuple[str, ...] = ()
    needs: frozenset[str] = frozenset()
    possible: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Every verdict, every result by its name, and the pairs of rules nobody orders."""

    question: Question
    verdicts: tuple[Verdict, ...]
    results: Mapping[str, Result]
    conflicts: tuple[tuple[str, str], ...] = ()
    derived: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
