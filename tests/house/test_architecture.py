"""The map and the tree agree: every folder is on the map, and what the map names is there."""

import re

from tests.house.tree import PROGRAM, ROOT, code_spans, entries, folders

MAP = (ROOT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
MADE = {  # named on the map, made by a run
    *(".venv/", "dist/", "outbox/", "site/", ".publisher/"),
    *("circulars/issued/", "circulars/ledger.jsonl"),
}
STAGES = {path.name + "/" for path in PROGRAM.iterdir() if path.is_dir()}


def named():
    """Return the paths that open an entry of the section on the tree."""
    section = MAP.split("## The tree")[1].split("Made and never kept")[0]
    heads = re.findall(r"^- ((?:`[^`]+`(?:, )?)+):", section, flags=re.MULTILINE)
    return {name for head in heads for name in re.findall(r"`([^`]+)`", head)} | {"publisher/"}


def expected():
    shown = {
        "publisher",
        "docs",
        "templates",
        "tests/conformance",
        "tests/hostile",
        "tests/house",
        "circulars/vocabulary",
    }
    deep = {folder for top in shown for folder in folders(ROOT / top)}
    modules = {f"publisher/{path.name}" for path in PROGRAM.glob("*.py")} - {
        "publisher/__init__.py"
    }
    return {*entries(), *deep, *modules}


def test_every_folder_and_every_top_level_file_is_on_the_map():
    assert sorted(expected() - named()) == []


def test_everything_on_the_map_is_there():
    assert sorted(named() - expected()) == []


def test_every_path_the_map_mentions_is_there():
    mentioned = {span for span in code_spans(MAP) if re.fullmatch(r"[\w.-]+(/[\w.-]*)+", span)}
    missing = {
        span
        for span in mentioned - MADE
        if not (ROOT / span).exists() and not (PROGRAM / span).exists()
    }
    assert missing == set()


def test_every_entry_says_more_than_a_name():
    lines = [line for line in MAP.splitlines() if line.startswith("- `")]
    assert [line for line in lines if len(line.split(":", 1)[-1].split()) < 2] == []


def test_every_stage_stands_on_the_line_or_beside_it():
    drawing = MAP.split("## The tree")[0]
    assert [stage for stage in STAGES - {"__pycache__/"} if stage not in drawing] == []


def test_the_layers_are_those_of_the_import_contract():
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    stages = re.search(r'"(sources \|[^"]+)"', settings)[1].split(" | ")
    row = re.search(r"^3\. (.*?)They do not", MAP, flags=re.MULTILINE | re.DOTALL)[1]
    assert re.findall(r"`(\w+)/`", row) == stages


def test_tests_mirror_the_program():
    beside = {
        f"tests/{name}/"
        for name in (
            "bench",
            "clients",
            "conformance",
            "corpus",
            "golden",
            "hostile",
            "house",
            "properties",
        )
    }
    mirrored = {f"tests/{folder.removeprefix('publisher/')}" for folder in folders(PROGRAM)}
    own = {f for f in folders(ROOT / "tests") if f != "tests/"}
    top = {"/".join(folder.split("/")[:2]) + "/" for folder in own}
    assert top - beside <= mirrored
