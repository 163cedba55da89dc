"""`publisher doctor`: one line a thing, and a status a script can use."""

import json

from publisher.formats.pdf import missing_fonts
from publisher.model.label import Label
from publisher.pipeline.doctor import Machine, examine


def names(machine):
    return {one.name.en: one for one in examine(machine)}


def test_a_sound_machine_ends_with_0(project):
    ended = project.run("doctor")
    assert (ended.status, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0].startswith("OK  Python: 3.")
    assert any(line.startswith("OK  typst: ") for line in lines)
    assert "OK  huruf: lengkap" in lines
    assert "OK  menulis ke folder: boleh" in lines
    assert "OK  folder circulars/: ada" in lines
    assert "--  riwayat Git: tidak ada (boleh)" in lines
    assert "!!" not in ended.out


def test_nothing_is_left_behind(project):
    before = project.files(".")
    project.run("doctor")
    assert project.files(".") == before


def test_json_is_one_document_with_a_version(project):
    document = json.loads(project.run("doctor", "--format", "json").out)
    assert document["version"] == 1
    assert document["observations"][0]["name"] == {"id": "Python", "en": "Python"}
    assert all(one["fine"] for one in document["observations"] if one["needed"])


def test_a_folder_that_is_not_there_is_refused(project):
    ended = project.run("doctor", "-C", "tiada")
    assert (ended.status, ended.err) == (2, "galat: tidak ada folder tiada\n")


def test_a_certificate_for_a_proxy_has_to_be_there(tmp_path, empty, monkeypatch):
    seen = names(Machine(tmp_path, "utf-8", {"PIP_CERT": str(tmp_path / "tiada.pem")}))
    assert not seen["certificate PIP_CERT"].fine
    monkeypatch.setenv("PIP_CERT", str(tmp_path / "tiada.pem"))
    ended = empty.run("doctor")
    assert ended.status == 3
    assert "!!  sertifikat PIP_CERT: " in ended.out


def test_a_console_of_another_code_page_is_named_and_does_no_harm(tmp_path):
    seen = names(Machine(tmp_path, "cp1252", {}))["console"]
    assert (seen.fine, seen.needed, seen.found) == (False, False, Label("cp1252", "cp1252"))


def test_the_fonts_are_shipped():
    assert missing_fonts() == ()
