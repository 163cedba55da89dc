import json
import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfWriter

from publisher.canonical import sha256
from publisher.drafting.pdf_in import UnreadableLetterError, extract
from publisher.formats import pdf
from publisher.model.errors import PublisherError
from tests import sample_letter

SOURCE = "# Sumber é\n".encode()
POLICY = json.dumps({"schema": "edaran/1", "source_sha256": sha256(SOURCE)}).encode()


def document(*files, lock=None):
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    for name, data in files:
        writer.add_attachment(name, data)
    if lock:
        writer.encrypt(lock)
    with BytesIO() as written:
        writer.write(written)
        return written.getvalue()


def ours(policy, source):
    letter = sample_letter.letter()
    files = zip(letter.files, (policy, source), strict=True)
    return replace(letter, files=tuple(replace(file, data=data) for file, data in files))


OURS = ours(POLICY, SOURCE)
GOOD = document(("policy.json", POLICY), ("source.md", SOURCE))


def refusal(data):
    with pytest.raises(UnreadableLetterError) as caught:
        extract(data)
    return caught.value


def test_policy_and_source_come_out_byte_for_byte():
    assert extract(GOOD) == {"policy.json": POLICY, "source.md": SOURCE}


def test_a_letter_of_ours_gives_what_was_put_into_it():
    assert extract(pdf.render(OURS)) == {"policy.json": POLICY, "source.md": SOURCE}


def test_other_attachments_are_left_where_they_are():
    more = document(("policy.json", POLICY), ("../../evil.sh", b"x"), ("source.md", SOURCE))
    assert set(extract(more)) == {"policy.json", "source.md"}


@pytest.mark.parametrize("data", [b"", b"bukan PDF", b"PK\x03\x04 word", b"\x00" * 5000])
def test_what_is_no_pdf_is_said_to_be_none(data):
    assert "bukan PDF" in refusal(data).message.id


def test_a_locked_pdf_is_said_to_be_locked():
    assert "sandi" in refusal(document(("policy.json", POLICY), lock="rahasia")).message.id


@pytest.mark.parametrize("files", [(), (("policy.json", POLICY),), (("catatan.txt", b"x"),)])
def test_a_pdf_that_does_not_carry_both_is_said_to_be_none_of_ours(files):
    assert "tidak membawa" in refusal(document(*files)).message.id


def test_two_policies_in_one_letter_are_refused():
    twice = document(("policy.json", POLICY), ("policy.json", b"{}"), ("source.md", SOURCE))
    assert "lebih dari satu" in refusal(twice).message.id


def carried(data):
    """What a file gave, None where it was refused in both languages; anything else is a fault."""
    try:
        return extract(data)
    except UnreadableLetterError as refused:
        return None if refused.message.id and refused.message.en else "refused without words"


@pytest.mark.parametrize("data", [GOOD, pdf.render(OURS)], ids=["pypdf", "ours"])
def test_a_file_cut_anywhere_gives_all_it_carried_or_a_sentence_and_no_traceback(data):
    whole = extract(data)
    for end in range(0, len(data), max(1, len(data) // 60)):
        assert carried(data[:end]) in (None, whole)


@pytest.mark.parametrize("shift", range(0, 97, 16))
def test_a_file_with_overwritten_stretches_gives_no_traceback(shift):
    for start in range(shift, len(GOOD), 97):
        broken = GOOD[:start] + b"\xff<<[(" * 4 + GOOD[start + 20 :]
        found = carried(broken)
        assert found is None or set(found) == {"policy.json", "source.md"}


LONG = b"# Sumber\n" + b"".join(b"baris %d\n" % number for number in range(200))
LARGE = json.dumps(
    {"rules": [{"id": f"aturan-{n}"} for n in range(99)], "schema": "edaran/1"}
    | {"source_sha256": sha256(LONG)}
).encode()


def test_a_bit_that_is_turned_anywhere_gives_all_or_a_refusal():
    data = pdf.render(ours(LARGE, LONG))
    whole = {"policy.json": LARGE, "source.md": LONG}
    assert extract(data) == whole
    places = [found.end() for found in re.finditer(rb"/EmbeddedFile[^\0]{0,200}?stream\r?\n", data)]
    assert len(places) == 2
    inside = [place + step for place in places for step in range(-150, 400, 3)]
    for place in inside:
        turned = bytearray(data)
        turned[place] ^= 1 << place % 8
        assert carried(bytes(turned)) in (None, whole), place


@pytest.mark.parametrize(
    "policy",
    [
        b"x",
        b"",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b"\xff",
        b'{"schema": "edaran/2", "source_sha256": "%s"}' % sha256(SOURCE).encode(),
    ],
)
def test_data_that_is_not_ours_is_refused(policy):
    refused = refusal(document(("policy.json", policy), ("source.md", SOURCE)))
    assert "edaran/1" in refused.message.id
    assert refused.exit_status == 3


def test_data_of_another_source_is_refused():
    other = document(("policy.json", POLICY), ("source.md", SOURCE + b"x"))
    assert "tidak saling cocok" in refusal(other).message.id


def test_the_refusal_ends_a_command_like_every_fault_of_the_surroundings():
    assert issubclass(UnreadableLetterError, PublisherError)
    assert refusal(b"").exit_status == 3


def test_nothing_is_printed_about_repairs(capfd):
    refusal(GOOD[: len(GOOD) // 2])
    assert capfd.readouterr() == ("", "")
