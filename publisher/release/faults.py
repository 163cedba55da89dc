"""What can go wrong around a site: the disk, somebody else, a release that is not as it was."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from publisher.model.errors import PublisherError
from publisher.model.label import Label

_FULL: Final = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_FORBIDDEN: Final = (errno.EROFS, errno.EACCES, errno.EPERM)


class SiteError(PublisherError):
    """The surroundings let no release be written; the old one stands."""


class FullError(SiteError):
    """There is no room for the release."""


class UncertainError(SiteError):
    """The new release is visible, but the disk did not confirm that it keeps it."""


class MovedError(SiteError):
    """Somebody else published since the head was read."""


class BusyError(SiteError):
    """Somebody else is publishing, and does not come to an end."""


class MomentError(SiteError):
    """The clock shows a moment before the last release."""


class DamagedError(SiteError):
    """What stands in the site is not what was written there."""


def full(site: Path) -> FullError:
    """Return what to say where the disk is full."""
    return FullError(
        Label(
            f"ruang simpan untuk {site.as_posix()} tidak cukup; situs lama tetap terbit. "
            "Kosongkan ruang, lalu jalankan lagi",
            f"there is no room left for {site.as_posix()}; the old site stays published. "
            "Free some room, then run it again",
        )
    )


def uncertain(name: str) -> UncertainError:
    """Return what to say where the switch was made and the last flush failed."""
    return UncertainError(
        Label(
            f"rilis {name} terbit, daya tahan belum pasti: media simpan tidak membenarkannya. "
            "Periksa media itu, lalu jalankan lagi",
            f"release {name} is published, but it is not certain that it lasts: the disk did not "
            "confirm it. Examine the disk, then run it again",
        )
    )


def damaged(place: str) -> DamagedError:
    """Return what to say of a file or folder that is not what was written."""
    return DamagedError(
        Label(
            f"{place} rusak atau hilang; kembalikan dari cadangan atau cermin situs",
            f"{place} is damaged or missing; restore it from a backup or a mirror of the site",
        )
    )


def unlike(place: str, sha256: str) -> DamagedError:
    """Return what to say of a file that is missing or has not the SHA-256 that it had."""
    return DamagedError(
        Label(
            f"{place} rusak atau hilang; ganti dengan berkas yang sama dari cadangan atau cermin "
            f"situs (SHA-256 {sha256}), lalu jalankan lagi",
            f"{place} is damaged or missing; replace it by the same file of a backup or a mirror "
            f"of the site (SHA-256 {sha256}), then run it again",
        )
    )


def not_plain(place: str) -> DamagedError:
    """Return what to say of a link or a special file where a plain one is to be."""
    return DamagedError(
        Label(
            f"{place} bukan berkas biasa, melainkan tautan atau berkas khusus; ganti dengan "
            "berkasnya sendiri",
            f"{place} is no plain file but a link or a special file; put the file itself there",
        )
    )


def turned_back(link: Path, release: str) -> DamagedError:
    """Return what to say where a later release was shown already: its number is not given twice."""
    mend = f"ln -sfn {release} {link.as_posix()}"
    return DamagedError(
        Label(
            f"{link.as_posix()} hilang atau menunjuk rilis lama, padahal {release} ada; nomornya "
            f"tidak dipakai dua kali. Arahkan kembali dengan `{mend}`, lalu jalankan lagi",
            f"{link.as_posix()} is missing or shows an old release, while {release} is there; its "
            f"number is not given twice. Point it back by `{mend}`, then run it again",
        )
    )


def half_restored(site: Path) -> DamagedError:
    """Return what to say where a restore broke off and nothing is shown."""
    return DamagedError(
        Label(
            f"pemulihan ke {site.as_posix()} terputus; ulangi `publisher restore SALINAN --site "
            f"{site.as_posix()}`",
            f"what was restored to {site.as_posix()} broke off; run `publisher restore COPY --site "
            f"{site.as_posix()}` again",
        )
    )


def nothing_shown(site: Path) -> SiteError:
    """Return what to say where a site has no release."""
    return SiteError(
        Label(
            f"{site.as_posix()} belum memuat rilis; terbitkan dengan `publisher publish`, atau "
            "tunjuk folder situs dengan --site",
            f"{site.as_posix()} has no release; make one with `publisher publish`, or name the "
            "folder of the site with --site",
        )
    )


@contextmanager
def guarded(site: Path) -> Iterator[None]:
    """Turn what the system refuses into an error that says that the old release stands."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise full(site) from error
        reason = error.strerror or str(error)
        if error.filename is not None and str(error.filename) != str(site):
            reason = f"{reason}: {error.filename}"
        if error.errno in _FORBIDDEN:
            raise SiteError(
                Label(
                    f"{site.as_posix()} tidak boleh ditulisi ({reason}); situs lama tetap terbit. "
                    "Betulkan haknya, lalu jalankan lagi",
                    f"{site.as_posix()} may not be written to ({reason}); the old site stays "
                    "published. Set its permissions right, then run it again",
                )
            ) from error
        raise SiteError(
            Label(
                f"tidak dapat menulis {site.as_posix()}: {reason}; situs lama tetap terbit. "
                "Periksa media simpannya, lalu jalankan lagi",
                f"cannot write {site.as_posix()}: {reason}; the old site stays published. "
                "Examine the disk, then run it again",
            )
        ) from error
