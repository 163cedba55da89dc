import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.model.body import (
    Body,
    Emphasis,
    ItemList,
    Reference,
    Section,
    Strong,
    Table,
    Text,
    Value,
    marks,
    passages,
    plain,
)
from publisher.model.diagnostic import Outcome
from publisher.model.source import Source
from publisher.parsing import body

FUZZ = settings(max_examples=300, deadline=None, derandomize=True)


def read(text: str, start: int = 0) -> Outcome[Body]:
    return body.parse(Source("babel/2020/x.md", text), start)


def labels(text: str) -> list[str]:
    return [passage.label for passage in passages(read(text).value)]


def words(text: str) -> list[str]:
    return [plain(passage.inlines) for passage in passages(read(text).value)]


def found(text: str) -> list[tuple[str, str]]:
    """Return code and marked text of each defect."""
    source = Source("x.md", text)
    return [(defect.code, source.read(defect.span)) for defect in body.parse(source, 0).defects]


def facts(text: str) -> dict[str, str]:
    (defect,) = read(text).defects
    return dict(defect.facts)


# -- labels ----------------------------------------------------------------------------------


def test_sections_are_lettered_and_their_paragraphs_share_the_letter():
    assert labels("# Latar\n\nsatu\n\ndua\n\n# Isi\n\ntiga") == ["A", "A", "A", "B", "B"]


def test_items_are_counted_by_level_whatever_was_typed():
    text = "# Isi\n\n1. a\n   1. b\n      1. c\n         1. d\n   9. e\n7. f"
    assert labels(text) == ["A", "A.1", "A.1.a", "A.1.a.1", "A.1.a.1.a", "A.1.b", "A.2"]
    assert not read(text).defects


def test_a_free_body_opens_and_closes_with_unnumbered_paragraphs():
    assert labels("a\n\nb\n\n1. c\n   1. d\n\ne") == ["pembuka", "pembuka", "1", "1.a", "penutup"]


def test_before_the_first_heading_everything_is_the_opening():
    assert labels("a\n\n1. b\n\nc\n\n# D") == ["pembuka", "1", "pembuka", "A"]


def test_a_paragraph_indented_under_an_item_belongs_to_it():
    assert labels("# I\n\n1. a\n\n   b\n\n   c\n2. d") == ["A", "A.1", "A.1", "A.1", "A.2"]


def test_the_kind_of_a_passage_tells_the_item_from_what_follows_in_it():
    kinds = [passage.kind for passage in passages(read("1. a\n\n   b\n\nc").value)]
    assert kinds == ["item", "paragraph", "paragraph"]


def test_more_than_26_items_go_on_with_two_letters():
    text = "1. a\n" + "".join(f"   {n}. x\n" for n in range(1, 29))
    assert labels(text)[-3:] == ["1.z", "1.aa", "1.ab"]


def test_sections_past_z_go_on_with_two_letters():
    assert labels("# x\n\n" * 27)[-1] == "AA"


def test_lists_know_their_level():
    (outer,) = read("1. a\n   1. b").value.blocks
    assert isinstance(outer, ItemList)
    inner = outer.items[0].blocks[1]
    assert isinstance(inner, ItemList)
    assert (outer.level, inner.level) == (0, 1)


# -- clauses ---------------------------------------------------------------------------------


def test_clause_ids_leave_the_text():
    text = "# Isi {#isi-edaran}\n\n1. satu {#satu}\n   dua {#dua}\n\n   tiga\n   {#tiga}"
    got = [(p.label, p.clause, plain(p.inlines)) for p in passages(read(text).value)]
    assert got == [
        ("A", "isi-edaran", "Isi"),
        ("A.1", "dua", "satu {#satu} dua"),
        ("A.1", "tiga", "tiga"),
    ]
    assert found(text) == [("markdown-unsupported", "{#satu}")]


def test_an_item_has_the_clause_of_its_first_paragraph():
    (numbered,) = read("1. satu {#satu}\n\n   dua").value.blocks
    assert isinstance(numbered, ItemList)
    assert numbered.items[0].clause == "satu"
    assert numbered.items[0].label == "1"


def test_a_clause_id_alone_marks_nothing_and_is_reported():
    assert found("{#sendiri}") == [("markdown-unsupported", "{#sendiri}")]
    assert words("{#sendiri}") == ["{#sendiri}"]


@pytest.mark.parametrize("typed", ["{#ab}", "{#Abc}", "{#a_bc}", r"\{#abc}"])
def test_what_is_no_clause_id_stays_words(typed):
    (passage,) = passages(read(f"satu {typed}").value)
    assert passage.clause == ""
    assert typed.lstrip("\\") in plain(passage.inlines)


# -- marks -----------------------------------------------------------------------------------


def test_values_and_references_stand_where_they_were_typed():
    text = "---\n---\nx {{ a_b.c | persen }} **y {{ number }}** [](#jadwal) [](k/2020/l#m)"
    source = Source("x.md", text)
    (passage,) = passages(body.parse(source, 8).value)
    got = [(type(mark), source.read(mark.span)) for mark in marks(passage.inlines)]
    assert got == [
        (Value, "{{ a_b.c | persen }}"),
        (Value, "{{ number }}"),
        (Reference, "[](#jadwal)"),
        (Reference, "[](k/2020/l#m)"),
    ]


def test_a_value_is_taken_apart():
    (mark,) = marks(next(passages(read("{{ jam_kerja.hours.0.from | jam }}").value)).inlines)
    assert isinstance(mark, Value)
    assert (mark.root, mark.path, mark.filters) == ("jam-kerja", ("hours", 0, "from"), ("jam",))
    assert mark.text is None


def test_references_keep_their_target_without_the_sign():
    (mark,) = marks(next(passages(read("[](#jadwal)").value)).inlines)
    assert isinstance(mark, Reference)
    assert mark.target == "jadwal"


def test_a_bar_in_a_value_splits_no_cell():
    table = read("| a |\n|---|\n| {{ x.y | persen }} |").value.blocks[0]
    assert isinstance(table, Table)
    assert [type(inline) for inline in table.rows[0][0].inlines] == [Value]


@pytest.mark.parametrize("typed", ["{{ 1 + 1 }}", "{{}}", "{{ a.b", "{{ a | f(1) }}", "{{ 'a' }}"])
def test_more_than_a_path_and_filters_is_reported_and_stays_visible(typed):
    assert found(f"kata {typed}") == [("value-not-plain", typed)]
    assert words(f"kata {typed}") == [f"kata {typed}".replace("{{}}", "{{  }}")]


def test_an_escaped_mark_is_words():
    assert words(r"\{{ a }} \[](#b)") == ["{{ a }} [](#b)"]
    assert not read(r"\{{ a }}").defects


def test_private_characters_of_the_author_imitate_no_mark():
    (passage,) = passages(read("{{ number }} \U000f0000\U000f8000\U00100000").value)
    assert len(list(marks(passage.inlines))) == 1


# -- words -----------------------------------------------------------------------------------


def test_emphasis_and_strong_nest_and_lines_become_one():
    (passage,) = passages(read("a *b **c***\nd").value)
    assert passage.inlines == (
        Text("a "),
        Emphasis((Text("b "), Strong((Text("c"),)))),
        Text(" d"),
    )


def test_bold_in_bold_is_bold():
    (passage,) = passages(read("**a **b** c**").value)
    assert plain(passage.inlines) == "a b c"
    assert all(not isinstance(child, Strong) for child in passage.inlines[0].children)


def test_escapes_and_entities_are_decoded():
    assert words(r"2021\. Pada &lt;b&gt; &amp; \*x\*") == ["2021. Pada <b> & *x*"]
    assert not read(r"2021\. Pada &lt;b&gt;").defects


# -- tables ----------------------------------------------------------------------------------


def test_tables_are_called_after_what_stands_before_them():
    table = "\n\n| a | b |\n|---|--:|\n| c | d |\n\n"
    text = f"# I\n\nx{table}1. y{table}z{table.strip()}"
    got = [label for label in labels(text) if "t" in label]
    assert got == ["A.t1", "A.t1.1", "A.1.t1", "A.1.t1.1"]


def test_a_table_in_an_item_is_called_after_it():
    text = "1. a\n   1. b\n\n   | c |\n   |---|\n   | d |\n\n   | e |\n   |---|\n   | f |"
    assert labels(text) == ["1", "1.a", "1.t1", "1.t1.1", "1.t2", "1.t2.1"]


def test_columns_keep_their_side():
    table = read("| a | b | c |\n|---|:-:|--:|\n| 1 | 2 | 3 |").value.blocks[0]
    assert isinstance(table, Table)
    assert table.align == ("left", "center", "right")


@pytest.mark.parametrize("line", ["| x | y\\|z |", "x | y\\|z", "  |x|y\\|z|  ", "| x | y\\|z"])
def test_a_cell_stands_where_it_was_typed(line):
    source = Source("x.md", f"| a | b |\n|---|---|\n{line}\n")
    table = body.parse(source, 0).value.blocks[0]
    assert isinstance(table, Table)
    assert [source.read(cell.span) for cell in table.rows[0]] == ["x", "y\\|z"]
    assert [plain(cell.inlines) for cell in table.rows[0]] == ["x", "y|z"]


def test_the_head_of_a_table_may_share_the_line_of_its_item():
    source = Source("x.md", "1. | a | b |\n   |---|---|\n   | c | d |\n")
    numbered = body.parse(source, 0).value.blocks[0]
    assert isinstance(numbered, ItemList)
    table = numbered.items[0].blocks[1]
    assert isinstance(table, Table)
    assert [source.read(cell.span) for cell in table.head] == ["a", "b"]


def test_cells_past_the_head_are_reported_and_kept():
    text = "| a | b |\n|---|---|\n| c | d | lebih | lagi |\n| e |"
    assert found(text) == [("markdown-unsupported", "lebih | lagi")]
    assert words(text) == ["a | b", "c | d lebih | lagi", "e | "]


def test_a_table_without_its_line_of_dashes_is_reported():
    assert facts("| a | b |\n| c | d |") == {"what": "table"}


# -- appendices ------------------------------------------------------------------------------


def test_an_appendix_has_a_title_a_clause_and_a_sheet_that_may_lie_down():
    text = "isi\n\n::: lampiran Daftar *Alamat* {#daftar mendatar}\na\n\n1. b\n   1. c\n:::\n"
    outcome = read(text)
    (appendix,) = outcome.value.appendices
    assert (plain(appendix.title), appendix.clause, appendix.landscape) == (
        "Daftar Alamat",
        "daftar",
        True,
    )
    assert labels(text) == ["pembuka", "lampiran", "lampiran", "lampiran.1", "lampiran.1.a"]
    assert not outcome.defects


def test_further_appendices_are_numbered_and_count_anew():
    text = "::: lampiran\n1. a\n:::\n\n::: lampiran B\n1. b\n:::\n"
    assert labels(text) == ["lampiran", "lampiran.1", "lampiran2", "lampiran2.1"]


def test_the_body_goes_on_after_an_appendix():
    text = "# A\n\n1. a\n\n::: lampiran\nx\n:::\n\n2. b\n"
    assert labels(text) == ["A", "A.1", "A.2", "lampiran", "lampiran"]
    assert not read(text).defects


def test_an_appendix_left_open_is_reported():
    assert found("::: lampiran X\n\nisi") == [("markdown-unsupported", "::: lampiran X")]
    assert words("::: lampiran X\n\nisi") == ["X", "isi"]


def test_unknown_blocks_are_reported_and_their_words_kept():
    text = "::: catatan penting\nisi\n:::\n"
    assert facts(text) == {"what": "block", "name": "catatan"}
    assert words(text) == ["catatan penting isi"]


def test_a_closing_without_a_beginning_is_reported():
    assert facts("isi\n\n:::\n")["what"] == "appendix-unopened"


def test_headings_in_an_appendix_are_reported_and_kept():
    text = "::: lampiran X\n# judul\n:::\n"
    assert facts(text) == {"what": "heading", "level": "1"}
    assert words(text) == ["X", "judul"]


# -- traps -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "what", "kept"),
    [
        ("- satu\n- dua", "bullet", ["satu", "dua"]),
        ("## Judul", "heading", ["Judul"]),
        ("Judul\n=====", "heading", ["Judul"]),
        ("#Judul", "heading-blank", ["#Judul"]),
        ("![peta](peta.png)", "image", ["peta"]),
        ("pakai `kode` ini", "code", ["pakai kode ini"]),
        ("```py\nkode\n```", "code", ["py kode"]),
        ("> kutipan", "quote", ["kutipan"]),
        ("a\n\n***\n\nb", "rule", ["a", "b"]),
        ("lihat [situs](https://x.id)", "link", ["lihat situs"]),
        ("lihat [](https://x.id)", "link", ["lihat https://x.id"]),
        ("lihat <https://x.id>", "link", ["lihat https://x.id"]),
        ("[x]: https://x.id", "link", ["[x]: https://x.id"]),
        ("a\\\nb", "hard-break", ["a b"]),
        ("a {#abc} b", "clause", ["a {#abc} b"]),
        ("1. 1. 1. 1. 1. a", "level", ["", "", "", "", "a"]),
    ],
)
def test_what_a_letter_has_no_place_for_is_reported_and_comes_out_as_words(text, what, kept):
    (defect,) = read(text).defects
    assert (defect.code, defect.facts["what"]) == ("markdown-unsupported", what)
    assert words(text) == kept


def test_the_place_of_a_picture_and_a_link_is_found():
    text = "kata ![a](b) lalu [c](d) dan [](#e) serta [f](g)"
    assert [marked for _, marked in found(text)] == ["![a](b)", "[c](d)", "[f](g)"]


@pytest.mark.parametrize("text", ["a<br>b", "<b>a", "a</b>", "<!-- a", "| a |\n|---|\n| <br> |"])
def test_html_is_reported_and_shown(text):
    ((code, marked),) = found(text)
    assert code == "markdown-html"
    assert marked in " ".join(words(text))


@pytest.mark.parametrize("text", ["x < y dan y > z", r"a \<br> b", "suhu <30", "&lt;b&gt;"])
def test_a_comparison_is_no_html(text):
    assert not read(text).defects


@pytest.mark.parametrize(
    "text",
    ["a. masker;\nb. jarak.", "a. Kepala dinas", "1. Hal:\n   a) satu\n   b) dua", "c) sisa"],
)
def test_letters_typed_by_hand_are_reported(text):
    assert [code for code, _ in found(text)] == ["markdown-typed-letters"]


@pytest.mark.parametrize("text", ["a.n. Gubernur", "sesuai huruf\nb. Selain itu", "M. Nasir"])
def test_abbreviations_and_ends_of_sentences_are_no_typed_letters(text):
    assert not read(text).defects


@pytest.mark.parametrize(
    ("text", "what", "kept"),
    [
        ("2021. Pada tahun", "year", ["2021. Pada tahun"]),
        ("1. a\n2021. Pada", "year", ["a", "2021. Pada"]),
        ("2021. Pada\n\n1. a\n2. b", "year", ["2021. Pada", "a", "b"]),
        ("a\n\n    kode", "code", ["a", "kode"]),
    ],
)
def test_accidental_blocks_are_reported_and_keep_their_words(text, what, kept):
    (defect,) = read(text).defects
    assert (defect.code, defect.facts["what"]) == ("markdown-accidental-block", what)
    assert words(text) == kept


def test_a_list_below_a_year_keeps_its_labels():
    assert labels("2021. Pada\n\n1. a\n2. b") == ["pembuka", "1", "2"]
    assert labels("2021. Pada\n2022. Lalu") == ["pembuka", "pembuka"]


@pytest.mark.parametrize(
    ("text", "cause", "marked", "expected"),
    [
        ("# I\n\n1. a\n1) b", "delimiter", "1) b", ["A", "A.1", "A.2"]),
        ("# I\n\n1. a\n\nb\n\n2. c", "paragraph", "2. c", ["A", "A.1", "A", "A.2"]),
        ("1. a\n\n|b|\n|-|\n\n2. c", "table", "2. c", ["1", "1.t1", "2"]),
        ("1. a\n   1. b\n   1) c", "delimiter", "1) c", ["1", "1.a", "1.b"]),
        ("10. a\n   1. b", "indent", "1. b", ["1", "2"]),
        ("1. a\n         1. b", "swallowed", "1. b", ["1"]),
        ("Ketentuan:\n2. b", "swallowed", "2. b", ["pembuka"]),
    ],
)
def test_a_broken_list_is_reported_and_its_labels_stay_unique(text, cause, marked, expected):
    source = Source("x.md", text)
    outcome = body.parse(source, 0)
    (defect,) = (one for one in outcome.defects if one.facts["cause"] != "start")
    assert (defect.code, defect.facts["cause"]) == ("markdown-list-broken", cause)
    assert source.read(defect.span) == marked
    assert labels(text) == expected


@pytest.mark.parametrize("text", ["dimaksud pada angka\n3. Selain itu", "tahun\n2021. Pada"])
def test_a_sentence_that_ends_with_a_number_breaks_no_list(text):
    assert not read(text).defects


def test_an_item_of_two_figures_needs_four_blanks_below_it():
    text = "".join(f"{n}. x\n" for n in range(1, 11)) + "    1. y\n"
    assert labels(text)[-1] == "10.a"
    assert not read(text).defects


# -- places ----------------------------------------------------------------------------------


def test_blocks_span_whole_lines_without_blanks_around():
    text = "---\n---\n\n# Judul {#abc}\n\n  1. satu\n     dua\n\n     tiga\n\n  2. empat\n"
    source = Source("x.md", text)
    (section,) = body.parse(source, 8).value.blocks
    assert isinstance(section, Section)
    (numbered,) = section.blocks
    assert isinstance(numbered, ItemList)
    first = numbered.items[0]
    assert source.read(section.span) == "# Judul {#abc}"
    assert source.read(numbered.span) == text[text.index("1. satu") : -1]
    assert source.read(first.span) == "1. satu\n     dua\n\n     tiga"
    assert [source.read(block.span) for block in first.blocks] == ["1. satu\n     dua", "tiga"]


def test_a_body_over_its_limit_is_refused():
    outcome = read("é" * (body.LARGEST // 2 + 1))
    assert outcome.value == Body()
    (defect,) = outcome.defects
    assert (defect.code, dict(defect.facts)) == ("yaml-too-large", {"what": "body"})


@pytest.mark.parametrize(
    "text",
    [
        "1. " * 300 + "dasar",
        "> " * 300 + "dasar",
        "- " * 300 + "dasar",
        "*a **b " * 3000 + "dasar",
        "[" * 3000 + "dasar",
        "".join(f"{'   ' * n}1. x\n" for n in range(120)) + "\ndasar",
    ],
)
def test_deep_nesting_ends_and_loses_nothing(text):
    assert "dasar" in " ".join(words(text))


# -- whatever is typed -----------------------------------------------------------------------

SIGNS = st.sampled_from(
    [
        *("# ", "## ", "1. ", "1) ", "- ", "> ", "    ", "   ", "\n", "\n\n", "\t", "|", "|---|"),
        *("::: lampiran ", ":::", "{{ a.b | c }}", "{{", "}}", "[](#abc)", "[x](y)", "![", "`"),
        *("{#abc}", "**", "*", "_", "\\", "<br>", "2021. ", "a. ", "---", "===", "```", "&amp;"),
        *("\r", "\x0b", "\x85", "\u2028", "\x00", "\U000f0001", "\U00100000", "\ud800", "&#0;"),
    ]
)
WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=6)


@FUZZ
@given(st.lists(st.one_of(SIGNS, WORD, st.text(max_size=5)), max_size=40).map("".join))
def test_nothing_raises_and_every_span_is_inside_the_text(text):
    outcome = read("---\n---\n" + text, 8)
    end = len(text) + 8
    spans = [passage.span for passage in passages(outcome.value)]
    spans += [defect.span for defect in outcome.defects]
    assert all(8 <= span.start <= span.end <= end for span in spans)


@FUZZ
@given(st.lists(st.one_of(SIGNS, WORD), max_size=30).map(" ".join))
def test_marks_are_exactly_what_was_typed(text):
    source = Source("x.md", text)
    for passage in passages(body.parse(source, 0).value):
        for mark in marks(passage.inlines):
            assert re.fullmatch(r"\{\{.*\}\}|\[.*\]\(.*\)", source.read(mark.span))


@FUZZ
@given(st.lists(st.lists(WORD, min_size=1, max_size=8), min_size=1, max_size=6))
def test_every_word_of_plain_paragraphs_survives(paragraphs):
    text = "\n\n".join("\n".join(lines) for lines in paragraphs)
    assert words(text) == [" ".join(lines) for lines in paragraphs]


PLAIN_SIGNS = st.sampled_from(
    [
        *("\n", "\n\n", "# ", "## ", "1. ", "2021. ", "1) ", "- ", "> ", "   ", "        ", "\t"),
        *("|", "\n|---|\n", "\n|-|-|\n", "::: lampiran ", "\n:::\n", "**", "*", "_", "```\n"),
        *("{#abc}", "\n---\n", "\n===\n", "{{ a.b }}", "[](#x)", "&", "<b>", "[", "]: "),
    ]
)


@FUZZ
@given(st.lists(st.one_of(PLAIN_SIGNS, WORD.map("kata{}".format)), max_size=40))
def test_no_word_is_lost_whatever_stands_around_it(parts):
    text = " ".join(parts)
    shown = " ".join(words(text))
    assert [part for part in parts if part.startswith("kata") and part not in shown] == []


@FUZZ
@given(st.lists(st.one_of(PLAIN_SIGNS, WORD), max_size=40).map(" ".join))
def test_no_two_items_share_a_label(text):
    items = [p.label for p in passages(read(text).value) if p.kind in {"item", "head", "row"}]
    assert len(items) == len(set(items))


# -- slips that would be printed ---------------------------------------------------------------


@pytest.mark.parametrize(
    "mark", ["{#Isi}", "{#ab}", "{#1a}", "{#x .kelas}", "{#isi_satu}", "{#}", "{# isi}", "{#isi"]
)
def test_a_malformed_clause_mark_is_found_and_its_words_stay(mark):
    text = f"1. Isi. {mark}\n2. Dua. {{#dua}}"
    assert found(text) == [("markdown-unsupported", mark)]
    assert facts(text)["what"] == "clause-form"
    assert words(text) == [f"Isi. {mark}", "Dua."]


def test_a_malformed_clause_mark_of_a_heading_is_found_once():
    assert found("# Isi {#Isi}\n\nKata.") == [("markdown-unsupported", "{#Isi}")]


def test_the_marks_of_an_appendix_are_found_once():
    text = "Kata.\n\n::: lampiran Daftar {#ab mendatar}\nIsi.\n:::\n"
    (defect,) = read(text).defects
    assert defect.facts["what"] == "appendix-mark"
    assert found("Kata.\n\n::: lampiran Daftar {#daftar mendatar}\nIsi.\n:::\n") == []


def test_an_escaped_clause_mark_is_plain_words():
    assert found("Tulis \\{#Isi} di sana.") == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ukuran 2*3*4 meter.", "2*3*4"),
        ("NIP 19**99**01.", "19**99**01"),
        ("Kata *daring*nya.", "*daring*nya"),
        ("Jumlah {{ number }}*1*2.", "{{ number }}*1*2"),
    ],
)
def test_an_asterisk_within_a_word_joins_nothing(text, word):
    assert found(text) == [("markdown-unsupported", word)]
    assert facts(text)["what"] == "emphasis-in-word"
    assert words(text) == [text]


def test_an_asterisk_within_a_word_joins_nothing_in_a_table():
    assert words("| Ukuran |\n| --- |\n| 2*3*4 |\n")[1:] == ["2*3*4"]


def test_emphasis_around_words_is_none_within_a_word():
    assert found("Rapat *daring* (**wajib**), *daring*-nya, 2\\*3\\*4, 2 * 3.") == []


@pytest.mark.parametrize("start", ["5", "0", "2"])
def test_a_list_that_begins_at_another_number_is_found(start):
    text = f"{start}. lima;\n6. enam."
    assert found(text) == [("markdown-list-broken", f"{start}. lima;")]
    assert facts(text) == {"cause": "start", "label": "", "number": start}


def test_a_list_that_goes_on_after_a_break_is_found_once():
    assert [code for code, _ in found("1. satu;\n\nKata.\n\n2. dua.")] == ["markdown-list-broken"]
    assert facts("1. satu;\n\nKata.\n\n2. dua.")["cause"] == "paragraph"


def test_an_item_without_words_in_a_sentence_is_found():
    assert found("1. Satu:\n   1.\n") == [("markdown-list-broken", "1.")]
    assert found("Rapat diadakan di lantai\n3.\n") == []


def test_an_asterisk_within_a_word_shifts_no_place_after_it():
    text = "Ukuran 2*3*4 dan 19*99*01.\n\n::: lampiran Daftar\n- a\n:::\n"
    assert found(text)[2:] == [("markdown-unsupported", "- a")]
    assert labels(text) == ["pembuka", "lampiran", "lampiran"]


def test_a_long_word_of_asterisks_is_one_finding():
    assert len(found("1" + "*a" * 100_000)) == 1


@pytest.mark.parametrize("opening", ["::: lampiran{}{{x", "::: x{}y", "{}:::", "::: lampiran{{{}"])
def test_a_row_of_blanks_in_the_line_of_an_appendix_costs_no_time(opening):
    started = time.process_time()
    read(opening.format(" " * 200_000) + "\n\nkata\n\n:::\n")
    assert time.process_time() - started < 5


@pytest.mark.parametrize("blank", ["\x0b", "\x0c", "\u2003", "\x1c"])
def test_a_block_named_by_an_odd_blank_is_a_block_nobody_knows(blank):
    first = read(f"::: {blank}\n\nkata\n").defects[0].facts
    assert (first["what"], first["name"]) == ("block", blank)
