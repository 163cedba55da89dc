"""What several feeds say alike: instants, states, tombstones, and where a file stands."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

from publisher import canonical
from publisher.model import status
from publisher.model.label import Label
from publisher.model.publication import Boundary, Publication, Published, RuleState, State
from publisher.model.register import WITHDRAW, Text

Json = Mapping[str, Any]
PAGE: Final = 200  # events of a full page
_FILES: Final = (("policy.json", "json", "application/json"), ("source.md", "md", "text/markdown"))


def instant(at: datetime) -> str:
    """Return an instant in UTC, as RFC 3339 writes it."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def day(on: date | None) -> str | None:
    """Return a civil day, None where there is none."""
    return on.isoformat() if on else None


def label(words: Label) -> Json:
    """Return words in both languages; Indonesian stands where nobody translated."""
    return {"id": words.id, "en": words.en or words.id}


def boundaries(found: Sequence[Boundary]) -> Sequence[Json]:
    """Return boundaries; the first, of all days before the next, has no instant."""
    return [
        {
            "on": day(one.on),
            **({"at": instant(one.at)} if one.at else {}),
            "status": None if one.status == status.UNKNOWN else one.status,
            **({"by": list(one.by)} if one.by else {}),
        }
        for one in found
    ]


class Shapes:
    """The shapes that need more than the thing itself: addresses, and hashes of the agenda book."""

    def __init__(self, publication: Publication) -> None:
        """Keep the publication."""
        self._publication = publication

    def sha256(self, identity: str, revision: int, suffix: str = "json") -> str:
        """Return the SHA-256 of what was kept of a revision: json, or md."""
        lines = self._publication.circulars[identity].lines
        files = next(
            one.files for one in lines if one.revision == revision and one.event != WITHDRAW
        )
        return files[f"r{revision}.{suffix}"]

    def state(self, state: State) -> Json:
        """Return the whole state of a circular, as its file says it."""
        return {
            "schema": "edaran-state/1",
            "id": state.id,
            "uri": self._publication.circulars[state.id].uri,
            "revision": state.revision,
            "zone": state.zone,
            "boundaries": boundaries(state.boundaries),
            "rules": [_rule(one) for one in state.rules],
            "relations_in": [
                {
                    "type": one.type,
                    "by": one.by,
                    "on": day(one.on),
                    "rules": list(one.rules),
                    "took": one.took,
                }
                for one in state.relations_in
            ],
            "flags": list(state.flags),
            "review_by": day(state.review_by),
            "files": [
                {
                    "name": name,
                    "media": media,
                    "sha256": self.sha256(state.id, state.revision, suffix),
                }
                for name, suffix, media in _FILES
            ],
        }

    def state_bytes(self, circular: Published) -> bytes:
        """Return the bytes of the file that says what has become of a circular."""
        return canonical.json_bytes(self.state(circular.state))

    def tombstone(self, text: Text, at: datetime, reason: str) -> Json:
        """Return what stays for ever of a circular that was withdrawn: its last text, when, why."""
        return {
            "id": text.id,
            "uri": self._publication.circulars[text.id].uri,
            "number": text.number,
            "revision": text.revision,
            "reason": reason or None,
            "at": instant(at),
            "last_sha256": self.sha256(text.id, text.revision),
        }

    def item(self, circular: Published, on: date) -> Json:
        """Return a circular as a list of a day names it."""
        now = circular.state.standing.on(on).status
        return {
            "id": circular.id,
            "uri": circular.uri,
            "number": circular.text.number,
            "title": label(circular.text.title),
            "authority": circular.text.authority,
            "status": None if now == status.UNKNOWN else now,
            "boundaries": boundaries(circular.state.boundaries),
            "policy": {
                "href": f"se/{circular.id}/policy.json",
                "sha256": self.sha256(circular.id, circular.state.revision),
            },
            "state": {
                "href": f"se/{circular.id}/state.json",
                "sha256": canonical.sha256(self.state_bytes(circular)),
            },
        }


def _rule(rule: RuleState) -> Json:
    return {
        "id": rule.id,
        "intervals": [
            {
                "from": day(one.first),
                "to": day(one.last),
                "ends": one.ends,
                "certain": one.certain,
            }
            for one in rule.spells
        ],
        "by": list(rule.by),
    }
