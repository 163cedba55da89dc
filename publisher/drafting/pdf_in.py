"""What a letter in PDF carries: its policy and its source. The only door to pypdf; it reads only.

Trap of pypdf 7.1: on damaged files it raises whatever the line at hand happens to raise (KeyError,
RecursionError, zlib.error, ...), not only its own family, and it reports repairs through logging,
which would reach the terminal. Both stop here.
"""

import logging
from collections.abc import Mapping
from io import BytesIO
from typing import Final

from pypdf import PdfReader

from publisher.model.errors import PublisherError
from publisher.model.label import Label

ATTACHMENTS: Final = ("policy.json", "source.md")
_HEADER_WITHIN: Final = 1024  # readers accept some bytes before %PDF

logging.getLogger("pypdf").addHandler(logging.NullHandler())


class UnreadableLetterError(PublisherError):
    """A file that is no PDF, is locked or damaged, or carries nothing of ours."""


_NO_PDF: Final = Label(
    "berkas ini bukan PDF; pilih berkas surat edaran yang berakhiran .pdf",
    "this file is no PDF; choose the circular's file that ends in .pdf",
)
_LOCKED: Final = Label(
    "berkas PDF ini terkunci sandi, sehingga isinya tidak dapat dibaca",
    "this PDF is locked by a password, so its contents cannot be read",
)
_DAMAGED: Final = Label(
    "berkas PDF ini rusak atau tidak lengkap; unduh atau salin sekali lagi",
    "this PDF is damaged or incomplete; download or copy it once more",
)
_NOTHING: Final = Label(
    "PDF ini tidak membawa policy.json dan source.md; mungkin bukan keluaran program ini, "
    "atau lampirannya hilang saat dicetak ulang",
    "this PDF does not carry policy.json and source.md; it may not come from this program, "
    "or the attachments were lost when it was printed anew",
)
_TWICE: Final = Label(
    "PDF ini membawa lebih dari satu policy.json atau source.md, sehingga tidak jelas mana "
    "yang benar",
    "this PDF carries more than one policy.json or source.md, so which is right is not clear",
)


def extract(data: bytes) -> Mapping[str, bytes]:
    """Return `policy.json` and `source.md` as attached to one of our letters.

    Raises UnreadableLetterError where the bytes are no such letter.
    """
    if b"%PDF-" not in data[:_HEADER_WITHIN]:
        raise UnreadableLetterError(_NO_PDF)
    found = _attached(data)
    if any(len(found[name]) > 1 for name in ATTACHMENTS):
        raise UnreadableLetterError(_TWICE)
    if not all(found[name] for name in ATTACHMENTS):
        raise UnreadableLetterError(_NOTHING)
    return {name: found[name][0] for name in ATTACHMENTS}


def _attached(data: bytes) -> dict[str, list[bytes]]:
    """Return the attachments of our names, each with all its contents."""
    try:
        reader = PdfReader(BytesIO(data))
        locked = reader.is_encrypted
        attachments = {} if locked else reader.attachments
        found = {name: [bytes(one) for one in attachments.get(name, ())] for name in ATTACHMENTS}
    except Exception as fault:  # see the trap above: any type may come
        raise UnreadableLetterError(_DAMAGED) from fault
    if locked:
        raise UnreadableLetterError(_LOCKED)
    return found
