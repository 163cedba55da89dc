"""Small releases in several versions, and a reader of a site who knows nothing of the program."""

import hashlib
import json
import os
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from publisher.disk import Disk
from publisher.model.artefact import Artefact
from publisher.model.label import Label
from publisher.model.publication import Site
from publisher.release.heads import Coverage, Facts, Head, current
from publisher.release.staging import Unchanged
from publisher.release.writing import Content, publish


class Quick(Disk):
    """A disk that is not waited for."""

    def flush(self, descriptor):
        del descriptor

    def flush_all(self):
        """Take it as it is."""


SITE = Site(
    "https://edaran.example", "edaran.example", 2026, "2026a", "Asia/Jakarta", Label("Uji", "Test")
)
START = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
NEXT = {"first": 1, "second": 2, "pruned": 60}  # scenario: the version that is published next
ONE, TWO = "se/contoh/2025", "se/contoh/2026"


def facts(version: int, moment: datetime | None = None) -> Facts:
    day = date(2026, 3, 1) + timedelta(days=version)
    return Facts(
        site=SITE,
        moment=moment or START + timedelta(days=version),
        as_of=day,
        horizon=day + timedelta(days=39),
        next_boundary=day + timedelta(days=2),
        lines=version,
        ledger=hashlib.sha256(str(version).encode()).hexdigest(),
        last_seq=version,
        page_size=200,
        coverage=(Coverage("contoh", date(2025, 1, 1), day),),
        heads={"current": "feed/current.json"},
    )


def content(version: int, head: Head | None = None) -> Content:
    """Return a version: a folder that stays, one that changes, files that change or stay.

    Every file of a version that changes says which one it is.
    """
    old = tuple(
        Artefact(f"{ONE}/{name}/{kind}", f"{name} {kind}\n".encode() * 50)
        for name in ("a", "b")
        for kind in ("policy.json", "source.md")
    )
    new = tuple(
        Artefact(f"{TWO}/c{number}/state.json", f"version {version} {number}\n".encode())
        for number in range(min(version, 3) + 1)
    )
    same = Unchanged(head.trees[ONE]) if head else old
    files = (
        Artefact("feed/current.json", f'{{"version":{version}}}'.encode()),
        Artefact("index.html", f"version {version}\n".encode()),
        Artefact("index@2026-03-01.html", b"stays\n"),
        Artefact(".well-known/security.txt", b"stays as well\n"),
    )
    return Content({ONE: same, TWO: new}, files)


def put(site: Path, version: int | None = None, disk=None):
    """Publish a version as the next release: the one after what is shown, unless it is said."""
    head = current(site)
    version = version or (head.lines + 1 if head else 1)
    expected = head.sequence if head else None
    return publish(site, expected, content(version, head), facts(version), disk or Quick())


def whole(site: Path, name: str | None = None) -> dict | None:
    """Return the head of the release that is shown, every file of it compared; None without one."""
    if name is None:
        if not (site / "current").is_symlink():
            return None
        name = (site / "current").readlink().name
    root = site / "releases" / name
    index = json.loads((root / "feed/index.json").read_bytes())
    assert index["release"] == name
    assert int(name[:6]) == index["sequence"]
    top = (root / "manifest.txt").read_bytes()
    assert hashlib.sha256(top).hexdigest()[:16] == name[7:]
    files = listed(top)
    for named in index["files"].values():
        data = (root / named["href"]).read_bytes()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (named["sha256"], named["bytes"])
    for path in [one for one in files if one.endswith("/manifest.txt")]:
        inner = listed((root / path).read_bytes())
        files |= {f"{path[:-12]}{one}": name for one, name in inner.items()}
    for path, expected in files.items():
        assert hashlib.sha256((root / path).read_bytes()).hexdigest() == expected, path
    assert found(root) == {*files, "manifest.txt", "feed/index.json"}
    return index


def listed(data: bytes) -> dict[str, str]:
    """Return the files of a list."""
    lines = [line.split("  ", 1) for line in data.decode().splitlines()]
    assert lines == sorted(lines, key=lambda line: line[1])
    return {path: name for name, path in lines}


def found(root: Path) -> set[str]:
    """Return the path of every file below a folder, links followed."""
    return {
        (Path(folder) / name).relative_to(root).as_posix()
        for folder, _, names in os.walk(root, followlinks=True)
        for name in names
    }


def version_of(site: Path) -> int | None:
    """Return the version that is shown, None without one; every part of it must be of that one."""
    index = whole(site)
    if index is None:
        return None
    root = site / "current"
    version = json.loads((root / "feed/current.json").read_bytes())["version"]
    assert (root / "index.html").read_text() == f"version {version}\n"
    assert (root / TWO / "c0/state.json").read_text() == f"version {version} 0\n"
    assert index["ledger"]["lines"] == version
    return version


def leftovers(site: Path) -> list[str]:
    """Return what stands aside, or is shown by no release."""
    aside = [path.relative_to(site).as_posix() for path in site.rglob(".tmp-*")]
    places = (*site.glob("releases/**/*"), *site.glob("links/*/*"))
    shown = {path.readlink().name for path in places if path.is_symlink()}
    folders = (*(site / "links").iterdir(), *(site / "trees").iterdir())
    unused = [path.name for path in folders if path.name not in shown]
    return sorted((*aside, *unused, *(path.name for path in (site / "store/aside").iterdir())))


def copied(source, target):
    """Copy a site by links: no file of it is ever written to again."""
    if source.exists():
        shutil.copytree(source, target, symlinks=True, copy_function=os.link)
    return target
