"""What was done to a circular, in words: by whom, when, to which of its rules."""

from collections.abc import Mapping
from typing import Final

from publisher.model import overview
from publisher.model.circular import Interval
from publisher.model.label import Label
from publisher.model.overview import Account, Act
from publisher.model.register import LedgerLine
from publisher.reporters.status.phrases import day_words, say, span_words

_DEED: Final[Mapping[str, Label]] = {
    "mencabut": Label("dicabut", "revoked"),
    "mengganti": Label("diganti", "replaced"),
    overview.REPLACES: Label("diganti", "replaced"),
    "memperpanjang": Label("diperpanjang", "extended"),
    "menangguhkan": Label("ditangguhkan", "suspended"),
    "mengubah": Label("diubah", "amended"),
}
_LASTING: Final = ("memperpanjang", "menangguhkan")


def named(account: Account | Act) -> str:
    """Return how a circular is called in passing: its printed number, else its id."""
    one = account.circular if isinstance(account, Account) else account.by
    return one.number or one.id


def act_words(act: Act) -> Label:
    """Return what was done, when, by which circular."""
    rules = ", ".join(act.rules)
    start = Label(f"aturan {rules} ", f"rules {rules} ") if rules else Label("", "")
    when = _when(act.interval, lasting=act.how in _LASTING)
    found = say(
        "{start}{deed}{when} oleh {by}",
        "{start}{deed}{when} by {by}",
        start=start,
        deed=_DEED[act.how],
        when=when,
        by=Label(named(act)),
    )
    if act.is_retroactive and act.by.dated:
        found = say(
            "{found} (berlaku surut: suratnya {day})",
            "{found} (retroactive: the letter is of {day})",
            found=found,
            day=day_words(act.by.dated),
        )
    return found


def void_words(act: Act) -> Label:
    """Return that an act changed nothing."""
    return say("tidak berakibat: {act}", "without effect: {act}", act=act_words(act))


def correction_words(line: LedgerLine) -> Label:
    """Return which correction was entered when."""
    note = f": {line.note}" if line.note else ""
    return say(
        "{kind} (revisi {revision}) dicatat {day}{note}",
        "corrected by revision {revision} ({kind}), entered {day}{note}",
        kind=Label(line.change or "ralat"),
        revision=Label(str(line.revision)),
        day=day_words(line.recorded.date()),
        note=Label(note),
    )


def _when(interval: Interval, *, lasting: bool) -> Label:
    if interval.start is None:
        return Label(" pada tanggal yang tidak diketahui", " on a day that is not known")
    latest = interval.precision == "at-latest"
    start = day_words(interval.start)
    if lasting and interval.end:
        return say(" {days}", " {days}", days=span_words(interval.start, interval.end))
    return say(
        " paling lambat {a}" if latest else " mulai {a}",
        " from {a} at the latest" if latest else " from {a}",
        a=start,
    )
