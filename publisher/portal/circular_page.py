"""The page of a circular: se/<id>/. It says what holds on every day, so no midnight changes it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from publisher.indonesian.dates import long_date, long_period
from publisher.model.artefact import Artefact
from publisher.model.circular import Cite, Rule
from publisher.model.label import one_line
from publisher.model.publication import Boundary, Published, RuleState, Spell
from publisher.model.register import LedgerLine, Text
from publisher.portal import lifeline, words
from publisher.portal.amendments import Amendment, open_amendments
from publisher.portal.context import Portal, Turn, revisions
from publisher.portal.frame import page
from publisher.portal.notes import notes
from publisher.portal.passages import anchor, passages
from publisher.portal.relations import Banner, banners, incoming, outgoing
from publisher.portal.sharing import Own, share

_TURNS: Final = 6  # turns of a rotation that are written out
_FAR: Final = timedelta(400)  # days within which they are sought
_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "letter.pdf": ("PDF", "surat untuk dibaca dan dicetak"),
    "letter.docx": ("Word", "surat yang dapat disunting"),
    "letter.txt": ("Teks", "surat sebagai teks polos"),
}


@dataclass(frozen=True)
class Provision:
    """A rule of the summary: whom it binds, where it stands, its days where they are its own."""

    rule: Rule
    modality: str
    people: str
    places: tuple[tuple[str, str], ...]  # anchor, words
    due: str = ""
    days: str = ""
    by: tuple[tuple[str, str], ...] = ()  # address, name
    turns: tuple[Turn, ...] = ()
    exceptions: tuple[tuple[str, str], ...] = ()  # address, name of the rule it goes before
    amended: tuple[Amendment, ...] = ()  # by what holds in its stead and is no data

    @property
    def groups(self) -> range:
        """Return the numbers of the groups that take turns."""
        return range(len(self.turns[0].places) if self.turns else 0)


def render(portal: Portal, circular: Published, policy: bytes) -> Artefact:
    """Return the page of the newest revision; `policy` is its JSON as kept."""
    data = json.loads(policy)
    return page(
        portal.whole.site,
        f"se/{circular.id}/index.html",
        "circular",
        {
            **facts(portal, circular, circular.text, data),
            "banners": banners(portal, circular),
            "revision": None,
        },
    )


def render_revision(
    portal: Portal, circular: Published, line: LedgerLine, text: Text, policy: bytes
) -> Artefact:
    """Return the page of one revision, with what became of it said first."""
    data = json.loads(policy)
    newest = circular.text.revision
    said = f"Anda membaca revisi {line.revision}, dicatat {_recorded(portal, line)}."
    current = Banner("note", f"{said} Ini revisi yang sekarang.")
    if line.revision != newest:
        current = Banner("ended", f"{said} Revisi yang sekarang:", "index.html", f"revisi {newest}")
    return page(
        portal.whole.site,
        f"se/{circular.id}/r{line.revision}/index.html",
        "circular",
        {
            **facts(portal, circular, text, data),
            "banners": (current, *banners(portal, circular)),
            "revision": line.revision,
        },
    )


def facts(
    portal: Portal, circular: Published, text: Text, data: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what the page of a revision says, but the banners."""
    states = {one.id: one for one in circular.state.rules}
    lines = revisions(circular)
    life = portal.life(circular)
    files = {one.name: one for one in circular.files}
    provisions = tuple(
        _provision(portal, circular, rule, states.get(rule.id)) for rule in text.rules
    )
    return {
        "circular": circular,
        "text": text,
        "title": one_line(text.title.id),
        "english": one_line(text.title.en or ""),
        "life": life,
        "authority": portal.authority(text.authority),
        "data": data,
        "press": text.provenance.source == words.PRESS,
        "dates": tuple(_dates(portal, circular, text)),
        "provisions": provisions,
        "passages": passages(data["text"], notes(portal, circular, text, data)),
        "outgoing": tuple(outgoing(portal, text)),
        "incoming": tuple(incoming(portal, circular)),
        "days": tuple(_days(portal, circular)),
        "drawing": lifeline.draw(circular),
        "files": tuple((files[name], *said) for name, said in _WORDS.items() if name in files),
        "lines": tuple((line, _recorded(portal, line)) for line in lines),
        "themes": tuple((name, portal.theme(name)) for name in portal.themes(circular.text)),
        "share": share(portal, circular, life, _own(provisions)),
        "description": f"{'. '.join((life.headline, *life.cautions))}. {one_line(text.title.id)}.",
    }


def _own(found: Iterable[Provision]) -> Iterator[Own]:
    return ((one.rule.label.id, one.days) for one in found if one.days)


def _dates(portal: Portal, circular: Published, text: Text) -> Iterator[tuple[str, str, str]]:
    unknown = "tidak disebut"
    yield "Ditetapkan", long_date(text.signed) if text.signed else unknown, "tanggal surat"
    yield (
        "Diumumkan",
        long_date(text.published) if text.published else unknown,
        "tanggal disebarluaskan",
    )
    start = text.effective.start
    latest = "paling lambat " if text.effective.precision == "at-latest" else ""
    once = "semula " if circular.withdrawal else ""
    begins = f"{once}{latest}{long_date(start)}" if start else unknown
    yield "Mulai berlaku", begins, "hari pertama edarannya; aturan dapat punya hari sendiri"
    yield "Dicatat", _recorded(portal, circular.lines[0]), "masuk buku agenda register ini"


def _recorded(portal: Portal, line: LedgerLine) -> str:
    return long_date(portal.recorded(line))


def _provision(
    portal: Portal, circular: Published, rule: Rule, state: RuleState | None
) -> Provision:
    spells = state.spells if state else ()
    runs = circular.state.standing.runs
    whole = [(one.first, None if one.is_open else one.last) for one in runs]
    own = [(one.first or date.min, one.last) for one in spells if one.certain]
    days = "" if state is None or own == whole else _spells(spells)
    first = next((one.first for one in spells if one.certain and one.first), None)
    last = next((one.last for one in spells if one.certain), None)
    turns: tuple[Turn, ...] = ()
    if first:
        turns = portal.turns(rule, first, min(last or date.max, first + _FAR))[:_TURNS]
    return Provision(
        rule,
        words.modality(rule),
        portal.people(rule),
        tuple(dict.fromkeys((anchor(one.p), _place(one)) for one in rule.cite if one.p)),
        words.dues(portal.dues(rule)),
        days,
        tuple((f"../../../{name}/", portal.called(name)) for name in (state.by if state else ())),
        turns,
        tuple(_exceptions(portal, circular, rule)),
        open_amendments(portal, circular, rule.id),
    )


def _exceptions(portal: Portal, circular: Published, rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield the rules that a rule goes before, of its own circular or of another one."""
    for name in rule.overrides:
        other, _, identity = name.rpartition("#")
        known = portal.whole.circulars.get(other) if other else circular
        found = (
            next((one for one in known.text.rules if one.id == identity), None) if known else None
        )
        if found and other and other != circular.id:
            href = f"../../../{other}/#aturan_{identity}"
            yield href, f"{found.label.id} ({portal.called(other)})"
        elif found:
            yield f"#aturan_{identity}", found.label.id


def _place(cite: Cite) -> str:
    return f"butir {cite.p}"


def _spells(spells: Sequence[Spell]) -> str:
    found = []
    for one in spells:
        perhaps = "" if one.certain else "mungkin "
        found.append(f"{perhaps}{long_period(one.first, one.last) or 'tanpa tanggal'}")
    return "; ".join(found) or "tidak pernah berlaku"


def _days(portal: Portal, circular: Published) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Yield the table of days: from when, sign and word of the status, who brought it about."""
    found: Sequence[Boundary] = circular.state.boundaries
    for number, one in enumerate(found):
        following = found[number + 1].on if number + 1 < len(found) else None
        when = "setiap hari"
        if one.on:
            when = long_period(one.on, following - timedelta(1) if following else None)
        elif following:
            when = f"sebelum {long_date(following)}"
        yield when, *words.badge(one.status), tuple(map(portal.called, one.by))
