"""What a letter is composed with besides the circular: look, authority, offices, pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from publisher.indonesian.dates import long_date, weekday_date
from publisher.model.circular import Circular, Signatory
from publisher.model.letter import AttachedFile, Line, Run
from publisher.model.profile import Profile
from publisher.model.vocabulary import Authority, Code, office, office_level

_HEADS = ("kepala-daerah", "wakil")
_LEADERS = ("Kepala ", "Direktur ", "Ketua ")
PRESS_SILENT = "tidak disebut dalam pemberitaan"
_VARIABLE = "${"  # no text of an author holds it: publish-placeholder-left is an error there


@dataclass(frozen=True)
class Setting:
    """The surroundings of one letter. `emblems` maps a slot ("lambang-daerah") to PNG bytes;
    `placeholder` stands where a slot is empty; `offices` is the scheme jabatan. `tokens` maps a
    part of the letter ("number") to the variable `${...}` that another system fills in its place.
    """

    profile: Profile
    authority: Authority
    offices: Mapping[str, Code]
    labels: Mapping[str, str] = field(default_factory=dict)  # code of sifat -> printed word
    urgencies: Mapping[str, str] = field(default_factory=dict)  # code of urgensi -> printed word
    emblems: Mapping[str, bytes] = field(default_factory=dict)
    placeholder: bytes = b""
    files: tuple[AttachedFile, ...] = ()
    issued: bool = False
    tokens: Mapping[str, str] = field(default_factory=dict)

    def token(self, part: str) -> str:
        """Return what stands for a part that another system fills in, "" where none does."""
        return f"{_VARIABLE}{self.tokens[part]}}}" if part in self.tokens else ""


def level(label: str, setting: Setting) -> str:
    """Return the level of an office: kepala-daerah, wakil, sekda, or opd for every other."""
    return office_level(setting.offices, label)


def full_office(label: str, setting: Setting) -> str:
    """Return the office as printed: heads of region and deputies get the name of the region."""
    short = setting.authority.short
    if level(label, setting) in _HEADS and short and short.casefold() not in label.casefold():
        return f"{label} {short}"
    return label


def unit(signatory: Signatory, setting: Setting) -> str:
    """Return the unit on the letterhead: the office's own, else the office without its leader."""
    code = office(setting.offices, signatory.office)
    if code and code.unit:
        return code.unit
    for leader in _LEADERS:
        if signatory.office.startswith(leader):
            return signatory.office.removeprefix(leader)
    return signatory.office


def fields(circular: Circular, setting: Setting) -> dict[str, Run]:
    """Return the fields of the letter that templates name: number, date, place, title, office.

    An unknown number or date is a blank to fill in; in a press text it says that it is unknown.
    """
    press = circular.is_press
    blank = PRESS_SILENT if press else setting.profile.text("number.blank")
    signatory = circular.signatory
    signer = full_office(signatory.office, setting) if signatory else ""
    open_number, open_day = (setting.token(part) or blank for part in ("number", "date"))
    number = Run(circular.number, value="number") if circular.number else Run(open_number)
    written = weekday_date if setting.profile.flag("date.weekday") else long_date
    day = Run(written(circular.signed), value="signed") if circular.signed else Run(open_day)
    place = circular.place or ("" if press else setting.authority.place)
    return {
        "number": number,
        "date": day,
        "place": Run(place),
        "title": Run(circular.title.id, value="title"),
        "office": Run(signer.upper()),
        "government": Run(setting.authority.government.upper()),
        "unit": Run(unit(signatory, setting).upper() if signatory else ""),
        "province": Run(""),
    }


def fill(template: str, values: Mapping[str, Run]) -> Line | None:
    """Return a template line with its `{name}` filled in; None where a named field is empty."""
    runs: list[Run] = []
    rest = template
    while "{" in rest:
        before, _, rest = rest.partition("{")
        name, _, rest = rest.partition("}")
        if before:
            runs.append(Run(before))
        value = values.get(name) or Run(f"{{{name}}}")
        if not value.text:
            return None
        runs.append(value)
    if rest:
        runs.append(Run(rest))
    return tuple(runs)


def capitals(line: Line) -> Line:
    """Return a line in capital letters, addresses of values and names of variables kept."""
    return tuple(
        run
        if run.text.startswith(_VARIABLE)
        else Run(run.text.upper(), run.strong, run.emphasis, run.value)
        for run in line
    )
