"""What binds those of a unit on a day: unit/<authority>/, in layers from its own circulars up."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from publisher.indonesian.dates import long_date, weekday_date
from publisher.model.artefact import Artefact
from publisher.model.circular import Rule
from publisher.model.days import CivilDay, Phase
from publisher.model.publication import Published
from publisher.model.truth import START, TEXT
from publisher.portal import words
from publisher.portal.amendments import Amendment, open_amendments
from publisher.portal.context import Portal, Turn
from publisher.portal.day_pages import Unit
from publisher.portal.entries import Entry, entry_on, ordered
from publisher.portal.frame import page

_TURN: Final = timedelta(62)  # days within which the end of a turn is sought
_PRINCIPLES: Final = {
    "lex superior": "yang lebih tinggi",
    "lex specialis": "yang lebih khusus",
    "lex posterior": "yang lebih baru",
}
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Binding:
    """A rule on a day: `yields` are those that take people away from it, by words and principle.

    `amended` are circulars that amend it without a rule in its place.
    """

    rule: Rule
    modality: str
    people: str
    certain: bool
    turn: str = ""
    due: str = ""
    yields: tuple[tuple[str, str], ...] = ()
    amended: tuple[Amendment, ...] = ()


@dataclass(frozen=True, slots=True)
class Instrument:
    """A circular with those of its rules that bind on a day; `late` are those whose time is up."""

    entry: Entry
    bindings: tuple[Binding, ...]
    late: tuple[Binding, ...] = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """The circulars of one authority that reach a unit."""

    authority: str
    own: bool
    instruments: tuple[Instrument, ...]


def path(authority: str, day: date | None = None) -> str:
    """Return where the page of a unit stands: of a day, or of the day of the release."""
    dated = f"@{day.isoformat()}" if day else ""
    return f"unit/{authority}/index{dated}.html"


@dataclass(frozen=True, slots=True)
class Situation:
    """What a unit sees on a day, beside its phases: the day, and its own circulars by status."""

    civil: CivilDay | None
    coming: tuple[Published, ...]
    alive: tuple[Published, ...] = ()
    uncertain: tuple[Published, ...] = ()


def unit(portal: Portal, authority: str, day: date, found: Situation) -> Artefact:
    """Return the page of a unit on a day; what is said on the day itself stands at `path` too."""
    facts = _facts(portal, authority, day, found)
    return page(portal.whole.site, path(authority, day), "unit", facts)


def list_of_units(portal: Portal, units: Sequence[Unit]) -> Artefact:
    """Return the page that offers every unit; it counts nothing that depends on a day."""
    return page(portal.whole.site, "unit/index.html", "units", {"units": units})


def _facts(portal: Portal, authority: str, day: date, found: Situation) -> dict[str, Any]:
    phase = _phase(portal.whole.phases[authority], day)
    layers = tuple(_layers(portal, authority, phase, day))
    return {
        "authority": authority,
        "name": portal.authority(authority),
        "day": day,
        "named": weekday_date(day),
        "kind": _kind_of_day(found.civil),
        "layers": layers,
        "coming": [entry_on(portal, one, day) for one in ordered(found.coming)],
        "uncertain": [entry_on(portal, one, day) for one in ordered(found.uncertain)],
        "others": [
            entry_on(portal, one, day) for one in ordered(found.alive) if one.id not in _told(phase)
        ],
        "until": _until(phase),
        "depends": [_need(one) for one in phase.depends if one != "tanggal-akhir"],
        "conflicts": [tuple(_rule_words(portal, one) for one in pair) for pair in phase.conflicts],
        "silent": _silent(portal, phase),
    }


def _told(phase: Phase) -> frozenset[str]:
    """Return the circulars whose rules bind, or may bind."""
    return frozenset(name.partition("#")[0] for name in (*phase.rules, *phase.perhaps))


def _phase(found: Sequence[Phase], day: date) -> Phase:
    firsts = [one.first or date.min for one in found]
    return found[bisect_right(firsts, day) - 1]


def _until(phase: Phase) -> str:
    """Return until when nothing changes, as far as is known."""
    return f"sampai dengan {long_date(phase.last)}" if phase.last else "sampai ada perubahan"


def _kind_of_day(civil: CivilDay | None) -> str:
    """Return what kind of day it is, "" where nobody can say."""
    if civil is None:
        return ""
    if civil.workday is None:
        return "Belum pasti hari kerja: hari libur nasional tahun itu tidak tercatat di sini."
    if civil.workday:
        return "Hari kerja (Senin s.d. Jumat, bukan hari libur)."
    held = [name.replace("-", " ") for name in civil.calendars or ()]
    return f"Bukan hari kerja: {', '.join(held) or 'akhir pekan'}."


def _layers(portal: Portal, authority: str, phase: Phase, day: date) -> Iterator[Layer]:
    grouped: dict[str, dict[str, list[str]]] = {}
    for name in (*phase.rules, *phase.perhaps):
        circular = name.partition("#")[0]
        grouped.setdefault(circular.partition("/")[0], {}).setdefault(circular, []).append(name)
    for layer in portal.reach(authority):
        if layer not in grouped:
            continue
        known = portal.whole.circulars
        found = ordered(known[name] for name in grouped[layer])
        instruments = [
            _instrument(portal, one, grouped[layer][one.id], phase, day) for one in found
        ]
        instruments.sort(key=lambda one: not one.bindings)
        yield Layer(portal.authority(layer), layer == authority, tuple(instruments))


def _instrument(
    portal: Portal, circular: Published, names: Sequence[str], phase: Phase, day: date
) -> Instrument:
    late = [name for name in names if _is_late(portal, name, day)]
    live = [name for name in names if name not in late]
    return Instrument(
        entry_on(portal, circular, day),
        tuple(_binding(portal, name, phase, day) for name in live),
        tuple(_binding(portal, name, phase, day) for name in late),
    )


def _is_late(portal: Portal, name: str, day: date) -> bool:
    """Return whether all that a rule asks for was to be done before a day."""
    found = portal.dues(_rule(portal, name))
    return bool(found) and all(one.is_over(day) for one in found)


def _rule(portal: Portal, name: str) -> Rule:
    circular, _, identity = name.partition("#")
    rules = portal.whole.circulars[circular].text.rules
    return next(one for one in rules if one.id == identity)


def _rule_words(portal: Portal, name: str) -> str:
    circular = name.partition("#")[0]
    return f"{_rule(portal, name).label.id} ({portal.called(circular)})"


def _binding(portal: Portal, name: str, phase: Phase, day: date) -> Binding:
    rule = _rule(portal, name)
    turns = portal.turns(rule, day, day + _TURN)
    return Binding(
        rule,
        words.modality(rule),
        portal.people(rule),
        name in phase.rules,
        _turn(turns[0]) if turns else "",
        words.dues(portal.dues(rule)),
        tuple(
            (_rule_words(portal, one.winner), _principle(one.how))
            for one in phase.overrides
            if one.loser == name
        ),
        open_amendments(portal, portal.whole.circulars[name.partition("#")[0]], rule.id),
    )


def _principle(how: str) -> str:
    """Return why one rule goes before another, in words and by the names of the principles."""
    said = [words_ for name, words_ in _PRINCIPLES.items() if name in how]
    return f"{' dan '.join(said)} didahulukan: {how}" if said else how


def _turn(turn: Turn) -> str:
    """Return whose turn it is: kelompok A di kantor, kelompok B di rumah."""
    said = [
        f"kelompok {_LETTERS[number] if number < len(_LETTERS) else number + 1} {place}"
        for number, place in enumerate(turn.words)
    ]
    return f"{', '.join(said)} (s.d. {long_date(turn.last)})"


def _need(name: str) -> str:
    if name == START:
        return "tanggal mulai yang tidak disebut dalam naskahnya"
    if name.startswith(TEXT):
        return f"naskah yang belum terdaftar: {name.removeprefix(TEXT).strip()}"
    return name


def _silent(portal: Portal, phase: Phase) -> list[str]:
    """Return what no rule settles, of the kinds that leave room for one answer only."""
    kinds = portal.whole.vocabulary.kinds
    live = {_rule(portal, name).kind for name in (*phase.rules, *phase.perhaps)}
    silent = {name for name, kind in kinds.items() if kind.merge != "cumulative"} - live
    return sorted(kinds[name].label.id for name in silent)
