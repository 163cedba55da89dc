"""The job of formatting: one spelling for circulars, and their meaning watched over.

What the formatter made is read again before anybody sees it. A text that would say something else,
or that could not be read at first, is left alone, and that is said.
"""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from publisher.drafting.formatter import Draft, formatted
from publisher.model.body import Text, Value
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.model.source import Defect, Source, Span
from publisher.model.vocabulary import Vocabulary
from publisher.parsing import circular as circular_parsing
from publisher.parsing import front_matter, strict_yaml
from publisher.parsing.key_order import key_order
from publisher.pipeline import agenda
from publisher.pipeline.check import worded
from publisher.pipeline.choice import covers
from publisher.pipeline.inputs import identity
from publisher.pipeline.output import rewrite_file
from publisher.pipeline.vocabulary import vocabulary as vocabulary_of
from publisher.sources import folder
from publisher.sources.decoding import decoded

STDIN: Final = "masukan/0000/baku.md"
"""The path under which a text from standard input is read."""

_MENDED: Final = "yaml-unquoted"
_UNOPENED: Final = frozenset({"publish-path-unsafe", "yaml-too-large"})
_BLANKS: Final = re.compile(r"[ \t]+")
_NO_MEANING: Final = frozenset({"source", "places", "expression"})


@dataclass(frozen=True, slots=True)
class Tidied:
    """One file: its bytes as they were and as they shall be, `after` None where it is left alone.

    `findings` say why it could not be read; there are none where only the meaning would change.
    """

    source: Source
    before: bytes
    after: bytes | None
    findings: tuple[Diagnostic, ...] = ()

    @property
    def path(self) -> str:
        """Return the path below the project."""
        return self.source.path

    @property
    def is_changed(self) -> bool:
        """Tell whether the file is not in the one spelling yet."""
        return self.after is not None and self.after != self.before


def tidy_all(root: Path, chosen: frozenset[str]) -> Iterator[Tidied]:
    """Yield the circulars of a folder, or those chosen, as they should be; nothing is written."""
    every = folder.circular_paths(root)
    for one in sorted(chosen):
        if not any(covers(frozenset({one}), path) for path in every):
            raise UsageError(
                Label(f"tidak ada surat edaran di {one}", f"there is no circular in {one}")
            )
    vocabulary, book = vocabulary_of(root), agenda.read(root)
    for path in every:
        if covers(chosen, path):
            yield _tidied_file(root, path, vocabulary, book)


def _tidied_file(root: Path, path: str, vocabulary: Vocabulary, book: agenda.Agenda) -> Tidied:
    source = folder.read(root, path)
    if any(one.code in _UNOPENED for one in source.defects):
        return tidy(source, b"", vocabulary)
    line = book.newest.get(identity(path))
    if line and not agenda.differs_from(source, line):
        return Tidied(source, b"", b"")  # what was issued stays as it is
    data = folder.read_bytes(root, path)  # what is compared before writing is what was formatted
    return tidy(decoded(path, data), data, vocabulary)


def tidy_text(root: Path, data: bytes) -> Tidied:
    """Return a text from standard input as it should be, with the vocabulary of a folder."""
    return tidy(decoded(STDIN, data), data, vocabulary_of(root))


def tidy(source: Source, before: bytes, vocabulary: Vocabulary) -> Tidied:
    """Return one circular as it should be; left alone where it cannot be read."""
    outcome = circular_parsing.parse(source, vocabulary)
    circular = outcome.value
    defects = (*source.defects, *outcome.defects)
    fences = front_matter.split(source).value
    hindering = [one for one in defects if circular is None or _hinders(one)]
    if circular is None or fences is None or hindering:
        findings = tuple(dict.fromkeys(map(worded, hindering)))
        errors = tuple(one for one in findings if one.severity is Severity.ERROR)
        return Tidied(source, before, None, errors or findings)
    root = strict_yaml.read(source, fences.yaml_start, fences.yaml_end).value
    if root is None:
        return Tidied(source, before, None)
    draft = Draft(
        source,
        fences.yaml_start,
        fences.yaml_end,
        root,
        circular.body,
        key_order(circular, vocabulary),
        frozenset(one.span.start for one in defects if one.code == _MENDED),
    )
    text = formatted(draft)
    if text == source.text:
        return Tidied(source, before, text.encode())
    again = circular_parsing.parse(Source(source.path, text), vocabulary)
    kept = again.value and means_the_same(circular, again.value)
    if not kept or _counted(again.defects) != _counted(outcome.defects):
        return Tidied(source, before, None)
    return Tidied(source, before, text.encode())


def write_all(root: Path, found: Iterable[Tidied]) -> None:
    """Put the one spelling into the files; ChangedError where somebody wrote into one meanwhile."""
    for one in found:
        if one.after is not None and one.is_changed:
            rewrite_file(root, one.path, one.before, one.after)


def means_the_same(first: Circular, second: Circular) -> bool:
    """Tell whether two circulars differ in places and blanks only."""
    return bool(_bare(first) == _bare(second))


def _hinders(defect: Defect) -> bool:
    """Tell whether a fault of the body leaves open what its lines were meant to be."""
    return defect.code.startswith("markdown-") or defect.code == "value-not-plain"


def _counted(defects: tuple[Defect, ...]) -> Counter[str]:
    return Counter(one.code for one in defects if one.code != _MENDED)


def _bare(value: Any) -> Any:  # noqa: ANN401 - any noun of the model
    """Return a noun without places; a mark without its spelling, a text with single blanks."""
    if isinstance(value, Text):
        return _BLANKS.sub(" ", value.text)
    if dataclasses.is_dataclass(value):
        fields = [one.name for one in dataclasses.fields(value) if one.name not in _NO_MEANING]
        if isinstance(value, Value) and value.text is None:
            fields.remove("text")
        found = {name: getattr(value, name) for name in fields}
        return {name: _bare(one) for name, one in found.items() if not isinstance(one, Span)}
    if isinstance(value, Mapping):
        return {key: _bare(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_bare(one) for one in value]
    return value
