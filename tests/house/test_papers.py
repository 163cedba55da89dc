"""The papers say what is so: what they quote is run, what they name is there."""

import ast
import importlib
import json
import re
import shlex
from datetime import date

import click
import pytest
import yaml

from publisher.cli import main
from publisher.model.body import plain
from publisher.model.source import Source
from publisher.model.vocabulary import Vocabulary
from publisher.parsing import body, values
from publisher.parsing.shorthand import COMPUTED
from publisher.pipeline.formatting import tidy
from tests.house.quoted import FROM_NOTHING, PAPERS, STEP, quotes
from tests.house.tree import ROOT, code_spans, fences, texts
from tests.samples import project

PAGES = [path for path in texts() if path.endswith(".md") and path.startswith(("README", "docs/"))]
FILTERS = {"daftar", *values._Desk({}, "", Vocabulary(), {})._filters()}
TWO_PAGES = 900  # words
RECORD = ("## Context", "## Options", "## Consequences")


@pytest.mark.parametrize("paper", PAPERS)
def test_what_a_paper_quotes_is_what_the_program_says(paper):
    """Written anew by `python -m tests.house.quoted`."""
    false = [(quote.what, quote.shown, quote.real) for quote in quotes(paper) if not quote.is_true]
    assert false == []


def test_every_paper_that_quotes_is_run():
    quoting = {
        path
        for path in PAGES
        if re.search("^<!-- (keluaran|percakapan|isi): ", texts()[path], re.MULTILINE)
    }
    assert quoting == {paper for paper in PAPERS if "<!-- " in texts()[paper]}


@pytest.mark.parametrize("paper", FROM_NOTHING)
def test_a_tutorial_shows_nothing_that_is_not_done(paper):
    """A newcomer types what is there, block after block."""
    shown = [content for info, content in fences(texts()[paper]) if info]
    assert shown == [step["block"] for step in STEP.finditer(texts()[paper]) if step["block"]]


def spoken(path):
    """Yield the words of every command line of ours that a page shows, wherever it stands."""
    text = texts()[path]
    lines = [line for _, content in fences(text) for line in content.splitlines()]
    lines += re.findall(
        r"^<!-- (?:keluaran|jalankan|percakapan): (.*) -->$", text, flags=re.MULTILINE
    )
    for line in [*lines, *code_spans(text)]:
        said = line.strip().removeprefix("$ ").split("  #")[0].removesuffix(" && \\")
        if re.match(r"(?:\S*[/\\])?publisher [a-z-]|(?:python3|py) bootstrap\.py [a-z]", said):
            yield shlex.split(said.replace("\\", "/"))


def command(name):
    module, _, attribute = main.COMMANDS[name].partition(":")
    return getattr(importlib.import_module(module), attribute)


def options(group, words):
    """Return the options among words that a command does not have."""
    known = {option for param in group.params for option in (*param.opts, *param.secondary_opts)}
    known |= {"-h", "--help", "-"}  # a dash alone is standard input
    return [word for word in words if word.startswith("-") and word.split("=")[0] not in known]


def verbs():
    """Return the verbs of bootstrap.py: the keys of its table of jobs."""
    tree = ast.parse(texts()["bootstrap.py"])
    tables = [n.value for n in ast.walk(tree) if isinstance(n, ast.Assign)]
    keys = [[k.value for k in t.keys] for t in tables if isinstance(t, ast.Dict)]
    return next(names for names in keys if "build" in names)


@pytest.mark.parametrize("path", PAGES)
def test_every_command_a_page_shows_is_there(path):
    wrong = []
    for words in spoken(path):
        if words[1] == "bootstrap.py":
            wrong += [words] if words[2] not in verbs() else []
        elif words[1].startswith("-"):
            wrong += options(main.publisher, words[1:])
        elif words[1] not in main.COMMANDS:
            wrong.append(words)
        else:
            wrong += options(command(words[1]), words[2:])
    assert wrong == []


def test_every_command_and_every_option_is_explained_to_the_drafter_or_the_operator():
    guides = "".join(texts()[path] for path in PAGES if path.startswith("docs/panduan/"))
    for name in main.COMMANDS:
        assert f"publisher {name}" in guides, name
        for param in command(name).params:
            if isinstance(param, click.Option):
                assert any(f"`{option}" in guides for option in param.opts), (name, param.opts)


def test_every_verb_of_the_bootstrap_is_explained():
    said = texts()["docs/panduan/operator.md"] + texts()["docs/CONTRIBUTING.md"]
    assert [verb for verb in verbs() if f"bootstrap.py {verb}" not in said] == []


@pytest.mark.parametrize("path", PAGES)
def test_links_and_pictures_of_a_page_lead_somewhere(path):
    text = texts()[path]
    without = re.sub(r"^(`{3,}).*?^\1`*$|`[^`\n]+`", "", text, flags=re.MULTILINE | re.DOTALL)
    targets = re.findall(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"", without)
    for target in (one or other for one, other in targets):
        place, _, anchor = target.partition("#")
        there = (ROOT / path).parent / place if place else ROOT / path
        assert there.exists(), target
        if anchor:
            assert anchor in anchors(there.read_text(encoding="utf-8")), target


def anchors(text):
    heads = re.findall(r"^#+ (.*)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_every_page_is_reached_from_the_front_page():
    reached, waiting = set(), ["README.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            waiting += [other for other in PAGES if names(page, other)]
    assert set(PAGES) - reached == set()


def names(page, other):
    """Return whether a page names another, by link, by path, or by its folder."""
    folder = other.rpartition("/")[0] + "/"
    tail = other.rpartition("/")[2]
    by_link = f"]({tail})" in texts()[page] and page.rpartition("/")[0] + "/" == folder
    return other in texts()[page] or by_link or (folder == "docs/adr/" and folder in texts()[page])


def test_the_two_commands_stand_before_anything_else_is_explained():
    blocks = [content.strip() for info, content in fences(texts()["README.md"]) if not info]
    assert blocks[:2] == ["python3 bootstrap.py build", "python3 bootstrap.py test"]


def test_contributing_takes_two_pages():
    assert len(texts()["docs/CONTRIBUTING.md"].split()) <= TWO_PAGES


def test_decisions_are_numbered_and_say_what_was_weighed():
    records = sorted(path for path in PAGES if path.startswith("docs/adr/"))
    numbers = [path.rsplit("/", 1)[-1][:4] for path in records]
    assert numbers == [f"{number:04}" for number in range(1, len(records) + 1)]
    for path in records:
        text = texts()[path]
        assert re.match(rf"# {path.rsplit('/', 1)[-1][:4]} \S", text)
        assert "\nStatus: accepted\n" in text
        assert all(part in text for part in RECORD), path
        assert len(text.split()) <= 450, f"{path} is longer than a page"


def test_pictures_are_small():
    pictures = list((ROOT / "docs" / "img").glob("*.png"))
    assert len(pictures) == 6
    assert [one.name for one in pictures if one.stat().st_size > 200_000] == []


def test_hooks_are_local():
    text = texts()[".pre-commit-config.yaml"]
    assert re.findall(r"- repo: (\S+)", text) == ["local"]
    assert set(re.findall(r"language: (\S+)", text)) == {"system"}


def test_the_hooks_call_commands_of_ours():
    for path in (".pre-commit-config.yaml", ".pre-commit-hooks.yaml"):
        entries = re.findall(r"entry: (?:.venv/bin/)?(publisher .*)", texts()[path])
        assert len(entries) == 2
        for _, name, *words in map(str.split, entries):
            assert options(command(name), words) == []


@pytest.mark.parametrize("path", PAGES)
def test_the_circulars_a_page_shows_are_tidy(path):
    for _, shown in fences(texts()[path]):
        if shown.startswith("---\nschema: "):
            source = Source("circulars/harapan-jaya/2026/contoh.md", shown)
            tidied = tidy(source, shown.encode(), project().vocabulary).after
            assert tidied == shown.encode(), f"{path}: run `publisher fmt` on {shown[:200]}"


def test_the_version_is_the_one_of_the_changelog():
    version = re.search(r'^version = "([^"]+)"', texts()["pyproject.toml"], flags=re.MULTILINE)[1]
    assert re.search(r"^## (\S+)", texts()["CHANGELOG.md"], flags=re.MULTILINE)[1] == version


def test_the_guide_names_every_key_a_drafter_may_write():
    """And every filter, modality, relation and ending: what is not in the guide does not exist."""
    schema = json.loads(texts()["schemas/circular-1.json"])
    shapes = schema["$defs"]
    written = set(schema["properties"]) - {*COMPUTED, "id", "authority"}
    for part in ("rule", "interval"):
        written |= set(shapes[part]["properties"])
    written |= set(schema["properties"]["signatory"]["properties"])
    written |= set(shapes["rule"]["properties"]["modality"]["enum"])
    written |= set(shapes["relation"]["properties"]["type"]["enum"])
    written |= set(shapes["interval"]["properties"]["ends"]["enum"])
    said = set(re.findall(r"[\w-]+", " ".join(code_spans(texts()["docs/panduan/penulis.md"]))))
    assert sorted(written - said) == []


def test_the_guide_prints_every_filter_as_the_program_does():
    """The rows of the table of filters are run: value, filter, what it prints."""
    rows = re.findall(
        r"^\| `(\w+)` \| `([^`]+)` \| (.*?)(?:, menurut .*)? \|$",
        texts()["docs/panduan/penulis.md"],
        flags=re.MULTILINE,
    )
    filters = {name for name, _, _ in rows if name in FILTERS}
    assert filters == FILTERS
    for name, given, printed in rows:
        if name in FILTERS:
            value = yaml.safe_load(given)
            value = value.isoformat() if isinstance(value, date) else value
            assert filled(value, name) == printed


def filled(value, name):
    data = {"rules": [{"id": "aturan", "do": {"isi": value}}]}
    source = Source("x.md", f"{{{{ aturan.isi | {name} }}}}")
    read = body.parse(source, 0).value
    done = values.resolve(read, data, "Asia/Jakarta", project().vocabulary)
    assert not done.defects
    return plain(done.value.blocks[0].inlines)
