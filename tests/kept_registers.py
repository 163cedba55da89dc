"""Registers that tests hold as JSON, written as a project: agenda book, kept texts, vocabulary."""

import json
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from publisher import canonical
from publisher.model.register import WITHDRAW, LedgerLine
from publisher.parsing import ledger
from publisher.pipeline.agenda import place
from publisher.pipeline.journal import LEDGER
from tests.projects import ROOT

CONFORMANCE = ROOT / "tests" / "conformance"


def case(name: str) -> dict[str, Any]:
    """Return the register of a worked case, with what the case adds: ledger and texts."""
    found = json.loads((CONFORMANCE / f"{name}.json").read_text(encoding="utf-8"))
    if "register" not in found:
        return found
    start = json.loads((CONFORMANCE / found["register"]).read_text(encoding="utf-8"))
    added = found.get("add", {"ledger": [], "texts": {}})
    return {
        **start,
        "ledger": start["ledger"] + added["ledger"],
        "texts": {**start["texts"], **added["texts"]},
    }


def policy(name: str, title: str, effective: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """Return the policy of a circular with one paragraph and no rules, valid as it stands."""
    return {
        "schema": "edaran/1",
        "id": name,
        "authority": name.partition("/")[0],
        "revision": 1,
        "recorded": "2021-01-01T12:00:00+07:00",
        "source_sha256": "0" * 64,
        "type": "surat-edaran",
        "number": None,
        "title": {"id": title, "en": title},
        "signed": None,
        "published": None,
        "effective": {"to": None, "ends": "fixed" if effective.get("to") else "unstated"}
        | dict(effective),
        "provenance": {"source": "official"},
        "relations": [],
        "rules": [],
        "statements": [],
        "not_in_data": [],
        "text": [{"p": "1", "kind": "item", "text": "Ketentuan kasus uji."}],
        "classification": "biasa",
        **more,
    }


def write(root: Path, register: Mapping[str, Any]) -> Path:
    """Write a register as a project that the commands read, with the vocabulary of the samples.

    Its book is chained anew in the order of time, since a case adds acts of earlier days.
    """
    shutil.copytree(ROOT / "circulars" / "vocabulary", root / "circulars" / "vocabulary")
    previous, book = ledger.FIRST, b""
    for number, entry in enumerate(sorted(register["ledger"], key=_moment), start=1):
        line = _line(root, number, previous, entry, register["texts"])
        written = ledger.written(line)
        previous = canonical.sha256(written.rstrip(b"\n"))
        book += written
    (root / LEDGER).write_bytes(book)
    return root


def _moment(entry: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(entry["recorded"])


def _line(
    root: Path,
    number: int,
    previous: str,
    entry: Mapping[str, Any],
    texts: Mapping[str, Any],
) -> LedgerLine:
    name, revision = entry["circular"], entry["revision"]
    files = {}
    if entry["event"] != WITHDRAW:
        data = canonical.json_bytes(texts[f"{name}@{revision}"])
        for suffix, content in (("json", data), ("md", b"Naskah kasus uji.\n")):
            path = root / place(name, revision, suffix)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            files[path.name] = canonical.sha256(content)
    return LedgerLine(
        number,
        previous,
        entry["event"],
        name,
        revision,
        _moment(entry),
        change=entry.get("change", ""),
        files=files,
        note=entry.get("note", ""),
    )
