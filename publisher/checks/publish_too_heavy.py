"""A letter is made within the limits of time and memory that a build gives to each circular.

The program cannot say which of both was passed: the system ends the worker, or an engine that gets
no more memory ends itself. A finding of `build` only; `check` makes no letters.
"""

from typing import Final

from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect


def _word(defect: Defect) -> Diagnostic:
    seconds, megabytes = defect.facts["seconds"], defect.facts["megabytes"]
    return Diagnostic(
        "publish-too-heavy",
        Label(
            f"surat ini tidak selesai dibuat dalam {seconds} detik dan {megabytes} MB memori",
            f"this letter cannot be made within {seconds} seconds and {megabytes} MB of memory",
        ),
        defect.span,
        hint=Label(
            "bagi menjadi beberapa edaran atau lampiran yang lebih pendek, terutama tabelnya",
            "split it into several circulars or shorter appendices, its tables above all",
        ),
    )


CHECK: Final = DefectCheck("publish-too-heavy", _word)
