"""The formatter keeps the meaning, is done after one pass, and leaves each comment at its key."""

import re
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.formats import policy_json, text
from publisher.model.source import Source
from publisher.parsing import circular as parsing
from publisher.parsing import front_matter, strict_yaml
from publisher.pipeline.formatting import tidy
from publisher.pipeline.render import compose
from tests import generated, good_texts, samples
from tests.thorough import often

PLACE = "circulars/harapan-jaya/2026/contoh.md"
WHOLE = {
    **{f"circulars/{one}.md": samples.project for one in samples.identities()},
    **{f"tests/corpus/good/{one.name}": good_texts.project for one in good_texts.GOOD},
}
WHOLE = {path: project for path, project in WHOLE.items() if path.endswith(".md")}
bounded = settings(
    max_examples=often(60),
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,  # a circular is one
    ],
)


def tidied(written, path=PLACE, project=samples.project):
    """Return a text in the one spelling; it must not be one that is left alone."""
    one = tidy(Source(path, written), written.encode(), project().vocabulary)
    assert one.after is not None, [finding.code for finding in one.findings]
    return one.after.decode()


def read(written, path=PLACE, project=samples.project):
    return parsing.parse(Source(path, written), project().vocabulary).value


@bounded
@given(st.randoms(use_true_random=False))
def test_a_generated_circular_keeps_its_meaning_and_its_comments(random):
    holds(generated.circular(random, mates=("babel/2020/lain",)))


def test_so_do_larger_ones():
    """Hypothesis gives up on long ones; these are of any length."""
    for seed in range(100):
        holds(generated.circular(Random(seed), mates=("babel/2020/lain",)))


def holds(written):
    once = tidied(written)
    assert tidied(once) == once
    assert said(once) == said(written)
    assert comments(once).keys() == comments(written).keys()
    assert moved(written, once) == []


@pytest.mark.parametrize("path", WHOLE)
def test_a_circular_of_ours_keeps_its_meaning_and_its_comments(path):
    file = samples.ROOT / path
    place = path if path.startswith("circulars/") else good_texts.place(file)
    written = file.read_text(encoding="utf-8")
    once = tidied(written, place, WHOLE[path])
    assert tidied(once, place, WHOLE[path]) == once
    assert said(once, place, WHOLE[path]) == said(written, place, WHOLE[path])
    assert comments(once).keys() == comments(written).keys()


def said(written, path=PLACE, project=samples.project):
    """Return what the policy and the letter say."""
    circular = read(written, path, project)
    policy = policy_json.render(circular, "0" * 64)
    return policy, text.render(compose(circular, project(), policy))


# -- comments --------------------------------------------------------------------------------


def comments(written):
    """Return the comments of the front matter with where they stand; their words are unlike."""
    front = written[: written.index("\n---\n") + 1]
    return {m[0].rstrip(): m.start() for m in re.finditer(r"#+ ?catatan [0-9]+,[^\n]*", front)}


def entries(written):
    """Return place and path of every key and every item of the front matter, in order."""
    source = Source(PLACE, written)
    fences = front_matter.split(source).value
    root = strict_yaml.read(source, fences.yaml_start, fences.yaml_end).value
    return sorted(_entries(root, ()))


def _entries(node, path):
    for key, value in zip(node.keys, node.values, strict=False):
        yield key.span.start, (*path, key.text)
        yield from _entries(value, (*path, key.text))
    if node.kind == "sequence":
        for number, value in enumerate(node.values):
            yield value.span.start, (*path, number)
            yield from _entries(value, (*path, number))


def moved(before, after):
    """Return the comments that stand over or beside something else than before."""
    old, new = entries(before), entries(after)
    return [
        (words, anchor, neighbours(after, new, comments(after)[words]))
        for words, place in comments(before).items()
        if (anchor := anchored(before, old, place))
        and not any(_kin(anchor, one) for one in neighbours(after, new, comments(after)[words]))
    ]


def anchored(written, found, place):
    """Return the path of what a comment is about: what follows it, or what its line is of.

    None where it stands under the last line of a block, or behind a bracket that closes.
    """
    start = written.rfind("\n", 0, place) + 1
    if written[start:place].strip():
        line = [path for at, path in found if start <= at < place]
        return line[-1] if line else None
    below = next(((at, path) for at, path in found if at > place), None)
    if below is None:
        return None
    column = below[0] - written.rfind("\n", 0, below[0]) - 1
    closes = re.match(r"[^\n]*(?:\n[ \t]*(?:#[^\n]*)?)*\n[ \t]*[\]}]", written[place:])
    return below[1] if place - start <= column and not closes else None


def neighbours(written, found, place):
    """Return the paths of what a comment stands over, or of what its line is of."""
    start = written.rfind("\n", 0, place) + 1
    if written[start:place].strip():
        return [path for at, path in found if start <= at < place]
    return [next((path for at, path in found if at > place), ())]


def _kin(one, other):
    """Tell whether two paths are the same, or an item and its first key."""
    shorter, longer = sorted((one, other), key=len)
    return longer[: len(shorter)] == shorter and len(longer) - len(shorter) <= 1
