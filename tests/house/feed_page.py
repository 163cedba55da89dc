"""The reference part of docs/feed.md: fields from the schemas, examples from a real release.

    python -m tests.house.feed_page      writes it anew

What stands above the mark is written by hand. Hashes and names of a release are shortened in the
examples, since they are of the program that made the letters; long lists show their first entry.
"""

import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from publisher.pipeline.publish import publish
from tests.house.tree import ROOT
from tests.release.sites import Quick

PAGE = ROOT / "docs/feed.md"
MARK = "<!-- dari skema dan sebuah rilis: python -m tests.house.feed_page -->\n"
_MOMENT = datetime(2026, 11, 21, 2, tzinfo=UTC)
_ID = "pandeglang/2020/800-2688-bkd"
# schema, where it is found, the file of the example, whether that holds a line each
_SHOWN = (
    ("index-1", "feed/index.json", "feed/index.json"),
    ("current-1", "feed/current.json, feed/upcoming.json", "feed/current.json"),
    ("on-1", "feed/on/<date>.json", "feed/on/2026-02-13.json"),
    ("changes-1", "feed/changes/head.json, feed/changes/000001.json …", "feed/changes/head.json"),
    (
        "snapshot-1",
        "feed/snapshot.json, feed/snapshot/<authority>/<year>.ndjson",
        "feed/snapshot.json",
    ),
    (
        "snapshot-1#circular",
        "feed/snapshot/<authority>/<year>.ndjson",
        "feed/snapshot/babel/2020.ndjson#id,state",
    ),
    (
        "snapshot-1#withdrawn",
        "feed/snapshot/<authority>/<year>.ndjson",
        "feed/snapshot/harapan-jaya/2026.ndjson",
    ),
    (
        "circular-1",
        "se/<id>/policy.json, /by-hash/sha256/<64 hex>",
        f"se/{_ID}/policy.json#id,rules",
    ),
    ("state-1", "se/<id>/state.json", f"se/{_ID}/state.json"),
    ("files-1", "se/<id>/files.json", f"se/{_ID}/files.json"),
    ("timeline-1", "feed/timeline/<authority>/<year>.json", "feed/timeline/pandeglang/2020.json"),
    ("days-1", "feed/days/<authority>/<yyyy>/<mm>.json", "feed/days/harapan-jaya/2026/03.json"),
    ("numbers-1", "feed/numbers/<authority>/<year>.json", "feed/numbers/pandeglang/2020.json"),
    ("feed-vocabulary-1", "feed/vocabulary.json", "feed/vocabulary.json"),
    ("calendar-1", "feed/calendars/<name>.json", "feed/calendars/hari-besar-nasional.json"),
    ("ledger-line-1", "feed/ledger/<year>.jsonl", "feed/ledger/2020.jsonl"),
    ("jsonfeed-1", "feed/feed.json, feed/json/000001.json …", "feed/feed.json"),
    ("jdihn-1", "feed/jdihn.json", "feed/jdihn.json"),
    ("conformance-1", "conformance/index.json", "conformance/index.json"),
    ("case-1", "conformance/cases/<id>.json", "conformance/cases/T04.json"),
)
_LONGEST = 160  # signs of a text in an example
_MOST = 40  # lines of an example
_DEEPEST = 4


@cache
def release():
    """Return the folder of a release of the sample register."""
    root = Path(tempfile.mkdtemp())
    shutil.copytree(ROOT / "circulars", root / "circulars")
    shutil.copy(ROOT / "publisher.toml", root)
    publish(root, root / "site", _MOMENT, disk=Quick())
    return root / "site/current"


def reference() -> str:
    """Return the part of the page that is made."""
    return MARK + "".join(f"\n{_section(*one)}" for one in _SHOWN)


def _section(name: str, paths: str, example: str) -> str:
    name, _, inner = name.partition("#")
    schema = json.loads((ROOT / f"schemas/{name}.json").read_text("utf-8"))
    shown = schema["$defs"][inner] if inner else schema
    title = shown["title"] if "title" in shown else f"{schema['title']}: {inner}"
    rows = "".join(f"| {' | '.join(row)} |\n" for row in _Table(schema).rows(shown))
    places = ", ".join(f"`{one}`" for one in paths.split(", "))
    return (
        f"### {title}\n\n{places} · schema `{name}.json`\n\n{shown['description']}\n\n"
        f"| field | what it holds | means |\n| --- | --- | --- |\n{rows}\n"
        f"`{example.partition('#')[0]}`, shortened:\n\n```json\n{_example(example, shown)}\n```\n"
    )


class _Table:
    """The rows of one schema; what several fields share is told in full at the first of them."""

    def __init__(self, root) -> None:
        self._root = root
        self._told = {"#/$defs/state": "se/<id>/state.json"}  # where each shape is told

    def rows(self, node, path: str = "", depth: int = 0) -> Iterator[tuple[str, str, str]]:
        """Yield field, what it holds and what it means."""
        node = _resolved(self._root, node)
        for branch in ("anyOf", "oneOf", "allOf"):
            for one in node.get(branch, ()):
                yield from self.rows(one, path, depth)
        if "items" in node:
            yield from self.rows(node["items"], f"{path}[]", depth)
        required = node.get("required", ())
        for key, inner in self._fields(node):
            name = f"{path}.{key}".lstrip(".")
            yield from self._row(inner, name, depth, is_sure=key in required or "<" in key)

    def _fields(self, node) -> Iterator[tuple[str, dict]]:
        yield from node.get("properties", {}).items()
        for one in node.get("patternProperties", {}).values():
            yield "<…>", one
        if isinstance(node.get("additionalProperties"), dict):
            yield "<…>", node["additionalProperties"]

    def _row(self, node, name: str, depth: int, *, is_sure: bool) -> Iterator[tuple[str, str, str]]:
        found = _resolved(self._root, node)
        said = node.get("description") or found.get("description") or "One of them."
        held = _held(self._root, node) + ("" if is_sure else ", may be absent")
        shape = self._shape(node)
        inner = list(_Table(self._root).rows(node, name, depth + 1)) if depth < _DEEPEST else []
        if inner and shape in self._told:
            yield f"`{name}`", held, _cell(f"{said} Fields as in `{self._told[shape]}`.")
            return
        yield f"`{name}`", held, _cell(said)
        if inner:
            if shape:
                self._told[shape] = name
            yield from self.rows(node, name, depth + 1)

    def _shape(self, node) -> str:
        """Return the definition that a field, or an entry of a list, is; "" where it has none."""
        while not node.get("$ref") and "items" in node:
            node = node["items"]
        return node.get("$ref", "")


def _cell(words: str) -> str:
    return words.strip().replace("|", "\\|").replace("\n", " ")


def _resolved(root, node):
    reference = node.get("$ref", "")
    if reference.startswith("#/$defs/"):
        return {**root["$defs"][reference.removeprefix("#/$defs/")], **node}
    return node


def _held(root, node) -> str:
    node = _resolved(root, node)
    if "const" in node:
        return f"`{json.dumps(node['const'])}`"
    if "enum" in node:
        return " ".join(f"`{json.dumps(one)}`" for one in node["enum"])
    branches = [*node.get("anyOf", ()), *node.get("oneOf", ())]
    if branches:
        return " or ".join(dict.fromkeys(_held(root, one) for one in branches))
    kind = node.get("type", "any")
    words = kind if isinstance(kind, str) else " or ".join(kind)
    if kind == "array" and "items" in node:
        words = f"array of {_held(root, node['items'])}"
    return f"{words} ({node['format']})" if "format" in node else words


def _example(path: str, schema) -> str:
    path, _, keys = path.partition("#")
    text = (release() / path).read_text("utf-8")
    found = map(json.loads, text.splitlines() if path.endswith((".jsonl", ".ndjson")) else [text])
    wanted = set(schema.get("required", ()))
    data = next(one for one in found if isinstance(one, list) or wanted <= one.keys())
    data = {key: data[key] for key in keys.split(",")} if keys else data
    shown = json.dumps(_short(data), ensure_ascii=False, indent=1)
    lines = [_masked(line) for line in shown.splitlines()]
    return "\n".join(lines if len(lines) <= _MOST else [*lines[:_MOST], "…"])


def _short(data):
    if isinstance(data, dict):
        return {key: _short(one) for key, one in data.items()}
    if isinstance(data, list):
        return [_short(one) for one in data[:1]] + (["…"] if len(data) > 1 else [])
    if isinstance(data, str) and len(data) > _LONGEST:
        return f"{data[:_LONGEST]}…"
    return data


def _masked(line: str) -> str:
    line = re.sub(r"[0-9a-f]{64}", "<64 hex>", line)
    line = re.sub(r"(\d{6})-[0-9a-f]{16}", r"\1-<16 hex>", line)
    return re.sub(r'("(?:bytes|size_in_bytes)": )\d+', r"\1…", line)


def main() -> None:
    """Write the part anew."""
    head = PAGE.read_text("utf-8").partition(MARK)[0]
    PAGE.write_text(head + reference(), "utf-8")


if __name__ == "__main__":
    main()
