"""Number and days of a circular that is issued: those of its text, those given, those missing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from publisher.drafting import filling
from publisher.model.circular import Circular
from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.model.source import Source
from publisher.parsing import front_matter
from publisher.pipeline import numbers
from publisher.pipeline.load import Project

_WRITTEN: Final[Mapping[str, Label]] = {
    "number": Label("nomor", "number"),
    "signed": Label("tanggal surat", "date"),
    "published": Label("hari diumumkan", "day of publication"),
}


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be issued; a number or day that is None is that of the text."""

    circular: str
    number: str | None = None
    signed: date | None = None
    published: date | None = None
    note: str = ""

    @property
    def given(self) -> Mapping[str, str]:
        """Return the fields that were given, as the front matter spells them."""
        every = {
            "number": self.number,
            "signed": self.signed and self.signed.isoformat(),
            "published": self.published and self.published.isoformat(),
        }
        return {key: value for key, value in every.items() if value}


def sound(request: Request) -> Request:
    """Return a request with a number that can be printed; UsageError where it has none such."""
    number = request.number
    if number is None:
        return request
    number = number.strip()
    unseen = next((sign for sign in number if not sign.isprintable()), "")
    if unseen:
        code = f"U+{ord(unseen):04X}"
        raise UsageError(
            Label(
                f"--number memuat tanda yang tidak dapat dicetak ({code}); tulis dalam satu baris",
                f"--number has a sign that cannot be printed ({code}); write it on one line",
            )
        )
    if not number:
        raise UsageError(
            Label(
                "--number kosong; tulis nomornya, atau hilangkan --number",
                "--number is empty; write the number, or leave --number out",
            )
        )
    if numbers.is_blank(number):
        raise UsageError(
            Label(
                f"--number {number} masih kosong pada nomor urutnya; tulis nomor yang lengkap, "
                "atau hilangkan --number agar nomor urutnya diisi",
                f"--number {number} has no sequence yet; write the whole number, or leave "
                "--number out to have it filled in",
            )
        )
    return replace(request, number=number)


def require_agreement(circular: Circular, request: Request, *, issued: bool) -> None:
    """Raise UsageError where a field was given that the text has otherwise: one is wrong."""
    for key, value in request.given.items():
        said = circular.data[key]
        if not said or said == value or (key == "number" and numbers.is_blank(circular.number)):
            continue
        name = _WRITTEN[key]
        remedy = Label(
            f"tulis ralat bila salah, atau hilangkan --{key}"
            if issued
            else f"betulkan naskahnya, atau hilangkan --{key}",
            f"write a correction if it is wrong, or leave --{key} out"
            if issued
            else f"mend the text, or leave --{key} out",
        )
        already = Label(" dan sudah terbit", " and is issued") if issued else Label("", "")
        raise UsageError(
            Label(
                f"{name.id} dalam {circular.source.path} adalah {said}{already.id}, tetapi --{key} "
                f"menyebut {value}; {remedy.id}",
                f"the {name.en} in {circular.source.path} is {said}{already.en}, but --{key} says "
                f"{value}; {remedy.en}",
            )
        )


def values(
    project: Project, circular: Circular, request: Request, day: date
) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Return what is to be filled in, and what is missing; the press need not know any of it."""
    given = dict(request.given)
    blank = numbers.is_blank(circular.number)
    if "number" not in given and blank and not circular.is_press:
        number = numbers.allotted(project, circular, request.signed or circular.signed or day)
        given |= {"number": number} if number else {}
    filled = {key: value for key, value in given.items() if circular.data[key] != value}
    lacking = [
        key
        for key in _WRITTEN
        if key not in given and (circular.data[key] is None or (key == "number" and blank))
    ]
    return filled, () if circular.is_press else tuple(lacking)


def filled_in(circular: Circular, fields: Mapping[str, str]) -> Source:
    """Return the text of a circular with fields filled in."""
    fences = front_matter.split(circular.source).value
    if not fields or fences is None:
        return circular.source
    places = {key: circular.at(key) for key in fields}
    text = filling.filled(circular.source, fences.yaml_end, places, fields)
    return Source(circular.source.path, text)
