"""The parameters of an address: each read by what it must be, and every fault told at once."""

import re
from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Final
from urllib.parse import parse_qsl
from zoneinfo import ZoneInfo

from publisher.api.problems import Fault, FaultyError
from publisher.model import moment
from publisher.model.guesses import Guesses
from publisher.model.label import Label

_MOST: Final = 40  # parameters of one address
_LONGEST: Final = 200  # signs of one value
_NUMBER: Final = re.compile(r"0|[1-9][0-9]{0,14}", re.ASCII)
_OFFSET: Final = re.compile(r" (?=[0-9]{2}:[0-9]{2}$)")  # a plus that nobody encoded
_BLANK: Final = re.compile(  # what JSON Schema takes for white space
    "[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]*"
)
_DAY: Final = Label("tulis hari seperti 2026-03-16", "write a day as 2026-03-16")
_MOMENT: Final = Label(
    "tulis hari, atau saat dengan zonanya seperti 2026-03-16T09:00+07:00",
    "write a day, or an instant with its offset as 2026-03-16T09:00+07:00",
)
_LONG: Final = Label(f"paling panjang {_LONGEST} huruf", f"at most {_LONGEST} signs")


class Query:
    """The parameters of one address; `close` tells all that is wrong with them."""

    def __init__(self, text: str, known: Collection[str]) -> None:
        """Read the address; a name that is not known, or is given twice, is a fault."""
        self.faults: list[Fault] = []
        self._values: dict[str, str] = {}
        self._read(text, known)

    def _read(self, text: str, known: Collection[str]) -> None:
        try:
            pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST)
        except ValueError:
            several = Label(f"paling banyak {_MOST} parameter", f"at most {_MOST} parameters")
            self.faults.append(Fault("parameter-invalid", several))
            return
        guesses = Guesses()
        for name, value in pairs:
            if name not in known:
                near = guesses.nearest(name, known)
                self._fault("parameter-unknown", name[:80], near)
            elif name in self._values:
                self._fault("parameter-repeated", name)
            elif len(value) > _LONGEST:
                self._fault("parameter-invalid", name, _LONG)
            else:
                self._values[name] = value

    def _fault(self, code: str, name: str, hint: Label | str = "") -> None:
        self.faults.append(Fault(code, hint, parameter=name))

    def text(self, name: str, *, needed: bool = False) -> str:
        """Return a text, "" where it is not given."""
        found = self._values.get(name)
        if found is None:
            if needed and not any(one.parameter == name for one in self.faults):
                self._fault("parameter-missing", name)
            return ""
        if _BLANK.fullmatch(found):
            self._fault(
                "parameter-invalid",
                name,
                Label("tulis nilainya, atau hapus parameternya", "give a value, or leave it out"),
            )
            return ""
        return found

    def one_of(self, name: str, choices: Collection[str], code: str = "parameter-invalid") -> str:
        """Return one of some names, "" where it is not given."""
        found = self.text(name)
        if found and found not in choices:
            near = Guesses().nearest(found, choices)
            self._fault(code, name, near or ", ".join(sorted(choices)[:_MOST]))
            return ""
        return found

    def matching(self, name: str, shape: re.Pattern[str]) -> str:
        """Return a text of a shape, "" where it is not given."""
        found = self.text(name)
        if found and not shape.fullmatch(found):
            self._fault("parameter-invalid", name)
            return ""
        return found

    def day(self, name: str) -> date | None:
        """Return a civil day, None where it is not given."""
        found = self.text(name)
        day = moment.day(found) if found else None
        if found and day is None:
            self._fault("parameter-invalid", name, _DAY)
        return day

    def moment(self, name: str) -> moment.Moment | None:
        """Return a day or an instant, None where it is not given."""
        found = _OFFSET.sub("+", self.text(name))
        at = moment.moment(found) if found else None
        if found and at is None:
            self._fault("parameter-invalid", name, _MOMENT)
        return at

    def number(self, name: str) -> int:
        """Return a whole number from 0 that has to be given."""
        found = self.text(name, needed=True)
        if found and not _NUMBER.fullmatch(found):
            hint = Label("tulis bilangan bulat mulai 0", "write a whole number from 0")
            self._fault("parameter-invalid", name, hint)
            return 0
        return int(found or 0)

    def close(self) -> None:
        """Raise FaultyError where anything is wrong."""
        if self.faults:
            raise FaultyError(*self.faults)


def last_instant(known: moment.Moment, zone: str) -> datetime:
    """Return the last instant that is known: of a day its end in a zone."""
    if isinstance(known, datetime):
        return known
    if known == date.max:
        return datetime.max.replace(tzinfo=ZoneInfo("UTC"))
    following = datetime.combine(known + timedelta(1), datetime.min.time(), ZoneInfo(zone))
    return following - timedelta(microseconds=1)


def echoed(known: moment.Moment | None) -> str | None:
    """Return what was asked of knowledge, as it is written in an answer."""
    return known.isoformat() if known else None
