"""The meaning of a register, written for reading: slow, on plain JSON, one function a paragraph.

It shares no code with the product, so that the two engines can be compared. The numbers in the
docstrings are those of `docs/policy-semantics.md`.

A register is `{"vocabulary": ..., "ledger": [line, ...], "texts": {"<id>@<revision>": policy}}`;
a truth is "yes", "no" or "depends", always with what it depends on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

NO_NEEDS: frozenset[str] = frozenset()
START = "tanggal-mulai"
PERSONAL = ("pegawai", "perjalanan", "gratifikasi")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DUTY = ("wajib", "ketentuan")
CUTTING = ("mencabut", "mengganti")


@dataclass(frozen=True)
class Truth:
    """Yes, no, or depends on `needs`: names of facts, START, or "teks: <label>"."""

    value: str
    needs: frozenset[str] = NO_NEEDS
    why: str = ""


YES, NO = Truth("yes"), Truth("no")


def depends(*needs: str) -> Truth:
    return Truth("depends", frozenset(needs))


def conjunction(truths: list[Truth]) -> Truth:
    """6.5: a no drops all dependencies, else they join."""
    for one in truths:
        if one.value == "no":
            return one
    needs = frozenset().union(*(one.needs for one in truths)) if truths else NO_NEEDS
    return Truth("depends", needs) if needs else YES


def disjunction(truths: list[Truth]) -> Truth:
    for one in truths:
        if one.value == "yes":
            return one
    needs = frozenset().union(*(one.needs for one in truths)) if truths else NO_NEEDS
    return Truth("depends", needs) if needs else NO


def negation(truth: Truth) -> Truth:
    return {"yes": NO, "no": YES}.get(truth.value, truth)


@dataclass
class Rule:
    """One rule of a circular, or a phantom: a rule of unknown content."""

    id: str
    circular: str
    data: dict[str, Any]
    phantom: dict[str, Any] | None = None

    @property
    def kind(self) -> str:
        return self.data["kind"]

    @property
    def population(self) -> list[dict[str, Any]]:
        """6.6, 6.11.2: `about`, else `who`, and `when`."""
        return self.side("affected" if self.data.get("about") else "bearer")

    def side(self, side: str) -> list[dict[str, Any]]:
        selector = self.data["who"] if side == "bearer" else self.data["about"]
        parts = [selector] if selector else []
        if not _speaks_of_subject(selector):
            parts.append({"subjek.jenis": "pegawai"})
        return parts + ([self.data["when"]] if self.data.get("when") else [])


def _speaks_of_subject(condition: Any) -> bool:
    if isinstance(condition, dict):
        return any(
            key.startswith("subjek.") or _speaks_of_subject(v) for key, v in condition.items()
        )
    return isinstance(condition, list) and any(map(_speaks_of_subject, condition))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


# --- 6.1 knowledge, 6.2 reach ---


class Register:
    """What is known on K to those under an authority, with the life of every rule."""

    def __init__(self, register: dict[str, Any], authority: str, known: str | None) -> None:
        self.vocabulary = register["vocabulary"]
        self.authority = authority
        zone = ZoneInfo(self.vocabulary["authorities"][authority]["tz"])
        lines = [one for one in register["ledger"] if _is_known(one, known, zone)]
        self.first: dict[str, str] = {}
        newest: dict[str, dict[str, Any]] = {}
        for line in sorted(lines, key=lambda one: one["seq"]):
            self.first.setdefault(line["circular"], line["recorded"])
            newest[line["circular"]] = line
        self.withdrawn = {name for name, line in newest.items() if line["event"] == "withdraw"}
        reach = self._reach(authority)
        self.circulars = {
            name: register["texts"][f"{name}@{line['revision']}"]
            for name, line in newest.items()
            if name not in self.withdrawn and name.split("/")[0] in reach
        }
        self.order = sorted(self.circulars, key=self._age)  # oldest first
        self.rules = {
            name: [Rule(f"{name}#{one['id']}", name, one) for one in text["rules"]]
            or [Rule(f"{name}#", name, {"kind": "", "who": {}, "modality": "", "do": {}})]
            for name, text in self.circulars.items()
        }
        self.by_id = {rule.id: rule for rules in self.rules.values() for rule in rules}
        self.cuts: dict[str, list[dict[str, Any]]] = {rule: [] for rule in self.by_id}
        self.changes: dict[str, list[dict[str, Any]]] = {rule: [] for rule in self.by_id}
        self._settle_cuts()
        self._apply_changes()
        self.phantoms = list(self._phantoms())
        for number, phantom in enumerate(self.phantoms):
            phantom.id = f"{phantom.circular}~{number}"

    def _reach(self, authority: str) -> set[str]:
        found: set[str] = set()
        while authority and authority not in found:
            found.add(authority)
            authority = self.vocabulary["authorities"].get(authority, {}).get("parent", "")
        return found

    def tier(self, circular: str) -> int:
        return self.vocabulary["authorities"][circular.split("/", maxsplit=1)[0]]["tier"]

    def _age(self, name: str) -> tuple[str, str]:
        """6.3: published, else the day of the report, else the day recorded; then the id."""
        text = self.circulars[name]
        named = text.get("published") or text["provenance"].get("date")
        if not named:
            zone = ZoneInfo(self.vocabulary["authorities"][name.split("/", maxsplit=1)[0]]["tz"])
            named = datetime.fromisoformat(self.first[name]).astimezone(zone).date().isoformat()
        return named, name

    # --- 6.3 timeline ---

    def interval(self, circular: str, own: dict[str, Any] | None) -> dict[str, Any]:
        return own or self.circulars[circular]["effective"]

    def rule_interval(self, rule: Rule) -> dict[str, Any]:
        return self.interval(rule.circular, rule.data.get("effective"))

    def targets(self, relation: dict[str, Any]) -> list[Rule]:
        """The rules a relation acts on: all of the target, or those named, or of the kinds."""
        found = self.rules.get(relation.get("target") or "", [])
        if relation.get("rules"):
            return [one for one in found if one.id.partition("#")[2] in relation["rules"]]
        if relation.get("kinds"):
            return [one for one in found if one.kind in relation["kinds"]]
        return found

    def _may_act(self, actor: str, target: str) -> bool:
        """A text acts on what its own authority or one below it issued, before it."""
        return actor.split("/", maxsplit=1)[0] in self._reach(
            target.split("/", maxsplit=1)[0]
        ) and self._age(target) <= self._age(actor)

    def _settle_cuts(self) -> None:
        """Newest to oldest: the life of a circular is settled before its effects."""
        for actor in reversed(self.order):
            made = [
                (rule, self._cut(interval, how, by, actor))
                for rule, interval, how, by in self._cutting(actor)
                if self._may_act(actor, rule.circular)
            ]
            # Self-repeal counts last: whether the circular lives was asked before it is applied.
            for rule, cut in made:
                if cut:
                    self.cuts[rule.id].append(cut)

    def _cutting(self, actor: str) -> Iterator[tuple[Rule, dict[str, Any], str, list[Rule]]]:
        """What a circular cuts: the rule, since when, how, and the rules that do it."""
        for relation in self.circulars[actor]["relations"]:
            if relation["type"] in CUTTING:
                interval = self.interval(actor, relation.get("effective"))
                for rule in self.targets(relation):
                    yield rule, interval, relation["type"], self.rules[actor]
        for ruling in self.rules[actor]:
            for name in ruling.data.get("replaces", []):
                whole = name if "#" in name else f"{actor}#{name}"
                if whole in self.by_id:
                    yield self.by_id[whole], self.rule_interval(ruling), "replaces", [ruling]

    def _cut(
        self, interval: dict[str, Any], how: str, by: list[Rule], actor: str
    ) -> dict[str, Any] | None:
        """6.3, 6.11.10: only if a rule of the cutting circular is in force on the day."""
        start = day(interval["from"])
        certain = YES
        if start:
            certain = disjunction([self._settled(one, start) for one in by])
            if certain.value == "no":
                return None
        return {"from": start, "interval": interval, "certain": certain, "by": actor, "how": how}

    def _settled(self, rule: Rule, on: date) -> Truth:
        """In force by its own period and by the cuts settled so far."""
        return self._after_cuts(rule, on, self._own(rule, on))

    def _own(self, rule: Rule, on: date) -> Truth:
        interval = self.rule_interval(rule)
        end = day(interval["to"])
        if end and on > end:
            return Truth("no", why="ended")
        return self._begun(interval, on, self._earliest(rule.circular))

    def _earliest(self, circular: str) -> date | None:
        """6.11.4: what amends or extends began, at the earliest, on its target's first day."""
        text = self.circulars[circular]
        days = []
        for relation in text["relations"]:
            target = self.circulars.get(relation.get("target") or "")
            if relation["type"] in ("mengubah", "memperpanjang") and target:
                days.append(day(target["effective"]["from"]))
        known = [one for one in days if one]
        return min(known) if known and len(known) == len(days) else None

    def _begun(self, interval: dict[str, Any], on: date, earliest: date | None = None) -> Truth:
        """Whether an interval has begun on a day, for exact, at-latest and unknown starts."""
        start, floor = day(interval["from"]), day(interval.get("not_before")) or earliest
        if start and on >= start:
            return YES
        if (start and interval.get("precision") != "at-latest") or (floor and on < floor):
            return Truth("no", why="not-yet")
        return depends(START)

    def _after_cuts(self, rule: Rule, on: date, truth: Truth) -> Truth:
        for cut in self.cuts[rule.id]:
            begun = self._begun(cut["interval"], on)
            gone = conjunction([begun, cut["certain"]])
            if gone.value == "yes":
                ended = truth.value == "no" and truth.why == "ended"
                return truth if ended else Truth("no", why="cut")
            if gone.value == "depends":
                truth = conjunction([truth, gone])
        return truth

    def cut_of(self, circular: str, on: date) -> Truth:
        """Whether the whole circular is cut on a day."""
        gone = []
        for rule in self.rules[circular]:
            each = [
                conjunction([self._begun(cut["interval"], on), cut["certain"]])
                for cut in self.cuts[rule.id]
            ]
            gone.append(disjunction(each))
        return conjunction(gone)

    def _apply_changes(self) -> None:
        """6.11.3: oldest to newest, what extensions add and suspensions take out."""
        for actor in self.order:
            for relation in self.circulars[actor]["relations"]:
                if relation["type"] not in ("memperpanjang", "menangguhkan"):
                    continue
                interval = self.interval(actor, relation.get("effective"))
                for rule in self.targets(relation):
                    if self._may_act(actor, rule.circular):
                        self._change(rule, relation["type"], interval, actor)

    def _change(self, rule: Rule, how: str, interval: dict[str, Any], actor: str) -> None:
        start = day(interval["from"])
        if how == "memperpanjang":
            reached = self._reached(rule)
            if reached is None:
                return  # nothing on an open end
            if start is None:
                interval = {**interval, "from": (reached + timedelta(1)).isoformat()}
        self.changes[rule.id].append({"how": how, "interval": interval, "by": actor})

    def _reached(self, rule: Rule) -> date | None:
        """The latest end so far, None where it is open."""
        ends = [day(self.rule_interval(rule)["to"])]
        ends += [
            day(one["interval"]["to"])
            for one in self.changes[rule.id]
            if one["how"] == "memperpanjang"
        ]
        return None if None in ends else max(one for one in ends if one)

    def in_force(self, rule: Rule, on: date) -> Truth:
        """The state of a rule on a day; `why` of a no: not-yet, ended, cut, suspended, gap."""
        if rule.phantom:
            return self._phantom_state(rule.phantom, on)
        truth = self._own(rule, on)
        for change in self.changes[rule.id]:
            truth = self._changed(truth, change, rule, on)
        return self._after_cuts(rule, on, truth)

    def _changed(self, truth: Truth, change: dict[str, Any], rule: Rule, on: date) -> Truth:
        interval, actor = change["interval"], change["by"]
        alive = negation(self.cut_of(actor, on))
        end = day(interval["to"])
        inside = conjunction(
            [
                self._begun(interval, on, self._floor(change, rule)),
                NO if end and on > end else YES,
                alive,
            ]
        )
        if change["how"] == "menangguhkan":
            if inside.value == "yes" and truth.value != "no":
                return Truth("no", why="suspended")
            return conjunction([truth, negation(inside)]) if inside.needs else truth
        if inside.value == "yes":
            return YES
        if truth.value == "no" and inside.value == "depends":
            return inside
        start = day(interval["from"])
        if truth.value == "no" and truth.why == "ended" and start and on < start:
            return Truth("no", why="gap") if alive.value == "yes" else truth
        return truth

    def _floor(self, change: dict[str, Any], rule: Rule) -> date | None:
        return day(self.rule_interval(rule)["from"]) if change["how"] == "memperpanjang" else None

    # --- 6.4 phantoms ---

    def _phantoms(self):
        for name in self.order:
            text = self.circulars[name]
            for relation in text["relations"]:
                acts = relation["type"] in (*CUTTING, "memperpanjang", "menangguhkan", "mengubah")
                if acts and relation.get("target") not in self.circulars:
                    label = relation.get("label", {}).get("id") or relation.get("target") or ""
                    interval = self.interval(name, relation.get("effective"))
                    for kind in relation.get("kinds", []):
                        yield self._phantom(name, kind, relation["type"], label, interval)
            for entry in text["not_in_data"]:
                if entry["reason"] == "belum-terlihat":
                    label = entry.get("note", {}).get("id", "")
                    for kind in entry.get("kinds", []):
                        yield self._phantom(name, kind, "mengubah", label, text["effective"])

    def _phantom(self, actor: str, kind: str, how: str, label: str, interval: Any) -> Rule:
        data = {"kind": kind, "who": {}, "modality": "", "do": {}}
        phantom = {"actor": actor, "how": how, "label": label, "interval": interval}
        return Rule("", actor, data, phantom)

    def _phantom_state(self, phantom: dict[str, Any], on: date) -> Truth:
        interval, how = phantom["interval"], phantom["how"]
        text = f"teks: {phantom['label']}"
        unknown = depends(START, text)
        end = day(interval["to"])
        begun = self._begun(interval, on)
        lives = conjunction(
            [begun, NO if end and on > end else YES, negation(self.cut_of(phantom["actor"], on))]
        )
        if how in CUTTING:
            # A revocation that was itself revoked before it began took nothing away.
            start = day(interval["from"])
            if start and self.cut_of(phantom["actor"], start).value == "yes":
                return unknown
            return NO if begun.value == "yes" else unknown
        if how == "menangguhkan":
            return NO if lives.value == "yes" else unknown
        if lives.value == "yes":
            return depends(text)
        if how == "mengubah":
            return NO if lives.value == "no" else unknown
        return unknown if begun.value != "yes" else NO


def _is_known(line: dict[str, Any], known: str | None, zone: ZoneInfo) -> bool:
    """6.1: a date means the end of that day in the zone of the authority asked."""
    if known is None:
        return True
    recorded = datetime.fromisoformat(line["recorded"])
    if re.fullmatch(r"\d{4}-\d\d-\d\d", known):
        return recorded.astimezone(zone).date() <= date.fromisoformat(known)
    return recorded <= datetime.fromisoformat(known)


# --- 6.5 applicability ---


@dataclass
class Person:
    """Whom is asked about: facts, and for 6.6 what every personal test shall say."""

    facts: dict[str, Any]
    vocabulary: dict[str, Any]
    calendars: dict[str, Any]
    on: date
    personal: str = ""  # "yes" or "no": every personal test says so, and the subject is met

    def met(self, condition: dict[str, Any]) -> Truth:
        return conjunction([self._part(key, test) for key, test in condition.items()])

    def _part(self, key: str, test: Any) -> Truth:
        match key:
            case "all":
                return conjunction([self.met(one) for one in test])
            case "any":
                return disjunction([self.met(one) for one in test])
            case "not":
                return negation(self.met(test))
        return self._tested(key, test)

    def _tested(self, fact: str, test: Any) -> Truth:
        family = fact.split(".", maxsplit=1)[0]
        if self.personal and family == "subjek":
            return YES
        if self.personal and family in PERSONAL:
            return YES if self.personal == "yes" else NO
        if fact == "hari.kalender":
            return self._in_calendars(test if isinstance(test, list) else [test])
        values = self._values(fact)
        if values is None:
            return depends(fact)
        wanted = test if isinstance(test, list) else [test]
        found = [self._one(fact, value, one) for value in values for one in wanted]
        return disjunction(found)

    def _values(self, fact: str) -> list[Any] | None:
        """6.5: what the day gives wins over what is given of it."""
        if fact == "hari.nama":
            return [WEEKDAYS[self.on.weekday()]]
        if fact == "hari.tanggal":
            return [self.on.day]
        if fact in self.facts:
            given = self.facts[fact]
            return given if isinstance(given, list) else [given]
        default = self.vocabulary["facts"].get(fact, {}).get("default")
        return [default] if default else None

    def _in_calendars(self, names: list[str]) -> Truth:
        """A year that a calendar does not cover is unknown, not empty: there the given decides."""
        given = self._values("hari.kalender")
        found = []
        for name in names:
            days = self.calendars.get(name, {}).get(str(self.on.year))
            if days is not None:
                found.append(YES if self.on.isoformat() in days else NO)
            elif given is None:
                found.append(depends("hari.kalender"))
            else:
                found += [self._one("hari.kalender", value, name) for value in given]
        return disjunction(found)

    def _one(self, fact: str, value: Any, test: Any) -> Truth:
        if isinstance(test, dict):
            return YES if in_range(value, test) else NO
        scheme = self.vocabulary["facts"].get(fact, {}).get("scheme")
        if scheme and isinstance(value, str):
            if test in broader(self.vocabulary, scheme, value):
                return YES
            return depends(fact) if value in broader(self.vocabulary, scheme, test) else NO
        return YES if type(value) is type(test) and value == test else NO


def broader(vocabulary: dict[str, Any], scheme: str, code: str) -> list[str]:
    """The code and all it is part of, narrowest first."""
    found: list[str] = []
    while code and code not in found:
        found.append(code)
        code = vocabulary["schemes"].get(scheme, {}).get(code, {}).get("broader", "")
    return found


def in_range(value: Any, bounds: dict[str, Any]) -> bool:
    compare = {
        "gt": lambda a, b: a > b,
        "gte": lambda a, b: a >= b,
        "lt": lambda a, b: a < b,
        "lte": lambda a, b: a <= b,
    }
    return all(compare[key](value, bound) for key, bound in bounds.items())


# --- 6.7 conflict: who yields where two exclusive rules meet ---


def tests_of(
    population: list[dict[str, Any]],
) -> tuple[dict[str, list[Any]], list[tuple[str, Any]]]:
    """A conjunction as fact -> tests, and what cannot be read so (`any`, `not`)."""
    plain: dict[str, list[Any]] = {}
    other: list[tuple[str, Any]] = []
    for condition in population:
        for key, test in condition.items():
            if key == "all":
                inner_plain, inner_other = tests_of(test)
                for fact, tests in inner_plain.items():
                    plain.setdefault(fact, []).extend(tests)
                other.extend(inner_other)
            elif key in ("any", "not"):
                other.append((key, test))
            else:
                plain.setdefault(key, []).append(test)
    return plain, other


class Provable:
    """What can be shown of two populations from their conditions alone."""

    def __init__(self, vocabulary: dict[str, Any]) -> None:
        self.vocabulary = vocabulary

    def within(self, inner: list[dict[str, Any]], outer: list[dict[str, Any]]) -> bool:
        inner_plain, inner_other = tests_of(inner)
        outer_plain, outer_other = tests_of(outer)
        for fact, tests in outer_plain.items():
            for test in tests:
                if not any(self._narrower(fact, one, test) for one in inner_plain.get(fact, [])):
                    return False
        return all(one in inner_other for one in outer_other)

    def disjoint(self, one: list[dict[str, Any]], two: list[dict[str, Any]]) -> bool:
        one_plain, one_other = tests_of(one)
        two_plain, two_other = tests_of(two)
        for fact in one_plain.keys() & two_plain.keys():
            if self.vocabulary["facts"].get(fact, {}).get("many"):
                continue
            for a in one_plain[fact]:
                if any(self._apart(fact, a, b) for b in two_plain[fact]):
                    return True
        excluded = [(two, one_other), (one, two_other)]
        return any(
            key == "not" and self.within(population, [test])
            for population, others in excluded
            for key, test in others
        )

    def _narrower(self, fact: str, inner: Any, outer: Any) -> bool:
        if isinstance(inner, dict) or isinstance(outer, dict):
            return inner == outer or self._values_in_range(inner, outer)
        allowed = outer if isinstance(outer, list) else [outer]
        return all(
            any(self._is(fact, value, one) for one in allowed)
            for value in (inner if isinstance(inner, list) else [inner])
        )

    def _values_in_range(self, inner: Any, outer: Any) -> bool:
        if isinstance(inner, dict) or not isinstance(outer, dict):
            return False
        return all(in_range(one, outer) for one in (inner if isinstance(inner, list) else [inner]))

    def _apart(self, fact: str, one: Any, two: Any) -> bool:
        if isinstance(one, dict) and isinstance(two, dict):
            return _ranges_apart(one, two) or _ranges_apart(two, one)
        if isinstance(one, dict) or isinstance(two, dict):
            values, bounds = (two, one) if isinstance(one, dict) else (one, two)
            listed = values if isinstance(values, list) else [values]
            return not any(in_range(value, bounds) for value in listed)
        return not any(
            self._is(fact, a, b) or self._is(fact, b, a)
            for a in (one if isinstance(one, list) else [one])
            for b in (two if isinstance(two, list) else [two])
        )

    def _is(self, fact: str, value: Any, test: Any) -> bool:
        scheme = self.vocabulary["facts"].get(fact, {}).get("scheme")
        if scheme and isinstance(value, str):
            return test in broader(self.vocabulary, scheme, value)
        return type(value) is type(test) and value == test


def _ranges_apart(low: dict[str, Any], high: dict[str, Any]) -> bool:
    ends = [low[key] for key in ("lt", "lte") if key in low]
    starts = [high[key] for key in ("gt", "gte") if key in high]
    if not ends or not starts:
        return False
    end, start = min(ends), max(starts)
    return end < start or (end == start and not ("lte" in low and "gte" in high))


def same_content(one: dict[str, Any], two: dict[str, Any]) -> bool:
    """6.11.1: they differ only where a key that both state has another value."""
    return all(one[key] == two[key] for key in one.keys() & two.keys())


def contradict(one: Rule, two: Rule) -> bool:
    """6.7, 6.11.1: whether both cannot be obeyed; a permission or advice defeats no duty."""
    modalities = {one.data["modality"], two.data["modality"]}
    same = same_content(one.data["do"], two.data["do"])
    if modalities <= {*DUTY} or modalities == {"dianjurkan"}:
        return not same
    if modalities == {"dianjurkan", "dihindari"} or (
        "dilarang" in modalities and modalities & {*DUTY}
    ):
        return same
    return False


# --- 6.6 and 6.8: what binds whom, and what follows ---


@dataclass
class Verdict:
    """One rule, one side."""

    truth: Truth
    defeated_by: dict[str, str] = field(default_factory=dict)  # rule -> how
    limited_by: list[str] = field(default_factory=list)


class Interpreter:
    """Answers questions about one day over one register; `ask` says of whom."""

    def __init__(self, register: Register, on: str) -> None:
        self.register = register
        self.vocabulary = self.register.vocabulary
        self.on = date.fromisoformat(on)
        named = [one for one in self.register.by_id.values() if one.kind]
        self.rules = [*named, *self.register.phantoms]
        self.force = {one.id: self.register.in_force(one, self.on) for one in self.rules}
        self.calendars = self._calendars()
        self.edges = self._explicit()
        self.unresolved: list[tuple[str, str]] = []
        self._displace()

    def ask(self, facts: dict[str, Any]) -> None:
        self.facts = dict(facts)
        self._know({})
        self._know(self._derive())

    def _know(self, derived: dict[str, Any]) -> None:
        self.derived = derived
        self.people: dict[str, Person] = {}
        self.bound: dict[tuple[str, str, str], Verdict] = {}

    def person(self, personal: str = "") -> Person:
        if personal not in self.people:
            facts = {**self.derived, **self.facts}
            self.people[personal] = Person(
                facts, self.vocabulary, self.calendars, self.on, personal
            )
        return self.people[personal]

    def _calendars(self) -> dict[str, dict[str, list[str]]]:
        """6.11.9: live hari-libur rules replace the calendar for the years they cover."""
        found = {
            name: {year: [str(one["date"]) for one in days] for year, days in years.items()}
            for name, years in self.vocabulary["calendars"].items()
        }
        decreed: dict[tuple[str, str], list[str]] = {}
        for rule in self.rules:
            do = rule.data["do"]
            if {"calendar", "dates"} <= do.keys() and self.force[rule.id].value == "yes":
                for one in do["dates"]:
                    decreed.setdefault((do["calendar"], one[:4]), []).append(one)
        for (name, year), days in decreed.items():
            found.setdefault(name, {})[year] = sorted(set(days))
        return found

    def _explicit(self) -> dict[str, list[tuple[str, str]]]:
        """Loser -> (winner, how), from `overrides`."""
        edges: dict[str, list[tuple[str, str]]] = {}
        for rule in self.rules:
            for name in rule.data.get("overrides", []):
                whole = name if "#" in name else f"{rule.circular}#{name}"
                if whole in self.register.by_id:
                    edges.setdefault(whole, []).append((rule.id, "pengecualian"))
        return edges

    def _displace(self) -> None:
        """6.7: implicit edges between contradicting exclusive rules; none where they circle."""
        provable = Provable(self.vocabulary)
        live = [
            one
            for one in self.rules
            if not one.phantom
            and self.force[one.id].value != "no"
            and self.vocabulary["kinds"][one.kind]["merge"] == "exclusive"
        ]
        found: list[tuple[str, str, str]] = []
        for index, one in enumerate(live):
            for two in live[index + 1 :]:
                if (
                    one.kind != two.kind
                    or not contradict(one, two)
                    or provable.disjoint(one.population, two.population)
                    or self._has_edge(one.id, two.id)
                ):
                    continue
                decided = self._principles(one, two, provable)
                if decided:
                    found.append(decided)
                else:
                    self.unresolved.append((one.id, two.id))
        for winner, loser, how in found:
            self.edges.setdefault(loser, []).append((winner, how))
        circling = [
            (winner, loser)
            for loser, winners in self.edges.items()
            for winner, _ in winners
            if self.force[winner].value != "no" and self._leads(winner, loser, set())
        ]
        self.unresolved += circling
        for loser in self.edges:
            self.edges[loser] = [
                one for one in self.edges[loser] if (one[0], loser) not in circling
            ]

    def _has_edge(self, one: str, two: str) -> bool:
        return any(winner == two for winner, _ in self.edges.get(one, [])) or any(
            winner == one for winner, _ in self.edges.get(two, [])
        )

    def _leads(self, start: str, goal: str, seen: set[str]) -> bool:
        """Whether rules in force that win over `start`, or over a winner, lead to `goal`."""
        if start == goal:
            return True
        seen.add(start)
        return any(
            self._leads(winner, goal, seen)
            for winner, _ in self.edges.get(start, [])
            if winner not in seen and self.force[winner].value != "no"
        )

    def _principles(self, one: Rule, two: Rule, provable: Provable) -> tuple[str, str, str] | None:
        """Winner, loser and the words, or None where no principle decides."""
        tiers = self.register.tier(one.circular), self.register.tier(two.circular)
        narrower = (
            provable.within(one.population, two.population),
            provable.within(two.population, one.population),
        )
        later = self._later(one, two)
        votes = {
            "lex superior": 0 if tiers[0] == tiers[1] else (1 if tiers[0] < tiers[1] else 2),
            "lex specialis": 0 if narrower[0] == narrower[1] else (1 if narrower[0] else 2),
            "lex posterior": later,
        }
        decisive = next((vote for vote in votes.values() if vote), 0)
        if not decisive:
            return None
        agreeing = [name for name, vote in votes.items() if vote == decisive]
        tense = [name for name, vote in votes.items() if vote == 3 - decisive]
        how = " + ".join(agreeing) + (f" (tegang: {', '.join(tense)})" if tense else "")
        winner, loser = (one, two) if decisive == 1 else (two, one)
        return winner.id, loser.id, how

    def _later(self, one: Rule, two: Rule) -> int:
        """1 or 2: which starts later for certain; 0 where that is not known."""
        first, second = self._starts(one), self._starts(two)
        if first[0] and second[1] and first[0] > second[1]:
            return 1
        if second[0] and first[1] and second[0] > first[1]:
            return 2
        return 0

    def _starts(self, rule: Rule) -> tuple[date | None, date | None]:
        """Earliest and latest possible start."""
        interval = self.register.rule_interval(rule)
        start = day(interval["from"])
        if start and interval.get("precision") == "at-latest":
            floor = day(interval.get("not_before")) or self.register._earliest(rule.circular)
            return (min(floor, start) if floor else None), start
        return (start or day(interval.get("not_before"))), start

    # --- 6.6 ---

    def binds(self, rule: Rule, side: str, personal: str = "") -> Verdict:
        """In force and applies and no exception binds; for the unit, see `_of_unit`."""
        key = (rule.id, side, personal)
        if key not in self.bound:
            self.bound[key] = self._binds(rule, side, personal)
        return self.bound[key]

    def _binds(self, rule: Rule, side: str, personal: str) -> Verdict:
        population = rule.population if personal else rule.side(side)
        met = [self.person(personal).met(one) for one in population]
        truth = conjunction([self.force[rule.id], *met])
        verdict = Verdict(truth)
        if truth.value == "no":
            return verdict
        of_unit = side == "bearer" and bool(rule.data.get("about")) and not personal
        parts = [truth]
        for winner, how in self.edges.get(rule.id, []):
            exception = self._rule(winner)
            if of_unit:
                parts.append(self._of_unit(exception, verdict))
            else:
                bound = self.binds(exception, _population_side(exception), personal).truth
                parts.append(negation(bound))
            if parts[-1].value == "no":
                verdict.defeated_by[winner] = how
        verdict.truth = conjunction(parts)
        return verdict

    def _of_unit(self, exception: Rule, verdict: Verdict) -> Truth:
        """6.6: a head's duty toward others falls only where the exception takes all of them."""
        every = self.binds(exception, _population_side(exception), "yes").truth
        none = self.binds(exception, _population_side(exception), "no").truth
        values = {every.value, none.value}
        if values == {"yes"}:
            return NO
        if values == {"no"}:
            return YES
        if "no" not in values:
            return Truth("depends", every.needs | none.needs)
        verdict.limited_by.append(exception.id)
        return YES

    def _rule(self, identity: str) -> Rule:
        return self.register.by_id[identity]

    # --- 2, derived facts ---

    def _derive(self) -> dict[str, Any]:
        """Facts set by live rules; a given fact wins; rules that differ leave it unknown."""
        found: dict[str, set[Any]] = {}
        perhaps: dict[str, set[Any]] = {}
        for rule in self.rules:
            sets = self.vocabulary["kinds"].get(rule.kind, {}).get("sets")
            if not sets or rule.phantom or rule.data["modality"] != "wajib":
                continue
            value = self._set_value(rule, sets)
            truth = self.binds(rule, _population_side(rule)).truth
            if value is None or truth.value == "no":
                continue
            (found if truth.value == "yes" else perhaps).setdefault(sets["fact"], set()).add(value)
        return {
            fact: next(iter(values))
            for fact, values in found.items()
            if len(values | perhaps.get(fact, set())) == 1 and fact not in self.facts
        }

    def _set_value(self, rule: Rule, sets: dict[str, Any]) -> Any:
        do = rule.data["do"]
        if "from" in sets:
            return sets["map"].get(do.get(sets["from"]))
        rotation = do.get(sets["by"], {})
        group = self.facts.get(sets["group"])
        if not rotation.get("anchor") or group is None:
            return None
        anchor = date.fromisoformat(rotation["anchor"])
        turn = _turns(anchor, self.on, rotation["every"]) + group
        has_first = turn % rotation.get("groups", 2) == 0
        return (rotation.get("first", "wfo") == "wfo") == has_first

    # --- 6.8 ---

    def verdicts(self) -> dict[tuple[str, str], Verdict]:
        """Every rule and side."""
        found = {}
        for rule in self.rules:
            if rule.phantom:
                continue
            found[rule.id, "bearer"] = self.binds(rule, "bearer")
            if rule.data.get("about"):
                found[rule.id, "affected"] = self.binds(rule, "affected")
        return found

    def outcome(self, name: str) -> dict[str, Any]:
        """The state of a vocabulary outcome, or of an exclusive, min or max kind."""
        sources = self.vocabulary["outcomes"].get(name) or {name: None}
        merge = self.vocabulary["kinds"].get(name, {}).get("merge", "exclusive")
        contributions = [
            (rule, truth, value)
            for rule in self.rules
            if rule.kind in sources
            for truth, value in [self._contribution(rule, sources[rule.kind])]
            if truth.value != "no"
        ]
        if merge in ("min", "max"):
            return self._extreme(contributions, merge)
        if not contributions:
            return self._delegated(set(sources))
        duties = [one for one in contributions if not one[0].data["modality"] or _is_duty(one[0])]
        rules = sorted(one[0].id for one in contributions if one[1].value == "yes")
        # A permission or an advice yields to a duty (6.11.1), and two duties that differ are a
        # conflict whatever a third may say.
        return (
            self._layer(duties, rules) or self._layer(contributions, rules) or {"state": "silent"}
        )

    def _layer(self, layer: list[Any], rules: list[str]) -> dict[str, Any] | None:
        """8: values that agree are joined, key by key; two that do not are a conflict."""
        values: list[Any] = []
        for _, truth, value in layer:
            if truth.value == "yes" and value not in values:
                values.append(value)
        if any(not _agree(one, two) for one in values for two in values):
            return {"state": "conflict", "values": sorted(values, key=str), "rules": rules}
        needs = frozenset().union(*(truth.needs for _, truth, _ in layer))
        if needs:
            return {"state": "depends", "needs": sorted(needs)}
        if not values:
            return None
        whole = values[0]
        for value in values[1:]:
            whole = {**whole, **value}
        return {"state": "one", "value": whole, "rules": rules}

    def _contribution(self, rule: Rule, source: dict[str, Any] | None) -> tuple[Truth, Any]:
        truth = self.binds(rule, _population_side(rule)).truth
        if rule.phantom or truth.value == "no":
            return truth, None
        if source is None:
            on = self.vocabulary["kinds"][rule.kind].get("on")
            return truth, _at(rule.data["do"], on) if on else rule.data["do"]
        if rule.data["modality"] in ("dilarang", "dihindari"):
            return NO, None
        if "from" in source:
            return truth, rule.data["do"].get(source["from"])
        value = self.person().facts.get(source["fact"])
        if value is None:
            return conjunction([truth, depends(source["fact"])]), None
        return truth, source["map"].get(str(value).lower())

    def _extreme(self, contributions: list[Any], merge: str) -> dict[str, Any]:
        """`min` and `max`: the strictest binds, or what it may be where facts are missing."""
        pick = min if merge == "min" else max
        sure = [
            value for _, truth, value in contributions if truth.value == "yes" and value is not None
        ]
        best = pick(sure) if sure else None
        open_ = [
            (truth, value)
            for _, truth, value in contributions
            if truth.value == "depends"
            and (best is None or value is None or pick(value, best) != best)
        ]
        rules = sorted(rule.id for rule, _, _ in contributions)
        if open_:
            needs = frozenset().union(*(truth.needs for truth, _ in open_))
            possible = sorted({value for _, value in open_ if value is not None})
            return {"state": "depends", "needs": sorted(needs), "possible": [*possible, best]}
        if best is None:
            return {"state": "silent"}
        return {"state": "one", "value": best, "rules": rules}

    def _delegated(self, kinds: set[str]) -> dict[str, Any]:
        found = []
        for rule in self.rules:
            key = self.vocabulary["kinds"].get(rule.kind, {}).get("delegates")
            if not key or rule.phantom or rule.data["do"].get(key) not in kinds:
                continue
            truth = self.binds(rule, _population_side(rule)).truth
            if truth.value != "no":
                found.append((rule.id, truth))
        needs = frozenset().union(*(truth.needs for _, truth in found))
        if not found:
            return {"state": "silent"}
        if all(truth.value == "depends" for _, truth in found):
            return {"state": "depends", "needs": sorted(needs)}
        return {"state": "delegated", "rules": sorted(rule for rule, _ in found)}


def _population_side(rule: Rule) -> str:
    return "affected" if rule.data.get("about") else "bearer"


def _is_duty(rule: Rule) -> bool:
    return rule.data["modality"] in (*DUTY, "dilarang")


def _agree(one: Any, two: Any) -> bool:
    if isinstance(one, dict) and isinstance(two, dict):
        return same_content(one, two)
    return bool(one == two)


def _at(do: dict[str, Any], path: str) -> Any:
    value: Any = do
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _turns(anchor: date, on: date, every: str) -> int:
    """How many whole periods lie between the anchor and a day; negative before it."""
    parts = {unit: int(number) for number, unit in re.findall(r"(\d+)([YMWD])", every)}
    months = parts.get("Y", 0) * 12 + parts.get("M", 0)
    if months:
        passed = (on.year - anchor.year) * 12 + on.month - anchor.month
        passed -= on.day < anchor.day
        return passed // months
    days = parts.get("W", 0) * 7 + parts.get("D", 0)
    return (on - anchor).days // days


def answer(register: dict[str, Any], question: dict[str, Any]) -> dict[str, Any]:
    """Everything that is not "no", in the shape of a conformance case."""
    known = Register(register, question["authority"], question.get("known"))
    return answered(Interpreter(known, question["on"]), question["facts"])


def answered(interpreter: Interpreter, facts: dict[str, Any]) -> dict[str, Any]:
    """The same, of a day that is read already."""
    interpreter.ask(facts)
    rules: dict[str, Any] = {}
    for (rule, side), verdict in sorted(interpreter.verdicts().items()):
        if verdict.truth.value == "no" and not verdict.defeated_by:
            continue
        entry: dict[str, Any] = {"applies": verdict.truth.value}
        if verdict.truth.needs:
            entry["needs"] = sorted(verdict.truth.needs)
        if verdict.defeated_by:
            entry["defeated_by"] = verdict.defeated_by
        if verdict.limited_by:
            entry["limited_by"] = sorted(verdict.limited_by)
        rules[rule + ("~" if side == "affected" else "")] = entry
    kinds = interpreter.vocabulary["kinds"]
    names = [
        *interpreter.vocabulary["outcomes"],
        *(k for k in kinds if kinds[k]["merge"] != "cumulative"),
    ]
    return {
        "rules": rules,
        "outcomes": {name: interpreter.outcome(name) for name in names},
        "conflicts": sorted({tuple(sorted(pair)) for pair in interpreter.unresolved}),
    }
