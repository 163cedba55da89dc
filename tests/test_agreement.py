"""DOCX, PDF, HTML and text of every sample say the same words and numbers in the same order.

Each is read back from the finished file by another library than the one that wrote it; labels of
lists are among the words. Page furniture (page numbers, marks) has its own tests below.
"""

import json

import pytest

from publisher.model.body import passages, plain
from tests import reading_back, samples


@pytest.mark.parametrize("identity", samples.identities())
def test_all_formats_say_the_same_words_in_the_same_order(identity):
    files = samples.rendered(identity)
    spoken = reading_back.from_text(files["letter.txt"])
    assert len(spoken) > 100
    assert reading_back.from_html(files["letter.html"]) == spoken
    assert reading_back.from_docx(files["letter.docx"]) == spoken
    assert reading_back.from_pdf(files["letter.pdf"]) == spoken


@pytest.mark.parametrize("identity", samples.identities())
def test_every_word_of_the_policy_text_stands_in_the_letter(identity):
    files = samples.rendered(identity)
    letter = " ".join(reading_back.from_text(files["letter.txt"])).casefold()
    for entry in json.loads(files["policy.json"])["text"]:
        for part in entry["text"].split(" | "):
            assert " ".join(reading_back.words(part)).casefold() in letter


@pytest.mark.parametrize("identity", samples.identities())
def test_the_policy_text_is_the_body_with_values_filled_in(identity):
    circular = samples.project().circulars[identity]
    exported = json.loads(samples.rendered(identity)["policy.json"])["text"]
    assert [entry["text"] for entry in exported] == [
        plain(p.inlines) for p in passages(circular.body)
    ]
    assert "{{" not in json.dumps(exported)
