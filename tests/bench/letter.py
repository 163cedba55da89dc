"""One letter of two pages, warm: all that the publisher makes of it, the floor, and the rivals."""

import statistics
import tempfile
from functools import cache
from pathlib import Path

from publisher.canonical import sha256
from publisher.formats import html, pdf, policy_json, text
from publisher.formats.docx import document
from publisher.pipeline.check import check
from publisher.pipeline.render import compose, is_renderable
from tests.bench import bare, rivals
from tests.bench.measuring import Options, Table, clocked, interleaved, spread
from tests.bench.texts import publish, read, variant

_OURS = "publisher: DOCX, PDF, HTML, text, JSON"
_TYPST = "bare Typst: PDF"
_WORD = "bare DOCX"
_FEW = 4  # rivals are slow: a round of theirs in every so many
_MOST = 1.3
_LEAST = 3.0


@cache
def _letter(number):
    project = read(variant(number), number)
    circular = project.entries[0].circular
    policy = policy_json.render(circular, sha256(circular.source.text.encode()))
    return circular, project, compose(circular, project, policy)


def tables(options: Options):
    """Yield the comparison, and where our own time goes."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _comparison(options, Path(folder))
    yield _stages(options)


def _comparison(options, folder):
    count = options.repeat + 2
    letters = [_letter(number)[2] for number in range(count)]
    sources = [bare.typst_source(one) for one in letters]
    lines, parts = [bare.word_lines(one) for one in letters], bare.ready_parts(letters[0])
    texts = [variant(number) for number in range(count)]

    def bare_pdf(number):
        bare.write_files(folder, letters[number])
        return bare.pdf(sources[number], folder, letters[number])

    taken = interleaved(
        {
            _OURS: lambda number: publish(texts[number], number),
            _TYPST: bare_pdf,
            _WORD: lambda number: bare.docx(lines[number], parts),
        },
        options.repeat,
    )
    floor = taken[_TYPST].median_cpu + taken[_WORD].median_cpu
    ours = taken[_OURS].median_cpu
    rows = [(name, one.wall, one.cpu) for name, one in taken.items()]
    found, remarks = _rivals(options, folder, letters)
    rows += found
    shown = tuple(
        (name, spread(cpu), spread(wall), f"{statistics.median(cpu) / ours:.2f}")
        for name, wall, cpu in rows
    )
    yield Table(
        f"One letter of two pages, warm ({options.repeat} different letters)",
        ("made", "CPU ms, median (10-90 %)", "wall ms", "CPU to ours"),
        shown,
        (
            f"Ours is {ours / floor:.2f} times the floor of {floor:.1f} ms "
            f"(bare Typst and bare DOCX together); the level is {_MOST}.",
            *(
                f"{name} takes {statistics.median(cpu) / ours:.1f} times our CPU; "
                f"the level is {_LEAST:.0f}."
                for name, _, cpu in found
            ),
            *remarks,
        ),
    )


def _rivals(options, folder, letters):
    """Return what the rivals took, and which are absent."""
    rows, remarks = [], []
    if not options.rivals:
        return rows, ["No rivals were asked."]
    count = max(1, options.repeat // _FEW)
    pandoc, office = rivals.pandoc_program(), rivals.office_program()
    if pandoc:
        texts = [rivals.markdown(one) for one in letters]
        both = [clocked(lambda n=n: _pandoc(pandoc, texts[n])) for n in range(count)]
        rows.append(("pandoc: DOCX, and PDF through Typst", *zip(*both, strict=True)))
        remarks.append(f"{rivals.pandoc_version(pandoc)}.")
    else:
        remarks.append("pandoc is absent.")
    if not (office and rivals.has_docxtpl()):
        return rows, [*remarks, "docxtpl or LibreOffice is absent."]
    template = rivals.word_template()
    lines = [bare.word_lines(one) for one in letters]
    filled = [clocked(lambda n=n: rivals.filled(template, lines[n])) for n in range(count)]
    files = []
    for number in range(min(rivals.BATCH, len(letters))):
        files.append(folder / f"letter-{number}.docx")
        files[-1].write_bytes(rivals.filled(template, lines[number]))
    rivals.converted(office, folder, files[:1])  # the first start makes its profile
    single = [
        clocked(lambda n=n: rivals.converted(office, folder, files[n : n + 1])) for n in (0, 1)
    ]
    whole = [clocked(lambda: rivals.converted(office, folder, files)) for _ in (0, 1)]
    batch = [tuple(value / len(files) for value in one) for one in whole]
    for name, converted in (("a start for each", single), (f"{len(files)} a start", batch)):
        wall, cpu = (
            [statistics.median(one[side] for one in filled) + one[side] for one in converted]
            for side in (0, 1)
        )
        rows.append((f"docxtpl and LibreOffice ({name})", wall, cpu))
    return rows, remarks


def _pandoc(program, text):
    rivals.pandoc_docx(program, text)
    rivals.pandoc_pdf(program, text)


def _stages(options):
    """Return where our own time goes, each stage on letters it has not seen."""
    count = options.repeat + 2
    made = [_letter(number + count) for number in range(count)]
    texts = [variant(number + count) for number in range(count)]
    taken = interleaved(
        {
            "read": lambda n: read(texts[n], n + count),
            "check": lambda n: check(made[n][1]),
            "validate the policy": lambda n: is_renderable(made[n][0], made[n][1]),
            "policy JSON": lambda n: policy_json.render(made[n][0], "0" * 64),
            "compose": lambda n: compose(made[n][0], made[n][1], b"{}"),
            "PDF": lambda n: pdf.render(made[n][2]),
            "DOCX": lambda n: document.render(made[n][2]),
            "HTML": lambda n: html.render(made[n][2]),
            "text": lambda n: text.render(made[n][2]),
        },
        options.repeat,
    )
    rows = tuple((name, spread(one.cpu), spread(one.wall)) for name, one in taken.items())
    return Table("Where the time goes", ("stage", "CPU ms, median (10-90 %)", "wall ms"), rows)
