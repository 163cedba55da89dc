"""The letter type surat edaran, in its titled form (judul) and its letter form (surat)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from publisher.canonical import sha256
from publisher.indonesian.letter_number import stem
from publisher.indonesian.numbering import roman
from publisher.indonesian.numerals import counted
from publisher.letters.content import content, keep_close, keep_last, sheet
from publisher.letters.kop import kop
from publisher.letters.look import look, mark
from publisher.letters.runs import runs, titled, together
from publisher.letters.setting import Setting, capitals, fields, fill, full_office
from publisher.letters.signature import signature
from publisher.model.body import plain
from publisher.model.circular import Circular
from publisher.model.letter import (
    Addressee,
    Appendix,
    Copies,
    DateHead,
    Element,
    Fields,
    Letter,
    Line,
    ListItem,
    Look,
    NumberedList,
    Paragraph,
    Properties,
    Run,
    Title,
)

NAME: Final = "surat-edaran"
_ORDINARY: Final = "biasa"


def compose(circular: Circular, setting: Setting) -> Letter:
    """Return the letter of a circular; `setting.profile` has the circular's own look in it."""
    circular = _left_open(circular, setting)
    measures = look(circular, setting)
    elements: list[Element] = []
    for part in _order(setting):
        elements.extend(_PARTS[part](circular, setting, measures))
    elements.extend(_appendices(circular, setting, measures))
    return Letter(
        properties=_properties(circular, setting),
        look=measures,
        elements=tuple(elements),
        mark=mark(circular, setting),
        files=setting.files,
        stem=stem(circular.number, circular.id.rsplit("/", 1)[-1]),
    )


def _left_open(circular: Circular, setting: Setting) -> Circular:
    """What another system fills in is not known here, neither for the sheet nor for properties."""
    number = None if setting.token("number") else circular.number
    signed = None if setting.token("date") else circular.signed
    return replace(circular, number=number, signed=signed)


def _order(setting: Setting) -> tuple[str, ...]:
    profile = setting.profile
    order = list(profile.lines(f"order.{profile.text('form.shape')}"))
    if profile.text("addressee.position") == "below-title" and "title" in order:
        order.remove("addressee")
        order.insert(order.index("title") + 1, "addressee")
    return tuple(order)


def _kop(circular: Circular, setting: Setting, _look: Look) -> tuple[Element, ...]:
    shown = kop(circular, setting)
    return (shown,) if shown else ()


def _date_head(circular: Circular, setting: Setting, _look: Look) -> tuple[Element, ...]:
    """The letter form dates itself at the head; the titled form only where the profile says so."""
    profile = setting.profile
    if profile.text("date.position") != "head" and profile.text("form.shape") != "surat":
        return ()
    values = fields(circular, setting)
    if circular.is_press and circular.signed is None:
        return (DateHead((Run(f"Tanggal surat {values['date'].text}"),)),)
    placed = fill(profile.text("date.head"), values) if profile.flag("date.place") else None
    line = placed or (values["date"],)
    return (DateHead(line),)


def _fields(circular: Circular, setting: Setting, _look: Look) -> tuple[Element, ...]:
    values = fields(circular, setting)
    sheets = len(circular.body.appendices) + (1 if _attached(circular, setting) else 0)
    subject = setting.token("subject") or circular.subject
    words: Mapping[str, Line] = {
        "Nomor": (values["number"],),
        "Sifat": (Run(setting.token("nature") or _nature(circular, setting)),),
        "Lampiran": (Run(f"{counted(sheets)} berkas" if sheets else "-"),),
        "Hal": together((Run(subject),) if subject else (values["title"],)),
    }
    rows = tuple(
        (name, words["Hal" if name == "Perihal" else name])
        for name in setting.profile.lines("form.fields")
    )
    return (Fields(rows),)


def _nature(circular: Circular, setting: Setting) -> str:
    """Return the words after Sifat; an urgency stands beside what is not ordinary, else alone."""
    code = circular.classification or _ORDINARY
    words = setting.labels.get(code, code.capitalize())
    urgency = circular.urgency or _ORDINARY
    if urgency == _ORDINARY or setting.profile.text("form.urgency") == "none":
        return words
    pressing = setting.urgencies.get(urgency, urgency.capitalize())
    return pressing if code == _ORDINARY else f"{words}/{pressing}"


def _addressee(circular: Circular, setting: Setting, _look: Look) -> tuple[Element, ...]:
    if not circular.to:
        return ()
    profile = setting.profile
    honorific = profile.text("addressee.honorific")
    opener = tuple(f"{profile.text('addressee.opener')} {honorific}".strip().split("\n"))
    values = fields(circular, setting)
    close: list[Line] = []
    for template in profile.lines("addressee.close"):
        line = fill(template, values)
        if line is None:
            close = []
            break
        close.append(line)
    closing = tuple("".join(run.text for run in line) for line in close)
    names = circular.to
    if _attached(circular, setting) or names[0].startswith("#"):
        words = profile.text("addressee.attached").removeprefix("Yth.").strip()
        return (Addressee(opener, ((Run(words),),), closing, numbered=False),)
    numbered = len(names) >= profile.number("addressee.number_from")
    return (Addressee(opener, _enumerated(names, numbered=numbered), closing, numbered),)


def _enumerated(names: tuple[str, ...], *, numbered: bool) -> tuple[Line, ...]:
    """Numbered names end in semicolons and the last in a full stop (letter.md 3)."""
    if not numbered:
        return tuple((Run(name),) for name in names)
    ends = [";"] * (len(names) - 1) + ["."]
    return tuple((Run(name.rstrip(" ;.,") + end),) for name, end in zip(names, ends, strict=True))


def _attached(circular: Circular, setting: Setting) -> bool:
    return len(circular.to) >= setting.profile.number("addressee.attach_from")


def _title(circular: Circular, setting: Setting, _look: Look) -> tuple[Element, ...]:
    values = fields(circular, setting)
    filled = (fill(template, values) for template in setting.profile.lines("form.title"))
    lines = tuple(capitals(line) for line in filled if line)
    return (Title(tuple(titled(line) if _is_subject(line) else line for line in lines)),)


def _is_subject(line: Line) -> bool:
    return any(run.value == "title" for run in line)


def _heading(_circular: Circular, setting: Setting, _look: Look) -> tuple[Element, ...]:
    words = setting.profile.text("form.heading")
    return (Title(((Run(words),),)),) if words else ()


def _body(circular: Circular, setting: Setting, measures: Look) -> tuple[Element, ...]:
    return keep_close(content(circular.body.blocks, sheet(measures, setting.profile)))


def _signature(circular: Circular, setting: Setting, _look: Look) -> tuple[Element, ...]:
    return (signature(circular, setting),)


def _copies(circular: Circular, setting: Setting, _look: Look) -> tuple[Element, ...]:
    if not circular.cc:
        return ()
    numbered = len(circular.cc) > 1
    items = _enumerated(circular.cc, numbered=numbered)
    return (Copies(setting.profile.text("tembusan.label"), items),)


def _appendices(circular: Circular, setting: Setting, measures: Look) -> tuple[Element, ...]:
    """Each begins a sheet with its own header; the page numbers go on and it is signed again."""
    sheets: list[Element] = []
    several = len(circular.body.appendices) + _attached(circular, setting) > 1
    for number, source in enumerate(circular.body.appendices, start=1):
        target = sheet(measures, setting.profile, landscape=source.landscape)
        elements = content(source.blocks, target)
        if plain(source.title).strip():
            line = titled(capitals(runs(source.title)))
            elements = (Title((line,), 1, source.label, source.clause), *elements)
        header = _appendix_header(circular, setting, roman(number) if several else "")
        sheets.append(
            Appendix(
                header,
                _signed(elements, circular, setting),
                source.landscape,
                source.label,
                source.clause,
            )
        )
    if _attached(circular, setting):
        header = _appendix_header(circular, setting, roman(len(sheets) + 1) if several else "")
        sheets.append(Appendix(header, _signed(_receivers(circular, setting), circular, setting)))
    return tuple(sheets)


def _receivers(circular: Circular, setting: Setting) -> tuple[Element, ...]:
    """A long list of addressees stands on a sheet of its own, `Yth. TERLAMPIR` on the letter."""
    forms = setting.profile.lines("list.levels")
    lines = _enumerated(circular.to, numbered=True)
    items = tuple(
        ListItem(f"{number}.", (Paragraph(line, 1),)) for number, line in enumerate(lines, start=1)
    )
    return (Title(((Run("DAFTAR PENERIMA"),),), 1), NumberedList(items, 0, 1, forms))


def _signed(
    elements: tuple[Element, ...], circular: Circular, setting: Setting
) -> tuple[Element, ...]:
    if not setting.profile.flag("lampiran.signature_again"):
        return elements
    return (*keep_last(elements), signature(circular, setting, dated=False))


def _appendix_header(circular: Circular, setting: Setting, number: str) -> tuple[Line, ...]:
    values = {**fields(circular, setting), "roman": Run(number)}
    lines: list[Line] = []
    for template in setting.profile.lines("lampiran.header"):
        wanted = template if number else template.replace(" {roman}", "")
        line = fill(wanted, values)
        if line:
            lines.append(line)
    return tuple(lines)


def _properties(circular: Circular, setting: Setting) -> Properties:
    number = f" Nomor {circular.number}" if circular.number else ""
    signatory = circular.signatory
    author = full_office(signatory.office, setting) if signatory else setting.authority.label.id
    keywords = tuple(word for word in ("surat edaran", circular.number, circular.id) if word)
    return Properties(
        title=f"Surat Edaran{number} tentang {circular.title.id}",
        subject=circular.title.id,
        author=author,
        keywords=keywords,
        language="id-ID",
        created=circular.signed,
        identifier=circular.id,
        revision=circular.revision,
        source_sha256=sha256(circular.source.text.encode()),
    )


_Part = Callable[[Circular, Setting, Look], tuple[Element, ...]]
_PARTS: Final[Mapping[str, _Part]] = {
    "kop": _kop,
    "date-head": _date_head,
    "fields": _fields,
    "addressee": _addressee,
    "title": _title,
    "heading": _heading,
    "body": _body,
    "signature": _signature,
    "tembusan": _copies,
}
