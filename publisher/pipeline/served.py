"""One release made ready to answer from: nothing else is read, so no draft can be told."""

import json
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from publisher.answers import document
from publisher.api.chronicle import Chronicle
from publisher.api.library import Checked, InForce, Match, Number
from publisher.api.search import Index, Page
from publisher.feeds import days as feed
from publisher.indonesian import letter_number, number_spellings
from publisher.model.days import Phase
from publisher.model.moment import Moment
from publisher.model.register import WITHDRAW, LedgerLine, Register, Text
from publisher.model.source import Source
from publisher.model.vocabulary import Fact, Vocabulary
from publisher.parsing import feed_vocabulary, record
from publisher.parsing import ledger as ledger_parsing
from publisher.pipeline.ask import Desk, desk
from publisher.pipeline.facts import checked
from publisher.pipeline.lazy import Lazy
from publisher.pipeline.registry import Registry
from publisher.pipeline.served_log import Log
from publisher.policy import days as policy_days
from publisher.register.knowledge import prefix, reach
from publisher.release.faults import damaged
from publisher.release.finding import Files

Json = Mapping[str, Any]
_ENGINES: Final = 32  # registers as known under one authority and moment
_TEXTS: Final = 2_000
_LEDGER: Final = "feed/ledger/"


@dataclass(frozen=True)
class _Opened:
    """A register under one authority as known on a moment, with its days."""

    desk: Desk
    phases: tuple[Phase, ...]


class Served:
    """A release; what is the same in the one before it is taken over."""

    def __init__(
        self, files: Files, today: Callable[[str], date], before: "Served | None" = None
    ) -> None:
        """Read what every answer needs; DamagedError where the release is not whole."""
        self.files, self.today = files, today
        self.head = files.head.index
        self.vocabulary = _vocabulary(files)
        self._lines = _ledger(files)
        self._texts = lru_cache(maxsize=_TEXTS)(self._text)
        self._log = Log(files, int(self.head["changes"]["last_seq"]))
        self._opened = lru_cache(maxsize=_ENGINES)(self._open)
        issued = {(one.circular, one.revision): one for one in self._lines if one.event != WITHDRAW}
        self._issued = issued
        self._registry = Registry(
            Register(self._lines, Lazy(issued, lambda key: self._texts(*key), most=0)),
            self.vocabulary,
        )
        continued = before is not None and self._continues(before)
        self.chronicle: Chronicle = Chronicle(before.chronicle if before and continued else None)
        for number in self._log.pages(self.chronicle.last):
            self.chronicle.add(self._log.page(number))
        self.numbers = tuple(_numbers(files))
        self._index = before.index if before else Index()
        self._index.update(*self._searched())

    @property
    def index(self) -> Index:
        """Return what words are found in."""
        return self._index

    def _continues(self, before: "Served") -> bool:
        """Say whether the log of a release goes on in this one."""
        later = self.head["changes"]["last_seq"] >= before.head["changes"]["last_seq"]
        return bool(self.head["epoch"] == before.head["epoch"] and later)

    def _text(self, name: str, revision: int) -> Text:
        return record.parse(self.policy(name, revision))

    def text(self, name: str, revision: int) -> Text:
        """Return what the register knows of a revision."""
        return self._texts(name, revision)

    def policy(self, name: str, revision: int) -> Json:
        """Return the policy of a revision as it was kept."""
        found: Json = json.loads(self.files.read(f"se/{name}/r{revision}/policy.json"))
        return found

    def policy_sha256(self, name: str, revision: int) -> str:
        """Return the SHA-256 of the policy of a revision."""
        return self._issued[name, revision].files[f"r{revision}.json"]

    def state(self, seq: int) -> Json:
        """Return the state that an event made known."""
        found: Json = self._log.after(seq - 1)[0]["state"]
        return found

    def events(self, since: int) -> Sequence[Json]:
        """Return the events that follow one in the log, at most a page of them."""
        return self._log.after(since)

    def _searched(self) -> tuple[Mapping[str, str], list[Page]]:
        """Return the stamps of what can be found, and the pages that are new or other now."""
        known = self._index.stamps()
        stamps, pages = {}, []
        for name in self.chronicle.names:
            told = self.chronicle.known(name)
            if told is None or told.withdrawn:
                continue
            stamps[name] = self.policy_sha256(name, told.revision)
            if known.get(name) != stamps[name]:
                pages.append(self._searchable(name, told.revision))
        return stamps, pages

    def _searchable(self, name: str, revision: int) -> Page:
        text = record.parse(self.policy(name, revision))
        kinds = (self.vocabulary.kinds.get(rule.kind) for rule in text.rules)
        themes = {f"{kind.theme} {kind.label.id} {kind.label.en}" for kind in kinds if kind}
        rules = (f"{rule.label.id} {rule.label.en}" for rule in text.rules)
        return Page(
            name,
            f"{text.title.id} {text.title.en}",
            text.number or "",
            " ".join(sorted(themes)),
            "\n".join((*rules, *text.paragraphs.values())),
        )

    def search(self, words: str) -> Sequence[str]:
        """Return the ids of circulars that words are found in, the best first."""
        return [name for name in self._index.search(words) if name in self.chronicle.uris]

    def matches(self, sha256: str) -> Sequence[Match]:
        """Return the files of the release that have a SHA-256."""
        return [_match(path) for path in self.files.with_sha256(sha256)]

    def reach(self, authority: str) -> Sequence[str]:
        """Return an authority and those above it."""
        return reach(self.vocabulary.authorities, authority)

    def fact(self, fact: Fact, given: object) -> Checked:
        """Return a fact that was given in JSON."""
        value, wrong = checked(fact, given, self.vocabulary)
        return Checked(value, wrong)

    def answer(self, authority: str, known: Moment | None, day: date, facts: Json) -> Json:
        """Return the answer to a question, as its document."""
        opened = self._at(authority, known).desk
        return document.document(Desk(opened.engine, _written(known)).answer(day, facts))

    def in_force(self, authority: str, known: Moment | None, day: date) -> InForce:
        """Return the rules of a day under an authority."""
        opened = self._at(authority, known)
        phase = _phase(opened.phases, day)
        wanted = {*phase.rules, *phase.perhaps}
        line = opened.desk.engine.timeline
        entries = tuple(one for one in line.entries if one.id in wanted and not one.unseen)
        return InForce(phase, entries, tuple(self.reach(authority)), line.texts)

    def month(self, authority: str, known: Moment | None, month: str) -> Json:
        """Return the days of a month `2026/03` under an authority, as their file has them."""
        opened = self._at(authority, known)
        year, number = (int(part) for part in month.split("/"))
        first, last = date(year, number, 1), date(year, number, monthrange(year, number)[1])
        days = policy_days.days(opened.desk.engine, opened.phases, first, last)
        return feed.page(self.vocabulary.authorities[authority].tz, authority, month, days)

    def _at(self, authority: str, known: Moment | None) -> _Opened:
        """Return the register as known on a moment; moments between two lines are one."""
        zone = self.vocabulary.authorities[authority].tz
        return self._opened(authority, len(prefix(self._lines, known, ZoneInfo(zone))))

    def _open(self, authority: str, lines: int) -> _Opened:
        register = self._registry.register
        some = Registry(Register(self._lines[:lines], register.texts), self.vocabulary)
        ready = desk(some, authority)
        return _Opened(ready, policy_days.phases(ready.engine))


def _written(known: Moment | None) -> str:
    return known.isoformat() if known else ""


def _phase(phases: Sequence[Phase], day: date) -> Phase:
    return next(one for one in phases if one.last is None or day <= one.last)


def _vocabulary(files: Files) -> Vocabulary:
    calendars = {
        path.rpartition("/")[2].removesuffix(".json"): json.loads(files.read(path))
        for path in files.below("feed/calendars/")
    }
    return feed_vocabulary.vocabulary(json.loads(files.read("feed/vocabulary.json")), calendars)


def _ledger(files: Files) -> tuple[LedgerLine, ...]:
    """Return the agenda book of a release; DamagedError where its chain does not hold."""
    text = "".join(files.read(path).decode("utf-8") for path in files.below(_LEDGER))
    outcome = ledger_parsing.parse(Source(_LEDGER, text))
    if outcome.defects:
        raise damaged(_LEDGER)
    return outcome.value


def _numbers(files: Files) -> Sequence[Number]:
    return [
        _number(one)
        for path in files.below("feed/numbers/")
        for one in json.loads(files.read(path))["numbers"]
    ]


def _number(entry: Json) -> Number:
    number, year = entry["number"], int(entry["id"].split("/")[1])
    same, near = number_spellings.same_key(number), letter_number.near_key(number)
    return Number(entry["key"], same, near, number_spellings.runs(number, year), entry)


def _match(path: str) -> Match:
    parts = path.split("/")
    if parts[0] != "se" or len(parts) < 5:
        return Match(path)
    revision = parts[4] if len(parts) == 6 else ""
    number = int(revision[1:]) if revision[1:].isdigit() else 0
    return Match(path, "/".join(parts[1:4]), number)
