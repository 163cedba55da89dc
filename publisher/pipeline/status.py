"""The job of `status`: what is in force, coming, ending and ended, and by whom."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from publisher.indonesian.letter_number import key
from publisher.model.artefact import Artefact
from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.model.overview import Account, Survey
from publisher.model.register import Register
from publisher.pipeline.output import write_file
from publisher.pipeline.registry import registry, require_authority
from publisher.portal import timeline
from publisher.portal.timeline import Caption, Head
from publisher.register.overview import Asked, issuing, overview
from publisher.reporters.status import json, text
from publisher.reporters.status.acts import named
from publisher.reporters.status.phrases import day_words, known_words, row
from publisher.reporters.status.words import words

_GUARDED: Final = ("circulars", "templates", ".publisher", ".git")  # what people and we keep there
_DRAWING: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<[?!][^>]*>\s*)*<svg[\s>]")
_BEGINNING: Final = 4096  # bytes of a file in which a drawing has begun

Today = Callable[[str], date]


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: a circular (id or printed number) or all, an authority or all, when.

    `on` is None for today in the zone of each authority, `known` for all that was ever entered.
    """

    circular: str = ""
    authority: str = ""
    on: date | None = None
    known: date | datetime | None = None
    soon: int = 30


def survey(root: Path, request: Request, today: Today) -> Survey:
    """Return what was asked; UsageError for an authority or a circular that is not there."""
    found = registry(root, request.authority)
    authorities = found.vocabulary.authorities
    single = _identity(found.register, request) if request.circular else ""
    if request.authority:
        names: tuple[str, ...] = (request.authority,)
    elif single:
        names = (single.partition("/")[0],)
    else:
        names = issuing(found.register)
    for name in names:
        require_authority(authorities, name)
    overviews = [
        overview(
            found.register,
            authorities,
            Asked(name, request.on or today(authorities[name].tz), request.known),
            above=bool(request.authority),
            single=single,
        )
        for name in names
    ]
    found_ = Survey(tuple(overviews), request.soon, single, request.known)
    return found_ if found_.accounts else replace(found_, later=_first(found.register, single))


def _first(register: Register, single: str) -> datetime | None:
    """Return when the first line was entered, of all or of one circular."""
    return min(
        (one.recorded for one in register.ledger if single in ("", one.circular)), default=None
    )


def _identity(register: Register, request: Request) -> str:
    """Return the id of the circular that was named by its id or its printed number."""
    ids = {line.circular for line in register.ledger}
    if request.circular in ids:
        return request.circular
    wanted = key(request.circular)
    named = {
        text.id for text in register.texts.values() if text.number and key(text.number) == wanted
    }
    if len(named) == 1:
        return named.pop()
    if named:
        several = ", ".join(sorted(named))
        raise UsageError(
            Label(
                f"nomor {request.circular} dipakai beberapa edaran; sebut salah satu: {several}",
                f"the number {request.circular} has several circulars; name one: {several}",
            )
        )
    raise UsageError(
        Label(
            f"{request.circular} tidak ada dalam buku agenda",
            f"{request.circular} is not in the agenda book",
        )
    )


def rendered(found: Survey, form: str, language: str) -> str:
    """Return an overview as JSON, or as text in a language."""
    return json.render(found) if form == "json" else text.render(found, language)


def drawn(found: Survey, language: str) -> bytes:
    """Return an overview as a drawing, its words those of the text; UsageError for an empty one."""
    if not found.accounts:
        why = text.nothing(found)
        raise UsageError(
            Label(
                f"tidak ada edaran terbit untuk digambar. {why.id}",
                f"there is no issued circular to draw. {why.text('en')}",
            )
        )
    days = [one.day for one in found.overviews]
    chapters = [chapter.label for one in found.overviews for chapter in one.chapters]
    return timeline.draw(
        found,
        Head(row(tuple(chapters), ", "), days[0], day_words(days[0]), known_words(found.known)),
        {account.circular.id: _caption(account, one.day) for one, account in found.accounts},
        language,
    )


def require_drawing_place(root: Path, target: Path) -> None:
    """Raise UsageError where a drawing would take the place of something else."""
    whole = target.resolve()
    for name in _GUARDED:
        if whole.is_relative_to(root / name):
            raise _no_place(
                target,
                Label(f"{name}/ bukan tempat gambar", f"{name}/ is no place for a drawing"),
            )
    if whole.is_file() and not _is_drawing(whole):
        raise _no_place(
            target,
            Label(
                "berkas itu sudah ada dan bukan gambar SVG",
                "that file exists and is no SVG drawing",
            ),
        )


def _is_drawing(file: Path) -> bool:
    with file.open("rb") as opened:
        return bool(_DRAWING.match(opened.read(_BEGINNING)))


def _no_place(target: Path, why: Label) -> UsageError:
    name = target.as_posix()
    return UsageError(
        Label(
            f"gambar tidak ditulis ke {name}: {why.id}; pilih nama lain untuk --svg",
            f"no drawing is written to {name}: {why.en}; choose another name for --svg",
        )
    )


def draw_into(target: Path, found: Survey, language: str) -> None:
    """Write an overview as a drawing, at a place that was found fit for it."""
    write_file(target.parent, Artefact(target.name, drawn(found, language)))


def _caption(account: Account, day: date) -> Caption:
    title, said = account.circular.title, words(account, day).sentence
    number = named(account)
    return Caption(
        account.standing.name(day),
        Label(f"{number}: {title.id}. {said.id}", f"{number}: {title.text('en')}. {said.en}"),
    )
