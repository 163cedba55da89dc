"""Conformance cases read: plain JSON becomes register, vocabulary and questions.

The vocabulary of a case may be without labels; then a name stands for itself.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from publisher.model.label import Label
from publisher.model.register import LedgerLine, Register
from publisher.model.vocabulary import Authority, Code, Fact, Kind, Vocabulary
from publisher.parsing import record

Json = Mapping[str, Any]


def joined(register: Json, case: Json) -> Json:
    """Return the register that a case starts from, with what it adds."""
    added = case.get("add", {"ledger": [], "texts": {}})
    return {
        "vocabulary": register["vocabulary"],
        "ledger": [*register["ledger"], *added["ledger"]],
        "texts": {**register["texts"], **added["texts"]},
    }


def vocabulary(data: Json) -> Vocabulary:
    """Return the vocabulary of a register in JSON."""
    authorities = {
        name: Authority(name, one["tier"], Label(name, name), one["tz"], parent=one["parent"])
        for name, one in data["authorities"].items()
    }
    schemes = {
        scheme: {
            code: Code(code, Label(code, code), one.get("broader", ""))
            for code, one in codes.items()
        }
        for scheme, codes in data["schemes"].items()
    }
    facts = {name: Fact(name, Label(name, name), **one) for name, one in data["facts"].items()}
    kinds = {
        name: Kind(name, Label(name, name), params={}, **one) for name, one in data["kinds"].items()
    }
    return Vocabulary(authorities, schemes, facts, kinds, data["outcomes"], data["calendars"])


def register(data: Json) -> Register:
    """Return the agenda book and the texts of a register in JSON."""
    lines = tuple(
        LedgerLine(
            seq=one["seq"],
            prev=one.get("prev", ""),
            event=one["event"],
            circular=one["circular"],
            revision=one["revision"],
            recorded=datetime.fromisoformat(one["recorded"]),
        )
        for one in data["ledger"]
    )
    texts = {
        (name.partition("@")[0], int(name.partition("@")[2])): record.parse(one)
        for name, one in data["texts"].items()
    }
    return Register(lines, MappingProxyType(texts))
