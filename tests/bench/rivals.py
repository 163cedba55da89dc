"""Other programs that make the same letter: pandoc, and docxtpl with LibreOffice; each optional.

Each gets the same words in the form it likes best, prepared before the clock runs, and its best
sensible way: pandoc hands Typst source to the same Typst in process (no second program is
started), and LibreOffice converts twenty files with one start besides one at a time.
"""

import importlib.util
import io
import re
import shutil
import subprocess
from pathlib import Path

import typst

from tests.bench.bare import FONTS, word_lines

BATCH = 20
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|$@^~'\"-])")


def pandoc_program() -> str | None:
    """Return where pandoc is: on the path, or in the package pypandoc_binary."""
    found = shutil.which("pandoc")
    if found or importlib.util.find_spec("pypandoc") is None:
        return found
    return importlib.import_module("pypandoc").get_pandoc_path()


def pandoc_version(program: str) -> str:
    """Return the version that pandoc says it has."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    return said.stdout.split("\n", 1)[0]


def markdown(letter) -> str:
    """Return the letter as pandoc's Markdown, a paragraph a line, its tables as pipe tables."""
    title = _MARKUP.sub(r"\\\1", letter.properties.title)
    parts = [f"---\ntitle: '{letter.properties.title}'\nlang: id\n---\n"]
    for line in word_lines(letter):
        if isinstance(line, tuple):
            parts.append(_MARKUP.sub(r"\\\1", line[1]))
        else:
            rows = [" | ".join(_MARKUP.sub(r"\\\1", cell) for cell in row) for row in line]
            rule = " | ".join("---" for _ in line[0])
            parts.append("\n".join(f"| {row} |" for row in (rows[0], rule, *rows[1:])))
    return "\n\n".join((*parts, title))


def pandoc_docx(program: str, text: str) -> bytes:
    """Return the DOCX that pandoc makes."""
    made = subprocess.run(
        [program, "-f", "markdown", "-t", "docx", "-o", "-"],
        input=text.encode(),
        capture_output=True,
        check=True,
    )
    return made.stdout


def pandoc_pdf(program: str, text: str) -> bytes:
    """Return the PDF of pandoc's route through Typst."""
    made = subprocess.run(
        [program, "-f", "markdown", "-t", "typst", "-s", "-V", "mainfont=Liberation Sans"],
        input=text.encode(),
        capture_output=True,
        check=True,
    )
    return typst.Compiler(input=made.stdout, font_paths=FONTS).compile(format="pdf")


def has_docxtpl() -> bool:
    """Tell whether docxtpl can be imported."""
    return importlib.util.find_spec("docxtpl") is not None


def office_program() -> str | None:
    """Return where LibreOffice is."""
    return shutil.which("soffice")


def word_template() -> bytes:
    """Return a template with a loop over paragraphs and one over the rows of each table."""
    docx = importlib.import_module("docx")
    document = docx.Document()
    for text in ("{%p for one in lines %}", "{%p if one.rows %}"):
        document.add_paragraph(text)
    table = document.add_table(rows=3, cols=4)
    table.cell(0, 0).text = "{%tr for row in one.rows %}"
    for column in range(4):
        table.cell(1, column).text = f"{{{{ row[{column}] }}}}"
    table.cell(2, 0).text = "{%tr endfor %}"
    for text in ("{%p else %}", "{{ one.text }}", "{%p endif %}", "{%p endfor %}"):
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def filled(template: bytes, lines) -> bytes:
    """Return the DOCX that docxtpl makes of the template."""
    document = importlib.import_module("docxtpl").DocxTemplate(io.BytesIO(template))
    shown = [
        {"text": line[1], "rows": []} if isinstance(line, tuple) else {"text": "", "rows": line}
        for line in lines
    ]
    document.render({"lines": shown}, autoescape=True)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def converted(program: str, folder: Path, files: list[Path]) -> None:
    """Let LibreOffice convert files to PDF with one start."""
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            *(program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"),
            *("--outdir", str(folder), *map(str, files)),
        ],
        check=True,
        capture_output=True,
    )
