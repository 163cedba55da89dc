"""The switch from one release to the next: one link takes the place of another, last of all."""

from pathlib import Path

from publisher.disk import Disk
from publisher.release.faults import uncertain
from publisher.release.heads import CURRENT, NEXT, RELEASES, UNDER_WAY


def switch(site: Path, name: str, disk: Disk) -> None:
    """Show a release; UncertainError where it is shown, but maybe not after a loss of power.

    That it is about to be shown stands in the site before that a publish is under way goes.
    """
    aside = site / NEXT
    target = f"{RELEASES}/{name}"
    disk.point(aside, target)
    disk.flush_folder(site)
    if (site / UNDER_WAY).is_dir():
        disk.remove_folder(site / UNDER_WAY)
    try:
        disk.replace(aside, site / CURRENT)
        disk.flush_folder(site)
    except OSError as error:
        if _shows(site, target):
            raise uncertain(name) from error
        raise


def _shows(site: Path, target: str) -> bool:
    try:
        return (site / CURRENT).readlink().as_posix() == target
    except OSError:
        return False
