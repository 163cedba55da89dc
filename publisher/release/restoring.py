"""A site made anew from one release: a copy of it in plain files, whoever has kept one.

Every file is compared with the lists of the release, which its head names; so a copy may come from
anybody. The release has the same name, head and bytes as it had, and the next one follows it.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from publisher import canonical
from publisher.disk import Disk
from publisher.model.label import Label
from publisher.release import heads, pruning, staging, trees
from publisher.release.faults import SiteError, damaged, guarded
from publisher.release.folders import Builder
from publisher.release.heads import CURRENT, INDEX, Head
from publisher.release.manifests import MANIFEST, listed
from publisher.release.store import Store
from publisher.release.switch import switch
from publisher.release.writing import held, prepare

_AT_ONCE: Final = 200  # files that are held


def restore(folder: Path, site: Path, disk: Disk | None = None) -> Head:
    """Make a site that shows the release of which a folder holds a copy; return its head.

    SiteError where the site has a release already, DamagedError where the copy is not whole.
    """
    steps = disk or Disk()
    with guarded(site):
        head = _read(folder)
        prepare(site, steps)
        with held(site):
            if (site / CURRENT).is_symlink() or _others(site, head):
                raise SiteError(
                    Label(
                        f"{site.as_posix()} sudah memuat rilis; pilih folder kosong",
                        f"{site.as_posix()} has a release already; choose an empty folder",
                    )
                )
            pruning.sweep(site, None, steps)  # what an earlier try left
            builder = Builder(Store(site, steps, head.changed))
            for place, tree in head.trees.items():
                _plant(builder, folder / place, tree)
            own = {path: name for path, name in head.files.items() if not heads.is_tree(path)}
            _put(builder.store, folder, own)
            texts = ((folder / name).read_bytes() for name in (MANIFEST, INDEX))
            lists = dict(zip((MANIFEST, INDEX), builder.store.put(texts), strict=True))
            staging.assemble(builder, head.release, {**own, **lists}, head.trees)
            switch(site, head.release, steps)
    return head


def _others(site: Path, head: Head) -> bool:
    return any(name != head.release for _, name in heads.numbered(site))


def _read(folder: Path) -> Head:
    try:
        index, top = ((folder / name).read_bytes() for name in (INDEX, MANIFEST))
        return heads.checked(index, top)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged(folder.as_posix()) from error


def _plant(builder: Builder, folder: Path, tree: str) -> None:
    data = _sound(folder / MANIFEST, tree)
    files = listed(data)
    _put(builder.store, folder, files)
    trees.build(builder, files, None)


def _put(store: Store, folder: Path, files: Mapping[str, str]) -> None:
    """Bring files into the store, a few at a time, each compared with its list."""
    names = sorted(files)
    for first in range(0, len(names), _AT_ONCE):
        store.put(_sounds(folder, files, names[first : first + _AT_ONCE]))


def _sounds(folder: Path, files: Mapping[str, str], names: list[str]) -> Iterator[bytes]:
    for name in names:
        yield _sound(folder / name, files[name])


def _sound(path: Path, sha256: str) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise damaged(path.as_posix()) from error
    if canonical.sha256(data) != sha256:
        raise damaged(path.as_posix())
    return data
