"""One letter of two pages, warm: all that the publisher makes of it, the floor, and the rivals."""

import statistics
import tempfile
from functools import cache
from pathlib import Path

from publisher.canonical import sha256
from publisher.formats import html, pdf, policy_json, text
from publisher.formats.docx import document
from publisher.pipeline.check import check
from publisher.pipeline.fitness import is_renderable
from publisher.pipeline.render import compose
from tests.bench import bare, rivals
from tests.bench.measuring import Options, Table, clocked, interleaved, spread
from tests.bench.texts import publish, read, variant

_OURS = "publisher: from the text, checked, to DOCX, PDF, HTML, text, JSON"
_FORMATS = "publisher: the five formats alone, of a composed letter"
_TYPST = "bare Typst: PDF"
_WORD = "bare DOCX"
_FILLED = "docxtpl alone"
_MOST = 1.3
_LEAST = 3


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
    letters = [_letter(number)[2] for number in range(2 * count)][:count]
    contenders = {**_own(folder, letters), **(_rivals(letters) if options.rivals else {})}
    taken = interleaved(contenders, options.repeat)
    rows = [(name, one.wall, one.cpu) for name, one in taken.items() if name != _FILLED]
    if _FILLED in taken:
        rows += _converted(folder, letters, taken[_FILLED])
    floor = taken[_TYPST].median_cpu + taken[_WORD].median_cpu
    ours, alone = taken[_OURS].median_cpu, taken[_FORMATS].median_cpu / floor
    own = {_OURS, _FORMATS, _TYPST, _WORD}
    others = [(name, cpu) for name, _, cpu in rows if name not in own]
    yield Table(
        f"One letter of two pages, warm ({options.repeat} different letters)",
        ("made", "CPU ms, median (10-90 %)", "wall ms", "CPU to ours"),
        tuple(
            (name, spread(cpu), spread(wall), f"{statistics.median(cpu) / ours:.2f}")
            for name, wall, cpu in rows
        ),
        (
            f"Ours is {ours / floor:.2f} times the floor of {floor:.1f} ms "
            f"(bare Typst and bare DOCX together), the formats alone {alone:.2f} times; "
            f"the level is {_MOST}.",
            *(
                f"{name}: {statistics.median(cpu) / ours:.1f} times our CPU; the level is {_LEAST}."
                for name, cpu in others
            ),
            *_absent(options),
        ),
    )


def _own(folder, letters):
    sources = [bare.typst_source(one) for one in letters]
    lines, parts = [bare.word_lines(one) for one in letters], bare.ready_parts(letters[0])
    texts = [variant(number) for number in range(len(letters))]

    def bare_pdf(number):
        bare.write_files(folder, letters[number])
        return bare.pdf(sources[number], folder, letters[number])

    return {
        _OURS: lambda number: publish(texts[number], number),
        _FORMATS: lambda number: _formats(*_letter(number + len(letters))),
        _TYPST: bare_pdf,
        _WORD: lambda number: bare.docx(lines[number], parts),
    }


def _formats(circular, _project, letter):
    """Make what a reader gets; the letters differ from those that are made from the text."""
    policy_json.render(circular, "0" * 64)
    for form in (pdf, document, html, text):
        form.render(letter)


def _rivals(letters):
    """Return what takes turns with us; LibreOffice is too slow for that."""
    found = {}
    pandoc = rivals.pandoc_program()
    if pandoc:
        texts = [rivals.markdown(one) for one in letters]
        found["pandoc: DOCX, and PDF through Typst"] = lambda number: (
            rivals.pandoc_docx(pandoc, texts[number]),
            rivals.pandoc_pdf(pandoc, texts[number]),
        )
    if rivals.office_program() and rivals.has_docxtpl():
        template, lines = rivals.word_template(), [bare.word_lines(one) for one in letters]
        found[_FILLED] = lambda number: rivals.filled(template, lines[number])
    return found


def _converted(folder, letters, filled):
    """Return docxtpl with LibreOffice: a start for each letter, and one for many."""
    office, template, files = rivals.office_program(), rivals.word_template(), []
    for number, letter in enumerate(letters[: rivals.BATCH]):
        files.append(folder / f"letter-{number}.docx")
        files[-1].write_bytes(rivals.filled(template, bare.word_lines(letter)))
    rivals.converted(office, folder, files[:1])  # the first start makes its profile
    rows = []
    for name, many in (("a start for each", files[:1]), (f"{len(files)} a start", files)):
        rounds = [
            clocked(lambda many=many: rivals.converted(office, folder, many)) for _ in (1, 2, 3)
        ]
        wall, cpu = (
            tuple(value / len(many) for value in side) for side in zip(*rounds, strict=True)
        )
        rows.append(
            (
                f"docxtpl and LibreOffice ({name})",
                [filled.median_wall + one for one in wall],
                [filled.median_cpu + one for one in cpu],
            )
        )
    return rows


def _absent(options):
    """Yield which rivals were there, and which were not."""
    if not options.rivals:
        yield "No rivals were asked."
        return
    pandoc = rivals.pandoc_program()
    yield f"{rivals.pandoc_version(pandoc)}." if pandoc else "pandoc is absent."
    if not (rivals.office_program() and rivals.has_docxtpl()):
        yield "docxtpl or LibreOffice is absent."


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
