"""`python -m publisher`."""

from publisher.cli.main import main

if __name__ == "__main__":  # a worker that is spawned loads this module under another name
    main()
