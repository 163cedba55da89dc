"""The letterhead has the picture it asks for; without one it shows an outline with LAMBANG."""

from collections.abc import Iterator
from typing import Final

from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.model.profile import letterhead


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    profile, emblems = surroundings.profile, surroundings.emblems
    signatory = circular.signatory
    if profile is None or emblems is None or signatory is None:
        return
    if circular.is_press:
        return  # never looks like the authority's own original
    offices = surroundings.vocabulary.schemes.get("jabatan", {})
    slot = str(letterhead(profile, signatory, offices)["emblem"]["slot"])
    if slot not in emblems:
        file = f"circulars/{circular.authority}/emblem/{slot}.png"
        yield Diagnostic(
            "letter-emblem-missing",
            Label(f"gambar {slot} untuk kop surat belum ada", f"the picture {slot} is missing"),
            circular.at("signatory", "office"),
            Severity.PUBLICATION,
            hint=Label(
                f"simpan gambar resminya sebagai {file} (atau .svg); sampai ada, kop surat "
                "memakai bingkai bertuliskan LAMBANG",
                f"keep the official picture as {file} (or .svg); until then the letterhead shows "
                "an outline with the word LAMBANG",
            ),
        )


CHECK: Final = CircularCheck("letter-emblem-missing", _run)
