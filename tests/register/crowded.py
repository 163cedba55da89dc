"""Random registers in which circulars act on each other much more than in life."""

from dataclasses import replace
from datetime import timedelta
from random import Random
from types import MappingProxyType

from publisher.model.circular import Interval, Relation
from publisher.model.register import Register
from tests.policy import random_registers, typed

_HOW = (
    "mencabut",
    "mengganti",
    "memperpanjang",
    "menangguhkan",
    "mengubah",
    "melaksanakan",
)


def register(seed, size=9):
    """Return a register in which most circulars do something to others, and the random numbers."""
    random = Random(seed)
    plain = typed.register(random_registers.register(random, size))
    names = list(dict.fromkeys(line.circular for line in plain.ledger))
    texts = {}
    for key, text in plain.texts.items():
        others = [name for name in names if _reaches(text.authority, name) and name != text.id]
        more = [_relation(random, random.choice(others), plain) for _ in range(3) if others]
        kept = more[: random.choice((0, 1, 1, 2, 3))]
        texts[key] = replace(text, relations=(*text.relations, *kept))
    return Register(plain.ledger, MappingProxyType(texts)), random


def _reaches(authority, name):
    target = name.partition("/")[0]
    above = {
        "pusat": ("pusat", "provinsi", "kota", "tetangga"),
        "provinsi": ("provinsi", "kota"),
    }
    return target in above.get(authority, (authority,))


def _relation(random, target, plain):
    own = [rule.id for text in plain.texts.values() if text.id == target for rule in text.rules]
    rules = (random.choice(own),) if own and random.random() < 0.3 else ()
    period = None
    if random.random() < 0.7:
        start = random_registers.FIRST + timedelta(random.randrange(60))
        end = start + timedelta(random.randrange(30)) if random.random() < 0.6 else None
        period = Interval(start, end, "fixed" if end else "unstated")
    return Relation(random.choice(_HOW), target, rules=rules, effective=period)
