"""The strict reader of YAML."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.model.node import YamlNode, typed
from publisher.model.source import Source
from publisher.parsing.strict_yaml import plain, read


def reading(text):
    return read(Source("a.md", text), 0, len(text))


def value(text):
    outcome = reading(text)
    assert outcome.defects == ()
    return plain(outcome.value)


def defects(text):
    source = Source("a.md", text)
    found = read(source, 0, len(text)).defects
    return [(defect.code, source.read(defect.span), dict(defect.facts)) for defect in found]


def features(text):
    return [(facts["feature"], where) for code, where, facts in defects(text)]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("0", 0),
        ("-7", -7),
        ("30", 30),
        ("2.5", 2.5),
        ("30.0", 30),
        ("-0.25", -0.25),
    ],
)
def test_only_a_few_plain_scalars_are_typed(text, meaning):
    assert typed(text) == meaning
    assert type(typed(text)) is type(meaning)


@pytest.mark.parametrize(
    "text",
    [
        "010",
        "045.2",
        "12:30",
        "12:30:00",
        "yes",
        "no",
        "NO",
        "on",
        "True",
        "~",
        "Null",
        "1e5",
        "+1",
        "0x10",
        ".5",
        "1_000",
        "-0",
        "2020-03-23",
        ".inf",
        "٣",
        "1٢",
        "196501011990031001",
        "1.2345678901234567",
        "9007199254740992",
    ],
)
def test_all_other_plain_scalars_are_text(text):
    assert typed(text) == text


def test_quotes_make_text_of_everything():
    assert value("a: '30'\nb: \"true\"\nc: |\n  1\n") == {"a": "30", "b": "true", "c": "1\n"}


def test_scalars_keep_their_characters_beside_their_meaning():
    node = reading("number: 1.10\n").value.get("number")
    assert (node.text, node.scalar) == ("1.10", 1.1)


def test_keys_are_text_whatever_they_look_like():
    assert value("2023: a\ntrue: b\n") == {"2023": "a", "true": "b"}


def test_an_empty_value_and_the_word_null_are_null():
    assert value("a:\nb: null\nc: {d: }\n") == {"a": None, "b": None, "c": {"d": None}}


def test_nothing_at_all_is_no_tree_and_no_defect():
    assert reading("# nothing yet\n").value is None
    assert reading("").defects == ()


def test_places_count_characters_of_the_whole_file():
    text = '---\njudul: "😀 é"\nnomor: ab\n---\n'
    source = Source("a.md", text)
    root = read(source, 4, text.index("---", 4)).value
    assert source.read(root.get("nomor").span) == "ab"
    assert source.read(root.get("judul").span) == '"😀 é"'


def test_a_block_ends_where_its_last_value_ends():
    text = "a:\n  b: 1\n  c:\n    - x\n    - y\n\n# remark\nd: |\n  words\n\n\ne: 2\n"
    source = Source("a.md", text)
    root = read(source, 0, len(text)).value
    assert source.read(root.get("a").span) == "b: 1\n  c:\n    - x\n    - y"
    assert source.read(root.get("d").span) == "|\n  words"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: &x 1\n", ("anchor", "&x")),
        ("a: *x\n", ("alias", "*x")),
        ("a: !!int 1\n", ("tag", "!!int")),
        ("a: ! b\n", ("tag", "!")),
        ("a: !<tag:b> c\n", ("tag", "!<tag:b>")),
        ("a:\tb\n", ("tab", "\t")),
        ("<<: {b: 1}\n", ("merge-key", "<<")),
        ("a: 1\n--- \nb: 2\n", ("second-document", "---")),
        ("? [a]\n: b\n", ("complex-key", "[a]")),
        ("? {a: b}\n: c\n", ("complex-key", "{a: b}")),
        ("?\n: b\n", ("complex-key", "")),
        ("%YAML 1.1\n---\na: 1\n", ("directive", "%YAML 1.1\n---")),
    ],
)
def test_what_a_drafter_does_not_need_is_refused_by_name(text, found):
    assert features(text) == [found]


def test_a_duplicate_key_names_both_places_and_the_first_counts():
    text = "title: a\nnumber: b\ntitle: c\n"
    [(code, where, facts)] = defects(text)
    assert (code, where, facts["feature"], facts["key"]) == (
        "yaml-feature", "title", "duplicate-key", "title",
    )  # fmt: skip
    assert facts["first_line"] == "1"
    assert text[int(facts["first_start"]) : int(facts["first_end"])] == "title"
    assert reading(text).defects[0].span.start == text.rindex("title")
    assert plain(reading(text).value) == {"title": "a", "number": "b"}


def test_all_refusals_of_a_text_are_found_at_once():
    text = "a: &x 1\nb: *x\nc: !t 2\na: 3\nd: {<<: {e: 1}}\n"
    names = [name for name, _ in features(text)]
    assert names == ["anchor", "alias", "tag", "duplicate-key", "merge-key"]


def test_an_alias_never_copies_a_tree():
    lines = ["a: &a [x, x]"] + [f"{c}: &{c} [*{b}, *{b}]" for b, c in pairwise("abcdefghi")]
    outcome = reading("\n".join(lines))
    assert len(str(plain(outcome.value))) < 500


@pytest.mark.parametrize(
    ("text", "words", "stray"),
    [
        ("{text: rapat, seminar}", "rapat, seminar", "seminar"),
        ("{id: Rapat, pertemuan, dan seminar}", "Rapat, pertemuan, dan seminar", "dan seminar"),
        ("{a: 1, id: Rapat, seminar, en: x}", "Rapat, seminar", "seminar"),
        ("{rapat, seminar}", "rapat, seminar", "seminar"),
    ],
)
def test_a_comma_that_cut_a_sentence_in_braces_is_found_once(text, words, stray):
    [(code, where, facts)] = defects(f"a: {text}\n")
    assert (code, where) == ("yaml-comma-in-braces", words)
    assert (facts["words"], facts["stray"]) == (words, stray)


def test_the_cut_sentence_is_put_together_again():
    outcome = reading("a: {text: rapat, seminar, en: b}\n")
    assert plain(outcome.value) == {"a": {"text": "rapat, seminar", "en": "b"}}
    assert outcome.defects[0].facts["key"] == "text"


def test_two_cut_sentences_are_two_findings():
    found = defects("a: {x: b, c, d: 'e', f}\n")
    assert [facts["words"] for _, _, facts in found] == ["b, c", "f"]


def test_an_empty_value_in_braces_is_no_cut_sentence():
    assert value("{a: , b: 1}") == {"a": None, "b": 1}


@pytest.mark.parametrize(
    ("text", "reason", "where"),
    [
        ("a: [\n", "bracket", "["),
        ("a: [b\nc: 1\n", "bracket", "[b"),
        ("a: {b: 1\nc: 2\n", "brace", "{b: 1"),
        ("a: 'x\nb: 1\n", "quote", "'x"),
        ("a: b: c\n", "colon", ": c"),
        ("a: 1\nwords\nb: 2\n", "key", "words"),
        ("a: @b\n", "sign", "@b"),
        ("a: 1\n  b: 2\n", "deeper", "b: 2"),
        ("a: - b\n", "dash", "- b"),
        ('a: "\\q"\n', "escape", '\\q"'),
        ("a:\n  - b\n c: d\n", "indent", "c: d"),
    ],
)
def test_what_is_not_yaml_is_named_where_it_begins(text, reason, where):
    [(code, found, facts)] = defects(text)
    assert (code, facts["reason"], found) == ("yaml-syntax", reason, where)
    assert reading(text).value is None


def test_tabs_are_reported_and_the_rest_is_read():
    text = "a:\n\tb: 1\n\tc: 2\n"
    assert features(text) == [("tab", "\t"), ("tab", "\t")]
    assert plain(reading(text).value) == {"a": {"b": 1, "c": 2}}


def test_control_signs_are_reported_by_their_number():
    [(code, where, facts)] = defects("a: \x07b\n")
    assert (code, where, facts) == ("yaml-syntax", "\x07", {"reason": "control", "sign": "U+0007"})
    assert defects("a: \ud800b\n")[0][2]["sign"] == "U+D800"


def test_a_text_of_64_kib_is_read_and_one_more_byte_is_not():
    fits = "a: " + "b" * (64 * 1024 - 4) + "\n"
    assert reading(fits).defects == ()
    [(code, _, facts)] = defects(fits + "#")
    assert (code, facts["limit"], facts["found"]) == ("yaml-too-large", "bytes", "65537")


def test_the_limit_of_size_counts_bytes():
    assert defects("a: " + "é" * (32 * 1024))[0][2]["limit"] == "bytes"


def test_twelve_levels_are_read_and_thirteen_are_not():
    assert reading("[" * 12 + "]" * 12).defects == ()
    [(code, _, facts)] = defects("[" * 13 + "]" * 13)
    assert (code, facts["limit"], facts["allowed"]) == ("yaml-too-large", "depth", "12")
    assert defects("[" * 60_000)[0][2]["limit"] == "depth"


def test_five_thousand_nodes_are_read_and_one_more_is_not():
    assert reading("[" + "a," * 4_999 + "]").defects == ()
    assert defects("[" + "a," * 5_000 + "]")[0][2]["limit"] == "nodes"


_WORDS = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cc", "Cs", "Cn"],
        exclude_characters="\u2028\u2029\ufeff",
    ),
    max_size=12,
)
_VALUES = st.recursive(
    _WORDS.map(lambda text: "'" + text.replace("'", "''") + "'")
    | st.from_regex(r"[A-Za-z][a-z]{0,8}( [a-z]{1,5}){0,2}", fullmatch=True)
    | st.integers(-999, 999).map(str),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]")
        | st.dictionaries(st.from_regex(r"[a-z]{1,4}", fullmatch=True), inner, max_size=3).map(
            lambda items: "{" + ", ".join(f"{key}: {item}" for key, item in items.items()) + "}"
        )
    ),
    max_leaves=8,
)


def scalars(node: YamlNode):
    if node.kind == "scalar":
        yield node
    for inner in (*node.keys, *node.values):
        yield from scalars(inner)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,5}", fullmatch=True), _VALUES, max_size=4), _WORDS)
def test_the_text_at_the_place_of_a_scalar_is_the_scalar(entries, remark):
    front = f"# {remark}\n"
    text = front + "".join(f"{key}:\n  {item}\n" for key, item in entries.items())
    source = Source("a.md", text)
    outcome = read(source, 0, len(text))
    assert outcome.defects == ()
    for node in scalars(outcome.value) if outcome.value else ():
        said = source.read(node.span)
        assert said == (node.text if not node.style else "'" + node.text.replace("'", "''") + "'")


@given(st.text(max_size=200))
def test_any_text_is_answered_with_a_tree_or_a_defect_and_never_raises(text):
    outcome = reading(text)
    for defect in outcome.defects:
        assert 0 <= defect.span.start <= defect.span.end <= len(text) + 1


def test_a_sequence_has_no_keys_to_ask_for():
    outcome = reading("[a, b]")
    assert outcome.value.get("a") is None
    assert list(outcome.value.entries) == []
