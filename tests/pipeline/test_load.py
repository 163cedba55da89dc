"""A folder becomes a project."""

import pytest

from publisher.model.errors import UsageError
from publisher.pipeline.load import covers, identity, load, require_any


def test_the_id_is_the_path():
    assert identity("circulars/karo/2026/jam-kerja.md") == "karo/2026/jam-kerja"


def test_a_chosen_folder_covers_what_is_below_it_and_no_namesake():
    chosen = frozenset({"circulars/karo"})
    assert covers(chosen, "circulars/karo/2026/a.md")
    assert covers(chosen, "circulars/karo")
    assert not covers(chosen, "circulars/karo-lain/2026/a.md")
    assert covers(frozenset(), "circulars/apa/pun.md")


def test_what_holds_nothing_is_refused_by_name(project):
    project.circular("satu")
    whole = load(project.root)
    require_any(whole, frozenset(), circulars=True)
    require_any(whole, frozenset({"circulars/contoh"}), circulars=True)
    require_any(whole, frozenset({"circulars/vocabulary/kinds.yaml"}), circulars=False)
    with pytest.raises(UsageError, match=r"circulars/vocabulary/kinds\.yaml"):
        require_any(whole, frozenset({"circulars/vocabulary/kinds.yaml"}), circulars=True)
    with pytest.raises(UsageError, match="circulars/lain"):
        require_any(whole, frozenset({"circulars/contoh", "circulars/lain"}), circulars=True)


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
