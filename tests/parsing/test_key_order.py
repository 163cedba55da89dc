"""The order of keys in a tidy source."""

import pytest

from publisher.parsing.key_order import key_order
from tests.samples import project

CIRCULAR = project().circulars["babel/2020/800-1102-vii"]


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ((), ("schema", "type", "profile", "look", "number", "title", "en", "signed")),
        (("effective",), ("from", "to", "ends", "until", "en")),
        (("rules", 0), ("id", "kind", "modality", "label", "en", "who", "about", "when", "do")),
        (("rules", 0, "do"), ("split", "composition", "rotation", "basis")),
        (("rules", 0, "do", "rotation"), ("every", "groups", "anchor", "first")),
        (("rules", 1, "do"), ("location", "hours", "share", "online")),
        (("relations", 0), ("type", "target", "label", "en", "rules", "kinds")),
        (("rules", 0, "cite", 1), ("p", "quote")),
        (("signatory", "degrees"), ("before", "after")),
        (("tests", 0), ("day", "known", "facts", "applies")),
        (("tests", 0, "facts"), ()),
        (("unknown", "key"), ()),
    ],
)
def test_it_is_that_of_the_schema_and_of_the_kind(path, first):
    assert key_order(CIRCULAR, project().vocabulary)(path)[: len(first)] == first
