"""Permanent addresses: what is asked by `/akn/...` is found where it stands on the site."""

import re
from typing import Final

from publisher.api.exchange import Response
from publisher.api.library import Library

# The work, then maybe the language with `@` its day and revision or `:` a day, then a part of it.
_PARTS: Final = re.compile(
    r"(?P<work>/akn/[a-z0-9/-]+?)"
    r"(?:/ind(?:@[0-9]{4}-[0-9]{2}-[0-9]{2}(?:\.(?P<revision>[0-9]{1,9}))?"
    r"|(?P<at>:[0-9]{4}-[0-9]{2}-[0-9]{2}))?)?"
    r"(?:/!main(?:\.(?P<suffix>[a-z0-9]+)|~(?P<part>[A-Za-z0-9_-]+))?)?/?",
    re.ASCII,
)
_FILES: Final = {
    "akn": "akn.xml",
    "docx": "letter.docx",
    "html": "letter.html",
    "json": "policy.json",
    "md": "source.md",
    "pdf": "letter.pdf",
    "txt": "letter.txt",
    "xml": "akn.xml",
}


def redirected(library: Library, path: str) -> Response | None:
    """Return where a permanent address is found now, None where it names nothing."""
    found = _PARTS.fullmatch(path)
    name = library.chronicle.addressed.get(found["work"]) if found else None
    told = library.chronicle.known(name) if name else None
    if found is None or name is None or told is None:
        return None
    folder = f"/se/{name}/"
    revision = int(found["revision"] or 1)
    if revision > told.revision:
        return None
    if "@" in path and revision < told.revision:
        folder += f"r{revision}/"
    file = _FILES.get(found["suffix"] or "", "")
    earlier = folder.endswith(f"/r{revision}/")
    if (found["suffix"] and not file) or (earlier and file == "akn.xml"):
        return None
    anchor = f"#{found['part']}" if found["part"] else ""
    target = f"{folder}{file}{anchor}"
    headers = (("location", target), ("content-location", target), ("cache-control", "max-age=300"))
    return Response(303, headers)
