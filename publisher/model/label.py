"""Words for people, in Indonesian and English."""

from dataclasses import dataclass


def visible(words: str, kept: str = "\n") -> str:
    """Return words with a replacement for every sign that a terminal would act on, or hide.

    The signs in `kept` stay.
    """
    if words.isprintable():  # nearly always
        return words
    return "".join(one if one.isprintable() or one in kept else "\ufffd" for one in words)


def one_line(words: str) -> str:
    """Return words with single blanks and no line ends."""
    return " ".join(words.split())


@dataclass(frozen=True, slots=True)
class Label:
    """A text in both languages; `en` may be empty where nobody translated it."""

    id: str
    en: str = ""

    def text(self, language: str) -> str:
        """Return the text in `language` ("id" or "en"), Indonesian where English is missing."""
        return self.en if language == "en" and self.en else self.id
