"""Files past all measure."""

import pytest

from publisher.checks import yaml_too_large
from publisher.model.source import Defect, Span

CODE = "yaml-too-large"


def test_depth_is_found(findings, circular):
    (found,) = findings(circular(look="[" * 13 + "]" * 13), CODE)
    assert "12 tingkat" in found.message


def test_a_long_body_is_found(findings, circular, body):
    assert len(findings(circular(body + "kata " * 250_000), CODE)) == 1


def test_long_front_matter_is_found(findings, circular):
    (found,) = findings(circular(subject="kata " * 14_000), CODE)
    assert "64 KiB" in found.message


@pytest.mark.parametrize("limit", ["nodes", "unheard-of"])
def test_every_limit_has_words(limit):
    finding = yaml_too_large.CHECK.word(Defect(CODE, Span("a.md", 0, 1), {"limit": limit}))
    assert finding.message.id
