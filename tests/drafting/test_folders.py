"""The files of a new folder."""

from publisher.drafting.folders import HOOK, SHARED, NewAuthority, files
from publisher.model.source import Source
from publisher.parsing import vocabulary
from tests.projects import ROOT

OWN = {"authorities.yaml", "harapan-jaya.yaml"}  # of the samples
NEW = NewAuthority("kota-uji", "Kota Uji", "Asia/Makassar", "permendagri-54-2009", "Taman Uji")


def shared():
    folder = ROOT / "circulars/vocabulary"
    return {name: (folder / name).read_text(encoding="utf-8") for name in SHARED}


def test_all_shared_vocabulary_goes_along_and_nothing_of_the_samples():
    there = {path.name for path in (ROOT / "circulars/vocabulary").glob("*.yaml")}
    assert set(SHARED) == there - OWN


def test_the_files_make_a_vocabulary_without_defects():
    made = files(NEW, shared())
    sources = [Source(one.path, one.data.decode()) for one in made if one.path.endswith(".yaml")]
    outcome = vocabulary.parse(sources, {"permendagri-54-2009"})
    assert outcome.defects == ()
    assert list(outcome.value.authorities) == ["kota-uji"]
    authority = outcome.value.authorities["kota-uji"]
    assert (authority.tier, authority.tz, authority.place) == (3, "Asia/Makassar", "Taman Uji")
    assert (authority.government, authority.short) == ("Kota Uji", "Uji")
    assert authority.profile == "permendagri-54-2009"


def test_what_a_build_makes_is_kept_out_of_git():
    made = {one.path: one.data.decode() for one in files(NEW, {})}
    assert "dist/" in made[".gitignore"].split()
    assert "* text=auto eol=lf" in made[".gitattributes"].splitlines()


def test_the_hook_is_a_script_that_runs_the_check():
    assert HOOK.format(command="publisher").endswith("\nexec publisher check\n")
    assert HOOK.startswith("#!/bin/sh\n")
