"""Files that are no UTF-8 text: one friendly sentence, and not a thousand odd signs."""

import pytest

from tests.hostile import arena, texts

TEXT = texts.written(title="Rapat \u201cVirtual\u201d di Caf\u00e9")
PLAIN = arena.judge(TEXT)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-32"), "UTF-16 atau UTF-32"),
        (TEXT.encode("utf-32-be"), "UTF-16 atau UTF-32"),
        (TEXT.encode("cp1252"), "bukan teks UTF-8"),
        (TEXT.encode("latin-1", "replace"), "bukan teks UTF-8"),
        (TEXT.encode() + b"\xe2\x80", "bukan teks UTF-8"),
        (b"PK\x03\x04" + bytes(range(256)) * 9, "Word"),
        (b"\xd0\xcf\x11\xe0" + bytes(range(256)) * 9, "Word"),
        (b"{\\rtf1\\ansi Surat}", "Word"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 9, "PDF"),
        (b"\0" * 5_000, "UTF-16"),
        (b"", "tidak diawali"),
        (b"Surat Edaran", "tidak diawali"),
    ],
    ids=range(15),
)
def test_what_is_wrong_with_a_file_is_said_in_one_sentence(data, said):
    judged = arena.judge(data)
    arena.require_printable(judged)
    (found,) = [one for one in judged.findings if one.code == "yaml-syntax"]
    assert said in found.message.id
    assert found.hint
    assert len(judged.findings) <= len(PLAIN.findings) + 2


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(end, mark):
    judged = arena.judge((mark + TEXT.replace("\n", end)).encode())
    assert judged.findings == PLAIN.findings
    assert judged.source.text == TEXT


@pytest.mark.parametrize("sign", ["\0", "\x01", "\x1b", "\x7f", "\x85", "\ufffe", "\ufffd"])
def test_a_control_sign_is_named_by_its_number(sign):
    for text in (TEXT.replace("Rapat", f"Ra{sign}pat"), TEXT + sign):
        judged = arena.judge(text.encode())
        arena.require_printable(judged)
        assert judged.codes & {"yaml-syntax", "language-invisible", "language-unprintable"}
