"""What issuing a draft would do to other texts, and they to it: told from lives with and without.

Everything here is a comparison of courses; nothing reads a condition, and nothing is worded.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from publisher.model.circular import Interval, Path, Relation
from publisher.model.course import Course
from publisher.model.foresight import Acted, Days, Ending, Orphan
from publisher.model.register import Text
from publisher.register.endings import course_of, ending, first_day, last_day, selected
from publisher.register.lives import CUTTING, EXTENDING, period_of
from publisher.register.outlook import ACTING, Outlook, View

BASING: Final = ("melaksanakan", "berdasarkan")
_DAY: Final = timedelta(1)


class Foreseer:
    """Looks at drafts against one outlook; what all drafts need of it is gathered once."""

    def __init__(self, outlook: Outlook) -> None:
        """Keep the outlook."""
        self.outlook = outlook

    @cached_property
    def _based(self) -> Mapping[str, tuple[str, ...]]:
        """Return the texts that rest on another."""
        found: dict[str, list[str]] = defaultdict(list)
        for text in self.outlook.everything.texts.values():
            for relation in text.relations:
                if relation.type in BASING and relation.target:
                    found[relation.target].append(text.id)
        return {name: tuple(dict.fromkeys(others)) for name, others in found.items()}

    @cached_property
    def _excepted(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Return the exceptions to each rule that another circular makes: circular and rule."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for text in self.outlook.everything.texts.values():
            for rule in text.rules:
                for name in rule.overrides:
                    if name.rpartition("#")[0] not in ("", text.id):
                        found[name].append((text.id, rule.id))
        return {name: tuple(others) for name, others in found.items()}

    def acted(self, draft: Text, view: View) -> Iterator[Acted]:
        """Yield what becomes of each relation of a draft, where there is something to say."""
        for index, relation in enumerate(draft.relations):
            target = relation.target
            if not target or target == draft.id:
                continue
            bare = Acted(index, target, relation.type)
            if target in view.after.withdrawn:
                found = replace(bare, ended=Ending(None, "withdrawn"))
            elif target not in view.after.texts:
                continue
            else:
                found = self._of(draft, relation, bare, view)
            if not found.is_plain:
                yield found

    def _of(self, draft: Text, relation: Relation, bare: Acted, view: View) -> Acted:
        period = period_of(draft, relation)
        courses = selected(view.before, relation)
        crossed = _crossed(draft, relation, view) if relation.type in ACTING else ()
        if relation.type == EXTENDING:
            return replace(_extended(bare, courses, period, draft), crossed=crossed)
        if relation.type in BASING:
            return replace(bare, ended=_base_gone(draft, relation, view))
        if relation.type not in ACTING:
            return bare
        ended = _gone_before(courses, period.start)
        if relation.type in CUTTING and ended and ended.how == "ended":
            ended = None  # what ran out may be revoked for good measure
        found = replace(bare, crossed=crossed, ended=ended)
        if relation.type in CUTTING:
            dependents = tuple(self._dependents(draft, bare.target, view))
            revoked = tuple(_revoked(bare.target, period.start, view))
            found = replace(found, dependents=dependents, revoked=revoked)
        return found

    def _dependents(self, draft: Text, target: str, view: View) -> Iterator[tuple[str, Days]]:
        end = last_day(view.after.courses[target])
        if end == last_day(view.before.courses[target]):
            return  # the draft takes nothing away
        for name in self._based.get(target, ()):
            last = last_day(self._courses(name, view)) if name != draft.id else None
            if last and (end is None or last > end):
                yield name, Days(end and end + _DAY, None if last == date.max else last)

    def _courses(self, name: str, view: View) -> Sequence[Course]:
        if name in view.after.courses:
            return view.after.courses[name]
        return self.outlook.issued.courses.get(name, ())

    def orphans(self, draft: Text, view: View) -> Iterator[Orphan]:
        """Yield the exceptions that have no rule: those of a draft, and those that it leaves."""
        for index, rule in enumerate(draft.rules):
            own = view.after.courses[draft.id][index]
            first = first_day(own)
            for number, name in enumerate(rule.overrides):
                full = name if "#" in name else f"{draft.id}#{name}"
                ended = self._gone(full, first, view)
                if ended:
                    path: Path = ("rules", index, "overrides", number)
                    yield Orphan(path, f"{draft.id}#{rule.id}", full, ended)
        for path, name in _cut_rules(draft, view):
            yield from self._left(draft, path, name, view)

    def _gone(self, name: str, first: date | None, view: View) -> Ending | None:
        """Return how a rule ended before a day, None where it did not."""
        circular = name.rpartition("#")[0]
        if circular in view.after.withdrawn:
            return Ending(None, "withdrawn")
        course = course_of(view.after, name)
        return _gone_before((course,), first) if course and first else None

    def _left(self, draft: Text, path: Path, name: str, view: View) -> Iterator[Orphan]:
        before, after = course_of(view.before, name), course_of(view.after, name)
        if before is None or after is None or last_day((before,)) == last_day((after,)):
            return
        end = last_day((after,))
        for circular, rule in self._excepted.get(name, ()):
            exception = f"{circular}#{rule}"
            timeline = view.after if circular in view.after.texts else self.outlook.issued
            course = course_of(timeline, exception)
            last = last_day((course,)) if course and circular != draft.id else None
            if last and (end is None or last > end):
                yield Orphan(path, exception, name, Ending(end, "cut", draft.id))

    def circles(self, draft: Text) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield the relations of a draft that lead back to it over those of other texts."""
        for index, relation in enumerate(draft.relations):
            if relation.type in (*ACTING, *BASING) and relation.target not in (None, draft.id):
                way = self._way(relation.target or "", draft)
                if way:
                    yield index, (draft.id, *way)

    def _way(self, start: str, draft: Text) -> tuple[str, ...]:
        named = {text.id: text for text in self.outlook.named(draft)}
        ways: list[tuple[str, ...]] = [(start,)]
        seen = {start}
        while ways:
            way = ways.pop()
            if way[-1] == draft.id:
                return way
            text = named.get(way[-1]) or self.outlook.everything.texts.get(way[-1])
            for relation in text.relations if text else ():
                if (
                    relation.target
                    and relation.type in (*ACTING, *BASING)
                    and relation.target not in seen
                ):
                    seen.add(relation.target)
                    ways.append((*way, relation.target))
        return ()


def cut_rules(draft: Text, view: View) -> frozenset[str]:
    """Return the rules that a draft says it ends."""
    return frozenset(name for _, name in _cut_rules(draft, view))


def _cut_rules(draft: Text, view: View) -> Iterator[tuple[Path, str]]:
    for index, relation in enumerate(draft.relations):
        text = view.after.texts.get(relation.target or "")
        if relation.type in CUTTING and text is not None:
            for rule in text.rules:
                named = rule.id in relation.rules
                of_kind = not relation.rules and rule.kind in relation.kinds
                if named or of_kind or not (relation.rules or relation.kinds):
                    yield ("relations", index, "target"), f"{text.id}#{rule.id}"
    for index, rule in enumerate(draft.rules):
        for number, name in enumerate(rule.replaces):
            full = name if "#" in name else f"{draft.id}#{name}"
            yield ("rules", index, "replaces", number), full


def _extended(bare: Acted, courses: Sequence[Course], period: Interval, draft: Text) -> Acted:
    last = last_day(courses)
    if last is None:
        return bare
    end = ending(courses)
    if last == date.max:
        return replace(bare, surplus=Days(None, None))
    if end.how == "cut":
        return replace(bare, ended=end)
    if period.end and period.end <= last:
        return replace(bare, surplus=Days(period.end, last))
    gap, late = _bridged(last + _DAY, period.start, draft.published or draft.signed)
    return replace(bare, gap=gap, late=late)


def _bridged(
    following: date, start: date | None, known: date | None
) -> tuple[Days | None, Days | None]:
    """Return the days that an extension leaves out, and those that nobody knew it to bridge."""
    if start and start > following:
        return Days(following, start - _DAY), None
    return None, Days(following, known - _DAY) if known and known > following else None


def _gone_before(courses: Sequence[Course], start: date | None) -> Ending | None:
    last = last_day(courses)
    if not courses or (last is not None and (start is None or last >= start)):
        return None
    return ending(courses)


def _base_gone(draft: Text, relation: Relation, view: View) -> Ending | None:
    """Return how the text that a draft rests on ends while the draft goes on."""
    last, own = last_day(view.after.courses[relation.target or ""]), draft.effective
    if own.start is None or last == date.max or (last and own.end and last >= own.end):
        return None
    end = ending(view.after.courses[relation.target or ""])
    return None if end.by == draft.id else end


def _revoked(target: str, start: date | None, view: View) -> Iterator[tuple[str, date]]:
    """Yield what a text took away for good before it is revoked itself."""
    if start is None:
        return
    for name, courses in view.after.courses.items():
        for course in courses:
            state = course.on(start)
            if state.why == "cut" and state.by == target:
                yield name, _since(course, start)
                break


def _since(course: Course, day: date) -> date:
    return next(first for first, last, _ in course.pieces() if first <= day <= last)


def _crossed(draft: Text, relation: Relation, view: View) -> tuple[tuple[str, date, date], ...]:
    """Return the dates of a draft that are earlier than those of the text it acts on.

    The first date that both have is left out: of that speaks `relation-to-later`.
    """
    target = view.after.texts[relation.target or ""]
    start = period_of(draft, relation).start if relation.type == EXTENDING else None
    pairs = (
        ("signed", draft.signed, target.signed),
        ("published", draft.published, target.published),
        ("from", start, target.effective.start),
    )
    found = [(name, own, other) for name, own, other in pairs if own and other]
    crossed = [one for one in found[1:] if one[1] < one[2]]
    age = view.known.age
    if age[draft.id] < age[target.id] and not any(one[1] < one[2] for one in found):
        own, other = age[draft.id][0], age[target.id][0]
        crossed.append(("recorded" if own < other else "order", own, other))
    return tuple(crossed)
