"""The developers' page of the feed is that of the schemas and of what is published."""

import json
import runpy

from tests.house.feed_page import _SHOWN, PAGE, reference, release
from tests.house.tree import ROOT

_OF_OTHERS = {
    "answer-1",
    "profile-1",
    "reading-1",
    "site-1",
    "status-1",
    "vocabulary-1",
}


def test_the_reference_is_that_of_the_schemas_and_of_a_release():
    assert PAGE.read_text("utf-8").endswith(reference()), "python -m tests.house.feed_page"


def test_every_schema_of_the_feed_is_in_it():
    names = {path.stem for path in (ROOT / "schemas").glob("*.json")}
    assert {name.partition("#")[0] for name, *_ in _SHOWN} == names - _OF_OTHERS


def test_every_json_file_of_a_release_names_a_schema_or_is_known():
    """A reader finds the version of a document in the document."""
    plain = ("jdihn", "feed.json", "feed/json/")
    for path in release().rglob("feed/**/*.json"):
        shown = path.relative_to(release()).as_posix()
        if not any(part in shown for part in plain):
            assert json.loads(path.read_text("utf-8"))["schema"].startswith("edaran-"), shown


def test_the_code_of_the_page_reads_codes_as_the_page_says(tmp_path):
    code = tmp_path / "code.py"
    code.write_text(
        PAGE.read_text("utf-8").partition("```python\n")[2].partition("```")[0], "utf-8"
    )
    meets = runpy.run_path(str(code))["meets"]
    codes = json.loads((release() / "feed/vocabulary.json").read_text("utf-8"))["schemes"]
    broader = {name: one.get("broader") for name, one in codes["jenis-pegawai"].items()}
    assert [meets("asn", one, broader) for one in ("pns", "asn", "ptt")] == [True, True, False]
    assert meets(["phl", "asn"], "pns", broader)
    assert not meets("pns", "asn", broader)
