"""The job of showing schemas."""

import json
from typing import Final

from publisher import resources
from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.parsing.editor_schema import editor_schema

CIRCULAR: Final = "circular-1"


def names() -> tuple[str, ...]:
    """Return the names of the published schemas."""
    return tuple(sorted(path.stem for path in resources.folder("schemas").glob("*.json")))


def printed(name: str = CIRCULAR, *, editor: bool) -> str:
    """Return a schema as it is published, or that of circulars for editors, as text.

    UsageError where there is none of that name, or none for editors.
    """
    if name not in names():
        known = ", ".join(names())
        raise UsageError(
            Label(f"tidak ada skema {name}; yang ada: {known}", f"no schema {name}; known: {known}")
        )
    text = (resources.folder("schemas") / f"{name}.json").read_text(encoding="utf-8")
    if not editor:
        return text
    if name != CIRCULAR:
        raise UsageError(
            Label(
                "--editor hanya untuk skema edaran, tanpa NAME",
                "--editor is for the schema of circulars only, without NAME",
            )
        )
    return json.dumps(editor_schema(json.loads(text)), ensure_ascii=False, indent=2) + "\n"
