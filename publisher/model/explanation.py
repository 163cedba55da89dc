"""An answer with its reasons: what the words and the JSON of an answer are taken from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from publisher.model.question import Answer
from publisher.model.register import Text
from publisher.model.timeline import Entry
from publisher.model.truth import Truth
from publisher.model.vocabulary import Authority, Vocabulary

DEFEATED, PERHAPS, LIMITED, FACTS = "defeated", "perhaps-defeated", "limited", "facts"
NOT_YET, ENDED, CUT, SUSPENDED, GAP = "not-yet", "ended", "cut", "suspended", "gap"
PAST: Final = frozenset({ENDED, CUT})
OTHER_DAYS: Final = PAST | {NOT_YET, SUSPENDED, GAP}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a rule does not bind, may not, or not everybody.

    `by` is a rule or a circular and `how` the principle; `day` is the last day of what has ended
    and the first of what is to begin, None where there is none; `facts` say that it is for others.
    """

    why: str
    by: str = ""
    how: str = ""
    day: date | None = None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """One rule and side with its reasons.

    `addressed` says that it is, or may be, for those asked about, whatever the day; `first` and
    `last` are the days between which it lives around the one asked, None where open or unknown.
    """

    entry: Entry
    side: str
    truth: Truth
    reasons: tuple[Reason, ...] = ()
    addressed: bool = True
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Explanation:
    """An answer, all rules known under the authority, and the words they are told in.

    `known` is as it was asked, "" for everything. `wanted` are the facts that answers depend on,
    the most useful first, with how many. `overruled` are facts given that live rules set otherwise:
    the given ones count. `of_another_day` are those that the day has otherwise: the day counts.
    """

    authority: Authority
    known: str
    answer: Answer
    rules: tuple[Explained, ...]
    texts: Mapping[str, Text]
    vocabulary: Vocabulary
    wanted: tuple[tuple[str, int], ...] = ()
    overruled: tuple[str, ...] = ()
    of_another_day: tuple[str, ...] = ()
