# noqa: INP001 - a script beside the pictures it makes, no package
"""Makes the pictures of the README anew from a sample: `.venv/bin/python docs/img/make.py`.

Needs what requirements-dev.txt installs, and a Chromium for the picture of the phone.
"""

import io
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import typst
from PIL import Image

from publisher.pipeline.load import load
from publisher.pipeline.render import render

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SAMPLE = "harapan-jaya/2026/000-8-3-014-org"
# The picture of the source shows these stretches: first words of the first line, and of the last.
SHOWN = (
    ("---", "place:"),
    ("signatory:", "  name:"),
    ("effective:", "effective:"),
    ("rules:", "    cite: [lima-hari"),
    ("---", "---"),
    ("1. Jam kerja", "   | Jumat"),
    ("4. Jam kerja", "5. Kepala"),
)
SHEET = """
#set page(width: 210mm, height: 297mm, margin: (x: 12mm, y: 12mm), fill: rgb("#fbfbf9"))
#show raw: set text(size: 9.4pt, hyphenate: false)
#show regex("\\{\\{[^{}]*\\}\\}"): set text(fill: rgb("#0b5cad"))
#show regex("\\{#[a-z-]+\\}"): set text(fill: luma(130))
#set par(leading: 0.6em)
#let parts = json(bytes(sys.inputs.parts))
#for (language, text) in parts {
  if language == "more" {
    block(above: 0.9em, below: 0.9em, std.text(fill: luma(140))[· · ·])
  } else {
    raw(text, lang: language, block: true)
  }
}
"""
PHONE = 360, 720


def main() -> None:
    """Write the three pictures."""
    project = load(ROOT)
    made = render(project.circulars[SAMPLE], project).artefacts
    files = {artefact.path.rsplit("/", 1)[-1]: artefact.data for artefact in made}
    source(files["source.md"].decode()).save(HERE / "naskah.png", optimize=True)
    letter(files["letter.pdf"]).save(HERE / "surat.png", optimize=True)
    phone(files["letter.html"]).save(HERE / "ponsel.png", optimize=True)


def stretches(text: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of the source that are shown, each with its language."""
    lines = text.splitlines()
    position, language = 0, "yaml"
    for number, (first, last) in enumerate(SHOWN):
        start = next(i for i in range(position, len(lines)) if lines[i].startswith(first))
        end = next(i for i in range(start, len(lines)) if lines[i].startswith(last))
        if number and start > position:
            yield "more", ""
        yield language, "\n".join(lines[start : end + 1])
        position = end + 1
        if first == last == "---":
            language = "txt"
    yield "more", ""


def source(text: str) -> Image.Image:
    """Return the source as a picture of the size of a sheet."""
    parts = json.dumps(list(stretches(text)))
    data = typst.compile(SHEET.encode(), format="png", ppi=100.0, sys_inputs={"parts": parts})
    return small(Image.open(io.BytesIO(data if isinstance(data, bytes) else data[0])))


def letter(data: bytes) -> Image.Image:
    """Return the first page of the letter."""
    page = pypdfium2.PdfDocument(data)[0]
    return small(page.render(scale=100 / 72).to_pil())


def phone(page: bytes) -> Image.Image:
    """Return the top of the page as a phone shows it."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        sys.exit("Chromium is needed for the picture of the phone.")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "letter.html").write_bytes(page)
        shot = Path(folder, "shot.png")
        width, height = PHONE
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        options += [f"--user-data-dir={folder}/profile", f"--screenshot={shot}"]
        options += ["--force-device-scale-factor=2", f"--window-size={width},{height}"]
        address = Path(folder, "letter.html").as_uri()
        subprocess.run([browser, *options, address], check=True, timeout=60, capture_output=True)  # noqa: S603 - ours
        return small(Image.open(io.BytesIO(shot.read_bytes())))


def small(picture: Image.Image) -> Image.Image:
    """Return a picture with few colours, so that the file stays small."""
    return picture.convert("RGB").convert("P", palette=Image.Palette.ADAPTIVE, colors=48)


if __name__ == "__main__":
    main()
