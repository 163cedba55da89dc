# noqa: INP001 - a script beside the pictures it makes, no package
"""Makes the pictures of README and guides anew: `.venv/bin/python docs/img/make.py`.

Needs the environment that `bootstrap.py test` makes, and a Chromium for what is seen on a screen.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import typst
from playwright.sync_api import Browser

from publisher.pipeline.load import load
from publisher.pipeline.render import render
from tests.chromium import Look, chromium, served
from tests.house.quoted import followed
from tests.portal.kinds import AMENDED
from tests.sample_site import MOMENT, project, released

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SAMPLE = "harapan-jaya/2026/000-8-3-014-org"
TUTORIAL = "docs/panduan/edaran-pertama.md"
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
PAGE = """
#set page(width: 210mm, height: 297mm, margin: 0mm)
#image("letter.pdf", width: 100%, alt: "page")
"""
SPREAD = """
#set page(width: 430mm, height: 305mm, margin: 4mm, fill: luma(200))
#let sheet(number) = box(fill: white, image("letter.pdf", page: number, width: 208mm, alt: "page"))
#grid(columns: 2, gutter: 6mm, sheet(1), sheet(2))
"""
PIXELS_PER_INCH = 90.0
PHONE = 360, 720
DESK = 1120, 800
# Pages are drawn in the letters of the sheets, whatever a machine takes for its own.
FONT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("body {font-family: 'Liberation Sans', Arial, sans-serif}");
  document.adoptedStyleSheets = [sheet];
}"""


def main() -> None:
    """Write the pictures."""
    loaded = load(ROOT)
    made = render(loaded.circulars[SAMPLE], loaded)
    files = {artefact.path.rsplit("/", 1)[-1]: artefact.data for artefact in made}
    (HERE / "naskah.png").write_bytes(source(files["source.md"].decode()))
    (HERE / "surat.png").write_bytes(letter(files["letter.pdf"]))
    (HERE / "ponsel.png").write_bytes(phone(files["letter.html"]))
    (HERE / "edaran-pertama.png").write_bytes(letter(first(), SPREAD))
    for name, picture in site().items():
        (HERE / name).write_bytes(picture)


def first() -> bytes:
    """Return the letter of the tutorial, as it is when the reader opens it."""
    with tempfile.TemporaryDirectory() as folder:
        for quote in followed(TUTORIAL, Path(folder)):
            if quote.what == "publisher build":
                break
        (made,) = Path(folder, "dist").rglob("letter.pdf")
        return made.read_bytes()


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


def source(text: str) -> bytes:
    """Return the source as a picture of the size of a sheet."""
    parts = json.dumps(list(stretches(text)))
    return drawn(SHEET.encode(), parts=parts)


def letter(data: bytes, sheet: str = PAGE) -> bytes:
    """Return the first page of the letter, or what else a sheet shows of it."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "letter.pdf").write_bytes(data)
        Path(folder, "page.typ").write_text(sheet, encoding="utf-8")
        return drawn(Path(folder, "page.typ"))


def drawn(document: bytes | Path, **inputs: str) -> bytes:
    """Return the first page that Typst makes of a document, as PNG."""
    made = typst.compile(document, format="png", ppi=PIXELS_PER_INCH, sys_inputs=inputs)
    return made if isinstance(made, bytes) else made[0]


def phone(page: bytes) -> bytes:
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
        return shot.read_bytes()


def site() -> dict[str, bytes]:
    """Return pictures of the published site: its first page on a phone, a circular on a desk."""
    with tempfile.TemporaryDirectory() as folder:
        release = released(project(Path(folder)), MOMENT, "release")
        with served(release) as address, chromium() as browser:
            return {
                "situs-ponsel.png": screen(browser, address, PHONE, 1.5),
                "situs.png": screen(browser, f"{address}{AMENDED}/", DESK, 1),
            }


def screen(browser: Browser, address: str, size: tuple[int, int], scale: float) -> bytes:
    """Return the top of a page as a screen shows it."""
    view = {"width": size[0], "height": size[1]}
    page = browser.new_page(viewport=view, device_scale_factor=scale)
    Look(page, address).go("")
    page.evaluate(FONT)
    return page.screenshot()


if __name__ == "__main__":
    main()
