"""The files of a new folder of circulars."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from publisher.drafting.skeletons import quoted
from publisher.model.artefact import Artefact

# Vocabulary that every government shares; authorities and local codes are each folder's own.
SHARED: Final = (
    "calendars.yaml",
    "facts.yaml",
    "kinds.yaml",
    "outcomes.yaml",
    "schemes.yaml",
    "verbs.yaml",
)
_IGNORE: Final = "dist/\noutbox/\nsite/\n.publisher/\n.venv/\n"
_ATTRIBUTES: Final = "* text=auto eol=lf\n*.docx binary\n*.pdf binary\n*.png binary\n"
HOOK: Final = """#!/bin/sh
# Memeriksa edaran sebelum disimpan ke Git / checks the circulars before a commit.
exec {command} check
"""
_PROVINCES: Final = ("Provinsi", "Daerah")  # Daerah Khusus, Daerah Istimewa


@dataclass(frozen=True, slots=True)
class NewAuthority:
    """The government a new folder is for."""

    id: str
    government: str  # "Kabupaten Contoh"
    zone: str
    profile: str
    place: str


def files(authority: NewAuthority, vocabulary: Mapping[str, str]) -> tuple[Artefact, ...]:
    """Return the files: the shared vocabulary, an entry for the authority, settings of Git."""
    made = [
        Artefact(f"circulars/vocabulary/{name}", text.encode()) for name, text in vocabulary.items()
    ]
    entry = _authority(authority).encode()
    made.append(Artefact("circulars/vocabulary/authorities.yaml", entry))
    made.append(Artefact(".gitignore", _IGNORE.encode()))
    made.append(Artefact(".gitattributes", _ATTRIBUTES.encode()))
    return tuple(made)


def _authority(authority: NewAuthority) -> str:
    government = " ".join(authority.government.split())
    first, _, rest = government.partition(" ")
    tier = 2 if first in _PROVINCES else 3
    return f"""# Instansi penerbit. tier: 1 nasional, 2 provinsi, 3 kabupaten atau kota.
# Lengkapi: address (baris di bawah kop) dan code (kode wilayah Kemendagri, dalam tanda petik).
authorities:
  {quoted(authority.id)}:
    tier: {tier}
    tz: {authority.zone}
    government: {quoted(government)}
    short: {quoted(rest or government)}
    place: {quoted(" ".join(authority.place.split()))}
    profile: {authority.profile}
    label: {{id: {quoted(government)}, en: {quoted(government)}}}
"""
