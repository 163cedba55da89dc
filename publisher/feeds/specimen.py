"""A small feed of two circulars, the second issued and then withdrawn, that can be spoiled."""

import json
from collections.abc import Mapping
from typing import Any, Final

from publisher import canonical, resources

Files = dict[str, bytes]  # by address, without the slash it begins with
INDEX: Final = "feed/index.json"
CHANGES: Final = "feed/changes/head.json"
SNAPSHOT: Final = "feed/snapshot.json"
PART: Final = "feed/snapshot/contoh/2026.ndjson"
VOCABULARY: Final = "feed/vocabulary.json"
_MANIFEST: Final = "manifest.txt"
_NAMED: Final = {
    "changes": CHANGES,
    "manifest": _MANIFEST,
    "snapshot": SNAPSHOT,
    "vocabulary": VOCABULARY,
}


class Specimen:
    """The feed after some of its events; what is changed before `files` has hashes that fit."""

    def __init__(self, events: int) -> None:
        """Begin with the feed as it would be; its sequence is the count of its events."""
        place = resources.folder("tests/conformance") / "feeds" / "seed.json"
        seed = json.loads(place.read_bytes())
        self.policies: Mapping[str, Any] = seed["policies"]
        self.vocabulary: dict[str, Any] = seed["vocabulary"]
        self.index: dict[str, Any] = seed["index"] | {"sequence": events}
        self.events: list[dict[str, Any]] = seed["events"][:events]
        self.lines = self._lines()
        epoch = self.index["epoch"]
        self.page: dict[str, Any] = {"schema": "edaran-changes/1", "epoch": epoch, "prev": None}
        self.snapshot: dict[str, Any] = {"schema": "edaran-snapshot/1", "epoch": epoch}
        self.tell(1, events)

    def tell(self, first: int, last: int) -> None:
        """Say which events there are, by the numbers of the first and the last."""
        self.page |= {"from": first, "to": last}
        self.snapshot["seq"] = self.index["changes"]["last_seq"] = last

    def files(self) -> Files:
        """Return all files."""
        part = b"".join(canonical.json_bytes(line) + b"\n" for line in self.lines)
        listed = {"href": PART, **_hashed(part), "circulars": len(self.lines)}
        inner = {
            VOCABULARY: canonical.json_bytes(self.vocabulary),
            CHANGES: canonical.json_bytes({**self.page, "events": self.events}),
            SNAPSHOT: canonical.json_bytes({**self.snapshot, "parts": [listed]}),
            PART: part,
        }
        rows = (f"{canonical.sha256(inner[path])}  {path}\n" for path in sorted(inner))
        inner[_MANIFEST] = "".join(rows).encode()
        release = f"{self.index['sequence']:06}-{canonical.sha256(inner[_MANIFEST])[:16]}"
        files = {name: {"href": path, **_hashed(inner[path])} for name, path in _NAMED.items()}
        index = {**self.index, "release": release, "base": f"/r/{release}/", "files": files}
        found = {INDEX: canonical.json_bytes(index)}
        found |= {f"r/{release}/{path}": data for path, data in inner.items()}
        for name, policy in self.policies.items():
            found[f"by-hash/sha256/{name}"] = canonical.json_bytes(policy)
        return found

    def _lines(self) -> list[dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for event in self.events:
            name = event["id"]
            if event["tombstone"]:
                found[name] = {"id": name, "tombstone": event["tombstone"]}
            else:
                policy = self.policies[event["policy"]["sha256"]]
                found[name] = {"id": name, "policy": policy, "state": event["state"]}
        return [found[name] for name in sorted(found)]


def _hashed(data: bytes) -> dict[str, Any]:
    return {"sha256": canonical.sha256(data), "bytes": len(data)}
