"""The job of checking a folder: what changed is examined, of the rest is known what was found.

It says what `check` says of the loaded project, and shares its memory with builds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher.model.diagnostic import Diagnostic
from publisher.model.source import Source
from publisher.pipeline import inputs
from publisher.pipeline.cache import cache
from publisher.pipeline.choice import covers, require_any
from publisher.pipeline.examination import PLAIN, Examination, How


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What is said of the chosen paths, every text by its path, and which are read as circulars."""

    findings: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    read: frozenset[str]


def review(root: Path, chosen: frozenset[str], how: How = PLAIN) -> Reviewed:
    """Return the findings in the chosen paths; in all of them where none is named."""
    found = inputs.read(root)
    require_any(found.sources, chosen)
    memory = cache(root, wanted=how.cached)
    with Examination(found, memory, how) as examination:
        examination.carry_out_all()
        said, _ = examination.findings()
    memory.save(letters=False)
    return Reviewed(
        findings=tuple(one for one in said if covers(chosen, one.span.path)),
        sources=found.sources,
        read=frozenset(path for path, one in examination.done.items() if one.record.card),
    )
