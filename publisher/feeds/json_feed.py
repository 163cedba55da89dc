"""Events as a JSON Feed 1.1, newest first, with five lines of text that can be sent on as they are.

A full page is an archive and never written again; `next_url` leads from the head to it. Files to
be had stand in the head alone: in a page that stays they would change with the next revision.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from publisher import canonical, identifiers
from publisher.feeds.announcing import (
    Announcement,
    Announcer,
    announcements,
    newest,
    page,
    pages,
)
from publisher.feeds.shapes import PAGE, instant
from publisher.model import publication as events
from publisher.model.artefact import Artefact
from publisher.model.publication import Publication

HEAD: Final = "feed/feed.json"
_VERSION: Final = "https://jsonfeed.org/version/1.1"
_TEXTS: Final = (events.ISSUED, events.CORRECTED, events.REPUBLISHED)


def artefacts(
    publication: Publication, since: int = 0, announced: Announcer = announcements
) -> Iterator[Artefact]:
    """Yield the head and an archive for each full page.

    `since` leaves out the archives that have no event after it. What the head says is asked of
    `announced`.
    """
    full = pages(publication)
    latest = tuple(announced(publication, newest(publication)))
    head = _feed(publication, HEAD, latest, full - 1)
    head["items"] = [
        item | found
        for item, found in zip(head["items"], _attachments(publication, latest), strict=True)
    ]
    yield Artefact(HEAD, canonical.json_bytes(head))
    for number in range(since // PAGE + 1, full + 1):
        found = tuple(announcements(publication, page(number)))
        feed = _feed(publication, _archive(number), found, number - 1)
        yield Artefact(_archive(number), canonical.json_bytes(feed))


def _archive(number: int) -> str:
    return f"feed/json/{number:06}.json"


def _feed(
    publication: Publication, path: str, announced: Sequence[Announcement], before: int
) -> dict[str, Any]:
    site = publication.site
    following = {"next_url": f"{site.address}/{_archive(before)}"} if before > 0 else {}
    return {
        "version": _VERSION,
        "title": site.title.id,
        "home_page_url": f"{site.address}/",
        "feed_url": f"{site.address}/{path}",
        "language": "id",
        "items": [_item(publication, one) for one in reversed(announced)],
        "_edaran": {"about": "edaran-jsonfeed/1", "epoch": site.epoch},
        **following,
    }


def _item(publication: Publication, one: Announcement) -> dict[str, Any]:
    event = one.event
    return {
        "id": identifiers.event(publication.site, event.seq),
        "url": one.address,
        "title": one.headline,
        "content_text": "\n".join(one.lines),
        "date_published": instant(one.issued),
        "date_modified": instant(event.at),
        "authors": [{"name": one.lines[2]}],
        "tags": [event.event],
        "_edaran": {
            "about": one.uri,
            "id": event.id,
            "revision": event.revision,
            "seq": event.seq,
            "event": event.event,
            "status": one.status,
            "on": event.on.isoformat() if event.on else None,
            "by": event.by or None,
        },
    }


def _attachments(
    publication: Publication, latest: Sequence[Announcement]
) -> Iterator[Mapping[str, Any]]:
    """Yield for each of the latest events, newest first, the files of the text that it brought.

    Of a text whose place a later one took, which is among these, there are none.
    """
    replaced = set()
    for one in reversed(latest):
        event = one.event
        is_new = event.event in _TEXTS and event.id not in replaced
        yield _files(publication, one) if is_new else {}
        if event.event in (*_TEXTS, events.WITHDRAWN):
            replaced.add(event.id)


def _files(publication: Publication, one: Announcement) -> Mapping[str, Any]:
    found = [
        {
            "url": f"{one.address}{file.name}",
            "mime_type": file.media,
            "size_in_bytes": file.size,
        }
        for file in publication.files(one.event.id)
        if file.role
    ]
    return {"attachments": found} if found else {}
