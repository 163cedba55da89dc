import csv
import io

import pytest

from publisher.feeds import agenda
from publisher.model.label import Label
from tests.published import changed, files, publication

LEAVE = "harapan-jaya/2026/800-1-11-003-bkpsdm"


def rows(made):
    data = files(agenda.artefacts, made)["feed/agenda.csv"]
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_every_circular_has_a_row_in_the_order_of_the_agenda_book():
    found = [row["Id"] for row in rows(publication())]
    assert found == list(dict.fromkeys(line.circular for line in publication().ledger))


def test_a_row_tells_dates_apart():
    [row] = [row for row in rows(publication()) if row["Id"] == LEAVE]
    assert row["Ditandatangani"] == "2026-01-08"
    assert row["Terbit"] == "2026-01-09"
    assert (row["Berlaku sejak"], row["Berlaku s.d."]) == ("2026-01-12", "2026-12-31")
    assert row["Revisi"] == "2"


def test_what_is_not_known_is_empty_and_never_a_stand_in():
    data = files(agenda.artefacts, publication())["feed/agenda.csv"]
    assert b"9999" not in data
    assert b"0001-01-01" not in data
    assert b"None" not in data


def test_press_and_withdrawal_are_remarked():
    remarks = {row["Id"]: row["Catatan"] for row in rows(publication())}
    assert remarks["babel/2020/wfh-bergilir"] == "disusun dari pemberitaan; bukan naskah resmi"
    assert remarks["harapan-jaya/2026/pakaian-dinas-hari-jadi"].startswith("ditarik: terbit")
    assert remarks[LEAVE] == ""


# The beginnings that OWASP lists for CSV injection, and what people do to get around a guard.
FORMULAS = (
    "=1+1",
    '=HYPERLINK("https://edaran.example";"x")',
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "  =1+1",
    "=cmd|' /C calc'!A0",
)


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula(formula):
    assert agenda.guarded(formula) == f"'{formula}"
    made = changed(publication(), LEAVE, title=Label(formula), number=formula)
    [row] = [row for row in rows(made) if row["Id"] == LEAVE]
    assert row["Nomor"] == f"'{formula}"
    assert row["Tentang"].startswith("'")


@pytest.mark.parametrize("words", ["", "800/1102 /VII", "a=b", "1-2", "Jam Kerja"])
def test_other_words_stay_as_they_are(words):
    assert agenda.guarded(words) == words


def test_every_cell_is_quoted_and_no_sign_breaks_out():
    title = 'a","b\r\nc;d'
    made = changed(publication(), LEAVE, title=Label(title))
    data = files(agenda.artefacts, made)["feed/agenda.csv"].decode()
    lines = data.split("\r\n")
    assert lines.pop() == ""
    assert len(lines) == len(publication().circulars) + 1
    assert all(line.startswith('"') and line.endswith('"') for line in lines)
    [row] = [row for row in rows(made) if row["Id"] == LEAVE]
    assert row["Tentang"] == 'a","b c;d'
