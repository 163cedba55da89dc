"""The preview of a letter of two pages, warm and in process: from the text to the pages."""

from publisher.formats import pdf
from publisher.pipeline.render import compose
from tests.bench.measuring import Options, Table, interleaved, spread
from tests.bench.texts import read, variant

_LEVEL_MS = 60


def _preview(text):
    project = read(text, 0)
    return pdf.render(compose(project.entries[0].circular, project, b""))


def tables(options: Options):
    """Yield what a preview takes after a keystroke, and of a text that was never seen."""
    texts = [variant(number) for number in range(options.repeat + 2)]
    typed = [variant(0).replace("Dalam rangka", f"Dalam rangka {n}", 1) for n in range(len(texts))]
    taken = interleaved(
        {
            "another letter each time": lambda number: _preview(texts[number]),
            "a word more each time": lambda number: _preview(typed[number]),
        },
        options.repeat,
    )
    rows = tuple(
        (name, spread(one.wall), spread(one.cpu), f"{_LEVEL_MS}") for name, one in taken.items()
    )
    yield Table(
        "Preview of two pages as PDF, warm, in process",
        ("text", "wall ms, median (10-90 %)", "CPU ms", "level, wall ms"),
        rows,
    )
