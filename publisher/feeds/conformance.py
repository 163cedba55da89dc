"""The kit for whoever builds on the feed: questions with answers, feeds to be refused, runners.

It does not depend on what is published: a release carries the kit of the program that made it.
"""

import base64
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from publisher import canonical, resources
from publisher.feeds.forgeries import MOMENT, QUESTION, Forgery, forgeries
from publisher.feeds.shapes import label
from publisher.feeds.specimen import Specimen
from publisher.model.artefact import Artefact
from publisher.model.publication import Publication

_TOP: Final = "conformance"
_BESIDE: Final = ("README.md", "run.mjs", "run.py")


def artefacts(_publication: Publication) -> Iterator[Artefact]:
    """Yield runners, cases with their registers, feeds, and the list of all of them."""
    folder = resources.folder("tests/conformance")
    for name in _BESIDE:
        yield Artefact(f"{_TOP}/{name}", (folder / name).read_bytes())
    cases: list[Mapping[str, Any]] = []
    registers: list[Mapping[str, Any]] = []
    for path in sorted(folder.glob("*.json")):
        data = path.read_bytes()
        found = json.loads(data)
        one = Artefact(f"{_TOP}/cases/{path.name}", data)
        if "questions" in found:
            cases.append({"id": found["id"], "title": found["title"], **_listed(one)})
        else:
            registers.append(_listed(one))
        yield one
    feeds: list[Mapping[str, Any]] = []
    for forgery in forgeries():
        one = Artefact(f"{_TOP}/feeds/{forgery.name}.json", _reading(forgery))
        feeds.append({"id": forgery.name, "title": label(forgery.title), **_listed(one)})
        yield one
    whole = {
        "schema": "edaran-conformance/1",
        "cases": cases,
        "registers": registers,
        "feeds": feeds,
    }
    yield Artefact(f"{_TOP}/index.json", canonical.json_bytes(whole))


def _listed(one: Artefact) -> Mapping[str, Any]:
    href = one.path.removeprefix(f"{_TOP}/")
    return {"href": href, "sha256": canonical.sha256(one.data), "bytes": len(one.data)}


def _reading(forgery: Forgery) -> bytes:
    """Return what is read and what must come of it."""
    before = Specimen(forgery.before).files() if forgery.before else None
    rules = forgery.answer
    whole = {
        "schema": "edaran-reading/1",
        "id": forgery.name,
        "title": label(forgery.title),
        "first": {"at": MOMENT, "files": _files(before)} if before else None,
        "then": {"at": forgery.at, "files": _files(forgery.served)},
        "question": QUESTION,
        "expect": {
            "fresh": forgery.is_fresh,
            "sequence": forgery.kept or None,
            "rules": None if rules is None else list(rules),
        },
    }
    return canonical.json_bytes(whole)


def _files(files: Mapping[str, bytes]) -> Mapping[str, Any]:
    """Return files as text, or in base64 where they are none."""
    found: dict[str, Any] = {}
    for path, data in files.items():
        try:
            found[path] = data.decode("utf-8")
        except UnicodeDecodeError:
            found[path] = {"base64": base64.b64encode(data).decode("ascii")}
    return found
