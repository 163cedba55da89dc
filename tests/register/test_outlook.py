"""A draft laid over what was issued: only some lives are settled anew, and all come out right."""

from random import Random
from types import MappingProxyType

import pytest

from publisher.model.register import CORRECT, ISSUE, LedgerLine, Register
from publisher.register.build import composed, timeline
from publisher.register.knowledge import counted, reach
from publisher.register.outlook import LAST, Outlook
from tests.policy import random_registers, typed
from tests.thorough import batches

WORDS = typed.vocabulary(random_registers.VOCABULARY)
BATCH = 50
BATCHES = pytest.mark.parametrize("start", batches(300, BATCH))


def _drafted(start):
    """Yield an outlook, its draft, and the register with the draft as its last line."""
    for seed in range(start, start + BATCH):
        register = typed.register(random_registers.register(Random(seed), 9))
        *lines, last = register.ledger
        if last.event not in (ISSUE, CORRECT):
            continue
        key = (last.circular, last.revision)
        draft = register.texts[key]
        texts = {one: text for one, text in register.texts.items() if one != key}
        before = Register(tuple(lines), MappingProxyType(texts))
        line = LedgerLine(0, "", last.event, *key, LAST)
        whole = Register((*lines, line), register.texts)
        yield Outlook(before, WORDS.authorities, {draft.id: draft}), draft, whole


@BATCHES
def test_the_lives_of_texts_that_a_draft_touches_are_those_of_the_whole_register(start):
    touched = 0
    for outlook, draft, whole in _drafted(start):
        everything = composed(
            counted(whole, whole.ledger, WORDS.authorities), WORDS.authorities, ""
        )
        view = outlook.view(draft)
        assert view.after.courses.items() <= everything.courses.items()
        assert view.before.courses.items() <= outlook.issued.courses.items()
        touched += len(view.after.courses)
        for name in everything.courses.keys() - view.after.courses.keys():
            assert everything.courses[name] == outlook.issued.courses[name]
    assert touched > BATCH


@BATCHES
def test_what_binds_with_a_draft_is_what_binds_when_it_is_issued(start):
    """Rules of texts unseen have their numbers from the order, which may be another."""
    for outlook, draft, whole in _drafted(start):
        expected = timeline(whole, WORDS.authorities, draft.authority)
        found = outlook.timeline(draft)
        within = reach(WORDS.authorities, draft.authority)
        assert {one.circular.partition("/")[0] for one in found.entries} <= set(within)
        assert _by_id(found) == _by_id(expected)


def _by_id(found):
    rules = {one.id: (one.course, one.period, one.floor) for one in found.entries if not one.unseen}
    unseen = [
        (one.circular, one.unseen, one.rule.kind, one.course) for one in found.entries if one.unseen
    ]
    return rules, sorted(unseen, key=str)
