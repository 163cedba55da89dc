"""The order of keys in a tidy source: that of the schema for editors, and of the kind of a rule."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from publisher.model.circular import Circular, Path
from publisher.model.vocabulary import Vocabulary
from publisher.parsing import demands, schema
from publisher.parsing.editor_schema import editor_schema
from publisher.parsing.shapes import SCHEMA, definitions


def key_order(circular: Circular, vocabulary: Vocabulary) -> Callable[[Path], tuple[str, ...]]:
    """Return what tells the known keys of the mapping at a path of the source, in order."""

    def known(path: Path) -> tuple[str, ...]:
        if path[:1] != ("rules",) or path[2:3] != ("do",) or not isinstance(path[1], int):
            return demands.keys_at(_editor(), path)
        kind = vocabulary.kinds.get(circular.rules[path[1]].kind)
        params = kind.params if kind else {}
        return demands.keys_at({**params, "$defs": definitions()}, path[3:])

    return known


@lru_cache(maxsize=1)
def _editor() -> dict[str, Any]:
    return editor_schema(schema.load(SCHEMA))
