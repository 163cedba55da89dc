"""Findings as text: one file is one form of output. A reporter returns everything to print."""

from collections.abc import Callable, Mapping
from typing import Final

from publisher.model.report import Report
from publisher.reporters import concise, full, github, json, sarif

Reporter = Callable[[Report], str]

REPORTERS: Final[Mapping[str, Reporter]] = {
    "full": full.render,
    "concise": concise.render,
    "json": json.render,
    "sarif": sarif.render,
    "github": github.render,
}
