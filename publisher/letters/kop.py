"""The letterhead: of the head of region alone, or of a unit with its government."""

import struct
from collections.abc import Mapping
from typing import Any

from publisher.letters.setting import Setting, fields, fill, unit
from publisher.model.circular import Circular, Signatory
from publisher.model.letter import Emblem, Kop, KopLine
from publisher.model.profile import letterhead

_OF_THE_STATE = "lambang-negara"


def kop(circular: Circular, setting: Setting) -> Kop | None:
    """Return the letterhead that the profile chooses by the level of the signer."""
    signatory = circular.signatory
    if signatory is None:
        return None
    table = letterhead(setting.profile, signatory, setting.offices)
    values = fields(circular, setting)
    lines = tuple(
        KopLine(filled, float(line["size_pt"]), bool(line.get("bold", False)))
        for line in table["lines"]
        if (filled := fill(line["text"], values))
    )
    address = _address(signatory, setting) if table["address"] == "under" else ()
    emblem = None if circular.is_press else _emblem(table["emblem"], setting)
    return Kop(lines, () if circular.is_press else address, table["rule"], emblem)


def _address(signatory: Signatory, setting: Setting) -> tuple[str, ...]:
    """Return the address of the unit where it has one of its own, else that of the seat."""
    named = unit(signatory, setting).casefold()
    own = setting.authority.unit_address.items()
    return next(
        (lines for name, lines in own if name.casefold() == named), setting.authority.address
    )


def slot(circular: Circular, setting: Setting) -> str:
    """Return the slot of the picture that the letterhead shows, "" where it shows none."""
    if circular.signatory is None or circular.is_press:
        return ""
    table = letterhead(setting.profile, circular.signatory, setting.offices)
    return str(table["emblem"]["slot"])


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
