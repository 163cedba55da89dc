"""Small projects in a temporary folder, and the command line run in them."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from publisher.cli import main

ROOT = Path(__file__).resolve().parent.parent

EMBLEM = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9H0Z"/></svg>\n'
SITE = """\
schema = "site/1"
address = "https://edaran.example"
domain = "edaran.example"
year = 2026
epoch = "2026a"
zone = "Asia/Jakarta"
title = { id = "Contoh", en = "Example" }
"""
GOOD = """\
---
schema: edaran/1
number: "800/1/ORG/2026"
title: {title}
en: Example
to: [Kepala perangkat daerah]
signatory: {{office: Bupati, name: Budi Contoh}}
place: Contoh
signed: 2026-03-02
published: 2026-03-02
effective: {{from: 2026-03-02, to: 2026-03-31, cite: [masa]}}
rules:
  - id: laporan
    kind: pelaporan
    modality: wajib
    label: Pelaksanaan dilaporkan
    en: Report
    who: {{pegawai.peran: kepala-opd}}
    do: {{what: pelaksanaan surat edaran, to: atasan}}
    cite: [lapor]
statements:
  - {{id: alasan, kind: alasan, text: Perlu dipantau, en: It needs watching, cite: [pembuka]}}
not_in_data:
  - {{cite: [penutup], reason: penutup}}
---
Pelaksanaan tugas perlu dipantau.

1. Kepala perangkat daerah wajib melaporkan {{{{ laporan.what }}}} kepada atasan. {{#lapor}}
2. Surat Edaran ini berlaku mulai {{{{ effective.from | tanggal }}}}
   sampai dengan {{{{ effective.to | tanggal }}}}. {{#masa}}

Demikian disampaikan untuk dilaksanakan.
"""


@dataclass(frozen=True)
class Ended:
    """How a run of the command line ended: exit status, data, words."""

    status: int
    out: str
    err: str


class Project:
    """A folder that `publisher init` made, with commands run in it."""

    def __init__(self, root: Path, capsys):
        self.root, self.capsys = root, capsys

    def run(self, *arguments: str) -> Ended:
        """Run a command in this process, from the working folder."""
        self.capsys.readouterr()
        status = main.run(list(arguments))
        said = self.capsys.readouterr()
        return Ended(status, said.out, said.err)

    def write(self, path: str, text: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def circular(self, name: str, title: str = "Contoh", **changes: str) -> Path:
        """Write a circular without a finding; each change replaces one text by another."""
        text = GOOD.format(title=title).replace("800/1/", f"800/{len(name)}{ord(name[-1])}/")
        for old, new in changes.get("swap", {}).items():
            assert old in text
            text = text.replace(old, new)
        return self.write(f"circulars/contoh/2026/{name}.md", text)

    def files(self, folder: str = "dist") -> list[str]:
        top = self.root / folder
        return sorted(p.relative_to(top).as_posix() for p in top.rglob("*") if p.is_file())


def publisher(*arguments: str, cwd: Path = ROOT, stdin: str = "", **environment: str) -> Ended:
    """Run the command line in a process of its own."""
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith("PUBLISHER_")}
    done = subprocess.run(
        [sys.executable, "-m", "publisher", *arguments],
        cwd=cwd,
        input=stdin.encode(),
        capture_output=True,
        check=False,
        env={
            **surroundings,
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            **environment,
        },
    )
    return Ended(
        done.returncode,
        done.stdout.decode("utf-8", "replace"),
        done.stderr.decode("utf-8", "replace"),
    )
