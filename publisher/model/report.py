"""What a command has to tell: findings, the texts they speak of, and how it is to be printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Source


@dataclass(frozen=True, slots=True)
class Demand:
    """What a check demands, in a sentence, and its page of the manual, which may be empty."""

    text: Label
    page: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Findings with the sources by path; `facts` is what a job adds to the document of tools.

    `closing` asks for the sum as a last line, `statistics` for numbers by code in place of the
    findings; `colored` and `language` matter to people only. `demands` are all checks by code.
    """

    findings: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    language: str = "id"
    colored: bool = False
    closing: bool = True
    statistics: bool = False
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    demands: Mapping[str, Demand] = field(default_factory=lambda: MappingProxyType({}))
