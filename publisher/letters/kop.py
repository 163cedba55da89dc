"""The letterhead: of the head of region alone, or of a unit with its government."""

import struct
from collections.abc import Mapping
from typing import Any

from publisher.letters.setting import Setting, fields, fill, is_press, level
from publisher.model.circular import Circular, Signatory
from publisher.model.letter import Emblem, Kop, KopLine

_OF_THE_STATE = "lambang-negara"


def kop(circular: Circular, setting: Setting) -> Kop | None:
    """Return the letterhead that the profile chooses by the level of the signer."""
    signatory = circular.signatory
    if signatory is None:
        return None
    table = _table(signatory, setting)
    values = fields(circular, setting)
    lines = tuple(
        KopLine(filled, float(line["size_pt"]), bool(line.get("bold", False)))
        for line in table["lines"]
        if (filled := fill(line["text"], values))
    )
    address = setting.authority.address if table["address"] == "under" else ()
    emblem = None if is_press(circular) else _emblem(table["emblem"], setting)
    return Kop(lines, () if is_press(circular) else address, table["rule"], emblem)


def slot(circular: Circular, setting: Setting) -> str:
    """Return the slot of the picture that the letterhead shows, "" where it shows none."""
    if circular.signatory is None or is_press(circular):
        return ""
    return str(_table(circular.signatory, setting)["emblem"]["slot"])


def _table(signatory: Signatory, setting: Setting) -> Mapping[str, Any]:
    profile = setting.profile
    principal = profile.text("kop.for_an") == "principal" and signatory.on_behalf_of
    office = signatory.on_behalf_of if principal else signatory.office
    which = profile.get("kop.choose").get(level(office, setting), "unit")
    found: Mapping[str, Any] = profile.get(f"kop.{which}")
    return found


def _emblem(table: Mapping[str, Any], setting: Setting) -> Emblem | None:
    """A slot without a picture shows a neutral outline with the word LAMBANG, never a likeness."""
    named = str(table["slot"])
    image = setting.emblems.get(named) or setting.placeholder
    if not image:
        return None
    known = named in setting.emblems
    name = setting.authority.label.id
    words = "Lambang negara" if named == _OF_THE_STATE else f"Lambang {name}"
    alternative = words if known else "Tempat lambang, belum ada gambar"
    width = float(str(table["width_mm"]))
    # PNG: width and height are the first eight bytes of the IHDR chunk, big-endian.
    pixels = struct.unpack(">II", image[16:24])
    return Emblem(
        image,
        "center" if table["at"] == "center" else "left",
        width,
        round(width * pixels[1] / pixels[0], 2),
        alternative,
    )
