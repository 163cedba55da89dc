"""An overview as text for eighty columns: groups with counts, two lines a circular."""

import textwrap
from collections.abc import Iterator
from datetime import date
from typing import Final

from publisher.model import status
from publisher.model.label import Label, visible
from publisher.model.overview import Account, Chapter, Overview, Survey
from publisher.model.status import Stretch
from publisher.reporters.status.acts import named, void_words
from publisher.reporters.status.phrases import day_words, known_words, moment_words, row, say
from publisher.reporters.status.provisions import provisions_words
from publisher.reporters.status.words import GROUPS, words

_WIDTH: Final = 80
_REASONS: Final = 4  # of a circular in a list; the rest is counted


def render(survey: Survey, language: str) -> str:
    """Return the groups of every authority, or all that is known of the circular asked for."""
    lines: list[str] = []
    for one in survey.overviews:
        for chapter in one.chapters:
            lines += ["", *_head(one, chapter, language)]
            if survey.single:
                lines += _whole(one, chapter.accounts[0], language)
            else:
                lines += _groups(survey, one, chapter, language)
    if not survey.accounts:
        lines = ["", *_wrapped(nothing(survey).text(language), "")]
    return "".join(f"{visible(line, kept='')}\n" for line in lines[1:])


def nothing(survey: Survey) -> Label:
    """Return what is said where no circular is known: that there is none, or when one came."""
    if survey.known is None or survey.later is None:
        return Label("Tidak ada edaran terbit yang tercatat.", "No issued circular is entered.")
    parts = {
        "known": moment_words(survey.known),
        "later": day_words(survey.later.date()),
        "circular": Label(survey.single, survey.single),
    }
    if survey.single:
        return say(
            "Sampai dengan {known} edaran {circular} belum tercatat. Pertama dicatat {later}.",
            "By {known} the circular {circular} was not entered yet. It was first on {later}.",
            **parts,
        )
    return say(
        "Sampai dengan {known} belum ada edaran terbit yang tercatat."
        " Yang pertama dicatat {later}.",
        "By {known} no issued circular was entered yet. The first was on {later}.",
        **parts,
    )


def _head(one: Overview, chapter: Chapter, language: str) -> Iterator[str]:
    yield chapter.label.text(language)
    told = say("Keadaan pada {day}", "On {day}", day=day_words(one.day))
    if one.known is not None:
        told = row((told, known_words(one.known)), ", ")
    if chapter.above:
        told = say("{told}; mengikat dari atas", "{told}; binding from above", told=told)
    yield told.text(language)


def _groups(survey: Survey, one: Overview, chapter: Chapter, language: str) -> Iterator[str]:
    for group, accounts in chapter.grouped(one.day, survey.soon).items():
        yield ""
        yield f"{GROUPS[group].text(language)} ({len(accounts)})"
        for account in accounts:
            yield from _brief(account, one.day, language)


def _brief(account: Account, day: date, language: str) -> Iterator[str]:
    """Return two lines of a circular, and of one partly in force its rules."""
    yield _short(f"  {named(account)}", account.circular.title.text(language))
    said = words(account, day)
    parts = [one.text(language) for one in (said.headline, *said.reasons[:_REASONS])]
    if more := len(said.reasons) - _REASONS:
        parts += [Label(f"dan {more} lagi", f"and {more} more").text(language)] if more > 0 else []
    yield from _wrapped("; ".join(parts), "    ")
    if account.standing.on(day).status == status.PARTLY:
        for label, provisions in provisions_words(account, day):
            listed = ", ".join(one.id for one in provisions)
            yield from _wrapped(f"{label.text(language)}: {listed}", "    - ")


def _whole(one: Overview, account: Account, language: str) -> Iterator[str]:
    """Return everything: status, rules one by one, what others did, the statuses over time."""
    yield ""
    yield from _wrapped(f"{named(account)}  {account.circular.title.text(language)}", "")
    yield account.circular.id
    yield ""
    said = words(account, one.day)
    for label in (said.headline, *said.reasons):
        yield from _wrapped(label.text(language), "  ")
    void = [act for act in account.acts if not act.took]
    for act in void:
        yield from _wrapped(void_words(act).text(language), "  ")
    grouped = provisions_words(account, one.day)
    if grouped:
        yield ""
        yield Label("Aturan", "Rules").text(language)
    for label, provisions in grouped:
        yield f"  {label.text(language)}"
        for provision in provisions:
            name = f"{provision.id}: {provision.label.text(language)}"
            yield from _wrapped(name, "    - ")
    yield ""
    yield Label("Dari waktu ke waktu", "Over time").text(language)
    for stretch in account.standing.stretches:
        status_name = account.standing.name(stretch.first)
        told = f"{_days(stretch).text(language)}: {status_name.text(language)}"
        asked = stretch.first <= one.day <= stretch.last
        yield from _wrapped(told, "> " if asked else "  ")


def _days(stretch: Stretch) -> Label:
    first, last = day_words(stretch.first), day_words(stretch.last)
    if stretch.first == date.min and stretch.is_open:
        return Label("semua hari", "all days")
    if stretch.first == date.min:
        return say("s.d. {last}", "until {last}", last=last)
    if stretch.is_open:
        return say("sejak {first}", "from {first}", first=first)
    return say("{first} s.d. {last}", "{first} until {last}", first=first, last=last)


def _wrapped(words_: str, lead: str) -> list[str]:
    """Return words in lines of a terminal, the first led by a sign, the others in line with it."""
    return textwrap.wrap(
        " ".join(words_.split()),
        _WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_on_hyphens=False,
    )


def _short(number: str, title: str) -> str:
    """Return a number and a title on one line; a title that is too long is cut."""
    whole = f"{number}  {' '.join(title.split())}"
    return whole if len(whole) <= _WIDTH else whole[: _WIDTH - 3].rstrip() + "..."
