"""Any history of a project ends in the tree of a clean build, whatever happened on the way, and
`check` says at any time what a reading of the whole folder says.

A circular is edited, renamed, reverted or taken away, vocabulary, look and picture change, somebody
works in the output by hand, the cache is damaged; builds of the whole or of a part and checks come
between: both write into one cache.
The work is done in this process. What a worker makes of a task is kept for the next time the very
same task is given out: the task holds all that the work depends on but our own files.
"""

import os
import pickle
import random
import shutil
from concurrent.futures import Executor, Future
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.drafting.folders import NewAuthority
from publisher.pipeline import build as job
from publisher.pipeline import make
from publisher.pipeline.check import check
from publisher.pipeline.draft import begin
from publisher.pipeline.examination import How
from publisher.pipeline.load import load
from publisher.pipeline.review import review
from tests.projects import EMBLEM, GOOD
from tests.thorough import often

NAMES = ("satu", "dua", "tiga", "empat")
OTHER = {"satu": "dua", "dua": "tiga", "tiga": "satu", "empat": "satu"}
VARIANTS = (
    {},
    {"title: Contoh": "title: Judul lain"},
    {"perlu dipantau": "perlu dipantau menurut [](contoh/2026/OTHER#lapor)"},
    {"perlu dipantau": "perlu dipantau menurut [](contoh/2026/duo)"},
    {
        "rules:\n": "relations: [{type: mengubah, target: contoh/2026/OTHER, "
        "cite: [masa]}]\nrules:\n"
    },
    {"- id: laporan\n": "- id: laporan\n    overrides: [contoh/2026/OTHER#laporan]\n"},
    {"- id: laporan\n": "- id: lapor-saja\n", "{{ laporan.": "{{ lapor-saja."},
    {"number: ": 'number: "800/1/ORG/2026"  # '},
    {"{#lapor}": "{#laporkan}", "[lapor]": "[laporkan]"},
    {"signed: 2026-03-02": "signed: 2026-03-01"},
    {"schema: edaran/1": "schema: ["},
    {"type:": "type:", "number:": "type: pengumuman\nnumber:"},
)
SPEAKING = (2, 3, 4, 5)  # of another circular
PICTURES = (EMBLEM, EMBLEM.replace("H9V9", "H8V8"), "<svg", None)
LOOK = 'schema = "profile/1"\nextends = "permendagri-1-2023"\nlabel = { id = "Uji", en = "X" }\n'
LOOKS = (None, LOOK, f"{LOOK}[date]\nweekday = true\n", "rusak = [")
_KEPT: dict[bytes, object] = {}


class Remembering(Executor):
    """Does the work here, each task once, and each as a worker that knows nothing of another."""

    def submit(self, fn, /, *arguments):
        key = pickle.dumps((fn.__name__, arguments))
        if key not in _KEPT:
            make._norms.cache_clear()
            _KEPT[key] = fn(*arguments)
        future = Future()
        future.set_result(_KEPT[key])
        return future


class History:
    """A project with its output and its cache, and what can happen to them."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.random = root, random.Random(seed)
        self.dist = root / "dist"
        look = "permendagri-1-2023"
        authority = NewAuthority("contoh", "Kabupaten Contoh", "Asia/Jakarta", look, "Contoh")
        begin(root, authority, hook="")
        self.vocabulary = root / "circulars/vocabulary/authorities.yaml"
        self.plain = self.vocabulary.read_text("utf-8").replace(look, "uji")
        self.vocabulary.write_text(self.plain, encoding="utf-8")
        self.old: list[dict[str, bytes]] = []
        self.look(1)
        self.picture(0)
        for name in NAMES[:3]:
            self.write(name, self.random.choice((*SPEAKING, *SPEAKING, *range(len(VARIANTS)))))

    def path(self, name):
        return self.root / f"circulars/contoh/2026/{name}.md"

    def write(self, name, variant):
        text = GOOD.format(title="Contoh").replace("800/1/", f"800/{NAMES.index(name) + 11}/")
        for old, new in VARIANTS[variant].items():
            text = text.replace(old, new.replace("OTHER", OTHER[name]))
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_text(text, encoding="utf-8")

    def look(self, variant):
        file = self.root / "templates/uji/profile.toml"
        file.unlink(missing_ok=True)
        if LOOKS[variant]:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(LOOKS[variant], encoding="utf-8")

    def picture(self, variant):
        file = self.root / "circulars/contoh/emblem/lambang-negara.svg"
        file.unlink(missing_ok=True)
        if PICTURES[variant]:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(PICTURES[variant], encoding="utf-8")

    # What a person does to the sources.
    def edit(self):
        self.write(self.random.choice(NAMES), self.random.randrange(len(VARIANTS)))

    def rename(self):
        old, new = self.random.sample(NAMES, 2)
        if self.path(old).exists():
            self.path(old).replace(self.path(new))

    def delete(self):
        self.path(self.random.choice(NAMES)).unlink(missing_ok=True)

    def change_vocabulary(self):
        text = self.random.choice(("Kabupaten Contoh", "Kota Contoh"))
        self.vocabulary.write_text(self.plain.replace("Kabupaten Contoh", text), encoding="utf-8")

    def change_look(self):
        self.look(self.random.randrange(len(LOOKS)))

    def change_picture(self):
        self.picture(self.random.randrange(len(PICTURES)))

    # What somebody does to the output.
    def tamper(self):
        file = self._some(self.dist / "se")
        if file is None or file.is_symlink():
            return
        self.random.choice(
            (self._flip, self._flip_quietly, self._cut, Path.unlink, self._empty, self._link, _move)
        )(file)

    def _flip_quietly(self, file):
        """Change a file as quietly as can be: size and time are as before."""
        before = file.stat()
        self._flip(file)
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    def _cut(self, file):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])

    def _empty(self, file):
        shutil.rmtree(file.parent)

    def _link(self, file):
        (self.root / "aside").write_bytes(file.read_bytes())
        file.unlink()
        file.symlink_to(self.root / "aside")

    def litter(self):
        if not (self.dist / "manifest.txt").exists():
            return  # a folder of somebody else, which the program refuses
        place = self.random.choice(("", "contoh", "contoh/2026", "contoh/2026/satu", "x/y/z/w"))
        folder = self.dist / "se" / place
        if not folder.is_symlink() and (folder.is_dir() or not folder.exists()):
            try:
                folder.mkdir(parents=True, exist_ok=True)
                (folder / "asing.txt").write_bytes(b"asing")
            except (FileExistsError, NotADirectoryError):
                return

    def block(self):
        """Put a file where a folder has to be."""
        place = self.dist / "se" / self.random.choice(("contoh", "contoh/2026", "contoh/2026/dua"))
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
            place.write_bytes(b"asing")

    def tamper_page(self):
        file = self.dist / self.random.choice(("index.html", "manifest.txt"))
        if file.is_file():
            file.unlink() if file.name == "index.html" else file.write_bytes(b"")

    # What happens to the cache.
    def damage(self):
        cache = self.root / ".publisher/cache"
        file = self._some(cache)
        if file is None:
            return
        match self.random.randrange(6):
            case 0:
                self._flip(file)
            case 1:
                file.write_bytes(file.read_bytes()[: self.random.randrange(1, 50)])
            case 2:
                file.unlink()
            case 3:
                other = self._some(cache)
                here, there = file.read_bytes(), other.read_bytes()
                file.write_bytes(there)
                other.write_bytes(here)
            case 4:
                (cache / "index.jsonl").write_bytes(self.random.choice((b"", b"[" * 9000, b"\xff")))
            case _:
                shutil.rmtree(cache / self.random.choice(("blobs", "outputs")), ignore_errors=True)

    def lose(self):
        """Damage what letters could be taken from, and take the letters away."""
        for file in sorted((self.root / ".publisher/cache/blobs").glob("*/*")):
            if self.random.random() < 0.5:
                self._flip(file)
        shutil.rmtree(self.dist, ignore_errors=True)

    def turn_back(self):
        """Put an earlier state of the cache's lists into the place of this one."""
        cache = self.root / ".publisher/cache"
        lists = [*cache.glob("*.jsonl"), *cache.glob("outputs/*.json")]
        self.old.append({str(file): file.read_bytes() for file in lists})
        for path, data in self.random.choice(self.old).items():
            if Path(path).exists():
                Path(path).write_bytes(data)

    def build(self):
        return self._build(self.dist, frozenset())

    def build_part(self):
        name = self.random.choice(NAMES)
        if self.path(name).exists():
            self._build(self.dist, frozenset({f"circulars/contoh/2026/{name}.md"}))

    def build_elsewhere(self):
        return self._build(self.root / "lain", frozenset())

    def check(self):
        """Whatever is remembered, everything is said that a reading of the whole folder says."""
        self._check(cached=True)

    def check_without_memory(self):
        self._check(cached=False)

    def _check(self, *, cached):
        reviewed = review(self.root, frozenset(), self._how(cached=cached))
        project = load(self.root)
        assert reviewed.findings == check(project)
        assert reviewed.sources == project.sources
        assert reviewed.read == project.read

    def clean(self):
        return self._build(self.root / "bersih", frozenset(), cached=False)

    def _build(self, target, chosen, *, cached=True):
        return job.build(self.root, target, chosen, self._how(cached=cached))

    def _how(self, *, cached):
        return How(hire=lambda _jobs: Remembering(), cached=cached)

    def _some(self, folder):
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        return self.random.choice(files) if files else None

    def _flip(self, file):
        data = bytearray(file.read_bytes())
        if data:
            data[self.random.randrange(len(data))] ^= 1 << self.random.randrange(8)
            file.write_bytes(bytes(data))


def _move(file):
    file.replace(file.with_name("letter.pdf"))


STEPS = (
    History.edit,
    History.rename,
    History.delete,
    History.change_vocabulary,
    History.change_look,
    History.change_picture,
    History.tamper,
    History.litter,
    History.block,
    History.tamper_page,
    History.damage,
    History.lose,
    History.turn_back,
    History.build,
    History.build_part,
    History.build_elsewhere,
    History.check,
    History.check_without_memory,
)
CHECKED = (History.check,) * 4
OFTEN = (
    *STEPS,
    *(History.edit,) * 10,
    *(History.build,) * 4,
    *CHECKED,
    History.rename,
    History.delete,
)
histories = st.lists(st.sampled_from(OFTEN), min_size=1, max_size=10)


def tree(folder: Path) -> dict[str, bytes | str]:
    """Return everything in a folder by its path: bytes of files, and what else there is."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        if path.is_file() and not path.is_symlink()
        else ("folder" if path.is_dir() else "link")
        for path in sorted(folder.rglob("*"))
    }


def lives_through(root: Path, seed: int, steps) -> None:
    history = History(root, seed)
    history.random.choice((history.build, history.check))()
    for step in steps:
        step(history)
    history.check()
    last = history.build()
    clean = history.clean()
    assert tree(history.dist) == tree(root / "bersih")
    assert last == clean
    history.check()
    history.build()
    assert tree(history.dist) == tree(root / "bersih")


@settings(max_examples=10)
@given(seed=st.integers(0, 2**32), steps=histories)
def test_every_history_ends_as_a_clean_build(tmp_path_factory, seed, steps):
    root = tmp_path_factory.getbasetemp() / "riwayat"  # the same each time: it is part of a task
    root.mkdir()
    try:
        lives_through(root, seed, steps)
    finally:
        shutil.rmtree(root)


@pytest.mark.slow
@settings(max_examples=often(50))
@given(seed=st.integers(0, 2**32), steps=histories)
def test_every_one_of_many_histories_ends_as_a_clean_build(tmp_path_factory, seed, steps):
    test_every_history_ends_as_a_clean_build.hypothesis.inner_test(tmp_path_factory, seed, steps)
