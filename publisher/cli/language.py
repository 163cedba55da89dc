"""The language of words, which is known before anything else is loaded."""

import os
import sys
from typing import Final


def chosen_language(arguments: list[str]) -> str:
    """Return the language of words: `--lang`, else PUBLISHER_LANG, else Indonesian.

    It is read before click, so that help texts speak it too. The machine's locale decides nothing.
    """
    for index, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
    return os.environ.get("PUBLISHER_LANG", "id")


LANGUAGE: Final = "en" if chosen_language(sys.argv[1:]) == "en" else "id"
