"""Trees of Git: what a folder held at a commit, and the same with some files put in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from publisher.model.errors import PublisherError
from publisher.model.label import Label
from publisher.sources.git import Repository

_FOLDER: Final = b"40000"
_FILE: Final = b"100644"
_FILES: Final = (_FILE, b"100755")


class PlaceTakenError(PublisherError):
    """Where a file belongs, the history has something else: a link, or another repository."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name in a folder stands for: its mode and the id of the object."""

    mode: bytes
    id: str


def entries(repository: Repository, tree: str) -> dict[bytes, Entry]:
    """Return the names in a tree; "" is the empty one."""
    data = repository.read(tree, "tree") if tree else b""
    found: dict[bytes, Entry] = {}
    while data:
        mode, _, rest = data.partition(b" ")
        name, _, rest = rest.partition(b"\0")
        found[name] = Entry(mode, rest[:20].hex())
        data = rest[20:]
    return found


def find(repository: Repository, tree: str, path: str) -> str | None:
    """Return the id of the file at a path below a tree, None where there is none."""
    *folders, name = path.encode().split(b"/")
    for folder in folders:
        entry = entries(repository, tree).get(folder)
        if entry is None or entry.mode != _FOLDER:
            return None
        tree = entry.id
    found = entries(repository, tree).get(name)
    return found.id if found and found.mode in _FILES else None


def with_files(repository: Repository, tree: str, blobs: Mapping[str, str]) -> str:
    """Return the id of a tree with some files (path to id of their bytes) put in."""
    names = entries(repository, tree)
    below: dict[bytes, dict[str, str]] = {}
    for path, blob in blobs.items():
        first, _, rest = path.partition("/")
        if rest:
            below.setdefault(first.encode(), {})[rest] = blob
        else:
            names[first.encode()] = Entry(_mode(names.get(first.encode()), _FILES, path), blob)
    for folder, inner in below.items():
        before = names.get(folder)
        mode = _mode(before, (_FOLDER,), folder.decode())
        inner_tree = before.id if before else ""
        names[folder] = Entry(mode, with_files(repository, inner_tree, inner))
    return repository.write("tree", _written(names))


def _mode(before: Entry | None, allowed: tuple[bytes, ...], path: str) -> bytes:
    """Return the mode that stays, or that of something new."""
    if before is None:
        return allowed[0]
    if before.mode not in allowed:
        raise PlaceTakenError(
            Label(
                f"dalam Git, {path} bukan berkas atau folder biasa",
                f"in Git, {path} is no plain file or folder",
            )
        )
    return before.mode


def _written(names: Mapping[bytes, Entry]) -> bytes:
    """Git sorts a folder as if its name ended in a slash."""
    order = sorted(names, key=lambda name: name + (b"/" if names[name].mode == _FOLDER else b""))
    return b"".join(
        names[name].mode + b" " + name + b"\0" + bytes.fromhex(names[name].id) for name in order
    )
