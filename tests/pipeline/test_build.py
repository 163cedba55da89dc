"""The job of building: what stops one letter stops no other."""

import json
import os
import zlib
from pathlib import Path

import pytest

from publisher.canonical import sha256
from publisher.pipeline import build as job
from publisher.pipeline import examination, executors, fitness
from publisher.pipeline import render as rendering
from publisher.pipeline.check import check
from publisher.pipeline.load import load
from tests.projects import EMBLEM as SOUND
from tests.projects import ROOT

EMBLEM = "circulars/contoh/emblem/lambang-negara"


def here(_jobs):
    """Hire this very process."""
    return executors.Serial()


def build(project, *chosen, **how):
    whole = job.How(**{"hire": here, **how})
    return job.build(project.root, project.root / "dist", frozenset(chosen), whole)


@pytest.fixture
def alone(monkeypatch):
    """Let the command line work in this process, so that a test can disturb the work."""
    monkeypatch.setattr(examination, "Pool", lambda _jobs, _limits: executors.Serial())


def test_progress_is_told_as_circulars_get_through_and_at_the_end(project):
    project.circular("satu")
    project.circular("dua")
    told = []
    build(project, progress=lambda *one: told.append(one))
    assert [one[:2] for one in told] == [(1, 2), (2, 2), (2, 2)]
    first, second, last = (one[2] for one in told)  # who is ready first is told first
    assert ({first, second}, last) == ({"contoh/2026/dua", "contoh/2026/satu"}, "")


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("fault", [KeyError("tiada"), RecursionError(), ValueError("aneh")])
def test_a_fault_of_our_own_in_one_letter_stops_no_other(project, monkeypatch, fault):
    project.circular("satu")
    project.circular("dua")
    build(project)
    real = rendering.files
    project.circular("dua", title="Judul lain")

    def failing(circular, letter, policy):
        if circular.id.endswith("dua"):
            raise fault
        return real(circular, letter, policy)

    monkeypatch.setattr(rendering, "files", failing)
    built = build(project)
    assert built.rendered == ("contoh/2026/satu",)
    assert [(one.id, one.fault.words) for one in built.failed] == [("contoh/2026/dua", None)]
    assert not (project.root / "dist/se/contoh/2026/dua").exists()
    assert built.files == 8
    ended = project.run("build")
    assert ended.status == 70
    assert "circulars/contoh/2026/dua.md" in ended.err
    assert "Traceback" in ended.err
    assert json.loads(project.run("build", "--format", "json").out)["failed"][0]["id"]


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        ("png", b"no picture"),
        ("png", b""),
        ("png", b"\x89PNG\r\n\x1a\n"),
        ("png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\0"),
        ("png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0"),
        ("svg", b"<svg"),
        ("svg", b"\xff"),
    ],
)
def test_a_broken_emblem_is_a_fault_of_the_surroundings_for_its_letters_only(project, suffix, data):
    project.circular("satu")
    office = {"{office: Bupati,": "{office: Sekretaris Daerah,"}
    project.circular("dua", swap=office)
    (project.root / f"{EMBLEM}.svg").unlink()
    (project.root / f"{EMBLEM}.{suffix}").write_bytes(data)
    built = build(project)
    assert [one.id for one in built.failed] == ["contoh/2026/satu"]
    assert built.rendered == ("contoh/2026/dua",)
    assert all(one.fault.words for one in built.failed)


WIDE = b"IHDR" + (100_000).to_bytes(4, "big") * 2 + b"\x08\6\0\0\0"
EMBLEM_OF = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
TALL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 99999"><path d="M0 0H1"/></svg>'


@pytest.mark.parametrize(
    ("suffix", "data", "words"),
    [
        (
            "png",
            b"\x89PNG\r\n\x1a\n\0\0\0\r" + WIDE + zlib.crc32(WIDE).to_bytes(4, "big"),
            "terlalu besar",
        ),
        ("png", b"\x89PNG\r\n\x1a\n\0\0\0\r" + WIDE + b"\0\0\0\0", "bukan gambar PNG"),
        ("svg", TALL.encode(), "dua puluh kali"),
        ("svg", EMBLEM_OF.format("<g/>" * 200_000).encode(), "512 KiB"),
        ("svg", EMBLEM_OF.format('<filter id="f"><feTurbulence/></filter>').encode(), "`filter`"),
        ("svg", EMBLEM_OF.format('<s:feTurbulence numOctaves="9999"/>').encode(), "feTurbulence"),
        ("svg", EMBLEM_OF.format('<image href="lain.png"/>').encode(), "`image`"),
        ("svg", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "ENTITY"),
    ],
)
def test_an_emblem_that_would_fill_the_memory_is_refused(project, suffix, data, words):
    project.circular("satu")
    (project.root / f"{EMBLEM}.svg").unlink()
    (project.root / f"{EMBLEM}.{suffix}").write_bytes(data)
    (failure,) = build(project).failed
    assert words in failure.fault.words.id
    assert "lambang-negara" in failure.fault.words.id


RIGHT_TO_LEFT = {"perlu dipantau": "\u0628\u0633 \u0627 perlu dipantau"}


def test_a_letter_with_signs_that_cannot_be_printed_is_left_out_with_a_finding(project):
    project.circular("satu")
    project.circular("dua")
    build(project)
    project.circular("dua", swap=RIGHT_TO_LEFT)
    built = build(project)
    assert (built.rendered, built.left_out) == (("contoh/2026/satu",), ("contoh/2026/dua",))
    assert built.failed == ()
    assert "language-unprintable" in [one.code for one in built.diagnostics]
    assert not (project.root / "dist/se/contoh/2026/dua").exists()
    assert project.run("build").status == 1


@pytest.mark.usefixtures("alone")
def test_an_engine_that_breaks_down_stops_no_other_letter_and_the_file_is_named(
    project, monkeypatch
):
    """The engine really panics here: the guard before it is taken away."""
    project.circular("satu")
    project.circular("dua")
    build(project)
    project.circular("dua", swap=RIGHT_TO_LEFT)
    monkeypatch.setattr(fitness, "is_printable", lambda _circular: True)
    built = build(project)
    assert built.rendered == ("contoh/2026/satu",)
    (failure,) = built.failed
    assert "PDF tidak dapat dibuat" in failure.fault.words.id
    assert not (project.root / "dist/se/contoh/2026/dua").exists()
    ended = project.run("build")
    assert ended.status == 3
    assert "circulars/contoh/2026/dua.md" in ended.err


def test_a_person_can_always_interrupt(project, monkeypatch):
    project.circular("satu")

    def interrupted(*_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(rendering, "files", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build(project)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files there")
def test_what_cannot_be_read_stops_no_other(project):
    project.circular("satu")
    (project.root / "circulars/contoh/2026/folder.md").mkdir()
    odd = os.fsencode(project.root) + b"/circulars/contoh/2026/rusak\xff.md"
    Path(os.fsdecode(odd)).write_bytes(b"")
    os.mkfifo(project.root / "circulars/contoh/2026/pipa.md")
    built = build(project)
    assert built.rendered == ("contoh/2026/satu",)
    assert {one.code for one in built.diagnostics} == {"publish-path-unsafe"}
    assert len(built.diagnostics) == 3
    for form in ("full", "json"):
        ended = project.run("build", "--format", form)
        assert ended.status == 1
        assert "folder.md" in ended.out


def test_an_emblem_that_is_mended_is_seen_in_the_same_process(project):
    project.circular("satu")
    file = project.root / f"{EMBLEM}.svg"
    file.write_bytes(b"<svg")
    assert build(project).failed
    file.write_text(SOUND, encoding="utf-8")
    assert not build(project).failed


@pytest.mark.parametrize(
    ("path", "swap"),
    [
        ("circulars/lain/2026/satu.md", {}),
        ("circulars/contoh/2026/satu.md", {"number:": "profile: tiada\nnumber:"}),
        ("circulars/contoh/2026/satu.md", {"number:": "type: pengumuman\nnumber:"}),
        ("circulars/contoh/2026/satu.md", {"cite: [lapor]": "cite: [lapro]"}),
        ("circulars/contoh/2026/satu.md", {"to: 2026-03-31": "ends: notice"}),
    ],
    ids=["authority", "profile", "type", "a cite to nowhere", "an open end without words"],
)
def test_whatever_is_left_out_has_a_finding_that_says_why(project, path, swap):
    source = project.circular("satu", swap=swap)
    text = source.read_text("utf-8")
    source.unlink()
    project.write(path, text)
    built = build(project)
    assert (built.rendered, len(built.left_out)) == ((), 1)
    assert [
        one.code
        for one in built.diagnostics
        if (one.severity.value, one.span.path) == ("error", path)
    ]


def test_the_policies_are_what_is_exported(project):
    source = project.circular("satu")
    policies = job.policies(project.root)
    build(project)
    written = (project.root / "dist/se/contoh/2026/satu/policy.json").read_bytes()
    assert policies == {"contoh/2026/satu": written}
    assert json.loads(written)["source_sha256"] == sha256(source.read_bytes())


def test_the_samples_have_no_errors():
    found = check(load(ROOT))
    assert [one for one in found if one.severity.value == "error"] == []
