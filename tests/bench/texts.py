"""The circular that is measured, in as many variants as are wanted, and projects made of them."""

import re
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

from publisher.model.source import Source
from publisher.parsing import circular as circular_parsing
from publisher.parsing import references
from publisher.pipeline.check import check
from publisher.pipeline.fitness import is_renderable
from publisher.pipeline.load import Entry, load
from publisher.pipeline.render import render

ROOT = Path(__file__).resolve().parents[2]
LETTER = (Path(__file__).parent / "letter.md").read_text(encoding="utf-8")
_VARIED = re.compile(r"\b(Pegawai|Kepala|Pengaturan|Jam kerja|Dalam rangka|Demikian|Jumat|Senin)\b")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def variant(number: int) -> str:
    """Return the circular with another number and another word in nearly every paragraph."""
    word = "".join(_LETTERS[number // 26**place % 26] for place in (2, 1, 0))
    head, body = LETTER.split("\n---\n", 1)
    head = head.replace("000.8.3/014/ORG/2026", f"000.8.3/{number + 1}/ORG/2026")
    return f"{head}\n---\n" + _VARIED.sub(lambda found: f"{found[1]} pola-{word}", body)


def identity(number: int) -> str:
    """Return the id of a variant."""
    return f"harapan-jaya/2026/edaran-{number:05}"


def write_project(folder: Path, count: int) -> None:
    """Write a project of so many circulars, with the vocabulary and emblem of the samples."""
    circulars = folder / "circulars"
    shutil.copytree(ROOT / "circulars" / "vocabulary", circulars / "vocabulary")
    shutil.copytree(
        ROOT / "circulars" / "harapan-jaya" / "emblem", circulars / "harapan-jaya" / "emblem"
    )
    (circulars / "harapan-jaya" / "2026").mkdir()
    for number in range(count):
        (circulars / f"{identity(number)}.md").write_text(variant(number), encoding="utf-8")


@cache
def surroundings():
    """Return the project of the samples, without its circulars."""
    return replace(load(ROOT), entries=(), sources={})


def read(text: str, number: int):
    """Return a project of one circular, read from its text as a build reads it."""
    project = surroundings()
    source = Source(f"circulars/{identity(number)}.md", text)
    outcome = circular_parsing.parse(source, project.vocabulary)
    linked = references.link(outcome.value, {identity(number): outcome.value})
    entry = Entry(identity(number), source, linked.value, outcome.defects + linked.defects)
    return replace(project, entries=(entry,), sources={source.path: source})


def publish(text: str, number: int):
    """Return the files of one circular from its text: read, checked, composed, in all formats."""
    project = read(text, number)
    circular = project.entries[0].circular
    check(project)
    if not is_renderable(circular, project):
        message = "the circular of the bench is no longer valid"
        raise ValueError(message)
    return render(circular, project)
