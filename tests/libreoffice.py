"""Runs LibreOffice over documents, with the fonts that the letters are measured for.

The DOCX names the fonts of the rule book, which are not free; fontconfig is told that the free
ones of the same widths stand for them, so that the result does not depend on the machine's fonts.
"""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from publisher.resources import folder

_CONFIGURATION = """<?xml version="1.0"?>
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  {aliases}
</fontconfig>
"""
_ALIAS = (
    '<match target="pattern"><test name="family"><string>{named}</string></test>'
    '<edit name="family" mode="assign" binding="strong"><string>{free}</string></edit></match>'
)
_SAME_WIDTHS = {
    "Arial": "Liberation Sans",
    "Bookman Old Style": "TeX Gyre Bonum",
    "Times New Roman": "Liberation Serif",
}


def to_pdf(paths: Sequence[Path], target: Path) -> None:
    """Write each document as PDF into a folder."""
    _converted("pdf", paths, target)


def saved(paths: Sequence[Path], target: Path) -> None:
    """Open each DOCX and save it again, as DOCX, into another folder."""
    _converted("docx:MS Word 2007 XML", paths, target)


def _converted(form: str, paths: Sequence[Path], target: Path) -> None:
    aliases = "".join(_ALIAS.format(named=named, free=free) for named, free in _SAME_WIDTHS.items())
    configuration = target / "fonts.conf"
    fonts = folder("templates") / "base" / "fonts"
    text = _CONFIGURATION.format(fonts=fonts, cache=target / "fontcache", aliases=aliases)
    configuration.write_text(text, encoding="utf-8")
    profile = f"-env:UserInstallation={(target / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", target, *paths]
    surroundings = {**os.environ, "FONTCONFIG_FILE": str(configuration)}
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=surroundings)
