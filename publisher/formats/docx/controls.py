"""Runs, content controls around values, and bookmarks around what has an address.

A value is a plain-text control inside a bookmark: Word keeps the control, LibreOffice drops its
tag but keeps the bookmark, so an edit made in either is found again.
"""

import re
from dataclasses import dataclass, field

from publisher.canonical import sha256
from publisher.formats.docx.markup import clean, escaped, words
from publisher.formats.docx.paragraph import Paragraph
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
    _counts: dict[str, int] = field(default_factory=dict)
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
        asked = base.lower() + joint  # Word takes p_B_1_A and p_B_1_a for one name
        count = self._counts.get(asked, 1)
        while name.lower() in self._names:
            count += 1
            suffix = f"{joint}{count}"
            name = base[: _LONGEST_NAME - len(suffix)] + suffix
        self._counts[asked] = count  # thousands may share a label: none begins to count anew
        self._names.add(name.lower())
        return name


def begin(addresses: Addresses, name: str) -> tuple[str, str]:
    """Return the two ends of a bookmark."""
    number = addresses.next_bookmark()
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>',
        f'<w:bookmarkEnd w:id="{number}"/>',
    )


def surround(first: Paragraph, last: Paragraph, name: str, addresses: Addresses) -> None:
    """Set a bookmark around the words from one paragraph to another, or within one."""
    start, end = begin(addresses, name)
    first.content.insert(0, start)
    last.content.append(end)


def append(paragraph: Paragraph, line: Line, addresses: Addresses, size: int = 0) -> None:
    """Append the runs of a line to a paragraph; a value becomes a control inside a bookmark.

    `size` is the size of the words in half points (0: that of the style).
    """
    for run in line:
        if not run.value:
            if run.text:
                paragraph.content.append(_run(run, size))
            continue
        start, end = begin(addresses, addresses.value(run.value))
        paragraph.content += (start, _control(run, addresses.next_control(), size), end)


def _run(run: Run, size: int) -> str:
    return f"<w:r>{_look(run, size)}{words(run.text)}</w:r>"


def _look(run: Run, size: int) -> str:
    shown = "<w:b/><w:bCs/>" * run.strong + "<w:i/><w:iCs/>" * run.emphasis
    if size:
        shown += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return f"<w:rPr>{shown}</w:rPr>" if shown else ""


def _control(run: Run, number: int, size: int) -> str:
    address = escaped(_shortened(clean(run.value), _LONGEST_TAG))
    look = _look(run, 0)  # what is typed into the control later looks the same
    return (
        f'<w:sdt><w:sdtPr>{look}<w:alias w:val="{address}"/><w:tag w:val="{address}"/>'
        f'<w:id w:val="{number}"/><w:text/></w:sdtPr>'
        f"<w:sdtContent>{_run(run, size)}</w:sdtContent></w:sdt>"
    )
