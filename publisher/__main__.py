"""`python -m publisher`, and the command `publisher`."""

import importlib

from publisher import stopping
from publisher.cli.language import LANGUAGE


def main() -> None:
    """Listen to signals before all else is loaded, then run the command line."""
    stopping.listen(LANGUAGE)
    importlib.import_module("publisher.cli.main").main()


if __name__ == "__main__":  # a worker that is spawned loads this module under another name
    main()
