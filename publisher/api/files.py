"""The files of a release over HTTP: which media type, how long they may be kept, dated variants.

A folder is its `index.html`; beside it `index@<date>.html` wins where there is one for the day.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final, Protocol

from publisher.api.exchange import FROZEN, HEAD, PAGE

_MEDIA: Final[Mapping[str, str]] = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".jsonld": "application/ld+json",
    ".jws": "application/jose",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".ndjson": "application/x-ndjson",
    ".pdf": "application/pdf",
    ".php": "text/plain; charset=utf-8",
    ".png": "image/png",
    ".py": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_NAMED: Final[Mapping[str, str]] = {  # by path where the suffix does not tell
    "feed/atom": "application/atom+xml",
    "feed/feed.json": "application/feed+json",
    "feed/json/": "application/feed+json",
    "feed/keys.json": "application/jwk-set+json",
    "schema/": "application/schema+json",
}
UNKNOWN: Final = "application/octet-stream"
_HEADS: Final = ("feed/", "schema/", "clients/", "conformance/", "kalender/", "cek/", "tuf/")
# Pages that name today: nobody is to be shown yesterday for longer than he waits.
_TODAYS: Final = ("index", "unit/", "berlaku/", "cari/")
_PAGED: Final = ("feed/changes/", "feed/atom/", "feed/json/")
_SEARCHED: Final = (
    "fragment/",
    "index/",
    "filter/",
)  # of the search index, named by what they hold
_LETTERS: Final = (".docx", ".html", ".pdf", ".txt")
_KEPT: Final = ("policy.json", "source.md")


class Files(Protocol):
    """The files of one release."""

    def find(self, path: str) -> str | None:
        """Return the SHA-256 of a file, None where there is none."""


def media(path: str) -> str:
    """Return the media type of a file by its path in the release."""
    if path.startswith("se/") and path.endswith("/akn.xml"):
        return "application/akn+xml"
    for start, kind in _NAMED.items():
        if path.startswith(start):
            return kind
    name = path.rpartition("/")[2]
    return _MEDIA.get("." + name.rpartition(".")[2], UNKNOWN) if "." in name else UNKNOWN


def cache(path: str) -> str:
    """Return how long a file may be kept that is reached by its own path."""
    folder, _, name = path.rpartition("/")
    if path.startswith("assets/") or (path.startswith(_PAGED) and name.split(".")[0].isdigit()):
        return FROZEN
    if path.startswith("se/"):
        return _of_circular(folder, name)
    return HEAD if path.startswith((*_HEADS, *_TODAYS)) or name == "manifest.txt" else PAGE


def _of_circular(folder: str, name: str) -> str:
    """Return how long a file of a circular may be kept: those of a revision never change."""
    last = folder.rpartition("/")[2]
    letter = name.startswith("letter.") and name.endswith(_LETTERS)
    if folder.count("/") == 4 and last[:1] == "r" and last[1:].isdigit():
        return FROZEN if letter or name in _KEPT else PAGE
    return PAGE if letter or name.endswith(".html") else HEAD


def cache_of_index(path: str) -> str:
    """Return how long a file of the search index may be kept."""
    return FROZEN if path.startswith(_SEARCHED) else HEAD


def found(files: Files, path: str, today: date | None) -> tuple[str, str] | None:
    """Return path and SHA-256 of what stands at an address on a day, None where nothing does.

    Without a day it is what stands there on every day.
    """
    inner = path.removeprefix("/")
    wanted = [inner] if inner and not inner.endswith("/") else []
    folder = inner if not inner or inner.endswith("/") else f"{inner}/"
    if not wanted:
        dated = [f"{folder}index@{today.isoformat()}.html"] if today else []
        wanted = [*dated, f"{folder}index.html"]
    for one in wanted:
        sha256 = files.find(one)
        if sha256:
            return one, sha256
    return None


def is_folder(files: Files, path: str, today: date | None) -> bool:
    """Say whether an address without its last slash is a folder with a page."""
    return not path.endswith("/") and found(files, f"{path}/", today) is not None
