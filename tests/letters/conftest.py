"""Makers: a circular from a few keys, and the letter of it under a shipped profile."""

from typing import Any

import pytest

from publisher.letters.setting import Setting
from publisher.letters.surat_edaran import compose
from publisher.model.letter import Letter
from publisher.model.source import Source
from publisher.parsing.circular import parse
from tests import samples

_FRONT = {
    "schema": "edaran/1",
    "number": '"800/12/ORG/2026"',
    "title": "Jam Kerja",
    "en": "Working Hours",
    "to": "[Kepala perangkat daerah]",
    "signatory": "{office: Bupati, name: Sari Contoh, degrees: {before: Dr., after: M.Si.}}",
    "place": "Harapan",
    "signed": "2026-03-16",
    "effective": "{from: 2026-04-01, ends: unstated}",
}


@pytest.fixture
def letter():
    """Return a function: front matter keys (YAML text) and a body give a composed letter."""

    def make(
        body: str = "Alinea.\n",
        profile: str = "permendagri-1-2023",
        authority: str = "harapan-jaya",
        knobs: dict[str, Any] | None = None,
        tokens: dict[str, str] | None = None,
        **keys: str,
    ) -> Letter:
        front = {**_FRONT, **keys}
        lines = "\n".join(f"{key}: {value}" for key, value in front.items() if value)
        source = Source(f"circulars/{authority}/2026/uji.md", f"---\n{lines}\n---\n{body}")
        vocabulary = samples.project().vocabulary
        outcome = parse(source, vocabulary)
        assert outcome.value is not None, outcome.defects
        look = samples.project().profiles[profile].overridden(outcome.value.look)
        setting = Setting(
            profile=look.overridden(knobs or {}),
            authority=vocabulary.authorities[authority],
            offices=vocabulary.schemes["jabatan"],
            tokens=tokens or {},
            labels={code.id: code.label.id for code in vocabulary.schemes["sifat"].values()},
            urgencies={code.id: code.label.id for code in vocabulary.schemes["urgensi"].values()},
        )
        return compose(outcome.value, setting)

    return make


def of_type(letter: Letter, kind: type) -> Any:
    """Return the first element of a type among the letter's own; None where there is none."""
    return next((element for element in letter.elements if isinstance(element, kind)), None)
