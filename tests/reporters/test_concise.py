"""Findings as editors read them: one line each."""

from publisher.reporters.concise import render


def test_a_line_has_place_severity_code_and_message(report):
    assert render(report()) == (
        "circulars/a/2021/b.md:1:8: peringatan[language-spelling] bukan ejaan baku\n"
        "circulars/a/2021/b.md:2:1: galat[period-reversed] terbalik\n"
        "tiada.md:1:1: galat[yaml-syntax] rusak\n"
        "2 galat, 1 peringatan, 1 dapat diperbaiki dengan --fix.\n"
    )


def test_english_and_no_last_line(report):
    lines = render(report(language="en", closing=False)).splitlines()
    assert lines[0] == "circulars/a/2021/b.md:1:8: warning[language-spelling] not the standard"
    assert len(lines) == 3


def test_statistics_stand_in_place_of_the_findings(report):
    assert render(report(statistics=True)) == (
        "1  language-spelling  (1 dapat diperbaiki dengan --fix)\n"
        "1  period-reversed\n"
        "1  yaml-syntax\n"
        "2 galat, 1 peringatan, 1 dapat diperbaiki dengan --fix.\n"
    )


def test_words_of_an_author_stay_on_their_line_and_steer_nothing(hostile):
    text = render(hostile(closing=False))
    assert text.count("\n") == 1
    assert all(one.isprintable() for one in text.rstrip("\n"))


def test_no_more_is_printed_than_can_be_used(hostile):
    lines = render(hostile(3000, closing=False)).splitlines()
    assert len(lines) == 2001
    assert lines[-1] == "... 1000 temuan lagi"
