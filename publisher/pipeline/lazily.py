"""Names resolved when they are needed: engines take longer to load than a build without changes.

A worker gets a name as well, so that the process that hands out the work never loads an engine.
"""

import importlib
from collections.abc import Callable
from typing import Any, Final

MAKE: Final = "publisher.pipeline.make:make"
SURVEY: Final = "publisher.pipeline.make:survey"
JUDGE: Final = "publisher.pipeline.make:judge"
FORETELL: Final = "publisher.pipeline.make:foretell"
LETTER: Final = "publisher.pipeline.render:letter_and_files"
LISTING: Final = "publisher.pipeline.listing:listing"
POLICIES: Final = "publisher.pipeline.render:policies"
KEPT_POLICY: Final = "publisher.pipeline.kept:policy"
RECOVER: Final = "publisher.pipeline.journal:recover"
COMMIT: Final = "publisher.sources.history:commit_with"
TOO_HEAVY: Final = "publisher.pipeline.make:too_heavy"


def resolved(name: str) -> Callable[..., Any]:
    """Return the function that `module:function` names."""
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return found
