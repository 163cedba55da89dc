"""A folder becomes a project."""

from publisher.pipeline.inputs import identity
from publisher.pipeline.load import load


def test_the_id_is_the_path():
    assert identity("circulars/karo/2026/jam-kerja.md") == "karo/2026/jam-kerja"


def test_a_look_beside_the_circulars_wins_over_a_shipped_one(project):
    project.circular("satu")
    circular = load(project.root).circulars["contoh/2026/satu"]
    assert load(project.root).profile(circular).id == "permendagri-1-2023"
    project.write(
        "templates/permendagri-54-2009/profile.toml",
        'schema = "profile/1"\nextends = "permendagri-1-2023"\nlabel = { id = "Uji", en = "X" }\n',
    )
    assert load(project.root).profiles["permendagri-54-2009"].label.id == "Uji"


def test_the_look_of_one_letter_lies_over_the_profile(project):
    project.circular("satu", swap={"number:": "look: {form: {shape: surat}}\nnumber:"})
    whole = load(project.root)
    profile = whole.profile(whole.circulars["contoh/2026/satu"])
    assert profile.text("form.shape") == "surat"
    assert whole.profiles["permendagri-1-2023"].text("form.shape") == "judul"


def test_a_text_that_cannot_be_read_is_an_entry_without_a_circular(project):
    project.circular("satu", swap={"schema: edaran/1": "schema: ["})
    whole = load(project.root)
    assert [(one.id, one.circular) for one in whole.entries] == [("contoh/2026/satu", None)]
    assert whole.entries[0].defects
    assert whole.circulars == {}


def test_a_sound_folder_has_no_defects(project):
    assert load(project.root).defects == ()
