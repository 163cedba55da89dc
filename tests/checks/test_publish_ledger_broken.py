"""Agenda books and kept texts that somebody touched."""

import pytest

from publisher.pipeline.check import check
from publisher.pipeline.journal import LEDGER
from publisher.pipeline.load import load
from publisher.pipeline.withdraw import withdraw
from tests.issued import at, issue_text, said

CODE = "publish-ledger-broken"
FILES = ("r1.json", "r1.md")
KEPT = "circulars/issued/contoh/2026/satu"


@pytest.fixture
def book(project):
    path = "circulars/contoh/2026/satu.md"
    issue_text(project.root, path, project.circular("satu").read_text(encoding="utf-8"))
    withdraw(project.root, "contoh/2026/satu", "keliru", at(1))
    return project


def messages(project):
    return [one.message.id for one in check(load(project.root)) if one.code == CODE]


def test_a_whole_book_is_fine(book):
    assert said(book.root, CODE) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (b'"note":"keliru"', b'"note":"betul"', ""),
        (b'"seq":2', b'"seq":3', "nomor urut"),
        (b'"seq":1', b'"seq": 1', "susunan lain"),
        (b"T10:", b"T09:", "tidak menyambung"),
        (b"T11:", b"T08:", "lebih awal"),
        (b'"event":"issue"', b'"event":"terbit"', "tidak berbentuk"),
        (b'"event":"issue"', b'"event"', "bukan JSON"),
        (b'"revision":1', b'"revision":"1"', "tidak berbentuk"),
        (b'"seq":2}\n', b'"seq":2}', "terputus"),
        (b'"seq":2}\n', b'"se', "bukan JSON"),
    ],
)
def test_a_change_of_the_book_is_found_where_a_line_follows_it(book, old, new, words):
    path = book.root / LEDGER
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new, 1))
    found = messages(book)
    assert bool(found) is bool(words)
    assert all(words in one for one in found)


def test_a_line_taken_out_is_found(book):
    path = book.root / LEDGER
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[1])
    assert "tidak menyambung" in messages(book)[0]


@pytest.mark.parametrize("name", ["r1.md", "r1.json"])
def test_a_kept_text_that_is_changed_or_gone_is_found(book, name):
    path = book.root / KEPT / name
    path.write_bytes(path.read_bytes() + b"\n")
    assert messages(book) == [f"naskah simpanan {KEPT}/{name} sudah diubah"]
    path.unlink()
    assert messages(book) == [f"naskah simpanan {KEPT}/{name} tidak ada"]


def test_kept_texts_that_no_line_names_show_that_lines_are_lost(book):
    path = book.root / LEDGER
    path.write_bytes(b"")
    names = [f"naskah simpanan {KEPT}/{name} tidak tercatat di buku agenda" for name in FILES]
    assert messages(book) == names
    path.unlink()
    assert messages(book) == names


def test_a_book_with_other_line_ends_is_named(book):
    path = book.root / LEDGER
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert messages(book) == ["buku agenda: baris ini berakhir dengan CRLF, bukan LF"]


def test_signs_that_end_a_line_elsewhere_end_none_here(project):
    path = "circulars/contoh/2026/satu.md"
    issue_text(project.root, path, project.circular("satu").read_text(encoding="utf-8"))
    withdraw(project.root, "contoh/2026/satu", "satu\u2028dua\x85tiga", at(1))
    assert messages(project) == []
