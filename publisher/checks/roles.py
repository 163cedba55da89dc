"""The part that a typed figure plays in its sentence, by the words beside it; no check of its own.

An empty role is one that the words do not tell.
"""

import re
from functools import lru_cache
from typing import Final

from publisher.checks.figures import CLOCK, DAY, SHARE, Mention
from publisher.indonesian.dates import WEEKDAY

FROM: Final = "from"
TO: Final = "to"
BY: Final = "by"
MAX: Final = "max"
MIN: Final = "min"

_NEAR: Final = 80
_DAY_WORDS: Final = rf"\s*(?:(?:pada|hari|tanggal|tgl\.?|pukul|{WEEKDAY})[\s,]*){{0,4}}"
_TILL: Final = r"(?:\b(?:sampai(?:\s+dengan)?|hingga)|\bs\.\s?d\.?|\bs/d|[-\u2013\u2014])"
_BEFORE: Final = (
    (TO, re.compile(rf"{_TILL}{_DAY_WORDS}\Z", re.IGNORECASE)),
    (FROM, re.compile(rf"\b(?:mulai|sejak|terhitung|tmt\.?|masuk){_DAY_WORDS}\Z", re.IGNORECASE)),
    (
        BY,
        re.compile(
            rf"\b(?:paling\s+(?:lambat|lama)|selambat(?:-lambat)?nya){_DAY_WORDS}\Z",
            re.IGNORECASE,
        ),
    ),
)
# "Senin s.d. Kamis pukul 08.00" is the end of the weekdays, and no end of the hours.
_WEEKDAYS: Final = re.compile(
    rf"{WEEKDAY}\s*{_TILL}\s*(?:hari\s+)?{WEEKDAY}[\s,]*(?:pada\s+)?(?:pukul\s+)?\Z", re.IGNORECASE
)
_AFTER: Final = re.compile(
    rf"\s*(?:WI(?:B|TA|T)\b)?\s*{_TILL}\s*(?:[a-z']+[\s,]*){{0,3}}[0-9]", re.IGNORECASE
)
_LIMIT: Final = r"\s*(?:sebanyak|sebesar|sejumlah|hanya)?\s*\Z"
_LIMITS: Final = (
    (
        MAX,
        re.compile(
            r"(?:\bpaling\s+(?:banyak|tinggi)|\bmaksim(?:al|um)|\btidak\s+(?:lebih\s+dari|melebihi)"
            rf"|\bsebanyak-banyaknya|\bsetinggi-tingginya){_LIMIT}",
            re.IGNORECASE,
        ),
    ),
    (
        MIN,
        re.compile(
            r"(?:\bpaling\s+(?:sedikit|kurang|rendah|tidak)|\bminim(?:al|um)"
            rf"|\btidak\s+kurang\s+dari|\b(?:sekurang|setidak)-?\w*nya|\bsedikitnya){_LIMIT}",
            re.IGNORECASE,
        ),
    ),
)
_BREAK: Final = re.compile(
    r"\b(?:istirahat|ishoma|jeda|apel|senam|upacara|salat|sholat|shalat|ibadah|doa)\b"
    r"(?:(?!\.\s+(?-i:[A-Z])|\b(?:masuk|pulang|hadir)\b)[^;:])*\Z",
    re.IGNORECASE,
)
_CUE: Final = re.compile(
    r"\b(?:paling\s+\w+|maksim\w+|minim\w+|sebanyak|sebesar|sekurang\w*|setidak\w*|pegawai|asn"
    r"|hadir|dihadiri|peserta|undangan|wf[oh]|dibagi|kapasitas)\b[^.;]*\Z",
    re.IGNORECASE,
)
_MONEY: Final = re.compile(
    r"[^.;,]{0,60}?\b(?:belanja|anggaran|biaya|pagu|listrik|energi|kinerja)\b", re.IGNORECASE
)


@lru_cache(maxsize=512)  # every rule that cites a paragraph asks
def role(text: str, mention: Mention) -> str:
    """Return the role of a day, a time of the day or a share."""
    before = text[max(0, mention.start - _NEAR) : mention.start]
    if mention.sort == SHARE:
        return next((name for name, words in _LIMITS if words.search(before)), "")
    found = next((name for name, words in _BEFORE if words.search(before)), "")
    if mention.sort == CLOCK and _WEEKDAYS.search(before):
        found = ""
    if not found and _AFTER.match(text, mention.end):
        return FROM
    return found


def is_elsewhere(text: str, mention: Mention) -> bool:
    """Tell whether a figure is of something else: the hours of a break, a day nothing begins on."""
    if mention.sort == DAY:
        return not role(text, mention)
    before = text[max(0, mention.start - _NEAR) : mention.start]
    return mention.sort == CLOCK and bool(_BREAK.search(before))


def is_certain(text: str, mention: Mention) -> bool:
    """Tell whether a share is surely one of people, as those of rules are."""
    before = text[max(0, mention.start - 2 * _NEAR) : mention.start]
    return bool(_CUE.search(before)) and not _MONEY.match(text, mention.end)
