"""Elements of WordprocessingML, and words made fit for XML.

lxml refuses characters that XML 1.0 does not know; a letter must not fail for a stray control
character, so they become U+FFFD, visible to the reader.
"""

import re
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from lxml import etree

Element = Any  # lxml and the element classes of python-docx are untyped

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS = re.compile("[\t\n\r]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMES: dict[str, str] = {}


def clean(text: str) -> str:
    """Return the text with characters XML cannot carry replaced, and on one line."""
    return _BLANKS.sub(" ", _ILLEGAL.sub("\ufffd", text))


def escaped(text: str) -> str:
    """Return the text fit for element content and double-quoted attributes of XML."""
    safe = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace('"', "&quot;")


def name(tag: str) -> str:
    """Return `w:p` as lxml spells it; cached, as every element of a letter asks."""
    full = _NAMES.get(tag)
    if full is None:
        full = _NAMES[tag] = qn(tag)
    return full


def node(tag: str, **attributes: str | int) -> Element:
    """Return a new element of Word's namespace; attributes are named without their prefix."""
    element = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        element.set(name(f"w:{key}"), str(value))
    return element


def child(parent: Element, tag: str, **attributes: str | int) -> Element:
    """Append a new element to a parent whose order is the caller's business, and return it."""
    element = etree.SubElement(parent, name(f"w:{tag}"))
    for key, value in attributes.items():
        element.set(name(f"w:{key}"), str(value))
    return element


def words(run: Element, text: str) -> None:
    """Append words to a run; blanks at their ends are kept."""
    element = child(run, "t")
    element.text = clean(text)
    element.set(_SPACE, "preserve")
