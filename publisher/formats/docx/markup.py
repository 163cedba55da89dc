"""Elements of WordprocessingML as text: the one place where words become XML.

XML 1.0 does not know every character; a letter must not fail for a stray control character, so
such a one becomes U+FFFD, visible to the reader.
"""

import re

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS = re.compile("[\t\n\r]")


def clean(text: str) -> str:
    """Return the text with characters XML cannot carry replaced, and on one line."""
    return _BLANKS.sub(" ", _ILLEGAL.sub("\ufffd", text))


def escaped(text: str) -> str:
    """Return the text fit for element content and double-quoted attributes of XML."""
    safe = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace('"', "&quot;")


def tag(name: str, **attributes: str | int) -> str:
    """Return an empty element of Word's namespace; attributes are named without their prefix."""
    shown = "".join(
        f' w:{key}="{value if isinstance(value, int) else escaped(value)}"'
        for key, value in attributes.items()
    )
    return f"<w:{name}{shown}/>"


def words(text: str) -> str:
    """Return words of a run; blanks at their ends are kept."""
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'
