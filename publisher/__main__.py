"""`python -m publisher`, and the command `publisher`."""

from typing import Final

from publisher import stopping
from publisher.cli.language import LANGUAGE
from publisher.pipeline.lazily import resolved

COMMAND: Final = "publisher.cli.main:main"


def main() -> None:
    """Listen to signals before all else is loaded, then run the command line."""
    stopping.listen(LANGUAGE)
    resolved(COMMAND)()


if __name__ == "__main__":  # a worker that is spawned loads this module under another name
    main()
