"""The agenda book is whole: every line follows the one before, and its texts are kept unchanged."""

from collections.abc import Mapping
from typing import Final

from publisher.model.check import DefectCheck
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect
from publisher.wording.values import shown

_OTHER: Final = Label("baris ini rusak", "this line is damaged")
_WRONG: Final[Mapping[str, Label]] = {
    "not-json": Label("baris ini bukan JSON", "this line is no JSON"),
    "shape": Label(
        "baris ini tidak berbentuk baris buku agenda", "this line has not the shape of an entry"
    ),
    "not-canonical": Label(
        "baris ini ditulis ulang dengan susunan lain", "this line was written anew in another form"
    ),
    "chain": Label(
        "baris ini tidak menyambung ke baris sebelumnya", "this line does not follow the one before"
    ),
    "sequence": Label("nomor urut baris ini salah", "the number of this line is wrong"),
    "time": Label(
        "baris ini dicatat lebih awal daripada baris sebelumnya",
        "this line is recorded earlier than the one before",
    ),
    "line-end": Label(
        "baris ini berakhir dengan CRLF, bukan LF", "this line ends in CRLF and not in LF"
    ),
    "unfinished": Label("baris terakhir terputus", "the last line is unfinished"),
}
_KEPT: Final[Mapping[str, Label]] = {
    "kept-missing": Label("tidak ada", "is not there"),
    "kept-changed": Label("sudah diubah", "was changed"),
    "kept-unknown": Label("tidak tercatat di buku agenda", "is in no line of the agenda book"),
}
_RESTORE: Final = Label(
    "kembalikan circulars/ledger.jsonl dari cadangan atau dari Git; jangan mengubahnya dengan "
    "tangan. Baris ini dan sesudahnya tidak dibaca",
    "bring circulars/ledger.jsonl back from a backup or from Git; never change it by hand. This "
    "line and those after it are not read",
)

_LOST: Final = Label(
    "buku agenda kehilangan baris: kembalikan circulars/ledger.jsonl dari cadangan atau dari Git; "
    "jangan menghapus naskah simpanan",
    "the agenda book has lost lines: bring circulars/ledger.jsonl back from a backup or from Git; "
    "delete no kept text",
)


def _word(defect: Defect) -> Diagnostic:
    reason, path = defect.facts.get("reason", ""), shown(defect.facts.get("path", ""))
    if reason in _KEPT:
        state = _KEPT[reason]
        path_back = Label(
            f"kembalikan {path} dari cadangan atau dari Git",
            f"bring {path} back from a backup or from Git",
        )
        return Diagnostic(
            "publish-ledger-broken",
            Label(f"naskah simpanan {path} {state.id}", f"the kept text {path} {state.en}"),
            defect.span,
            hint=_LOST if reason == "kept-unknown" else path_back,
        )
    wrong = _WRONG.get(reason, _OTHER)
    return Diagnostic(
        "publish-ledger-broken",
        Label(f"buku agenda: {wrong.id}", f"the agenda book: {wrong.en}"),
        defect.span,
        hint=_RESTORE,
    )


CHECK: Final = DefectCheck("publish-ledger-broken", _word)
