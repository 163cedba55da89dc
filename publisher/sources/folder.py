"""The only reader of a folder of circulars: names, bytes, and text with LF line ends.

Names come from people and from other repositories, so nothing is followed: a symbolic link, a
device name or a capital letter gives a source without text that says why. Windows keeps `CON.md`
for a device and knows no difference between `A.md` and `a.md`, hence the narrow set of signs.
"""

import contextlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from publisher.model.errors import PublisherError
from publisher.model.label import Label
from publisher.model.source import Defect, Source, Span
from publisher.sources.decoding import decoded

MAX_BYTES: Final = 4 * 1024 * 1024
_BOOK_BYTES: Final = 1 << 30
_AT_ONCE: Final = 1 << 20  # octets asked for at once: a worker has no room for all a book may be
_CIRCULARS: Final = "circulars"
_VOCABULARY: Final = "circulars/vocabulary"
_TEMPLATES: Final = "templates"
_RESERVED: Final = frozenset({"vocabulary", "issued"})
_EMBLEM: Final = "emblem"
_PICTURES: Final = (".png", ".svg")
_PART: Final = re.compile(r"[a-z0-9][a-z0-9._-]*", re.ASCII)
_PLACE: Final = re.compile(
    r"circulars/[a-z0-9][a-z0-9-]*/[0-9]{4}/[a-z0-9][a-z0-9-]*\.md", re.ASCII
)
_KEPT: Final = re.compile(
    r"circulars/issued/[a-z0-9][a-z0-9-]*/[0-9]{4}/[a-z0-9][a-z0-9-]*/r[1-9][0-9]*\.md", re.ASCII
)
_DEVICE: Final = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_MISNAMED: Final = re.compile(r".+\.(?:md\.(?:txt|docx?|rtf|odt)|markdown)", re.IGNORECASE)
_MAX_NAME: Final = 120
_DEEPEST: Final = 8  # folders within folders; a circular lies in the second


class FolderMissingError(PublisherError):
    """A folder that has to be there is not."""


class FileUnreadableError(PublisherError):
    """A file cannot be read: it is gone, no file, too large, or the system refuses."""


def circular_paths(root: Path) -> tuple[str, ...]:
    """Return the paths of all circulars below `root`, sorted, with `/`.

    Texts in other places and links are among them: `read` says what is wrong with each. Nothing
    is listed from `vocabulary/`, `issued/` and an authority's `emblem/`.
    """
    top = _folder(root, _CIRCULARS)
    return tuple(sorted(path.relative_to(root).as_posix() for path in _walk(top, depth=0)))


def vocabulary_paths(root: Path) -> tuple[str, ...]:
    """Return the paths of the vocabulary files below `root`, sorted, with `/`."""
    files = _folder(root, _VOCABULARY).iterdir()
    return tuple(sorted(f.relative_to(root).as_posix() for f in files if f.suffix == ".yaml"))


def profile_paths(root: Path) -> tuple[str, ...]:
    """Return the paths `templates/<profile>/profile.toml` below `root`, sorted.

    A project need not have looks of its own, so there may be none.
    """
    top = root / _TEMPLATES
    folders = [entry for entry in top.iterdir() if entry.is_dir()] if top.is_dir() else []
    files = [entry / "profile.toml" for entry in folders if not entry.is_symlink()]
    return tuple(sorted(file.relative_to(root).as_posix() for file in files if file.is_file()))


def emblem_paths(root: Path, authority: str) -> tuple[str, ...]:
    """Return the paths of an authority's emblems (PNG and SVG) below `root`, sorted."""
    top = root / _CIRCULARS / authority / _EMBLEM
    files = list(top.iterdir()) if top.is_dir() else []
    return tuple(sorted(f.relative_to(root).as_posix() for f in files if f.suffix in _PICTURES))


def read_all(root: Path, paths: Iterable[str]) -> tuple[Source, ...]:
    """Return the texts of files below `root` as `read` does, folders looked at once."""
    folders: set[str] = set()
    return tuple(read(root, path, folders) for path in paths)


def read(root: Path, path: str, known: set[str] | None = None) -> Source:
    """Return the text of a file below `root`, with what is wrong with its name or its bytes.

    Where the name is unsafe nothing is opened and the text is empty; so it is where the file
    cannot be read, so that one file stops no other. `known` remembers folders that are no links.
    """
    reason = unsafe(root, path, known)
    if reason:
        return _unopened(path, reason)
    try:
        data = _bytes(root, path, MAX_BYTES + 1)
    except FileUnreadableError:
        is_folder = path.endswith(".md") and (root / path).is_dir()
        return _unopened(path, "folder" if is_folder else "unreadable")
    return received(path, data)


def received(path: str, data: bytes) -> Source:
    """Return bytes as the source at a path, without text where there are too many of them."""
    if len(data) > MAX_BYTES:
        facts = {"limit": "bytes", "allowed": str(MAX_BYTES)}
        return Source(path, "", (Defect("yaml-too-large", Span(path, 0, 0), facts),))
    return decoded(path, data)


def _unopened(path: str, reason: str) -> Source:
    """Return a source without text; odd bytes of its name are shown by their number."""
    shown = _printable(path)
    defect = Defect("publish-path-unsafe", Span(shown, 0, 0), {"reason": reason})
    return Source(shown, "", (defect,))


def read_book(root: Path, path: str) -> Source:
    """Return the text of the agenda book, which grows and has no small limit.

    Its line ends stay as they are: the hashes of its chain are those of the bytes.
    """
    data = _read_whole(root, path, _BOOK_BYTES)
    found = decoded(path, data)
    return replace(found, text=data.decode("utf-8", "replace")) if found.text else found


def read_bytes(root: Path, path: str) -> bytes:
    """Return the bytes of a file below `root`, such as an emblem; links are not followed."""
    return _read_whole(root, path, MAX_BYTES)


def _read_whole(root: Path, path: str, most: int) -> bytes:
    reason = unsafe(root, path)
    if reason:
        shown = _printable(path)
        raise FileUnreadableError(
            Label(f"nama berkas tidak aman: {shown} ({reason})", f"unsafe path: {shown} ({reason})")
        )
    if _size(root / path) > most:
        raise _too_large(path)  # at once: a terabyte of nothing takes its time to be read
    data = _bytes(root, path, most + 1)
    if len(data) > most:
        raise _too_large(path)
    return data


def _size(file: Path) -> int:
    with contextlib.suppress(OSError):
        return file.lstat().st_size
    return 0


def read_any(file: Path, most: int) -> bytes:
    """Return the bytes of a file that somebody named, wherever it is; links are followed.

    FileUnreadableError where it is no regular file (a pipe would wait for ever) or too large.
    """
    try:
        data = _regular(file, most + 1, os.O_RDONLY)
    except OSError as error:
        raise _unreadable(file.as_posix(), error) from error
    if len(data) > most:
        raise _too_large(file.as_posix())
    return data


def unsafe(root: Path, path: str, known: set[str] | None = None) -> str:
    """Return why a path is unsafe, "" where it is not.

    Reasons: `name` (a sign that has no place in a name), `device`, `long`, `place` (a text that
    is no circular by its place), `ending` (an editor added its own, as in `x.md.txt`), `deep`,
    `link`.
    """
    parts = PurePosixPath(path).parts
    if "\\" in path or not parts or PurePosixPath(path).as_posix() != path:
        return "name"
    reason = next(filter(None, map(_unsafe_name, parts)), "")
    if reason:
        return "link" if reason == "name" and (root / path).is_symlink() else reason
    if len(parts) > _DEEPEST + 1:
        return "deep"
    if _through_link(root, parts, set() if known is None else known):
        return "link"
    return _out_of_place(path)


def _out_of_place(path: str) -> str:
    if _MISNAMED.fullmatch(path):
        return "ending"
    return "place" if path.endswith(".md") and not _is_place(path) else ""


def _through_link(root: Path, parts: tuple[str, ...], known: set[str]) -> bool:
    """Say whether a part of the way is a link; folders in `known` are not asked again."""
    place = str(root)
    for part in parts[:-1]:
        place = f"{place}/{part}"
        if place not in known:
            if Path(place).is_symlink():
                return True
            known.add(place)
    return Path(f"{place}/{parts[-1]}").is_symlink()


def _unsafe_name(part: str) -> str:
    """Return why a name in a path is unsafe, "" where it is not."""
    if _DEVICE.fullmatch(part):
        return "device"
    if not _PART.fullmatch(part) or part.endswith("."):
        return "name"
    return "long" if len(part) > _MAX_NAME else ""


def _printable(path: str) -> str:
    """Return a path whose odd bytes and unseen signs are shown by number: they reach terminals."""
    text = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    shown = (
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text
    )
    return "".join(shown)


def _is_place(path: str) -> bool:
    if _KEPT.fullmatch(path):
        return True
    return bool(_PLACE.fullmatch(path)) and path.split("/")[1] not in _RESERVED


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    try:
        entries = [(entry, entry.is_symlink(), entry.is_dir()) for entry in folder.iterdir()]
    except OSError:
        yield folder  # `read` says that it cannot be read
        return
    for entry, is_link, is_folder in entries:
        if (depth == 0 and entry.name in _RESERVED) or (depth == 1 and entry.name == _EMBLEM):
            continue
        if is_folder and not is_link:
            if entry.suffix.lower() == ".md" or depth >= _DEEPEST:
                yield entry
            if depth < _DEEPEST:
                yield from _walk(entry, depth + 1)
        elif _is_text(entry.name) or is_folder:
            yield entry


def _is_text(name: str) -> bool:
    """Say whether a name is a circular's, or would be without what an editor added to it."""
    return name.lower().endswith(".md") or bool(_MISNAMED.fullmatch(name))


def _folder(root: Path, name: str) -> Path:
    folder = root / name
    if not folder.is_dir():
        shown = folder.as_posix()
        raise FolderMissingError(
            Label(f"folder tidak ditemukan: {shown}", f"no such folder: {shown}")
        )
    return folder


def _bytes(root: Path, path: str, most: int) -> bytes:
    """Return at most `most` bytes of a regular file, without following a last link."""
    try:
        return _regular(root / path, most, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError as error:
        raise _unreadable(path, error) from error


def _regular(file: Path, most: int, flags: int) -> bytes:
    flags |= getattr(os, "O_BINARY", 0)
    flags |= getattr(os, "O_NONBLOCK", 0)  # a pipe would wait for its other end
    with os.fdopen(os.open(file, flags), "rb") as opened:
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise OSError("not a regular file")
        parts = [opened.read(min(most, _AT_ONCE))]
        while len(parts[-1]) == _AT_ONCE and sum(map(len, parts)) < most:
            parts.append(opened.read(min(most - sum(map(len, parts)), _AT_ONCE)))
        return b"".join(parts)


def _unreadable(path: str, error: OSError) -> FileUnreadableError:
    reason = error.strerror or str(error)
    return FileUnreadableError(
        Label(f"berkas tidak dapat dibaca: {path} ({reason})", f"cannot read {path} ({reason})")
    )


def _too_large(path: str) -> FileUnreadableError:
    return FileUnreadableError(
        Label(f"berkas terlalu besar: {path}", f"the file is too large: {path}")
    )
