"""Whom a rule binds, in words: read as a drafter would write it, and never in two ways."""

import json
import random
import re
from dataclasses import replace
from itertools import product

import pytest

from publisher.model.label import Label
from publisher.model.vocabulary import Code, Fact, Vocabulary
from publisher.wording.people import people
from tests import good_texts, samples

SHIPPED = samples.project().vocabulary
LANGUAGES = ("id", "en")


def said(*conditions, vocabulary=SHIPPED):
    return people([conditions], vocabulary)


WORDS = [
    ({}, "semua pegawai", "all employees"),
    (
        {"pegawai.jenis": ["pns", "pppk"]},
        "PNS atau PPPK",
        "permanent civil servants (PNS) or government employees on contract (PPPK)",
    ),
    (
        {"pegawai.jenis": ["asn", "kontrak"], "pegawai.kondisi": ["hamil", "menyusui"]},
        "ASN atau tenaga kontrak, yang sedang hamil atau menyusui",
        "civil servants (ASN) or contract staff, who are pregnant or breastfeeding",
    ),
    (
        {"pegawai.jenis": "asn", "pegawai.peran": "camat", "unit.jenis": "kecamatan"},
        "ASN yang menjadi camat pada kecamatan/kelurahan",
        "civil servants (ASN) who are heads of districts at districts/urban villages",
    ),
    (
        {"subjek.jenis": "unit-kerja", "waktu.jam": {"gte": "17:00", "lt": "22:00"}},
        "unit kerja pada pukul 17.00 s.d. sebelum 22.00",
        "work units from 17:00 until before 22:00",
    ),
    (
        {"waktu.jam": {"gt": "17:00"}, "hari.nama": "FR"},
        "pegawai pada hari Jumat sesudah pukul 17.00",
        "employees on Friday after 17:00",
    ),
    (
        {"pegawai.piket": False, "unit.hari_kerja": {"gte": 5}},
        "pegawai yang tidak bertugas di kantor pada hari itu, dengan paling sedikit 5 hari kerja "
        "per minggu",
        "employees who are not on office duty that day, with at least 5 working days a week",
    ),
    (
        {"hari.tanggal": {"lte": 10}, "unit.hari_kerja": {"gte": 5, "lte": 6}},
        "pegawai dengan 5 s.d. 6 hari kerja per minggu sampai dengan tanggal 10 setiap bulan",
        "employees with 5 to 6 working days a week up to and including day 10 of the month",
    ),
    (
        {"not": {"pegawai.jenis": "asn"}, "hari.nama": "FR"},
        "pegawai yang bukan ASN, pada hari Jumat",
        "employees who are not civil servants (ASN), on Friday",
    ),
    (
        {"not": {"pegawai.jenis": "pns", "pegawai.kondisi": "hamil"}, "pegawai.jenis": "asn"},
        "ASN, kecuali PNS yang sedang hamil",
        "civil servants (ASN), except permanent civil servants (PNS) who are pregnant",
    ),
    (
        {"any": [{"pegawai.peran": ["camat", "lurah"]}, {"subjek.jenis": "pemerintah-desa"}]},
        "camat, lurah, atau pemerintah desa",
        "heads of districts, heads of urban villages or village governments",
    ),
    (
        {"any": [{"pegawai.jenis": "pns"}, {"pegawai.jenis": "pppk", "pegawai.kondisi": "hamil"}]},
        "(a) PNS atau (b) PPPK yang sedang hamil",
        "(a) permanent civil servants (PNS) or "
        "(b) government employees on contract (PPPK) who are pregnant",
    ),
    (
        {"not": {"subjek.jenis": "masyarakat"}},
        "semua pihak yang bukan masyarakat",
        "everybody who are not the public",
    ),
]


@pytest.mark.parametrize(("condition", "indonesian", "english"), WORDS)
def test_people_are_told_as_a_drafter_would(condition, indonesian, english):
    assert said(condition) == Label(indonesian, english)


def test_what_several_populations_have_in_common_is_told_once():
    one, two = {"pegawai.jenis": "asn"}, {"pegawai.jenis": "asn", "unit.jenis": "sekolah"}
    assert people([(one,), (two,)], SHIPPED) == said(two)


def test_the_default_subject_is_told_where_it_narrows_another():
    wide, narrow = {"subjek.jenis": ["pegawai", "masyarakat"]}, {"subjek.jenis": "pegawai"}
    assert said(wide, narrow) != said(wide)
    assert said(narrow, {"pegawai.jenis": "asn"}) == said({"pegawai.jenis": "asn"})


def test_equal_populations_have_equal_words_however_they_were_written():
    plain = said({"pegawai.jenis": "pns", "unit.lembur": False})
    denied = {"not": {"any": [{"not": {"pegawai.jenis": "pns"}}, {"unit.lembur": True}]}}
    assert said(denied) == plain
    assert said({"all": [{"unit.lembur": False}, {"any": [{"pegawai.jenis": "pns"}]}]}) == plain


# --- the vocabulary that we ship ---


def values_of(fact):
    if fact.scheme:
        return list(SHIPPED.schemes[fact.scheme])
    numbers = [4, {"gte": 2}, {"lt": 5}, {"gt": 1, "lte": 3}]
    clocks = ["08:00", {"gte": "08:00"}, {"lte": "09:00"}, {"gt": "08:00", "lt": "10:00"}]
    return {"boolean": [True, False], "integer": numbers, "clock": clocks}[fact.type]


@pytest.mark.parametrize("name", SHIPPED.facts)
def test_every_fact_has_words_without_a_code_of_ours(name):
    fact = SHIPPED.facts[name]
    assert fact.phrase, f"{name} has no phrase"
    seen = {}
    for value in values_of(fact):
        for condition in (
            {name: value},
            {"not": {name: value}},
            {name: value, "pegawai.jenis": "asn", "subjek.jenis": "masyarakat"},
        ):
            found = said(condition)
            for language in LANGUAGES:
                words = found.text(language)
                assert "{" not in words
                assert not re.search(r"[a-z]+[._][a-z_]+\b", words.replace("s.d.", "")), words
                code = str(value)
                assert "-" not in code or code not in words, words
            told = {"not": {name: True}} if condition == {name: False} else condition
            told = {name: True} if condition == {"not": {name: False}} else told
            assert seen.setdefault(found.id, told) == told
            assert seen.setdefault(found.en, told) == told


def populations(project):
    for circular in project.circulars.values():
        for rule in circular.rules:
            yield (rule.who, *((rule.when,) if rule.when else ()))
            if rule.about:
                yield (rule.about,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_different_populations_of_our_circulars_have_different_words(language):
    found = {}
    for project in (samples.project(), good_texts.project()):
        for conditions in populations(project):
            key = json.dumps([canonical(one) for one in conditions], sort_keys=True)
            words = people([conditions], project.vocabulary).text(language)
            assert found.setdefault(words, key) == key
    assert len(found) > 50


def canonical(condition):
    return json.loads(json.dumps(condition, default=list))


# --- one reading ---

CODES = {"asn": {"asn", "pns", "pppk"}}
WORLD = {
    "subjek.jenis": ("pegawai", "masyarakat"),
    "pegawai.jenis": ("pns", "pppk", "ptt"),
    "pegawai.peran": ("camat", "bendahara"),
    "pegawai.piket": (True, False),
    "hari.nama": ("MO", "FR"),
    "unit.hari_kerja": (4, 5, 6),
}
TESTS = {
    "subjek.jenis": ("pegawai", "masyarakat", ["pegawai", "masyarakat"]),
    "pegawai.jenis": ("asn", "pns", ["pns", "ptt"], ["pns", "pppk", "ptt"]),
    "pegawai.peran": ("camat", "bendahara"),
    "pegawai.piket": (True, False, [True, False]),
    "hari.nama": ("MO", ["MO", "FR"]),
    "unit.hari_kerja": (5, {"gte": 5}, {"gt": 5}, {"gte": 5, "lt": 6}, [4, {"gt": 5}]),
}
WORLDS = [dict(zip(WORLD, values, strict=True)) for values in product(*WORLD.values())]
BOUNDS = {"gt": int.__gt__, "gte": int.__ge__, "lt": int.__lt__, "lte": int.__le__}


def holds(condition, world):
    return all(_holds(key, test, world) for key, test in condition.items())


def _holds(key, test, world):
    match key:
        case "all":
            return all(holds(one, world) for one in test)
        case "any":
            return any(holds(one, world) for one in test)
        case "not":
            return not holds(test, world)
        case _:
            listed = test if isinstance(test, list) else [test]
            return any(_fits(world[key], one) for one in listed)


def _fits(value, test):
    if isinstance(test, dict):
        return all(BOUNDS[name](value, bound) for name, bound in test.items())
    return value in CODES.get(test, {test}) if isinstance(test, str) else value is test


def meant(condition):
    """Return in which worlds a condition holds; one that names no subject is of employees."""
    named = "subjek.jenis" in json.dumps(condition)
    return tuple(
        holds(condition, world) and (named or world["subjek.jenis"] == "pegawai")
        for world in WORLDS
    )


def some_condition(chance, depth=0):
    found = {}
    for _ in range(chance.choice((1, 1, 2))):
        kind = chance.random()
        if depth < 2 and kind < 0.5:
            name = chance.choice(("any", "any", "not", "all"))
            inner = [some_condition(chance, depth + 1) for _ in range(2)]
            found[name] = inner[0] if name == "not" else inner
        else:
            fact = chance.choice(tuple(TESTS))
            found[fact] = chance.choice(TESTS[fact])
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_equal_words_mean_equal_people(language):
    chance, read, together = random.Random(7), {}, 0
    for _ in range(4000):
        condition = some_condition(chance)
        words = said(condition).text(language)
        first = read.setdefault(words, condition)
        if first != condition:
            together += 1
            assert meant(first) == meant(condition), (words, first, condition)
    assert together > 100  # the test met equal words often enough to tell


# --- a fact that nobody wrote a phrase for ---

LOCAL = Vocabulary(
    schemes={
        "sasaran": {"pegawai": Code("pegawai", Label("Pegawai", "Employees"))},
        "golongan": {
            "iii-a": Code("iii-a", Label("Golongan III/a", "Grade III/a")),
            "ahli-muda": Code("ahli-muda", Label("Ahli muda", "Junior expert")),
        },
    },
    facts={
        "sasaran.jenis": Fact(
            "sasaran.jenis", Label("Sasaran", "Addressee"), scheme="sasaran", default="pegawai"
        ),
        "pegawai.golongan": Fact(
            "pegawai.golongan", Label("Golongan ruang", "Grade"), scheme="golongan"
        ),
        "pegawai.usia": Fact("pegawai.usia", Label("Usia", "Age"), type="integer"),
        "pegawai.lahir": Fact("pegawai.lahir", Label("Tanggal lahir", "Day of birth"), type="date"),
        "pegawai.rumah": Fact(
            "pegawai.rumah",
            Label("Tinggal di rumah dinas", "Lives in a house of the office"),
            type="boolean",
        ),
    },
)


@pytest.mark.parametrize(
    ("condition", "indonesian", "english"),
    [
        (
            {"pegawai.usia": {"gte": 50}},
            "pegawai dengan usia paling sedikit 50",
            "employees with age at least 50",
        ),
        (
            {"pegawai.golongan": ["iii-a", "ahli-muda"]},
            "pegawai dengan golongan ruang Golongan III/a atau ahli muda",
            "employees with grade Grade III/a or junior expert",
        ),
        (
            {"not": {"pegawai.golongan": "ahli-muda"}},
            "pegawai dengan golongan ruang selain ahli muda",
            "employees with grade other than junior expert",
        ),
        (
            {"pegawai.rumah": False},
            'pegawai dengan jawaban tidak untuk "Tinggal di rumah dinas"',
            'employees with the answer no to "Lives in a house of the office"',
        ),
        (
            {"pegawai.lahir": {"lt": "1970-03-01"}},
            "pegawai dengan tanggal lahir sebelum 1 Maret 1970",
            "employees with day of birth before 1970-03-01",
        ),
    ],
)
def test_a_fact_without_a_phrase_is_told_by_its_label(condition, indonesian, english):
    assert said(condition, vocabulary=LOCAL) == Label(indonesian, english)


def test_where_no_subject_is_the_default_they_are_those_addressed():
    assert said(vocabulary=Vocabulary()) == Label("semua yang dituju", "all those addressed")


def test_a_phrase_may_have_its_own_words_for_the_lowest_value():
    fact = SHIPPED.facts["hari.tanggal"]
    assert said({"hari.tanggal": {"gte": 20}}).id == "pegawai mulai tanggal 20 setiap bulan"
    bare = replace(fact, phrase=replace(fact.phrase, least=None))
    words = replace(SHIPPED, facts={**SHIPPED.facts, fact.id: bare})
    told = said({"hari.tanggal": {"gte": 20}}, vocabulary=words)
    assert told.id == "pegawai pada tanggal paling sedikit 20"
