"""DOCX, PDF, HTML and text of every sample, and of every good text of the corpus, say the same
words and numbers in the same order, and their data are what the schemas ask for.

Each is read back from the finished file by another library than the one that wrote it; labels of
lists are among the words. Page furniture (page numbers, marks) has its own tests below.
"""

import json
from dataclasses import replace

import pytest

from publisher.formats import html, pdf, text
from publisher.formats.docx import document
from publisher.model.body import passages, plain
from publisher.model.letter import Run, Signature
from publisher.parsing import schema
from tests import good_texts, reading_back, sample_letter, samples

EVERY = pytest.mark.parametrize(
    ("texts", "identity"),
    [
        *(pytest.param(samples, name, id=name) for name in samples.identities()),
        *(
            pytest.param(good_texts, name, id=name, marks=pytest.mark.slow)
            for name in good_texts.identities()
        ),
    ],
)


@EVERY
def test_all_formats_say_the_same_words_in_the_same_order(texts, identity):
    files = texts.rendered(identity)
    spoken = reading_back.from_text(files["letter.txt"])
    assert len(spoken) > 50
    assert reading_back.from_html(files["letter.html"]) == spoken
    assert reading_back.from_docx(files["letter.docx"]) == spoken
    assert reading_back.from_pdf(files["letter.pdf"]) == spoken


@EVERY
def test_every_word_of_the_policy_text_stands_in_the_letter(texts, identity):
    files = texts.rendered(identity)
    letter = " ".join(reading_back.from_text(files["letter.txt"])).casefold()
    for entry in json.loads(files["policy.json"])["text"]:
        for part in entry["text"].split(" | "):
            assert " ".join(reading_back.words(part)).casefold() in letter


@EVERY
def test_the_policy_text_is_the_body_with_values_filled_in(texts, identity):
    circular = texts.project().circulars[identity]
    exported = json.loads(texts.rendered(identity)["policy.json"])["text"]
    assert [entry["text"] for entry in exported] == [
        plain(p.inlines) for p in passages(circular.body)
    ]
    assert "{{" not in json.dumps(exported)


@EVERY
def test_the_exported_policy_is_what_its_schemas_ask_for(texts, identity):
    policy = json.loads(texts.rendered(identity)["policy.json"])
    assert schema.validate(policy, "circular-1") == ()
    kinds = texts.project().vocabulary.kinds
    for rule in policy["rules"]:
        assert schema.validate(rule["do"], kinds[rule["kind"]].params, "circular-1") == ()


def test_words_in_the_room_of_a_signature_are_in_every_format():
    line = (Run("tempat-cap"),)
    block = Signature(((Run("BUPATI,"),),), 68.0, 68.0, ((Run("SARI"),),), line)
    letter = replace(sample_letter.letter(), elements=(block,))
    spoken = ["BUPATI,", "tempat-", "cap", "SARI"]
    assert reading_back.from_text(text.render(letter)) == spoken
    assert reading_back.from_html(html.render(letter)) == spoken
    assert reading_back.from_docx(document.render(letter)) == spoken
    assert reading_back.from_pdf(pdf.render(letter)) == spoken
