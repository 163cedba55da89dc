"""What was issued, read back for status and questions."""

import pytest

from publisher.model.errors import UsageError
from publisher.pipeline.kept import DamagedError
from publisher.pipeline.registry import registry
from tests.issued import issue_text
from tests.projects import GOOD

ONE = "circulars/contoh/2026/satu.md"


@pytest.fixture
def one(project):
    issue_text(project.root, ONE, GOOD.format(title="Contoh"))
    return project


def test_drafts_are_not_in_it(one):
    one.circular("dua")
    found = registry(one.root).register
    assert [text.id for text in found.texts.values()] == ["contoh/2026/satu"]
    assert [line.circular for line in found.ledger] == ["contoh/2026/satu"]


def test_one_authority_sees_what_binds_under_it(one):
    assert registry(one.root, "contoh").register == registry(one.root).register
    with pytest.raises(UsageError, match="contoh"):
        registry(one.root, "tiada")


def test_nothing_is_answered_from_a_damaged_book(one):
    kept = one.root / "circulars/issued/contoh/2026/satu/r1.json"
    kept.write_bytes(kept.read_bytes().replace(b"Contoh", b"Contih"))
    with pytest.raises(DamagedError):
        registry(one.root)
