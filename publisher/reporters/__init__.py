"""Findings as text: one file is one form of output.

A reporter takes the findings, the sources they speak of, the language, whether to colour, and
whether to leave the closing line out; it returns everything to print.
"""

from collections.abc import Callable, Mapping
from typing import Final

from publisher.model.diagnostic import Diagnostic
from publisher.model.source import Source
from publisher.reporters import full, json

Reporter = Callable[[tuple[Diagnostic, ...], Mapping[str, Source], str, bool, bool], str]

REPORTERS: Final[Mapping[str, Reporter]] = {"full": full.render, "json": json.render}
