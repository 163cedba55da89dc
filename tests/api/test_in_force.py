"""The rules of a day, layer by layer."""

from publisher.model.vocabulary import Authority


def rules(found):
    return {one["rule"].partition("#")[2] for layer in found["layers"] for one in layer["rules"]}


def test_the_rules_of_a_day_come_with_the_paragraphs_they_stand_in(desk):
    found = desk.api("in-force", "authority=pandeglang&on=2020-11-20")
    assert {"larangan-luar-daerah", "koordinasi-virtual", "kinerja-virtual"} <= rules(found)
    first = found["layers"][0]["rules"][0]
    assert first["number"] == "800/2688-BKD/2020"
    assert first["cite"][0]["p"]
    assert desk.api("in-force", "authority=pandeglang&on=2020-12-19")["layers"][0]["rules"] == []


def test_the_layers_go_from_the_authority_upwards(desk):
    found = desk.api("in-force", "authority=pandeglang&on=2020-11-20")
    names = [one["authority"] for one in found["layers"]]
    assert names[0] == "pandeglang"
    assert [one["tier"] for one in found["layers"]] == sorted(
        (one["tier"] for one in found["layers"]), reverse=True
    )


def test_who_yields_to_whom_is_told_with_the_principle(desk):
    found = desk.api("in-force", "authority=babel&on=2021-01-06")
    assert {"bergilir-mingguan", "jadwal-bergilir"} <= rules(found)
    assert any("lex posterior" in one["how"] for one in found["overrides"])


def test_an_open_end_is_not_certain(desk):
    found = desk.api("in-force", "authority=babel&on=2030-01-01")
    assert not found["certain"]
    assert "tanggal-akhir" in found["depends"]


def test_before_everything_the_register_is_silent(desk):
    found = desk.api("in-force", "authority=babel&on=1945-08-17")
    assert rules(found) == set()
    assert "Tidak diatur" in found["note"]["id"]


def test_what_was_not_known_yet_does_not_bind(desk):
    assert not rules(desk.api("in-force", "authority=babel&on=2021-01-06&known=2020-03-20"))


def test_a_unit_has_the_rules_of_those_above_it(desk, office, monkeypatch):
    words = office._shown.library.vocabulary
    above = words.authorities["pandeglang"]
    unit = Authority("dinas-contoh", 3, above.label, above.tz, parent="pandeglang")
    monkeypatch.setitem(words.authorities, "dinas-contoh", unit)
    found = desk.api("in-force", "authority=pandeglang&unit=dinas-contoh&on=2020-11-20")
    assert [one["authority"] for one in found["layers"]][:2] == ["dinas-contoh", "pandeglang"]
    assert "larangan-luar-daerah" in rules(found)
    assert (found["authority"], found["unit"]) == ("pandeglang", "dinas-contoh")


def test_a_unit_of_somebody_else_is_not_found(desk):
    found = desk.get("/api/v1/in-force", "authority=pandeglang&unit=babel")
    assert (found.status, found.data["code"]) == (404, "unit-unknown")


def test_an_authority_has_to_be_named(desk):
    found = desk.get("/api/v1/in-force", "on=2020-11-20")
    assert (found.status, found.codes) == (422, ["parameter-missing"])
