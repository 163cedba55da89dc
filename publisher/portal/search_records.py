"""What the search knows of a circular: a page that nobody sees, read by the maker of the index.

What is found and shown stands in its attributes; its body is what excerpts are taken from.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final

from publisher.indonesian.inflections import kin
from publisher.indonesian.number_spellings import spellings
from publisher.model.artefact import Artefact
from publisher.model.label import one_line
from publisher.model.publication import State
from publisher.model.register import Text
from publisher.portal import words

VERSION: Final = 2  # of these pages: another one makes the index anew
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of authorities and themes by their codes, and the theme of each kind of rule.

    `called` is how a circular is called in passing, by its id.
    """

    authorities: Mapping[str, str]
    themes: Mapping[str, str]
    kinds: Mapping[str, str]
    called: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """A circular to be found: `numbers` are all that it ever had, `reason` why it was withdrawn."""

    text: Text
    state: State
    numbers: tuple[str, ...] = ()
    reason: str = ""


def page(record: Record, names: Names, day: date) -> Artefact:
    """Return the page of a circular, with its status on a day."""
    text = record.text
    told = dict(_told(record, names))
    kinds = (names.kinds.get(rule.kind, "") for rule in text.rules)
    themes = dict.fromkeys(names.themes.get(one, one) for one in kinds if one)
    filters = [
        ("year", _year(text.id)),
        ("authority", names.authorities.get(text.authority, text.authority)),
        ("state", words.badge(record.state.standing.on(day).status)[1]),
        *(("theme", theme) for theme in themes),
    ]
    body = [*text.paragraphs.values(), *_labels(text)]
    told["themes"] = ", ".join(themes)
    told["numbers"] = " ".join(_numbers(record))
    told["words"] = " ".join(_kindred([*told.values(), *body]))
    rows = [
        *(_attribute("meta", *one) for one in told.items() if one[1]),
        *(_attribute("filter", *one) for one in filters),
        _attribute("sort", "dated", _dated(text)),
        *(f"<p>{escape(one_line(one))}</p>" for one in body),
    ]
    made = (
        '<!doctype html><html lang="id"><title>-</title><body data-pagefind-body>\n'
        + "\n".join(rows)
        + "\n</body></html>\n"
    )
    return Artefact(f"se/{text.id}/index.html", made.encode())


def _told(record: Record, names: Names) -> Iterator[tuple[str, str]]:
    """Yield what a result shows, by the names that the script knows it under."""
    text = record.text
    withdrawal = None, record.reason
    life = words.life(record.state, text, lambda name: names.called.get(name, name), withdrawal)
    yield "title", one_line(text.title.id)
    yield "number", one_line(text.number) if text.number else ""
    yield "authority", names.authorities.get(text.authority, text.authority)
    yield "press", "1" if text.provenance.source == words.PRESS else ""
    yield "sign", life.sign
    yield "state", life.line


def _labels(text: Text) -> Iterator[str]:
    yield from (rule.label.id for rule in text.rules)


def _numbers(record: Record) -> Iterator[str]:
    """Yield every number that a circular had, and the words that each is typed as."""
    for number in record.numbers:
        yield from (number, *spellings(number, int(_year(record.text.id))))


def _kindred(shown: Iterable[str]) -> Iterator[str]:
    """Yield words that are not to be read and lead to those that are."""
    found = {word.lower() for one in shown for word in _WORD.findall(one)}
    yield from sorted({form for word in found for form in kin(word)} - found)


def _attribute(what: str, name: str, value: str) -> str:
    return f'<i data-pagefind-{what}="{name}[data-v]" data-v="{escape(value)}"></i>'


def _year(identity: str) -> str:
    return identity.split("/")[1]


def _dated(text: Text) -> str:
    found = text.signed or text.published or text.provenance.date or text.effective.start
    return found.isoformat() if found else _year(text.id)
