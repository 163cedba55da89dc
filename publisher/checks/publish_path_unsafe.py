"""A circular lies at `circulars/<authority>/<year>/<name>.md`, in small letters, and is no link;
its attachments lie beside it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from publisher.model.check import CircularCheck, DefectCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect
from publisher.wording.values import chosen, shown

_OTHER: Final = Label("nama berkas ini tidak aman", "the name of this file is unsafe")
_WRONG: Final[Mapping[str, Label]] = {
    "name": Label(
        "nama berkas atau foldernya memuat huruf besar, spasi, atau tanda lain",
        "the path holds capitals, blanks or other signs",
    ),
    "device": Label(
        "nama ini dipakai Windows untuk perangkat", "Windows keeps this name for a device"
    ),
    "long": Label("nama berkas atau foldernya terlalu panjang", "a name in the path is too long"),
    "place": Label(
        "berkas tidak terletak di `circulars/<instansi>/<tahun>/`",
        "the file does not lie in `circulars/<authority>/<year>/`",
    ),
    "ending": Label(
        "nama berkas ini tidak berakhir dengan .md, sehingga tidak dibaca sebagai edaran",
        "the name of this file does not end in .md, so it is not read as a circular",
    ),
    "deep": Label("folder bertumpuk terlalu dalam", "folders within folders, too deep"),
    "unreadable": Label(
        "berkas atau folder ini tidak dapat dibaca", "this file or folder cannot be read"
    ),
    "folder": Label("ini folder, bukan naskah", "this is a folder, no text"),
    "link": Label("berkas ini hanya tautan ke berkas lain", "the file is a link to another"),
}
_HINTS: Final[Mapping[str, Label]] = {
    "deep": Label(
        "pindahkan isinya ke circulars/<instansi>/<tahun>/, atau keluar dari circulars/",
        "move what it holds to circulars/<authority>/<year>/, or out of circulars/",
    ),
    "link": Label("salin berkas aslinya ke sini", "copy the file itself to this place"),
    "unreadable": Label(
        "periksa izin bacanya, atau pindahkan dari folder circulars/",
        "see to its permissions, or move it out of circulars/",
    ),
    "folder": Label(
        "ganti nama folder itu tanpa .md di ujungnya", "rename the folder, without .md at its end"
    ),
    "ending": Label(
        "ganti namanya sehingga berakhir dengan .md saja; simpan sebagai teks biasa, bukan dokumen",
        "rename it to end in .md only; save it as plain text and not as a document",
    ),
    "place": Label(
        "pindahkan, misalnya ke circulars/babel/2020/nama-edaran.md",
        "move it, for example to circulars/babel/2020/name-of-circular.md",
    ),
}
_RENAME: Final = Label(
    "ganti namanya dengan huruf kecil, angka, dan tanda hubung, misalnya jadwal-kerja.md",
    "rename it with small letters, digits and hyphens, such as jadwal-kerja.md",
)
_FILE: Final = re.compile(r"(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\.)[a-z0-9][a-z0-9._-]{0,119}")


def _word(defect: Defect) -> Diagnostic:
    return Diagnostic(
        "publish-path-unsafe",
        chosen(defect, "reason", _WRONG, _OTHER),
        defect.span,
        hint=chosen(defect, "reason", _HINTS, _RENAME),
    )


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    for index, attachment in enumerate(circular.attachments):
        file = attachment["file"]
        if not _FILE.fullmatch(file) or file.endswith("."):
            yield Diagnostic(
                "publish-path-unsafe",
                Label(
                    f"`{shown(file)}` bukan nama berkas di samping naskah ini",
                    f"`{shown(file)}` is no name of a file beside this text",
                ),
                circular.at("attachments", index, "file"),
                hint=Label(
                    "letakkan berkas di folder yang sama; pakai huruf kecil, angka, tanda hubung",
                    "put the file into the same folder; use small letters, digits, hyphens",
                ),
            )


CIRCULAR_CHECK: Final = CircularCheck("publish-path-unsafe", _run)
CHECK: Final = DefectCheck("publish-path-unsafe", _word)
