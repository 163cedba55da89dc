"""Publishing on small disks that are really full, one after the other; run in its own namespace.

Says on standard output, a line a disk: how many releases fitted, and how the rest were refused.
"""

import subprocess
import sys
from pathlib import Path

from publisher.disk import Disk
from publisher.release.faults import SiteError
from tests.release.sites import put, version_of

REFUSALS = 3


class Hopeful(Disk):
    """A disk that does not ask how much room there is."""

    def free(self, folder):
        del folder
        return 1 << 40


def fill(site: Path, disk: Disk) -> tuple[int, list[str]]:
    """Publish until it is refused some times; return what is shown, and the refusals."""
    refused = []
    while len(refused) < REFUSALS:
        before = version_of(site) or 0
        try:
            put(site, disk=disk)
        except SiteError as fault:
            refused.append(type(fault).__name__)
            assert (version_of(site) or 0) == before
        else:
            assert version_of(site) == before + 1
    return version_of(site) or 0, refused


def main(place: Path, sizes: list[int]) -> None:
    for size in sizes:
        options = ["-o", f"size={size}k"]
        subprocess.run(["mount", "-t", "tmpfs", *options, "none", str(place)], check=True)
        try:
            for disk in (Disk(), Hopeful()):
                shown, refused = fill(place / "site", disk)
                words = (size, type(disk).__name__, shown, *refused)
                sys.stdout.write(" ".join(map(str, words)) + "\n")
        finally:
            subprocess.run(["umount", str(place)], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(size) for size in sys.argv[2:]])
