"""Findings as a person reads them."""

from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.model.report import Report
from publisher.model.source import Source
from publisher.reporters.findings import closing
from publisher.reporters.full import render

TEXT = "schema: edaran/1\nfrom: 2021-01-04\nto: 2020-12-31\n"
SOURCE = Source("circulars/a/2021/b.md", TEXT)
OTHER = Source("circulars/a/2020/c.md", "satu\ndua\n")


def of(text, severity=Severity.ERROR, **more):
    start = TEXT.index(text)
    span = SOURCE.span(start, start + len(text))
    message = Label("akhir mendahului awal", "the end precedes the start")
    return Diagnostic("period-reversed", message, span, severity, **more)


def drawn(*findings, source=SOURCE, **more):
    return render(Report(findings, {source.path: source, OTHER.path: OTHER}, **more))


def test_a_finding_is_drawn_with_its_line_a_caret_and_a_remedy():
    related = (
        (Label("mulai di sini", "starts here"), SOURCE.span(23, 33)),
        (Label("yang diubah", "what is amended"), OTHER.span(5, 8)),
    )
    hint = Label("maksud Anda 2021-12-31?", "did you mean 2021-12-31?")
    assert (
        drawn(of("2020-12-31", hint=hint, related=related))
        == """\
galat[period-reversed]: akhir mendahului awal
  --> circulars/a/2021/b.md:3:5
  ::: circulars/a/2020/c.md:2:1: yang diubah
  |
2 | from: 2021-01-04
  |       ---------- mulai di sini
3 | to: 2020-12-31
  |     ^^^^^^^^^^
  |
   = bantuan: maksud Anda 2021-12-31?
   = info: publisher explain period-reversed

1 galat, 0 peringatan.
"""
    )


def test_english_is_spoken_on_demand():
    text = drawn(of("2020-12-31", hint=Label("a", "b")), language="en")
    assert text.startswith("error[period-reversed]: the end precedes the start\n")
    assert "   = help: b\n" in text
    assert text.endswith("1 error, 0 warnings.\n")


def test_what_becomes_an_error_later_says_so():
    text = drawn(of("from", Severity.PUBLICATION), of("to", Severity.WARNING))
    assert text.count("menjadi galat saat diterbitkan") == 1
    assert text.count("peringatan[period-reversed]") == 2
    assert text.endswith("0 galat, 2 peringatan.\n")


def test_the_page_of_a_check_is_named_once_a_run():
    other = Diagnostic("rule-x", Label("lain"), SOURCE.span(0, 3))
    text = drawn(of("from"), other, of("to"))
    assert text.count("= info: publisher explain period-reversed\n\n") == 1
    assert text.count("= info: publisher explain rule-x\n\n") == 1
    assert text.index("explain period-reversed") < text.index("galat[rule-x]")


def test_the_closing_line_may_be_left_out():
    assert drawn(closing=False) == ""
    assert drawn() == "Tidak ada temuan.\n"
    assert closing(()).en == "No findings."


def test_after_twenty_of_one_code_the_rest_is_counted():
    text = drawn(*[of("from")] * 25)
    assert text.count("galat[period-reversed]") == 20
    assert "... 5 temuan period-reversed lagi\n" in text
    assert text.endswith("25 galat, 0 peringatan.\n")


def one(line, marked, **more):
    source = Source("circulars/a/2021/b.md", f"{line}\n")
    start = line.index(marked)
    finding = Diagnostic("rule-x", Label("salah"), source.span(start, start + len(marked)))
    return render(Report((finding,), {source.path: source}, **more)).split("\n")


def test_a_long_line_is_cut_around_the_place():
    lines = one("kata " * 60 + "SALAH " + "kata " * 60, "SALAH")
    shown, caret = lines[3], lines[4]
    assert shown.startswith("1 | ...")
    assert shown.endswith("...")
    assert len(shown) < 115
    assert caret.index("^") == shown.index("SALAH")
    assert caret.count("^") == 5


def test_wide_signs_take_two_columns_and_combining_ones_none():
    shown, caret = one("judul: 測試 SALAH", "SALAH")[3:5]
    assert caret.index("^") == shown.index("SALAH") + 2
    shown, caret = one("judul: re\u0301sume SALAH", "SALAH")[3:5]
    assert caret.index("^") == shown.index("SALAH") - 1


def test_a_tab_is_shown_as_one_blank():
    shown, caret = one("judul:\tSALAH", "SALAH")[3:5]
    assert (shown, caret) == ("1 | judul: SALAH", "  |        ^^^^^")


def test_nothing_of_an_author_steers_the_terminal():
    line = "judul: \x1b]0;x\x07 \u202eSALAH\u200b\x9b31m"
    source = Source("circulars/a/2021/\x1b[2Jb.md", f"{line}\n")
    finding = Diagnostic(
        "rule-x", Label("kata \x1b[31m salah"), source.span(0, 5), hint=Label("tulis \x07 lain")
    )
    text = render(Report((finding,), {source.path: source}))
    assert all(sign.isprintable() or sign == "\n" for sign in text)
    assert "\ufffd" in text


def test_colour_changes_no_word():
    plain = drawn(of("2020-12-31"))
    colored = drawn(of("2020-12-31"), colored=True)
    assert "\x1b[1;31mgalat[period-reversed]\x1b[0m" in colored
    stripped = colored
    for code in ("\x1b[1;31m", "\x1b[1m", "\x1b[36m", "\x1b[0m"):
        stripped = stripped.replace(code, "")
    assert stripped == plain


def test_words_in_square_brackets_are_no_markup():
    source = Source("a.md", "to: [red]x[/red]\n")
    finding = Diagnostic("rule-x", Label("[bold]salah[/bold]"), source.span(4, 9))
    for colored in (True, False):
        text = render(Report((finding,), {"a.md": source}, colored=colored))
        assert "[bold]salah[/bold]" in text
        assert "[red]x[/red]" in text


def test_a_place_at_the_end_or_in_an_unknown_file_is_still_drawn():
    end = Diagnostic("rule-x", Label("salah"), SOURCE.span(len(TEXT), len(TEXT)))
    assert "circulars/a/2021/b.md:4:1" in drawn(end)
    lost = Diagnostic("rule-x", Label("salah"), Source("tiada.md", "").span(0, 9))
    assert "  --> tiada.md\n" in drawn(lost)


def test_a_span_over_several_lines_is_marked_to_the_end_of_the_first():
    span = Diagnostic("rule-x", Label("salah"), SOURCE.span(0, len(TEXT)))
    assert "  | ^^^^^^^^^^^^^^^^\n" in drawn(span)


def test_two_places_of_one_line_stand_under_one_copy_of_it():
    source = Source("a.md", "effective: {from: 2026-02-01, to: 2026-01-01}\n")
    finding = Diagnostic(
        "period-reversed",
        Label("terbalik", "reversed"),
        source.span(34, 44),
        related=((Label("mulai di sini", "begins here"), source.span(18, 28)),),
    )
    shown = drawn(finding, source=source)
    assert shown.count("effective:") == 1
    assert shown.count("mulai di sini") == 1


def test_statistics_are_numbers_by_code_the_most_frequent_first(report):
    text = render(report(statistics=True))
    assert text.splitlines()[0] == "1  language-spelling  (1 dapat diperbaiki dengan --fix)"
    assert text.splitlines()[-1] == "2 galat, 1 peringatan, 1 dapat diperbaiki dengan --fix."
    assert "-->" not in text


def test_the_last_line_says_what_can_be_mended(report):
    assert closing(report().findings).en == "2 errors, 1 warning, 1 mendable with --fix."
    assert closing(report().findings, mendable=False).id == "2 galat, 1 peringatan."
