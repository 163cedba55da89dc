"""`publisher schema`: JSON on stdout, on every console."""

import json

from tests.projects import ROOT, publisher


def test_the_published_schema_is_printed_as_it_stands(empty):
    ended = empty.run("schema")
    published = (ROOT / "schemas/circular-1.json").read_text(encoding="utf-8")
    assert (ended.status, ended.out, ended.err) == (0, published, "")


def test_the_editors_version_speaks_indonesian(empty):
    document = json.loads(empty.run("schema", "--editor").out)
    assert document != json.loads((ROOT / "schemas/circular-1.json").read_text(encoding="utf-8"))
    assert "edaran" in json.dumps(document, ensure_ascii=False)


def test_a_console_of_another_code_page_changes_no_byte(empty):
    ended = publisher("schema", "--editor", cwd=empty.root, PYTHONIOENCODING="cp1252")
    assert ended.out == empty.run("schema", "--editor").out


def test_the_schema_of_answers_is_printed_as_it_stands(empty):
    published = (ROOT / "schemas/answer-1.json").read_text(encoding="utf-8")
    assert empty.run("schema", "answer-1").out == published
    assert empty.run("schema", "answer-1", "--editor").status == 2
