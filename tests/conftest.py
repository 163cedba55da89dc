"""Settings for all tests: the same examples on every run, and no word of the machine's owner."""

import os

from hypothesis import settings

settings.register_profile("gate", derandomize=True, database=None, deadline=None)
settings.load_profile("gate")

for name in ("PUBLISHER_LANG", "NO_COLOR", "FORCE_COLOR"):
    os.environ.pop(name, None)
