"""The lines of one key of the front matter: what has to go where the key has to go."""

import re
from typing import Final

from publisher.model.node import YamlNode
from publisher.model.source import Source

_COLON: Final = re.compile(r"[ ]*:\s*")


def lines(source: Source, key: YamlNode, value: YamlNode) -> dict[str, str]:
    """Return the fact `places` with the lines of a key and its value, where they have their own.

    Nothing where something else stands there, be it a remark.
    """
    text = source.text
    start = text.rfind("\n", 0, key.span.start) + 1
    stop = max(key.span.end, value.span.end)
    end = text.find("\n", stop)
    between = text[key.span.end : max(key.span.end, value.span.start)]
    alone = start == key.span.start and end >= 0 and not text[stop:end].strip()
    if not alone or not _COLON.fullmatch(between or text[key.span.end : end]):
        return {}
    return {"places": f"{start}-{end + 1}"}
