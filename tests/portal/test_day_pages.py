"""Pages of a day: what is in force, what comes, whose turn it is, and what nobody settled."""

import html
import re


def _words(text):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def test_a_circular_is_listed_from_its_first_day_to_its_last(pages):
    """Presensi: 3 August 2026 to 31 January 2027; ended circulars are on no page of a day."""
    title = "Perpanjangan Uji Coba Presensi"
    assert title in pages["index@2026-12-31.html"]
    assert title not in pages["berlaku/2026-10-01/index.html"].partition("Akan berlaku")[0]
    assert title in pages["berlaku/2026-11-01/index.html"]
    assert "800.1.11/003" in pages["index@2026-12-31.html"]
    assert "800.1.11/003" not in pages["index@2027-01-01.html"]


def test_what_ends_within_two_weeks_is_said_first(pages):
    body = _words(pages["index@2026-12-20.html"])
    assert "Berakhir dalam 14 hari" in body
    assert "31 Desember 2026 (11 hari lagi)" in body
    assert "(hari terakhir)" in _words(pages["index@2026-12-31.html"])
    assert "Berakhir dalam 14 hari" not in _words(pages["index@2026-12-16.html"])


def test_what_is_to_come_is_never_among_what_is_in_force(pages):
    text = pages["index.html"]
    before, _, after = text.partition('id="akan"')
    assert "Ramadan 1448" not in before
    assert "Ramadan 1448" in after


def test_the_first_page_names_its_day_and_until_when_the_book_was_read(pages):
    body = _words(pages["index.html"])
    assert "Berlaku hari ini Minggu, 22 November 2026" in body
    assert "Menurut buku agenda sampai 22 November 2026." in body


def test_a_unit_knows_whose_turn_it_is_and_until_when(pages):
    """The anchor is Monday, 4 January 2021; 16 November 2026 is 306 weeks later, group A again."""
    sunday = _words(pages["unit/babel/index@2026-11-22.html"])
    monday = _words(pages["unit/babel/index@2026-11-23.html"])
    assert "kelompok A di kantor, kelompok B di rumah (s.d. 22 November 2026)" in sunday
    assert "kelompok A di rumah, kelompok B di kantor (s.d. 29 November 2026)" in monday


def test_a_unit_says_what_takes_people_away_from_a_rule_and_by_which_principle(pages):
    body = _words(pages["unit/babel/index.html"])
    assert "lex specialis + lex posterior" in body
    assert "Tidak diatur di sini bukan berarti dibolehkan" in body


def test_a_duty_whose_day_has_passed_stands_after_the_live_ones_and_says_so(pages):
    """Reports on 25 March 2026 and 15 January 2027, both of circulars still in force."""
    body = _words(pages["unit/harapan-jaya/index@2026-11-22.html"])
    live, _, late = body.partition("Batasnya sudah lewat")
    assert "Batas: 15 Januari 2027." in live
    assert "Batas: 25 Maret 2026." in late.partition("Akan berlaku")[0]
    assert "25 Maret 2026" not in live


def test_a_last_day_is_still_a_day_on_which_it_can_be_done(pages):
    on_the_day = _words(pages["unit/harapan-jaya/index@2027-01-15.html"])
    assert "Batas: 15 Januari 2027." in on_the_day
    assert "Batasnya sudah lewat" not in on_the_day


def test_days_on_which_something_changes_are_offered_by_month(pages):
    text = pages["berlaku/index.html"]
    assert 'href="2026-09-01/"' in text
    assert text.index("September 2026") < text.index("Januari 2026")


def test_what_comes_is_listed_from_the_day_it_was_recorded(pages):
    """Working hours of Ramadan 1448: recorded on 17 November 2026, to begin on 8 February 2027."""
    assert "Ramadan 1448" not in pages["berlaku/2026-10-01/index.html"]
    assert "Ramadan 1448" in pages["index@2026-11-22.html"]
