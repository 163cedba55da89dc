"""The bar itself, drawn on stderr."""

import sys

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn


def begin(total: int, *, colored: bool) -> Progress:
    """Return a bar that is shown until somebody stops it."""
    console = Console(file=sys.stderr, no_color=not colored)
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    progress = Progress(*columns, console=console, transient=True)
    progress.start()
    progress.add_task("", total=total)
    return progress
