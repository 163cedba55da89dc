"""The letterhead has the picture it asks for; without one it shows an outline with LAMBANG."""

from collections.abc import Iterator
from typing import Final

from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.model.vocabulary import office_level


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    profile, emblems = surroundings.profile, surroundings.emblems
    signatory = circular.signatory
    if profile is None or emblems is None or signatory is None:
        return
    if circular.provenance.source == "press":
        return  # never looks like the authority's own original
    principal = profile.text("kop.for_an") == "principal" and signatory.on_behalf_of
    signer = signatory.on_behalf_of if principal else signatory.office
    offices = surroundings.vocabulary.schemes.get("jabatan", {})
    kop = profile.get("kop.choose").get(office_level(offices, signer), "unit")
    slot = profile.text(f"kop.{kop}.emblem.slot")
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
