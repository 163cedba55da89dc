"""Issuing: the gate, what is filled in, the chain of the book, corrections, interruptions."""

import json
import os
import shutil
from datetime import date

import pytest

from publisher.canonical import sha256
from publisher.model.errors import UsageError
from publisher.model.register import CORRECT, ISSUE, WITHDRAW
from publisher.pipeline import agenda, kept
from publisher.pipeline.check import check
from publisher.pipeline.entering import MomentError, StoppedError
from publisher.pipeline.fields import Request
from publisher.pipeline.issue import issue, propose
from publisher.pipeline.journal import LEDGER
from publisher.pipeline.load import load
from publisher.pipeline.withdraw import withdraw
from tests.faults import Faulty, held, interrupted
from tests.issued import at, require_texts

ONE, TWO = "contoh/2026/satu", "contoh/2026/dua"
BARE = {
    "signed: 2026-03-02\npublished: 2026-03-02\n": "signed: null  # tanggal surat\n",
}
WAYS = [
    ("midst", False),
    ("midst", True),
    pytest.param("before", False, marks=pytest.mark.slow),
    pytest.param("after", True, marks=pytest.mark.slow),
]


def issued(project, identity=ONE, hours=0, **wishes):
    return issue(project.root, Request(identity, **wishes), at(hours), Faulty())


def codes(project):
    return [one.code for one in check(load(project.root)) if one.severity.value != "warning"]


def entries(project):
    return [json.loads(line) for line in (project.root / LEDGER).read_bytes().splitlines()]


def numbered(project, name, number):
    """Write a circular with a number of its own."""
    path = project.circular(name)
    text = path.read_text(encoding="utf-8").splitlines()
    text[2] = f'number: "{number}"'
    path.write_text("\n".join(text) + "\n", encoding="utf-8")


@pytest.fixture
def one(project):
    project.circular("satu")
    return project


def corrected(project, note="judul salah cetak", title="Contoh Baru"):
    path = project.root / f"circulars/{ONE}.md"
    text = path.read_text(encoding="utf-8").split("place:")
    head = text[0].split("correction:")[0]
    head = "\n".join(
        f"title: {title}" if line.startswith("title:") else line for line in head.split("\n")
    )
    path.write_text(
        f"{head}correction: {{type: ralat, note: {note}}}\nplace:{text[1]}", encoding="utf-8"
    )


def test_the_first_entry_holds_what_is_kept(one):
    done = issued(one)
    line = entries(one)[0]
    assert line == {
        "seq": 1,
        "prev": "0" * 64,
        "event": "issue",
        "circular": ONE,
        "revision": 1,
        "recorded": "2026-03-02T10:00:00+07:00",
        "files": {
            name: sha256((one.root / f"circulars/issued/{ONE}/{name}").read_bytes())
            for name in ("r1.json", "r1.md")
        },
    }
    policy = json.loads((one.root / f"circulars/issued/{ONE}/r1.json").read_bytes())
    assert (policy["revision"], policy["recorded"]) == (1, line["recorded"])
    assert policy["source_sha256"] == line["files"]["r1.md"]
    assert done.line.recorded.isoformat() == line["recorded"]
    assert codes(one) == []


def test_lines_are_chained_and_canonical(one):
    one.circular("dua")
    issued(one)
    issued(one, TWO, 1)
    corrected(one)
    issued(one, ONE, 2)
    withdraw(one.root, TWO, "keliru", at(3), Faulty())
    lines = (one.root / LEDGER).read_bytes().splitlines()
    events = [json.loads(line) for line in lines]
    assert [line["event"] for line in events] == [ISSUE, ISSUE, CORRECT, WITHDRAW]
    assert [line["seq"] for line in events] == [1, 2, 3, 4]
    assert [line["prev"] for line in events[1:]] == [sha256(line) for line in lines[:-1]]
    assert events[3]["files"] == {}
    assert events[3]["note"] == "keliru"
    assert events[2]["change"] == "ralat"
    assert not agenda.read(one.root).defects


def test_what_is_filled_in_leaves_every_other_character(project):
    path = project.circular("satu", swap={**BARE, "en: Example\n": "en: Example # ya\n"})
    before = path.read_text(encoding="utf-8")
    issued(project, signed=date(2026, 3, 1), published=date(2026, 3, 2))
    after = path.read_text(encoding="utf-8")
    assert after == before.replace("signed: null  #", "signed: 2026-03-01  #").replace(
        "place: Contoh", "published: 2026-03-02\nplace: Contoh"
    )


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ('number: "800/....../ORG/2026"', 'number: "800/7/ORG/2026"'),
        ("number: null", 'number: "800/7/ORG/2026"'),
        ("number:", 'number: "800/7/ORG/2026"'),
        ("number: # belum", 'number: "800/7/ORG/2026" # belum'),
        ("", 'number: "800/7/ORG/2026"'),
    ],
)
def test_a_number_is_put_where_it_belongs(project, typed, written):
    path = project.circular("satu")
    text = path.read_text(encoding="utf-8")
    own = next(line for line in text.splitlines() if line.startswith("number:"))
    path.write_text(text.replace(f"{own}\n", f"{typed}\n" if typed else ""), encoding="utf-8")
    issued(project, number="800/7/ORG/2026")
    assert written in path.read_text(encoding="utf-8").splitlines()


def test_missing_fields_are_named(project):
    project.circular("satu", swap=BARE)
    proposal = propose(load(project.root), Request(ONE), date(2026, 3, 2))
    assert proposal.missing == ("signed", "published")
    with pytest.raises(UsageError):
        issued(project)
    assert not (project.root / LEDGER).exists()


def test_a_blank_in_the_number_is_filled_with_the_next_of_the_year(project):
    for name, number in (("satu", "......"), ("lama", "41"), ("lain-tahun", "99")):
        year = "2025" if name == "lain-tahun" else "2026"
        numbered(project, name, f"800/{number}/ORG/{year}")
    issued(project)
    assert 'number: "800/42/ORG/2026"' in (project.root / f"circulars/{ONE}.md").read_text()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("800/7/ORG/2026", "number-duplicate"),
        ("800 / 7 /org/2026", "number-duplicate"),
        ("800/07/ORG/2026", "number-lookalike"),
        ("8OO/8/ORG/2026", "number-lookalike"),
    ],
)
def test_a_number_that_was_issued_or_looks_like_it_is_refused(project, number, code):
    numbered(project, "satu", "800/7/ORG/2026")
    issued(project)
    project.circular("dua", swap={'number: "800/397/ORG/2026"': "number: null"})
    with pytest.raises(StoppedError, match=code):
        issued(project, TWO, 1, number=number)


def test_a_number_in_the_book_counts_although_its_file_says_another(project):
    one = project
    numbered(one, "satu", "800/7/ORG/2026")
    issued(one)
    path = one.root / f"circulars/{ONE}.md"
    path.write_text(path.read_text().replace("800/7/", "800/70/"))
    numbered(one, "dua", "800/7/ORG/2026")
    with pytest.raises(StoppedError, match="number-duplicate"):
        issued(one, TWO, 1)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"number": "800/7/ORG/2026"}, "nomor dalam .* adalah 800/4117/ORG/2026, tetapi --number"),
        (
            {"signed": date(2026, 3, 1)},
            "tanggal surat dalam .* --signed menyebut 2026-03-01",
        ),
        ({"published": date(2026, 3, 3)}, "hari diumumkan dalam .* --published"),
    ],
)
def test_what_the_text_says_is_not_replaced(one, given, words):
    before = held(one.root)
    with pytest.raises(UsageError, match=words):
        issued(one, **given)
    assert held(one.root) == before
    issued(one, signed=date(2026, 3, 2))  # the same is no contradiction
    with pytest.raises(UsageError, match="sudah terbit"):
        issued(one, hours=1, **given)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("a\nb", r"U\+000A"),
        ("800/7\u200b/ORG/2026", r"U\+200B"),
        (" ", "--number kosong"),
        ("", "--number kosong"),
        ("800/....../ORG/2026", "masih kosong pada nomor urutnya"),
    ],
)
def test_a_number_that_cannot_be_printed_is_refused_with_the_reason(project, number, words):
    project.circular("satu", swap={'number: "800/4117/ORG/2026"': "number: null"})
    with pytest.raises(UsageError, match=words):
        issued(project, number=number)


def test_blanks_around_a_number_are_dropped(project):
    project.circular("satu", swap={'number: "800/4117/ORG/2026"': "number: null"})
    assert issued(project, number=" 800/7/ORG/2026 ").number == "800/7/ORG/2026"


@pytest.mark.parametrize(("sibling", "given"), [("052", "053"), ("0099", "0100"), ("9", "10")])
def test_the_next_number_is_as_wide_as_its_siblings(project, sibling, given):
    numbered(project, "lama", f"800/{sibling}/ORG/2026")
    numbered(project, "satu", "800/......../ORG/2026")
    assert issued(project).number == f"800/{given}/ORG/2026"


def test_a_number_that_an_earlier_revision_had_stays_taken(one):
    issued(one)
    own = load(one.root).circulars[ONE].number
    path = one.root / f"circulars/{ONE}.md"
    corrected(one, note="nomor salah ketik")
    path.write_text(path.read_text().replace(own, "800/99/ORG/2026"))
    issued(one, hours=1)
    two = one.circular("dua")
    two.write_text(two.read_text().replace(load(one.root).circulars[TWO].number, own))
    with pytest.raises(StoppedError, match="number-duplicate"):
        issued(one, TWO, 2)
    found = propose(load(one.root), Request(TWO), date(2026, 3, 2)).findings
    first = next(finding for finding in found if finding.code == "number-duplicate")
    assert first.related[0][1] == load(one.root).agenda.span(agenda.read(one.root).lines[0])
    two.unlink()
    corrected(one, note="nomor semula sudah benar")
    path.write_text(path.read_text().replace("800/99/ORG/2026", own))
    issued(one, hours=3)  # its own number it may have again


def test_errors_and_findings_of_publication_hold_it_back(project):
    project.circular("satu", swap={"place: Contoh\n": "place: TODO\n"})
    with pytest.raises(StoppedError, match="publish-placeholder-left"):
        issued(project)
    assert not (project.root / "circulars/issued").exists()


def test_a_broken_book_holds_everything_back(one):
    one.circular("dua")
    issued(one)
    (one.root / LEDGER).write_bytes((one.root / LEDGER).read_bytes().replace(b"ORG", b"XYZ") + b"{")
    with pytest.raises(StoppedError, match="publish-ledger-broken"):
        issued(one, TWO, 1)
    with pytest.raises(StoppedError):
        withdraw(one.root, ONE, "keliru", at(1), Faulty())


def test_the_clock_never_goes_back(one):
    one.circular("dua")
    issued(one, hours=2)
    with pytest.raises(MomentError):
        issued(one, TWO, 1)
    issued(one, TWO, 2)


def test_issuing_the_same_text_again_does_nothing(one):
    first = issued(one)
    before = held(one.root)
    again = issued(one, hours=5)
    assert (again.new, again.line) == (False, first.line)
    assert held(one.root) == before


def test_a_change_without_a_correction_is_refused(one):
    issued(one)
    path = one.root / f"circulars/{ONE}.md"
    path.write_text(path.read_text().replace("title: Contoh", "title: Lain"))
    with pytest.raises(StoppedError, match="publish-text-changed"):
        issued(one, hours=1)


def test_a_correction_is_the_next_revision_and_says_its_own(one):
    issued(one)
    corrected(one)
    assert load(one.root).circulars[ONE].revision == 2
    assert issued(one, hours=1).line.revision == 2
    corrected(one, title="Contoh Lain")
    assert codes(one) == ["publish-correction-missing"]
    corrected(one, title="Contoh Lain", note="sekali lagi")
    assert issued(one, hours=2).line.revision == 3
    texts = kept.register(one.root, agenda.read(one.root)).value.texts
    assert [texts[ONE, number].title.id for number in (1, 2, 3)] == [
        "Contoh",
        "Contoh Baru",
        "Contoh Lain",
    ]


def test_a_correction_before_the_first_issue_is_refused(one):
    corrected(one)
    with pytest.raises(UsageError):
        issued(one)


def test_what_was_withdrawn_is_neither_issued_nor_withdrawn_again(one):
    with pytest.raises(UsageError):
        withdraw(one.root, ONE, "belum terbit", at(), Faulty())
    issued(one)
    with pytest.raises(UsageError):
        withdraw(one.root, ONE, " \u200b ", at(), Faulty())
    withdraw(one.root, ONE, "keliru", at(1), Faulty())
    with pytest.raises(UsageError):
        withdraw(one.root, ONE, "lagi", at(2), Faulty())
    with pytest.raises(UsageError):
        issued(one, hours=2)
    assert codes(one) == []
    assert (one.root / f"circulars/issued/{ONE}/r1.md").exists()


def test_the_signatory_is_told_what_stays_open(project):
    project.circular("satu", swap={"from: 2026-03-02, to": "from: 2026-02-01, to"})
    points = propose(load(project.root), Request(ONE), date(2026, 3, 2)).open
    words = " ".join(point.id for point in points)
    assert "berlaku surut 29 hari" in words
    assert "tidak ada dalam data: penutup" in words
    assert all(point.en for point in points)


def _scenario(name, project):
    """Return a piece of work on a folder that was made ready for it."""
    if name == "first":
        project.circular("satu", swap=BARE)
        wishes = {"signed": date(2026, 3, 2), "published": date(2026, 3, 2)}
        return lambda root, disk: issue(root, Request(ONE, **wishes), at(), disk)
    project.circular("satu")
    issued(project)
    if name == "correction":
        corrected(project)
        return lambda root, disk: issue(root, Request(ONE), at(1), disk)
    return lambda root, disk: withdraw(root, ONE, "keliru", at(1), disk)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes that die need fork")
@pytest.mark.parametrize("scenario", ["first", "correction", "withdrawal"])
@pytest.mark.parametrize(("when", "dies"), WAYS)
def test_wherever_it_is_interrupted_the_next_command_sees_all_or_nothing(
    project, tmp_path_factory, scenario, when, dies
):
    work = _scenario(scenario, project)
    home = tmp_path_factory.mktemp("tries")
    before = held(project.root)
    shutil.copytree(project.root, home / "whole")
    whole = Faulty()
    work(home / "whole", whole)
    after = held(home / "whole")
    ends = []
    for number in range(1, whole.count + 1):
        root = home / str(number)
        shutil.copytree(project.root, root)
        interrupted(lambda disk, root=root: work(root, disk), Faulty(number, when, dies=dies))
        require_texts(root)
        loaded = load(root)
        assert held(root) in (before, after)
        assert not loaded.agenda.defects
        ends.append(held(root) == after)
        shutil.rmtree(root)
    assert ends == sorted(ends)
    assert len(set(ends)) == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="several processes by fork")
def test_many_issuers_take_turns_and_no_number_is_given_twice(project):
    names = [f"edaran-{letter}" for letter in "abcdef"]
    for name in names:
        numbered(project, name, "800/......../ORG/2026")
    children = []
    for name in names:
        child = os.fork()
        if not child:
            status = 1
            try:
                issue(project.root, Request(f"contoh/2026/{name}"), at(), Faulty())
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(one, 0)[1]) for one in children] == [0] * 6
    book = agenda.read(project.root)
    assert not book.defects
    assert {line.circular for line in book.lines} == {f"contoh/2026/{name}" for name in names}
    numbers = {one.number for one in load(project.root).circulars.values()}
    assert numbers == {f"800/{number}/ORG/2026" for number in range(1, 7)}


UNTIDY = {
    "schema: edaran/1\n": "schema:   edaran/1\n",
    "Pelaksanaan tugas perlu": "Resiko pelaksanaan tugas perlu",
}


def test_no_command_mends_or_tidies_what_was_issued(project):
    file = project.circular("satu", swap=UNTIDY)
    issued(project)
    kept_bytes = file.read_bytes()
    draft = project.circular("dua", swap=UNTIDY)
    assert project.run("check", "--fix").status == 0
    assert project.run("fmt").status == 0
    assert file.read_bytes() == kept_bytes
    assert b"Risiko" in draft.read_bytes()
    assert b"schema: edaran/1" in draft.read_bytes()
    assert codes(project) == []


def test_the_draft_of_a_correction_is_mended_and_tidied(project):
    file = project.circular("satu", swap=UNTIDY)
    issued(project)
    corrected(project)
    assert project.run("check", "--fix").status == 0
    assert project.run("fmt").status == 0
    assert b"Risiko" in file.read_bytes()
    assert b"schema: edaran/1" in file.read_bytes()


def test_a_kept_text_that_the_agenda_book_does_not_know_is_never_written_over(project):
    project.circular("satu")
    kept = project.write("circulars/issued/contoh/2026/satu/r1.md", "naskah lain\n")
    with pytest.raises(StoppedError):
        issue(project.root, Request("contoh/2026/satu"), at(), Faulty())
    assert kept.read_text("utf-8") == "naskah lain\n"
    assert not (project.root / LEDGER).exists()
