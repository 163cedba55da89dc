"""The settings of the site that a folder is published as: `publisher.toml`."""

from pathlib import Path
from typing import Final

from publisher.model.errors import PublisherError
from publisher.model.label import Label
from publisher.model.publication import Site
from publisher.model.source import Defect
from publisher.parsing import site as parsing
from publisher.sources import folder
from publisher.sources.decoding import decoded
from publisher.wording.misfits import LOOK_AT_TOML, complaint, remedy, subject
from publisher.wording.values import shown

FILE: Final = "publisher.toml"
_EXAMPLE: Final = """\
schema = "site/1"
address = "https://edaran.example"
domain = "edaran.example"
year = 2026
epoch = "2026a"
zone = "Asia/Jakarta"
title = { id = "Surat Edaran", en = "Circulars" }
"""


class SettingsError(PublisherError):
    """The settings of the site are missing or wrong."""

    exit_status = 1


def site(root: Path) -> Site:
    """Return the site that a folder is published as; SettingsError with every fault."""
    if not (root / FILE).exists() and not (root / FILE).is_symlink():
        raise SettingsError(
            Label(
                f"{FILE} belum ada; tulis dengan alamat situs Anda (domain dan year tidak diubah "
                f"lagi sesudah terbit):\n{_EXAMPLE}",
                f"there is no {FILE}; write it with the address of your site (domain and year "
                f"never change once published):\n{_EXAMPLE}",
            )
        )
    source = decoded(FILE, folder.read_bytes(root, FILE))
    outcome = parsing.parse(source)
    if outcome.value is None:
        said = [_worded(source.position(one.span.start).line, one) for one in outcome.defects]
        raise SettingsError(
            Label("\n".join(one.id for one in said), "\n".join(one.text("en") for one in said))
        )
    return outcome.value


def _worded(line: int, defect: Defect) -> Label:
    name, wrong = subject(defect.facts), complaint(defect.facts)
    hint = remedy(defect.facts, " =")
    if defect.code == parsing.SYNTAX:
        problem = shown(defect.facts.get("problem", ""))
        wrong = Label(f"bukan TOML yang sah ({problem})", f"this is no TOML ({problem})")
        hint = LOOK_AT_TOML
    return Label(
        f"{FILE}:{line}: {name}{wrong.id}; {hint.id}",
        f"{FILE}:{line}: {name}{wrong.text('en')}; {hint.text('en')}",
    )
