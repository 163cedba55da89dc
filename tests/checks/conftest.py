"""Makers: a clean circular with fields to change, and what the checks say of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pytest

from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.source import Source
from publisher.pipeline.agenda import Agenda
from publisher.pipeline.check import check
from publisher.pipeline.load import Project, entries
from tests import samples

PATH = "circulars/harapan-jaya/2026/rapat.md"
RULE = """\
  - id: rapat-virtual
    kind: rapat
    modality: wajib
    label: Rapat diadakan secara virtual
    en: Meet virtually
    who: {subjek.jenis: unit-kerja}
    do: {mode: virtual}
    cite: [rapat]
"""
_FRONT = {
    "schema": "edaran/1",
    "number": '"000.8.3/901/ORG/2026"',
    "title": "Rapat secara Virtual",
    "en": "Virtual Meetings",
    "signed": "2026-01-05",
    "published": "2026-01-06",
    "place": "Harapan",
    "to": "[Kepala Perangkat Daerah]",
    "signatory": "{office: Bupati, name: Surya Teladan}",
    "effective": "{from: 2026-01-12, to: 2026-06-30, cite: [masa]}",
    "rules": "\n" + RULE.rstrip(),
}
_BODY = """\
Untuk kelancaran koordinasi, disampaikan hal-hal berikut.

1. Perangkat daerah wajib mengadakan rapat secara virtual. {#rapat}
2. Surat Edaran ini berlaku mulai {{ effective.from | tanggal }} sampai dengan \
{{ effective.to | tanggal }}. {#masa}
"""


@dataclass(frozen=True)
class Found:
    """A finding with the words that stand at its place."""

    diagnostic: Diagnostic
    words: str

    @property
    def code(self) -> str:
        return self.diagnostic.code

    @property
    def severity(self) -> Severity:
        return self.diagnostic.severity

    @property
    def message(self) -> str:
        return self.diagnostic.message.id

    @property
    def hint(self) -> str:
        return self.diagnostic.hint.id if self.diagnostic.hint else ""


@pytest.fixture(scope="session")
def circular() -> Callable[..., str]:
    """Return a maker of a circular: fields by name as YAML (None leaves one out), and the body."""

    def make(body: str = _BODY, **fields: str | None) -> str:
        front = {**_FRONT, **fields}
        lines = [f"{name}: {value}" for name, value in front.items() if value is not None]
        return "\n".join(("---", *lines, "---", body))

    return make


@pytest.fixture(scope="session")
def body() -> str:
    """Return the body of the clean circular, to change words of it."""
    return _BODY


@pytest.fixture(scope="session")
def rules() -> Callable[..., str]:
    """Return a maker of the field `rules` from rules written one after another."""
    return lambda *written: "\n" + "".join(written).rstrip()


@pytest.fixture(scope="session")
def findings() -> Callable[..., list[Found]]:
    """Return what is said of a text, by one code or by all; `others` are texts beside it."""

    def find(
        text: str, code: str = "", path: str = PATH, others: Mapping[str, str] | None = None
    ) -> list[Found]:
        sources = {name: Source(name, one) for name, one in {**(others or {}), path: text}.items()}
        said = check(_project(sources))
        return [
            Found(one, sources[one.span.path].read(one.span))
            for one in said
            if one.span.path == path and code in {"", one.code}
        ]

    return find


def _project(sources: Mapping[str, Source]) -> Project:
    """Return a project of these texts with the vocabulary and the looks of the repository."""
    whole = samples.project()
    made = entries(sources.values(), whole, {})
    return replace(
        whole, entries=made, sources=dict(sources), defects=(), agenda=Agenda(), issued={}
    )
