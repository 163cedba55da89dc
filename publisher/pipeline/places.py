"""Where a site or a copy of one may lie: beside what a project keeps, not in it or around it."""

from pathlib import Path
from typing import Final

from publisher.model.errors import UsageError
from publisher.model.label import Label

_OWN: Final = ("circulars", "templates", ".publisher", ".git")


def require_apart(root: Path | None, target: Path, beside: Path | None = None) -> None:
    """Raise UsageError where a folder to be written lies in a project's own, or holds the project.

    `root` is the project, None where there is none; `beside` is another folder that is neither in
    the target nor around it.
    """
    whole = target.resolve()
    other = beside.resolve() if beside else whole
    if beside and (whole.is_relative_to(other) or other.is_relative_to(whole)):
        raise _refused(
            target,
            Label(
                f"folder itu dan {beside.as_posix()} saling memuat",
                f"it and {beside.as_posix()} hold one another",
            ),
        )
    if root is None:
        return
    here = root.resolve()
    if whole == here or whole in here.parents:
        raise _refused(
            target,
            Label(f"folder itu memuat proyek {here.as_posix()}", f"it holds the project {here}"),
        )
    for name in _OWN:
        if whole.is_relative_to(here / name):
            raise _refused(target, Label(f"folder itu di dalam {name}/", f"it lies in {name}/"))


def _refused(target: Path, why: Label) -> UsageError:
    return UsageError(
        Label(
            f"tidak dapat menulis ke {target.as_posix()}: {why.id}; pilih folder tersendiri, "
            "misalnya site/ di samping circulars/",
            f"cannot write to {target.as_posix()}: {why.en}; choose a folder of its own, such as "
            "site/ beside circulars/",
        )
    )
