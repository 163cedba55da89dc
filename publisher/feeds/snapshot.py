"""The snapshot: every circular with its policy and state, one a line, the withdrawn as tombstones.

The parts joined in the order of their list are the snapshot, sorted by id. A policy stands in its
line as it was kept, byte for byte.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from publisher import canonical
from publisher.feeds.shapes import Shapes
from publisher.model.artefact import Artefact
from publisher.model.publication import Publication, Published, place


def artefacts(publication: Publication) -> Iterator[Artefact]:
    """Yield a part for each authority and year, then the list of the parts in order."""
    shapes = Shapes(publication)
    listed: list[bytes] = []
    for folder, group in groupby(publication.circulars.values(), key=lambda one: place(one.id)):
        found = part(publication, shapes, folder, group)
        yield found
        listed.append(entry(found))
    yield whole(publication, listed)


def entry(found: Artefact) -> bytes:
    """Return what the list of the parts says of one, in canonical JSON."""
    return canonical.json_bytes(
        {
            "href": found.path,
            "sha256": canonical.sha256(found.data),
            "bytes": len(found.data),
            "circulars": found.data.count(b"\n"),
        }
    )


def whole(publication: Publication, listed: Iterable[bytes]) -> Artefact:
    """Return the list of the parts, in the order of the ids in them."""
    rest = {"schema": "edaran-snapshot/1", "seq": len(publication.events)}
    epoch = canonical.json_bytes({"epoch": publication.site.epoch})[:-1]
    data = b'%b,"parts":[%b],%b' % (epoch, b",".join(listed), canonical.json_bytes(rest)[1:])
    return Artefact("feed/snapshot.json", data)


def part(
    publication: Publication, shapes: Shapes, folder: str, circulars: Iterable[Published]
) -> Artefact:
    """Return the part of an authority and year, from its circulars by id."""
    lines = (line(publication, shapes, one) for one in circulars)
    return Artefact(path(folder), b"".join(lines))


def path(folder: str) -> str:
    """Return where the part of an authority and year stands."""
    return f"feed/snapshot/{folder}.ndjson"


def line(publication: Publication, shapes: Shapes, circular: Published) -> bytes:
    """Return the line of a circular: canonical, with its line end."""
    identity, withdrawal = canonical.json_bytes(circular.id), circular.withdrawal
    if withdrawal:
        stone = shapes.tombstone(circular.text, withdrawal.recorded, withdrawal.note)
        return b'{"id":%b,"tombstone":%b}\n' % (identity, canonical.json_bytes(stone))
    policy, state = publication.policies[circular.id], shapes.state_bytes(circular)
    return b'{"id":%b,"policy":%b,"state":%b}\n' % (identity, policy, state)
