"""The job of showing schemas."""

import json

from publisher import resources
from publisher.parsing.editor_schema import editor_schema


def printed(*, editor: bool) -> str:
    """Return the schema of the export as it is published, or the one for editors, as text."""
    text = (resources.folder("schemas") / "circular-1.json").read_text(encoding="utf-8")
    if not editor:
        return text
    return json.dumps(editor_schema(json.loads(text)), ensure_ascii=False, indent=2) + "\n"
