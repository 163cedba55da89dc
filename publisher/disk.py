"""What writing durably takes from the system, one method a step, so that a test can fail each."""

import os
import shutil
from pathlib import Path
from typing import Final

_FILE_MODE: Final = 0o644
_FOLDER_MODE: Final = 0o755


class Disk:
    """Writes files so that after a loss of power each is whole, the old one or the new one."""

    def put(self, path: Path, data: bytes) -> None:
        """Write a file by way of a name aside: it is flushed before it takes its place."""
        self.make(path.parent)
        aside = self.aside(path)
        self._written(self.create(aside), data)
        self.replace(aside, path)
        self.flush_folder(path.parent)

    @staticmethod
    def aside(path: Path) -> Path:
        """Return the name aside; no reader of circulars takes it for one of theirs."""
        return path.with_name(f".{path.name}.tmp")

    def append(self, path: Path, data: bytes) -> None:
        """Add bytes to the end of a file, which is made where there is none."""
        new = not path.exists()
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        self._written(os.open(path, flags, 0o666), data)
        if new:
            self.flush_folder(path.parent)

    def drop(self, path: Path) -> None:
        """Remove a file that may be gone already."""
        if path.exists():
            self.remove(path)
            self.flush_folder(path.parent)

    def make(self, folder: Path) -> None:
        """Make a folder and those above it, and flush each into the one that holds it."""
        if folder.is_dir():
            return
        self.make(folder.parent)
        self.make_one(folder)
        self.flush_folder(folder.parent)

    def flush_folder(self, folder: Path) -> None:
        """Flush the names in a folder; Windows keeps them itself and opens no folder."""
        if os.name == "nt":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            self.flush(descriptor)
        finally:
            os.close(descriptor)

    def cut(self, path: Path, size: int) -> None:
        """Cut a file off after so many bytes."""
        descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
        try:
            self.shorten(descriptor, size)
            self.flush(descriptor)
        finally:
            os.close(descriptor)

    def _written(self, descriptor: int, data: bytes) -> None:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[self.write(descriptor, rest) :]
            self.flush(descriptor)
        finally:
            os.close(descriptor)

    def put_public(self, path: Path, data: bytes, moment: int, *, flushed: bool = True) -> None:
        """Write a new file that everybody may read, changed at a moment (seconds of the epoch)."""
        descriptor = self.create(path)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[self.write(descriptor, rest) :]
            self.allow(path, _FILE_MODE)
            self.stamp(path, moment)
            if flushed:
                self.flush(descriptor)
        finally:
            os.close(descriptor)

    def make_public(self, folder: Path) -> None:
        """Make one new folder that everybody may read."""
        self.make_one(folder)
        self.allow(folder, _FOLDER_MODE)

    def clear(self, place: Path) -> None:
        """Remove a file, a link or a folder with all in it; a link is not followed."""
        if place.is_dir() and not place.is_symlink():
            for inner in sorted(place.iterdir()):
                self.clear(inner)
            self.remove_folder(place)
        elif place.is_symlink() or place.exists():
            self.remove(place)

    # The single steps: each is one call of the system.

    def create(self, path: Path) -> int:
        """Make an empty file for writing, and return its descriptor; what was there goes."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
        return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o666)

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write bytes, and return how many were taken."""
        return os.write(descriptor, data)

    def flush(self, descriptor: int) -> None:
        """Wait until what was written is on the disk."""
        os.fsync(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Give a file the name of another, in one step."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def make_one(self, folder: Path) -> None:
        """Make one folder, which somebody else may make at the same time."""
        folder.mkdir(exist_ok=True)

    def shorten(self, descriptor: int, size: int) -> None:
        """Cut an open file off."""
        os.ftruncate(descriptor, size)

    def remove_folder(self, folder: Path) -> None:
        """Remove an empty folder."""
        folder.rmdir()

    def link(self, source: Path | str, target: Path | str) -> None:
        """Give a file a second name."""
        os.link(source, target)

    def point(self, place: Path, target: str) -> None:
        """Make a symbolic link."""
        place.symlink_to(target, target_is_directory=True)

    def allow(self, path: Path, mode: int) -> None:
        """Set who may read, whatever the process takes away by default."""
        path.chmod(mode)

    def stamp(self, path: Path, moment: int) -> None:
        """Set the moment a file was changed."""
        os.utime(path, (moment, moment))

    def flush_all(self) -> None:
        """Wait until everything that was written is on the disk."""
        os.sync()

    def free(self, folder: Path) -> int:
        """Return how many octets there is room for."""
        return shutil.disk_usage(folder).free
