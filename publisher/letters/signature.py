"""The block of the signatory: every variant of the rule books, from the knobs of the profile."""

from publisher.letters.look import letter_class
from publisher.letters.setting import Setting, fields, fill, full_office, level
from publisher.model.circular import Circular, Signatory
from publisher.model.letter import Line, Run, Signature

_PREFIX = {"plt": "Plt.", "plh": "Plh.", "pj": "Pj.", "pjs": "Pjs."}
_HEAD_LEVELS = ("kepala-daerah", "wakil", "sekda")


def signature(circular: Circular, setting: Setting, *, dated: bool = True) -> Signature:
    """Return the block; `dated` adds place and date where the profile puts them at the foot."""
    profile = setting.profile
    single = profile.number("font.line_pt")
    before: list[Line] = list(_date_lines(circular, setting)) if dated else []
    signatory = circular.signatory
    if signatory is None:
        return Signature(tuple(before), single, 0, ())
    before.extend(_office_lines(signatory, setting))
    if circular.is_press:
        return Signature(tuple(before), single, 0, _press_name(signatory, setting))
    qr = profile.number("tte.qr_pt") if profile.text("tte.visual") == "signer" else 0.0
    space = max(qr, profile.number("signature.space_lines") * single)
    holder = tuple(_holder(circular, signatory, setting))
    anchor = setting.token("signature")
    return Signature(tuple(before), space, qr, holder, (Run(anchor),) if anchor else ())


def _date_lines(circular: Circular, setting: Setting) -> tuple[Line, ...]:
    profile = setting.profile
    if profile.text("date.position") != "foot" or profile.text("form.shape") == "surat":
        return ()
    values = fields(circular, setting)
    if circular.is_press and circular.signed is None:
        return ((Run(f"Tanggal penetapan {values['date'].text}"),),)
    lines = (fill(template, values) for template in profile.lines("date.foot"))
    return tuple(line for line in lines if line)


def _office_lines(signatory: Signatory, setting: Setting) -> tuple[Line, ...]:
    """Offices in capitals; a.n., u.b., Plt. and their kin keep their spelling (letter.md 2.1)."""
    names = {
        "office": setting.token("office") or full_office(signatory.office, setting).upper(),
        "for": full_office(signatory.on_behalf_of, setting).upper(),
        "through": full_office(signatory.through, setting).upper(),
        "own_office": full_office(signatory.own_office, setting).upper(),
        "status": _PREFIX.get(signatory.acting, ""),
    }
    form = _form(signatory)
    if signatory.acting and form in ("an", "ub"):
        names["office"] = f"{names['status']} {names['office']}"
    values = {key: Run(text) for key, text in names.items()}
    filled = (
        fill(template, values) for template in setting.profile.lines(f"signature.forms.{form}")
    )
    lines = tuple(line for line in filled if line)
    # An acting official without a named own office still ends the block with a comma.
    if lines and not lines[-1][-1].text.endswith(","):
        return (*lines[:-1], (*lines[-1], Run(",")))
    return lines


def _form(signatory: Signatory) -> str:
    if signatory.through:
        return "ub"
    if signatory.on_behalf_of:
        return "an"
    return signatory.acting or "definitive"


def _press_name(signatory: Signatory, setting: Setting) -> tuple[Line, ...]:
    if not signatory.name:
        return ((Run("(nama tidak disebut)"),),)
    return ((Run(setting.profile.text("signature.press_name").replace("{name}", signatory.name)),),)


def _holder(circular: Circular, signatory: Signatory, setting: Setting) -> tuple[Line, ...]:
    """Name, rank and NIP as Permendagri 1/2023 Ps 44 shows them for the signatory's level."""
    profile = setting.profile
    shown = profile.lines(f"signature.show.{_group(signatory, setting)}")
    degrees = "gelar" in shown
    if letter_class(circular, profile) in profile.lines("signature.show.no_gelar_classes"):
        degrees = False
    lines: list[Line] = []
    if token := setting.token("name"):
        lines.append((Run(token),))
    elif signatory.name:
        upper = profile.text("signature.name_case") == "upper"
        name = signatory.name.upper() if upper else signatory.name
        if degrees:
            name = " ".join(part for part in (signatory.before, name) if part)
            name = f"{name}, {signatory.after}" if signatory.after else name
        lines.append((Run(name),))
    if "pangkat" in shown and signatory.rank:
        lines.append((Run(signatory.rank),))
    if "nip" in shown and (token := setting.token("nip")):
        lines.append((Run("NIP "), Run(token)))
    elif "nip" in shown and signatory.nip:
        lines.append((Run(f"NIP {signatory.nip}"),))
    return tuple(lines)


def _group(signatory: Signatory, setting: Setting) -> str:
    """Ps 44 (4), (5): acting heads show nothing; an acting sekda Plt. is not named there and is
    treated like every other official.
    """
    rank = level(signatory.office, setting)
    if rank not in _HEAD_LEVELS:
        return "other"
    if not signatory.acting:
        return "head"
    return "other" if rank == "sekda" and signatory.acting == "plt" else "acting_head"
