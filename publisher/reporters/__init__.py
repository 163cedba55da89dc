"""Findings as text: one file is one form of output. A reporter returns everything to print."""

from collections.abc import Callable, Mapping
from typing import Final

from publisher.model.report import Report
from publisher.reporters import full, json

Reporter = Callable[[Report], str]

REPORTERS: Final[Mapping[str, Reporter]] = {"full": full.render, "json": json.render}
