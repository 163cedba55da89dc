"""Runs, content controls around values, and bookmarks around what has an address.

A value is a plain-text control inside a bookmark: Word keeps the control, LibreOffice drops its
tag but keeps the bookmark, so an edit made in either is found again.
"""

import re
from dataclasses import dataclass, field

from publisher.canonical import sha256
from publisher.formats.docx.markup import Element, child, clean, node, words
from publisher.model.letter import Line, Run

_LONGEST_NAME = 40  # of a bookmark, in Word
_LONGEST_TAG = 64  # of a control; Word calls a file with a longer one damaged
_FIRST_CONTROL = 100_000_001


def _shortened(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return f"{text[: longest - 9]}_{sha256(text.encode())[:8]}"


@dataclass(slots=True)
class Addresses:
    """Names of bookmarks and numbers of bookmarks and controls: each once in a document."""

    _names: set[str] = field(default_factory=set)
    _bookmarks: int = 0
    _controls: int = 0

    def label(self, label: str) -> str:
        """Return the bookmark of a label: `p_B_1_a`; words that share a label get `p_B__2`."""
        return self._unique("p_" + re.sub(r"[^A-Za-z0-9]", "_", label), "__")

    def clause(self, clause: str) -> str:
        """Return the bookmark of a clause id: `c_batas_kantor`; "" where it is set already."""
        wanted = _shortened("c_" + re.sub(r"[^A-Za-z0-9]", "_", clause), _LONGEST_NAME)
        return "" if wanted.lower() in self._names else self._unique(wanted, "__")

    def value(self, address: str) -> str:
        """Return the bookmark of a value: `v_` and 8 hex digits; `_2` where it is printed again."""
        return self._unique(f"v_{sha256(address.encode())[:8]}", "_")

    def next_bookmark(self) -> int:
        """Return the number of a new bookmark."""
        self._bookmarks += 1
        return self._bookmarks

    def next_control(self) -> int:
        """Return the number of a new content control."""
        self._controls += 1
        return _FIRST_CONTROL + self._controls - 1

    def _unique(self, wanted: str, joint: str) -> str:
        base = name = _shortened(wanted, _LONGEST_NAME)
        count = 1
        while name.lower() in self._names:  # Word takes p_B_1_A and p_B_1_a for one name
            count += 1
            suffix = f"{joint}{count}"
            name = base[: _LONGEST_NAME - len(suffix)] + suffix
        self._names.add(name.lower())
        return name


def begin(addresses: Addresses, name: str) -> tuple[Element, Element]:
    """Return the two ends of a bookmark."""
    number = addresses.next_bookmark()
    return node("bookmarkStart", id=number, name=name), node("bookmarkEnd", id=number)


def surround(first: Element, last: Element, name: str, addresses: Addresses) -> None:
    """Set a bookmark around the words from one paragraph to another, or within one."""
    start, end = begin(addresses, name)
    properties = first.find(first.tag + "Pr")
    if properties is None:
        first.insert(0, start)
    else:
        properties.addnext(start)
    last.append(end)


def append(paragraph: Element, line: Line, addresses: Addresses) -> None:
    """Append the runs of a line to a paragraph; a value becomes a control inside a bookmark."""
    for run in line:
        if not run.value:
            if run.text:
                paragraph.append(_run(run))
            continue
        start, end = begin(addresses, addresses.value(run.value))
        paragraph.extend((start, _control(run, addresses.next_control()), end))


def _run(run: Run) -> Element:
    element = node("r")
    _look(element, run)
    words(element, run.text)
    return element


def _look(parent: Element, run: Run) -> None:
    if run.strong or run.emphasis:
        properties = child(parent, "rPr")
        for wanted, tags in ((run.strong, ("b", "bCs")), (run.emphasis, ("i", "iCs"))):
            for tag in tags if wanted else ():
                child(properties, tag)


def _control(run: Run, number: int) -> Element:
    element = node("sdt")
    properties = child(element, "sdtPr")
    _look(properties, run)  # what is typed into the control later looks the same
    address = _shortened(clean(run.value), _LONGEST_TAG)
    child(properties, "alias", val=address)
    child(properties, "tag", val=address)
    child(properties, "id", val=number)
    child(properties, "text")
    child(element, "sdtContent").append(_run(run))
    return element
