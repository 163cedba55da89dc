"""Paths that are unsafe."""

import pytest

from publisher.checks import publish_path_unsafe
from publisher.model.source import Defect, Span

CODE = "publish-path-unsafe"


@pytest.mark.parametrize(
    "reason",
    ["name", "device", "long", "place", "ending", "deep", "link", "unreadable", "folder", "other"],
)
def test_every_reason_has_words(reason):
    finding = publish_path_unsafe.CHECK.word(Defect(CODE, Span("a", 0, 0), {"reason": reason}))
    assert finding.message.id
    assert finding.hint is not None


@pytest.mark.parametrize(
    "file", ["../peta.pdf", "/peta.pdf", "Peta Baru.pdf", "con.pdf", "a/b.pdf"]
)
def test_an_attachment_lies_beside_the_text(findings, circular, file):
    (found,) = findings(circular(attachments=f"[{{title: Peta, file: {file}}}]"), CODE)
    assert found.words == file


def test_a_plain_name_is_fine(findings, circular):
    assert not findings(circular(attachments="[{title: Peta, file: peta-2026.pdf}]"), CODE)
