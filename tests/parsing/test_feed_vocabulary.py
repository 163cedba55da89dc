"""The vocabulary of a feed is the one that was published."""

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from publisher.feeds import vocabulary as feed
from publisher.parsing import feed_vocabulary
from publisher.pipeline.vocabulary import vocabulary
from tests.samples import ROOT


def read_back(words):
    made = {
        one.path: json.loads(one.data) for one in feed.artefacts(SimpleNamespace(vocabulary=words))
    }
    calendars = {Path(path).stem: one for path, one in made.items() if "/calendars/" in path}
    return feed_vocabulary.vocabulary(made["feed/vocabulary.json"], calendars)


def test_what_was_published_is_read_back():
    words = vocabulary(ROOT)
    found = read_back(words)
    for part in ("authorities", "schemes", "facts", "outcomes", "calendars", "verbs"):
        assert getattr(found, part) == getattr(words, part), part
    bare = {name: replace(kind, params={}) for name, kind in words.kinds.items()}
    assert {name: replace(kind, params={}) for name, kind in found.kinds.items()} == bare


def test_the_parameters_of_kinds_name_the_schema_of_circulars():
    said = json.dumps(
        {name: kind.params for name, kind in read_back(vocabulary(ROOT)).kinds.items()}
    )
    assert "urn:edaran:schema:circular:1#/$defs/share" in said
