"""An overview for programs: one JSON document, `schemas/status-1.json`, words in both languages."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from publisher.model import status
from publisher.model.circular import Interval
from publisher.model.label import Label
from publisher.model.overview import Account, Act, Chapter, Overview, Provision, Survey
from publisher.model.register import LedgerLine
from publisher.model.status import Stretch
from publisher.reporters.findings import document
from publisher.reporters.status.words import words

VERSION: Final = "edaran-status/1"


def render(survey: Survey) -> str:
    """Return the document."""
    circulars = [
        _circular(survey, one, chapter, account)
        for one in survey.overviews
        for chapter in one.chapters
        for account in chapter.accounts
    ]
    views = [
        {
            "authority": one.authority,
            "zone": one.zone,
            "on": one.day.isoformat(),
            "known": one.known.isoformat() if one.known else None,
        }
        for one in survey.overviews
    ]
    return document(
        {"schema": VERSION, "soon": survey.soon, "views": views, "circulars": circulars}
    )


def _circular(survey: Survey, one: Overview, chapter: Chapter, account: Account) -> dict[str, Any]:
    stated = account.standing.on(one.day)
    said = words(account, one.day)
    withdrawn = account.withdrawal
    return {
        "id": account.circular.id,
        "authority": account.authority,
        "view": one.authority,
        "above": chapter.above,
        "number": account.circular.number,
        "title": _label(account.circular.title),
        "revision": account.revision,
        "recorded": account.recorded.isoformat(),
        "press": account.press,
        "group": account.group(one.day, survey.soon),
        **_stretch(stated),
        "in_force": _run(account, one.day),
        "retroactive": account.is_retroactive,
        "words": _label(said.sentence),
        "effective": _interval(account.period),
        "rules": [_provision(rule, one.day) for rule in account.provisions if rule.id],
        "acts": [_act(act) for act in account.acts],
        "corrections": [_line(line) for line in account.corrections],
        "withdrawal": _line(withdrawn) if withdrawn else None,
        "timeline": [_stretch(stretch) for stretch in account.standing.stretches],
    }


def _run(account: Account, day: date) -> dict[str, Any] | None:
    """Return the days in force around a day, and the words of an open end."""
    run = account.standing.run(day)
    if run is None:
        return None
    end = account.open_end if run.is_open else None
    return {
        "from": _day(run.first),
        "to": _day(run.last),
        "at_latest": account.begins_at_latest(run),
        "ends": end.ends if end else "unstated" if run.is_open else "fixed",
        "until": _label(end.until) if end and end.until else None,
    }


def _provision(one: Provision, day: date) -> dict[str, Any]:
    starts = one.next_start(day)
    last = one.last_day(day) if one.course.on(day).truth.is_yes else None
    return {
        "id": one.id,
        "label": _label(one.label),
        "state": one.state(day),
        "to": _day(last),
        "next": _day(starts),
    }


def _act(act: Act) -> dict[str, Any]:
    return {
        "how": act.how,
        "by": {"id": act.by.id, "number": act.by.number, "title": _label(act.by.title)},
        "effective": _interval(act.interval),
        "rules": list(act.rules),
        "took": act.took,
        "retroactive": act.is_retroactive,
    }


def _line(line: LedgerLine) -> dict[str, Any]:
    return {
        "revision": line.revision,
        "recorded": line.recorded.isoformat(),
        "change": line.change or None,
        "note": line.note or None,
    }


def _stretch(one: Stretch) -> dict[str, Any]:
    stated = None if one.status == status.UNKNOWN else one.status
    return {
        "status": stated,
        "from": _day(one.first),
        "to": _day(one.last),
        "by": list(one.by),
    }


def _interval(one: Interval) -> dict[str, Any]:
    return {
        "from": _day(one.start),
        "to": _day(one.end),
        "ends": one.ends,
        "until": _label(one.until) if one.until else None,
        "precision": one.precision,
    }


def _day(day: date | None) -> str | None:
    """Return a day, null for one that is not known and for the ends of the calendar."""
    return None if day is None or day in (date.min, date.max) else day.isoformat()


def _label(label: Label) -> Mapping[str, str]:
    return {"id": label.id, "en": label.text("en")}
