"""The job of rendering one circular: its policy, then its letter in every format."""

import functools
import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from publisher import resources
from publisher.canonical import sha256
from publisher.formats import html, pdf, policy_json, text
from publisher.formats.docx import document
from publisher.letters import LETTER_TYPES
from publisher.letters.kop import slot
from publisher.letters.setting import Setting
from publisher.model.artefact import Artefact
from publisher.model.circular import Circular
from publisher.model.errors import PublisherError
from publisher.model.label import Label
from publisher.model.letter import AttachedFile, Letter
from publisher.model.profile import Profile
from publisher.pipeline.load import Norms, Project, load
from publisher.pipeline.output import FOLDER
from publisher.pipeline.setting import setting as setting_of
from publisher.sources import folder

# The PDF comes first: of a broken picture or a sign without a font, Typst says it in words.
_FORMATS: Final[Mapping[str, Callable[[Letter], bytes]]] = {
    "letter.pdf": pdf.render,
    "letter.docx": document.render,
    "letter.html": html.render,
    "letter.txt": text.render,
}
_NONE: Final[Mapping[str, bytes]] = MappingProxyType({})
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_MOST_PIXELS: Final = 50_000_000  # a picture is unpacked whole; a header may claim any size
_EMPTY: Final = Label("gambar itu kosong", "the picture is empty")
_TOO_LARGE: Final = Label(
    f"gambar itu terlalu besar; paling banyak {_MOST_PIXELS // 1_000_000} juta piksel",
    f"the picture is too large; at most {_MOST_PIXELS // 1_000_000} million pixels",
)
_CHANGED: Final = Label(
    "berubah selama pembuatan; jalankan sekali lagi", "it changed meanwhile; run this once more"
)
_LARGEST_DRAWING: Final = 512 * 1024
_TOO_LONG: Final = Label(
    f"gambar SVG itu terlalu besar; paling banyak {_LARGEST_DRAWING // 1024} KiB, atau simpan "
    "sebagai PNG",
    f"the drawing is too large; at most {_LARGEST_DRAWING // 1024} KiB, or save it as PNG",
)
# Noise of any number of octaves takes minutes, and an entity may hide any of the others.
_STRANGE: Final = re.compile(
    rb"<(?:[A-Za-z_][\w.-]*:)?(filter|fe[A-Z][A-Za-z]*|foreignObject|script|image|!ENTITY)\b"
)
_SLOT_WIDTH_MM: Final = 30.0  # an SVG emblem is drawn at least this wide before it is scaled


class PictureError(PublisherError):
    """An emblem that is no picture."""

    def __init__(self, path: str, why: Label) -> None:
        """Name the file and what is wrong with it."""
        super().__init__(Label(f"gambar {path}: {why.id}", f"picture {path}: {why.en}"))


def render(circular: Circular, project: Project) -> tuple[Artefact, ...]:
    """Return the files of a circular of a project: letter, policy and source."""
    policy = policy_json.render(circular, sha256(circular.source.text.encode()))
    shown = pictures(project.root, circular, project)
    return files(circular, compose(circular, project, policy, shown), policy)


def policies(root: Path) -> Mapping[str, bytes]:
    """Return the exported policy of every circular that can be read, by id."""
    return {
        identity: policy_json.render(circular, sha256(circular.source.text.encode()))
        for identity, circular in load(root).circulars.items()
    }


def letter_and_files(
    root: Path, circular: Circular, shared: Norms, policy: bytes, expected: Mapping[str, str]
) -> tuple[Letter, tuple[Artefact, ...]]:
    """Return the letter of a circular with its files; `expected` is told by `pictures`."""
    letter = compose(circular, shared, policy, pictures(root, circular, shared, expected))
    return letter, files(circular, letter, policy)


def files(circular: Circular, letter: Letter, policy: bytes) -> tuple[Artefact, ...]:
    """Return the files of `se/<id>/`: the letter in every format, policy and source."""
    place = f"{FOLDER}/{circular.id}"
    made = [Artefact(f"{place}/{name}", form(letter)) for name, form in _FORMATS.items()]
    made.append(Artefact(f"{place}/policy.json", policy))
    made.append(Artefact(f"{place}/source.md", circular.source.text.encode()))
    return tuple(made)


def compose(
    circular: Circular, shared: Norms, policy: bytes, emblems: Mapping[str, bytes] = _NONE
) -> Letter:
    """Return the letter of a circular, carrying its policy and its source."""
    attached = (
        AttachedFile(
            "policy.json",
            "application/json",
            policy,
            "Data kebijakan surat edaran, dapat dibaca mesin",
            "data",
        ),
        AttachedFile(
            "source.md",
            "text/markdown",
            circular.source.text.encode(),
            "Naskah sumber surat edaran",
            "source",
        ),
    )
    setting = furnished(circular, shared, emblems)
    return LETTER_TYPES[circular.type](circular, replace(setting, files=attached))


def furnished(circular: Circular, shared: Norms, emblems: Mapping[str, bytes]) -> Setting:
    """Return the surroundings of a letter with its pictures."""
    bare = setting_of(circular, _look(circular, shared), shared.vocabulary)
    return replace(bare, emblems=emblems, placeholder=_placeholder())


def _look(circular: Circular, shared: Norms) -> Profile:
    profile = shared.profile(circular)
    assert profile is not None  # noqa: S101 - only what `is_fit` is rendered
    return profile


@functools.cache
def _placeholder() -> bytes:
    return (resources.folder("templates") / "base" / "emblem-placeholder.png").read_bytes()


def pictures(
    root: Path, circular: Circular, shared: Norms, expected: Mapping[str, str] | None = None
) -> Mapping[str, bytes]:
    """Return the picture that the letterhead shows, by its slot; an SVG is drawn once.

    `expected` are the hashes of all pictures of the authority as the build began.
    """
    wanted = slot(circular, setting_of(circular, _look(circular, shared), shared.vocabulary))
    found: dict[str, bytes] = {}
    for path in folder.emblem_paths(root, circular.authority):
        name, _, suffix = path.rsplit("/", 1)[-1].rpartition(".")
        if name == wanted:
            data = folder.read_bytes(root, path)
            if expected is not None and expected.get(path) != sha256(data):
                raise PictureError(path, _CHANGED)
            found[name] = _picture(path, suffix, data)
    return found


def _picture(path: str, suffix: str, data: bytes) -> bytes:
    """Return an emblem as PNG; PictureError where it is none, before any format stumbles."""
    if suffix == "svg":
        _require_plain(path, data)
        try:
            return _drawn(data)
        except PublisherError as error:
            raise PictureError(path, error.message) from error
    head = data[12:29]
    if data[:8] != _PNG or head[:4] != b"IHDR" or zlib.crc32(head) != _number(data[29:33]):
        raise PictureError(path, Label("isinya bukan gambar PNG", "it holds no PNG picture"))
    pixels = _number(head[4:8]) * _number(head[8:12])
    if not 0 < pixels <= _MOST_PIXELS:
        raise PictureError(path, _TOO_LARGE if pixels else _EMPTY)
    return data


def _require_plain(path: str, svg: bytes) -> None:
    """Raise PictureError where a drawing has what may take any time to draw, or leads elsewhere."""
    if len(svg) > _LARGEST_DRAWING:
        raise PictureError(path, _TOO_LONG)
    strange = _STRANGE.search(svg)
    if strange:
        name = strange[1].decode("ascii")
        raise PictureError(
            path,
            Label(
                f"gambar SVG memuat `{name}`, yang tidak digambar di sini; simpan sebagai PNG",
                f"the drawing has `{name}`, which is not drawn here; save it as PNG",
            ),
        )


def _number(octets: bytes) -> int:
    return int.from_bytes(octets, "big")


@functools.cache
def _drawn(svg: bytes) -> bytes:
    return pdf.rasterise(svg, _SLOT_WIDTH_MM)
