"""Front matter holds 64 KiB, twelve levels and 5,000 values at most; the text 512 KiB,
20,000 lines and 5,000 opening brackets.
"""

from typing import Final

from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect


def _word(defect: Defect) -> Diagnostic:
    allowed = defect.facts.get("allowed", "")
    match defect.facts.get("what") or defect.facts.get("limit", ""):
        case "body":
            message = Label("isi surat lebih dari 512 KiB", "the text is over 512 KiB")
        case "lines":
            many = Label(f"{int(allowed):,}".replace(",", "."), f"{int(allowed):,}")
            message = Label(
                f"isi surat lebih dari {many.id} baris", f"the text has over {many.en} lines"
            )
        case "brackets":
            many = Label(f"{int(allowed):,}".replace(",", "."), f"{int(allowed):,}")
            message = Label(
                f"isi surat memuat lebih dari {many.id} tanda `[`",
                f"the text has over {many.en} signs `[`",
            )
        case "depth":
            message = Label(
                f"isian bersarang lebih dari {allowed} tingkat",
                f"nested over {allowed} levels deep",
            )
        case "nodes":
            message = Label(f"isian lebih dari {allowed} buah", f"more than {allowed} values")
        case _:
            size = str(int(allowed) // 1024) + " KiB" if allowed.isdecimal() else ""
            message = (
                Label(f"lebih besar daripada {size}", f"larger than {size}")
                if size
                else Label("terlalu besar", "too large")
            )
    return Diagnostic(
        "yaml-too-large",
        message,
        defect.span,
        hint=Label(
            "bagi menjadi beberapa surat, atau pindahkan bagian panjang ke lampiran",
            "split it into several circulars, or move long parts to attached files",
        ),
    )


CHECK: Final = DefectCheck("yaml-too-large", _word)
