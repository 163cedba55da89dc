"""One circular with a place for hostile words in every field."""

import json
import re
from collections.abc import Mapping
from typing import Final

FIELDS: Final = (
    "title", "number", "place", "to", "cc", "office", "name", "subject", "label", "statement",
    "paragraph", "item", "heading", "cell", "head", "appendix", "value", "reason", "comment",
)  # fmt: skip
_PLAIN: Final[Mapping[str, str]] = {
    "title": "Rapat secara Virtual",
    "number": "000.8.3/901/ORG/2026",
    "place": "Harapan",
    "to": "Kepala Perangkat Daerah",
    "cc": "Gubernur",
    "office": "Bupati",
    "name": "Surya Teladan",
    "subject": "Rapat",
    "label": "Rapat diadakan secara virtual",
    "statement": "Koordinasi perlu dipercepat",
    "paragraph": "Disampaikan hal-hal berikut.",
    "item": "Undangan memuat tautan.",
    "heading": "Isi Edaran",
    "cell": "Senin",
    "head": "Hari",
    "appendix": "Daftar",
    "value": "pelaksanaan surat edaran",
    "reason": "penutup",
    "comment": "catatan",
}
_MARKED: Final = frozenset("\\`*_{}[]()#+-.!|<>&~:\"'")


def escaped(text: str) -> str:
    """Return words as a drafter writes them in Markdown so that each sign stands for itself."""
    joined = re.sub(r"[ \t\n\r]+", " ", text).strip(" ")
    return "".join(f"\\{sign}" if sign in _MARKED else sign for sign in joined)


def written(**changes: str) -> str:
    """Return the circular with words of some fields replaced; YAML and Markdown are escaped."""
    words = {**_PLAIN, **changes}
    said = {name: json.dumps(text, ensure_ascii=False) for name, text in words.items()}
    body = {name: escaped(text) for name, text in words.items()}
    comment = " ".join(words["comment"].split())
    return f"""\
---
schema: edaran/1
# {comment}
number: {said["number"]}
title: {said["title"]}
en: {said["title"]}
signed: 2026-01-05
published: 2026-01-06
place: {said["place"]}
subject: {said["subject"]}
to: [{said["to"]}]
cc: [{said["cc"]}]
signatory: {{office: {said["office"]}, name: {said["name"]}}}
effective: {{from: 2026-01-12, to: 2026-06-30, cite: [masa]}}
rules:
  - id: laporan
    kind: pelaporan
    modality: wajib
    label: {said["label"]}
    en: {said["label"]}
    who: {{pegawai.peran: kepala-opd}}
    do: {{what: {said["value"]}, to: atasan}}
    cite: [lapor]
statements:
  - {{id: alasan, kind: alasan, text: {said["statement"]}, en: {said["statement"]}, cite: [A]}}
not_in_data:
  - {{cite: [tautan], reason: penutup, note: {said["reason"]}}}
---
# {body["heading"]}

{body["paragraph"]}

1. Kepala perangkat daerah wajib melaporkan {{{{ laporan.what }}}} kepada atasan. {{#lapor}}
2. {body["item"]} {{#tautan}}
3. Surat Edaran ini berlaku mulai {{{{ effective.from | tanggal }}}} sampai dengan \
{{{{ effective.to | tanggal }}}}. {{#masa}}

| {body["head"]} | Jam |
| --- | --- |
| {body["cell"]} | 08.00 |

::: lampiran {body["appendix"]} {{#daftar}}
{body["paragraph"]}
:::
"""
