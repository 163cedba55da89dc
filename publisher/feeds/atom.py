"""Events as an Atom feed (RFC 4287), with archives (RFC 5005) and deletions (RFC 6721).

An entry is an event, newest first; its `updated` is the instant of the event, never of a build.
A full page is an archive and never written again, so it names the page before it and not the one
after it, which it cannot know. The head holds the last full page and what follows it. A
withdrawal takes back the entries that brought the text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final
from xml.etree.ElementTree import Element

from publisher import identifiers
from publisher.feeds.announcing import (
    Announcement,
    Announcer,
    announcements,
    code_label,
    newest,
    page,
    pages,
    themes,
)
from publisher.feeds.shapes import PAGE, instant
from publisher.markup import element, xml_bytes
from publisher.model.artefact import Artefact
from publisher.model.publication import Event, Publication

HEAD: Final = "feed/atom.xml"
_COPY: Final = 50  # entries of a copy for one authority or theme
_WINDOW: Final = 2000  # events among which those of a theme are looked for
_IDENTITY: Final = re.compile(rb"<id>([^<]*)</id>")  # the first is that of the feed
_SPACES: Final = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:fh": "http://purl.org/syndication/history/1.0",
    "xmlns:at": "http://purl.org/atompub/tombstones/1.0",
    "xml:lang": "id",
}


def artefacts(
    publication: Publication, since: int = 0, announced: Announcer = announcements
) -> Iterator[Artefact]:
    """Yield the head, an archive for each full page, and the heads of authorities and themes.

    `since` leaves out what the events after it do not change. Each file is made of its own events,
    so that few are held. The heads are written again and again: theirs are asked of `announced`.
    """
    full = pages(publication)
    links = [_archive_link(publication, full - 1)] if full > 1 else []
    yield _feed(publication, HEAD, announced(publication, newest(publication)), links)
    for number in range(since // PAGE + 1, full + 1):
        links = [_link(publication, "current", HEAD)]
        links += [_archive_link(publication, number - 1)] if number > 1 else []
        archive = [element("fh:archive"), *links]
        yield _feed(
            publication, _archive(number), announcements(publication, page(number)), archive
        )
    for name, circulars in _moved_authorities(publication, since):
        seqs = sorted(one.seq for one in publication.history(circulars))[-_COPY:]
        if seqs:
            subject = publication.vocabulary.authorities[name].label.id
            told = announced(publication, seqs)
            yield _feed(publication, copy("authority", name), told, [], subject)
    for name, latest in _themes(publication, since).items():
        if latest:  # else all of them are too long ago
            subject = code_label(publication, name)
            told = announced(publication, latest)
            yield _feed(publication, copy("theme", name), told, [], subject)


def _moved_authorities(publication: Publication, since: int) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the authorities that have events after one, with all their circulars."""
    moved = {event.id.partition("/")[0] for event in publication.events[since:]} if since else None
    found: dict[str, list[str]] = {}
    for name in publication.circulars:
        found.setdefault(name.partition("/")[0], []).append(name)
    yield from ((name, own) for name, own in sorted(found.items()) if not moved or name in moved)


def _themes(publication: Publication, since: int) -> Mapping[str, Sequence[int]]:
    """Return the newest events of the themes that were moved."""
    touched = moved_themes(publication, since)
    found: dict[str, list[int]] = {name: [] for name in sorted(touched)}
    for event in _latest(publication.events) if touched else ():
        if all(len(seqs) == _COPY for seqs in found.values()):
            break
        for theme in themes(publication, publication.text(event)):
            if theme in touched and len(found[theme]) < _COPY:
                found[theme].append(event.seq)
    return found


def _latest(events: Sequence[Event]) -> Iterator[Event]:
    """Yield the events of the window, newest first; most often the first few are enough."""
    count = len(events)
    for last in range(count, max(0, count - _WINDOW), -PAGE):
        yield from reversed(events[max(0, last - PAGE, count - _WINDOW) : last])


def moved_themes(publication: Publication, since: int) -> frozenset[str]:
    """Return the themes of events after one, and of those that are too long ago since then."""
    count = len(publication.events)
    late = publication.events[max(since, count - _WINDOW) :]
    gone = publication.events[max(0, since - _WINDOW) : max(0, min(since, count - _WINDOW))]
    return frozenset(
        theme for event in (*late, *gone) for theme in themes(publication, publication.text(event))
    )


def copy(of: str, name: str) -> str:
    """Return where the feed of an authority or a theme stands."""
    return f"feed/atom/{of}/{name}.xml"


def identity(data: bytes) -> str:
    """Return the id of the feed that bytes of ours are, "" where they have none."""
    found = _IDENTITY.search(data)
    return found[1].decode() if found else ""


def _archive(number: int) -> str:
    return f"feed/atom/{number:06}.xml"


def _archive_link(publication: Publication, number: int) -> Element:
    return _link(publication, "prev-archive", _archive(number))


def _link(publication: Publication, rel: str, path: str) -> Element:
    href = f"{publication.site.address}/{path}"
    return element("link", {"rel": rel, "type": "application/atom+xml", "href": href})


def _feed(
    publication: Publication,
    path: str,
    announced: Iterable[Announcement],
    more: Sequence[Element],
    subject: str = "",
) -> Artefact:
    site, told = publication.site, tuple(announced)
    title = f"{site.title.id}: {subject}" if subject else site.title.id
    # without an event, the beginning of the year that the feed is named after
    latest = told[-1].event.at if told else datetime(site.year, 1, 1, tzinfo=UTC)
    name = path.removeprefix("feed/atom").removesuffix(".xml").strip("/") if subject else ""
    made = element(
        "feed",
        _SPACES,
        element("id", None, identifiers.feed(site, name)),
        element("title", None, title),
        element("updated", None, instant(latest)),
        element("author", None, element("name", None, site.title.id)),
        element("link", {"rel": "alternate", "type": "text/html", "href": f"{site.address}/"}),
        _link(publication, "self", path),
        *more,
    )
    for one in reversed(told):
        made.extend(_deleted(publication, one))
        made.append(_entry(publication, one))
    return Artefact(path, xml_bytes(made))


def _entry(publication: Publication, one: Announcement) -> Element:
    event = one.event
    scheme = identifiers.feed(publication.site, "event")
    term = {"term": event.event, "scheme": scheme, "label": one.label}
    return element(
        "entry",
        None,
        element("id", None, identifiers.event(publication.site, event.seq)),
        element("title", None, one.headline),
        element("published", None, instant(one.issued)),
        element("updated", None, instant(event.at)),
        element("author", None, element("name", None, one.lines[2])),
        element("link", {"rel": "alternate", "type": "text/html", "href": one.address}),
        element("category", term),
        element("summary", None, one.lines[1]),
        element("content", {"type": "text"}, "\n".join(one.lines)),
    )


def _deleted(publication: Publication, one: Announcement) -> Iterator[Element]:
    when = instant(one.event.at)
    for seq in one.ends:
        reference = {"ref": identifiers.event(publication.site, seq), "when": when}
        yield element("at:deleted-entry", reference, element("at:comment", None, one.lines[3]))
