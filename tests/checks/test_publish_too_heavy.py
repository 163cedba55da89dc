"""A letter that cannot be made within its limits; tests/pipeline/test_limits.py passes them."""

from publisher.checks import publish_too_heavy
from publisher.model.diagnostic import Severity
from publisher.model.source import Defect, Span


def test_the_limits_are_named_in_both_languages_with_a_remedy():
    facts = {"seconds": "30", "megabytes": "1000"}
    finding = publish_too_heavy.CHECK.word(Defect("publish-too-heavy", Span("a", 0, 0), facts))
    assert "30 detik dan 1000 MB" in finding.message.id
    assert "30 seconds and 1000 MB" in finding.message.en
    assert finding.severity is Severity.ERROR
    assert finding.hint is not None
