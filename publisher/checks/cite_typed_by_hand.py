"""A paragraph of this text is named by a reference, not by a number typed by hand."""

import re
from collections.abc import Iterator
from typing import Final

from publisher.checks.mending import replacing
from publisher.checks.typed_words import HIDDEN, Words, typed_words
from publisher.indonesian.numbering import citation
from publisher.model.body import passages
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.model.source import Span
from publisher.wording.values import shown

_PART: Final = (
    r"(?:huruf\s+[A-Za-z]|(?:angka|butir|poin)\s+[0-9]{1,3}|(?:angka\s+)?romawi\s+[IVXLC]+)"
    r"(?![\w%]|[.,][0-9])"
)
_NAMED: Final = re.compile(
    r"\b(?:pada|dalam|dimaksud|dimaksudkan|menurut|sesuai|ketentuan|dan|atau|dengan)\s+"
    rf"(?P<words>{_PART}(?:\s+{_PART})*)",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile('"[^"]*"|\u201c[^\u201c\u201d]*\u201d')
# Parts of laws and of other texts are named in words: they cannot move under our feet.
_LAW: Final = (
    r"pasal|ayat|diktum|undang-undang|peraturan|keputusan|instruksi|surat\s+edaran(?!\s+ini)"
)
_LAW_BEFORE: Final = re.compile(rf"\b(?:{_LAW})\b[^.;:]*\Z", re.IGNORECASE)
_SENTENCE: Final = 300  # characters before it in which a law may be named
_LAW_AFTER: Final = re.compile(
    rf"\s*(?:(?:,|dan|atau|lampiran|dalam|pada|dari)\s*)*(?:{_LAW})\b|\s+(?:persen|orang|kali)\b",
    re.IGNORECASE,
)
# What an amendment amends stands in the text that it names above.
_AMENDED: Final = re.compile(
    r"[^.;:]*?\b(?:diubah|dihapus|disisipkan|dicabut|disesuaikan)\b", re.IGNORECASE
)
_AMENDS: Final = frozenset({"mengubah", "mencabut", "mengganti"})


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    forms = surroundings.profile.forms() if surroundings.profile else None
    clauses = {citation(p.label, forms): p.clause for p in passages(circular.body) if p.clause}
    amends = any(relation.type in _AMENDS for relation in circular.relations)
    for words in typed_words(circular):
        text = _QUOTED.sub(lambda quote: HIDDEN * len(quote[0]), words.text)
        for match in _NAMED.finditer(text):
            before = text[max(0, match.start() - _SENTENCE) : match.start()]
            law = _LAW_BEFORE.search(before) or _LAW_AFTER.match(text, match.end())
            if not law and not (amends and _AMENDED.match(text, match.end())):
                yield _finding(words, match, clauses.get(" ".join(match["words"].split()), ""))


def _finding(words: Words, match: re.Match[str], clause: str) -> Diagnostic:
    start, end = match.span("words")
    span = Span(words.passage.span.path, words.start + start, words.start + end)
    typed = shown(match["words"])
    hint = (
        Label(
            f"tulis [](#{clause}); nomornya dicetak otomatis",
            f"write [](#{clause}); it prints the number",
        )
        if clause
        else Label(
            "tulis {#id} di akhir paragraf itu, lalu [](#id) di sini; nomornya dicetak otomatis",
            "write {#id} at the end of that paragraph and [](#id) here; it prints the number",
        )
    )
    return Diagnostic(
        "cite-typed-by-hand",
        Label(
            f'"{typed}" diketik sendiri dan keliru bila paragraf berpindah',
            f'"{typed}" is typed by hand and goes stale when paragraphs move',
        ),
        span,
        Severity.WARNING,
        hint=hint,
        fix=replacing(span, f"[](#{clause})") if clause else None,
    )


CHECK: Final = CircularCheck("cite-typed-by-hand", _run)
