"""Bytes of a file become a text: strict UTF-8, or a defect that says what the file is instead."""

from typing import Final

from publisher.model.source import Defect, Source, Span

_FORMS: Final = (
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\x00\x00\xfe\xff", "utf-16"),
    (b"PK\x03\x04", "word"),
    (b"\xd0\xcf\x11\xe0", "word"),
    (b"{\\rtf", "word"),
    (b"%PDF-", "pdf"),
)
_HEAD: Final = 1024


def decoded(path: str, data: bytes) -> Source:
    """Return bytes as a source: strict UTF-8, no byte order mark, LF line ends."""
    defects: tuple[Defect, ...] = ()
    if form := _other_form(data):  # as text it would be thousands of odd signs
        return Source(path, "", (Defect("yaml-syntax", Span(path, 0, 0), {"reason": form}),))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "replace")
        before = _normal(data[: error.start].decode("utf-8"))
        facts = {"reason": "encoding", "byte": f"{data[error.start]:02X}"}
        defects = (Defect("yaml-syntax", Span(path, len(before), len(before) + 1), facts),)
    return Source(path, _normal(text), defects)


def _other_form(data: bytes) -> str:
    """Return what a file is that is no text of eight-bit units, "" where it may be one."""
    form = next((form for begins, form in _FORMS if data.startswith(begins)), "")
    head = data[:_HEAD]
    return form or ("utf-16" if head.count(0) * 3 > len(head) else "")


def _normal(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
