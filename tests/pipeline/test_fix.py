"""Safe fixes keep the meaning, are made once and for all, and bring no finding of their own.

What may differ afterwards is what `gist` leaves aside: words of the body and of quotes of it.
"""

import json
import re
import unicodedata
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.drafting.fixes import gist
from publisher.formats import policy_json
from publisher.indonesian.spelling import SPELLINGS
from publisher.model.source import Source
from publisher.parsing import front_matter
from publisher.pipeline.agenda import Agenda
from publisher.pipeline.check import check
from publisher.pipeline.codes import selection
from publisher.pipeline.fix import mending
from publisher.pipeline.overlay import overlaid
from publisher.pipeline.selection import EVERYTHING
from tests import good_texts, samples
from tests.test_corpus import BAD

PATH = "circulars/harapan-jaya/2026/uji.md"
CORPUS = [
    path for path in (*BAD, *sorted((good_texts.CORPUS / "good").iterdir())) if path.suffix == ".md"
]
ODD = "\u200b\u00a0\u00ad\u200e\u202e\u2009\ufeff\u2800\u2028\u0301\ue000"

_NOTHING = {ord(sign): None for sign in "\u200b\u00ad\u200e\ufeff"} | {0x2800: " ", 0x2028: " "}


def alone(text, path=PATH):
    """Return a project whose only circular is a text."""
    return overlaid(
        replace(samples.project(), entries=(), agenda=Agenda()), {path: Source(path, text)}
    )


def mended(text, path=PATH, asked=EVERYTHING):
    return mending(alone(text, path), frozenset(), asked)


def _policy(circular):
    """Return the exported policy without the words that spelling and signs at ends change."""
    document = json.loads(policy_json.render(circular, "0" * 64))
    for passage in document["text"]:
        passage["text"] = re.sub(r"\D", "", passage["text"])
    return _plain(document)


def _plain(value, key=""):
    """Return data without quotes of the body and without signs that nobody sees."""
    if isinstance(value, dict):
        return {name: _plain(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if isinstance(value, str):
        words = unicodedata.normalize("NFC", value).translate(_NOTHING)
        return "" if key == "quote" else " ".join(words.split())
    return value


def holds(text, path=PATH):
    """Assert the law for one text, and return what came of it."""
    before = alone(text, path)
    after = mending(before, frozenset(), EVERYTHING)
    readable = bool(before.circulars)
    if readable:
        assert [_policy(one) for one in before.circulars.values()] == [
            _policy(one) for one in after.project.circulars.values()
        ]
        assert [gist(one) for one in before.circulars.values()] == [
            gist(one) for one in after.project.circulars.values()
        ]
    found = Counter(one.code for one in check(before))
    left = Counter(one.code for one in after.findings)
    if readable:
        assert left <= found
    assert not any(one.fix and one.fix.safe for one in after.findings)
    result = after.texts.get(path, text)
    again = mended(result, path)
    assert (again.texts, again.made) == ({}, 0)
    if not after.made:
        assert result == text
    return result, after


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_the_corpus_keeps_its_meaning(path):
    holds(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("identity", samples.identities())
def test_the_samples_are_left_as_they_are(identity):
    source = samples.project().sources[f"circulars/{identity}.md"]
    text, after = holds(source.text, source.path)
    assert text == source.text
    assert after.made == 0


def _body(text):
    fences = front_matter.split(Source(PATH, text)).value
    return fences.body_start


_WRONG = {right: wrong for wrong, right in SPELLINGS.items() if right.islower()}
_RIGHT = re.compile(rf"(?<![\w@./-])({'|'.join(map(re.escape, _WRONG))})(?![\w@/-])")


@pytest.mark.parametrize("identity", samples.identities())
def test_words_spelled_wrong_come_back_as_they_were(identity):
    source = samples.project().sources[f"circulars/{identity}.md"]
    start = _body(source.text)
    wrong = source.text[:start] + _RIGHT.sub(lambda f: _WRONG[f[0]], source.text[start:])
    said = [one for one in check(alone(wrong, source.path)) if one.code == "language-spelling"]
    left, after = holds(wrong, source.path)
    assert after.made == len(said)
    expected = wrong
    for one in reversed(said):
        (edit,) = one.fix.edits
        expected = expected[: edit.span.start] + edit.text + expected[edit.span.end :]
    assert left == expected
    assert said or not _RIGHT.search(source.text, start)
    assert len(left) - len(source.text) == sum(  # what titles of other texts have stays
        len(_WRONG[f[0]]) - len(f[0]) for f in _RIGHT.finditer(source.text, start)
    ) - sum(one.span.end - one.span.start - len(one.fix.edits[0].text) for one in said)


@settings(max_examples=60)
@given(st.sampled_from(samples.identities()), st.randoms(), st.integers(1, 6))
def test_signs_that_nobody_sees_go_without_a_trace(identity, chance, many):
    source = samples.project().sources[f"circulars/{identity}.md"]
    text = source.text
    for _ in range(many):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(ODD) + text[at:]
    holds(text, source.path)


@settings(max_examples=40)
@given(st.sampled_from(samples.identities()), st.randoms())
def test_ends_of_items_and_numbers_without_quotes_are_mended(identity, chance):
    source = samples.project().sources[f"circulars/{identity}.md"]
    text = source.text
    start = _body(text)

    def end(found):
        return chance.choice([found[0], ".", ";", ",", ", dan", "", "; dan", ";  serta"])

    body = re.sub(r"[;.](?: dan)?(?=(?: \{#[a-z-]+\})?$)", end, text[start:], flags=re.MULTILINE)
    front = re.sub(r'"([0-9.]+)"', r"\1", text[:start])
    holds(front + body, source.path)


_STRANGE = (
    *("\n", "\n\n", "   ", "# ", "1. ", "a. ", "2021. ", "**", "`", "\\", '"', ": ", "; dan", "."),
    *("{#rapat}", "{{ effective.from | tanggal }}", "[](#rapat)", "---\n", "&amp;", "\x0b", "\t"),
    *("045.2", "[", "{", "quote: ", "30% (dua puluh persen) ", "Selasa, 23 Maret 2020 ", "id: x\n"),
    *ODD,
    *sorted(SPELLINGS)[:12],
)


@settings(max_examples=150)
@given(st.sampled_from(CORPUS), st.randoms(), st.integers(1, 8))
def test_texts_that_were_cut_and_mixed_keep_the_law(path, chance, many):
    text = path.read_text(encoding="utf-8")
    for _ in range(many):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.randrange(20)) if chance.random() < 0.3 else start
        text = text[:start] + chance.choice(_STRANGE) + text[end:]
    holds(text)


def test_a_fix_that_spoils_a_text_is_left_out_and_the_others_are_made():
    source = samples.project().sources[f"circulars/{samples.identities()[0]}.md"]
    start = _body(source.text)
    sentence = "\nRapat\u200b diadakan secara\u200b*daring* dan\u200b hemat.\n\n"
    text = f"{source.text[:start]}{sentence}{source.text[start:]}"
    result, after = holds(text, source.path)
    # Without the sign the asterisks would stand within a word, which is a finding of its own.
    assert "\nRapat diadakan secara\u200b*daring* dan hemat.\n" in result
    assert after.made == 2
    (left,) = (one for one in after.findings if one.code == "language-invisible")
    assert left.fix.safe is False


def test_only_what_is_selected_is_mended():
    source = samples.project().sources[f"circulars/{samples.identities()[0]}.md"]
    text = source.text.replace("wajib", "wajib\u200b", 1)
    assert mended(text, source.path, selection(["yaml"], [])).texts == {}
    assert mended(text, source.path, selection(["language"], [])).made == 1
    assert mended(text, source.path, selection([], ["language-invisible"])).texts == {}
