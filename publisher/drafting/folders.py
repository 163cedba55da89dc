"""The files of a new folder of circulars."""

from dataclasses import dataclass
from typing import Final

from publisher.drafting.skeletons import quoted
from publisher.model.artefact import Artefact

_IGNORE: Final = "dist/\noutbox/\nsite/\n.publisher/\n.venv/\n"
_ATTRIBUTES: Final = "* text=auto eol=lf\n*.docx binary\n*.pdf binary\n*.png binary\n"
HOOK: Final = """#!/bin/sh
# Memeriksa edaran sebelum disimpan ke Git / checks the circulars before a commit.
exec publisher check
"""


@dataclass(frozen=True, slots=True)
class NewAuthority:
    """The government a new folder is for."""

    id: str
    government: str  # "Kabupaten Contoh"
    zone: str
    profile: str
    place: str


def files(authority: NewAuthority, vocabulary: dict[str, str]) -> tuple[Artefact, ...]:
    """Return the files: the shared vocabulary, an entry for the authority, settings of Git."""
    made = [
        Artefact(f"circulars/vocabulary/{name}", text.encode()) for name, text in vocabulary.items()
    ]
    entry = _authority(authority).encode()
    made.append(Artefact(f"circulars/vocabulary/{authority.id}.yaml", entry))
    made.append(Artefact(".gitignore", _IGNORE.encode()))
    made.append(Artefact(".gitattributes", _ATTRIBUTES.encode()))
    return tuple(made)


def _authority(authority: NewAuthority) -> str:
    words = authority.government.split()
    tier = 2 if words[0] == "Provinsi" else 3
    short = " ".join(words[1:]) or authority.government
    return f"""# Instansi penerbit; lengkapi alamat dan kode wilayahnya.
authorities:
  {authority.id}:
    tier: {tier}
    tz: {authority.zone}
    government: {quoted(authority.government)}
    short: {quoted(short)}
    place: {quoted(authority.place)}
    profile: {authority.profile}
    label: {{id: {quoted(authority.government)}, en: {quoted(authority.government)}}}
"""
