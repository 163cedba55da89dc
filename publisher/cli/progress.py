"""A progress bar that shows only when there is something to wait for."""

import os
import time
from types import TracebackType
from typing import Any, Final

from publisher import stopping
from publisher.pipeline.lazily import resolved

PATIENCE_SECONDS: Final = 0.5
_STDERR: Final = 2
DRAWING: Final = "publisher.cli.drawing:begin"  # loaded when there is something to draw


class Bar:
    """A bar on stderr, for work that lasts longer than half a second."""

    def __init__(self, *, shown: bool, colored: bool) -> None:
        """Prepare a bar that draws nothing before its time."""
        self._began = time.monotonic()
        self._shown = shown
        self._colored = colored
        self._progress: Any = None

    def __enter__(self) -> "Bar":
        """Begin."""
        return self

    def __call__(self, done: int, total: int, name: str) -> None:
        """Show that `done` of `total` are finished and `name` is at work."""
        late = time.monotonic() - self._began > PATIENCE_SECONDS
        if not self._shown or not (late or self._progress):
            return
        if self._progress is None:
            stopping.along(_wiped)
            self._progress = resolved(DRAWING)(total, colored=self._colored)
        self._progress.update(self._progress.task_ids[0], completed=done, description=name)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away, whatever happened."""
        if self._progress:
            self._progress.stop()
            stopping.alone(_wiped)


def _wiped() -> None:
    """Take away a bar in the midst of whatever it draws: its line goes, the cursor comes back."""
    os.write(_STDERR, b"\r\x1b[2K\x1b[?25h")
