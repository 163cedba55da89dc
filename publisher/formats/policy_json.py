"""The policy as canonical JSON (RFC 8785): the front matter, what is computed, the numbered text.

It is attached to the PDF, so it holds no hash of a letter. The day a text was `recorded` comes
from the ledger; without one it is null.
"""

from collections.abc import Mapping
from typing import Any

from publisher import canonical
from publisher.model.body import Passage, passages, plain
from publisher.model.circular import Circular

SCHEMA = "edaran/1"
_ONLY_ON_THE_LETTER = frozenset({"rank", "nip"})  # of the signatory: personal, no policy


def render(circular: Circular, source_sha256: str) -> bytes:
    """Return the canonical policy JSON of a circular whose source has the given SHA-256."""
    return canonical.json_bytes(record(circular, source_sha256))


def record(circular: Circular, source_sha256: str) -> dict[str, Any]:
    """Return the policy as a JSON value, for who asks the schema and needs no bytes."""
    made = _defaults(circular) | {key: _copy(value) for key, value in circular.data.items()}
    if isinstance(made.get("signatory"), dict):
        made["signatory"] = {
            key: value for key, value in made["signatory"].items() if key not in _ONLY_ON_THE_LETTER
        }
    made |= {
        "schema": SCHEMA,
        "id": circular.id,
        "authority": circular.authority,
        "revision": circular.revision,
        "recorded": circular.recorded.isoformat() if circular.recorded else None,
        "source_sha256": source_sha256,
        "text": [_passage(passage) for passage in passages(circular.body)],
    }
    return made


def _defaults(circular: Circular) -> dict[str, Any]:
    """What the schema demands of every record, where the author may leave it out."""
    return {
        "type": circular.type,
        "number": None,
        "signed": None,
        "published": None,
        "provenance": {"source": circular.provenance.source},
        "relations": [],
        "rules": [],
        "statements": [],
        "not_in_data": [],
    }


def _passage(passage: Passage) -> dict[str, str]:
    clause = {"id": passage.clause} if passage.clause else {}
    text = " ".join(plain(passage.inlines).split())
    return {"p": passage.label, **clause, "kind": passage.kind, "text": text}


def _copy(value: object) -> object:
    """Return the value in plain dicts and lists: the canonical writer knows no other mapping."""
    if isinstance(value, Mapping):
        return {key: _copy(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_copy(inner) for inner in value]
    return value
