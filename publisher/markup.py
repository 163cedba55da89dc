"""XML as bytes: nobody else writes it.

Names are written with their prefix, and the namespaces are attributes of the root, so that the
same tree gives the same bytes. Signs that XML cannot hold become the replacement character.
"""

import re
from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element, tostring

_IMPOSSIBLE: Final = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(
    name: str, attributes: Mapping[str, str] | None = None, *children: Element | str
) -> Element:
    """Return an element with its attributes in the order given, and its children and words."""
    made = Element(name, {key: _possible(value) for key, value in (attributes or {}).items()})
    for child in children:
        if isinstance(child, Element):
            made.append(child)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + _possible(child)
        else:
            made.text = (made.text or "") + _possible(child)
    return made


def xml_bytes(root: Element) -> bytes:
    """Return a document in UTF-8 with its declaration."""
    declaration = b'<?xml version="1.0" encoding="UTF-8"?>\n'
    written: bytes = tostring(root, encoding="utf-8")
    return declaration + written + b"\n"


def _possible(words: str) -> str:
    return _IMPOSSIBLE.sub("\ufffd", words)
