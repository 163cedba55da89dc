"""What a revision says otherwise than the one before it."""

from publisher.formats import policy_json
from publisher.pipeline import kept
from publisher.pipeline.differences import differences, is_binding
from tests import samples

RULE = {
    "id": "batas",
    "kind": "porsi",
    "do": {"share": {"max": 50}},
    "label": {"id": "Paling banyak", "en": "At most"},
    "cite": [{"p": "E.1"}],
}
BEFORE = {
    "number": "800/52/ORG/2026",
    "revision": 1,
    "recorded": "2026-03-02T10:00:00+07:00",
    "effective": {"from": "2026-03-02", "to": "2026-03-31", "ends": "fixed"},
    "to": ["Camat"],
    "rules": [RULE],
    "text": [
        {"p": "E", "kind": "heading", "text": "Isi"},
        {"p": "E.1", "kind": "item", "text": "Rapat tatap muka dibatasi 50% dari daya tampung."},
        {"p": "E.2", "kind": "item", "text": "Laporan disampaikan."},
    ],
}


def said(**changes):
    return [one.id for one in differences(BEFORE, {**BEFORE, **changes})]


def test_the_same_text_differs_in_nothing():
    assert said(revision=2, recorded="2026-04-01T10:00:00+07:00") == []


def test_a_field_is_told_with_both_values():
    assert said(number="800/99/ORG/2026") == [
        '`number`: "800/52/ORG/2026" menjadi "800/99/ORG/2026"'
    ]
    assert said(effective={**BEFORE["effective"], "to": "2026-04-30"}) == [
        '`effective.to`: "2026-03-31" menjadi "2026-04-30"'
    ]
    assert said(to=["Camat", "Lurah"]) == ["`to`: Camat menjadi Camat, Lurah"]
    assert said(place="Contoh") == ['`place` ditambahkan: "Contoh"']
    assert said(number=None) == ['`number` dihapus (semula "800/52/ORG/2026")']


def test_a_rule_is_told_by_its_id_and_the_value_inside_it():
    changed = {**RULE, "do": {"share": {"max": 60}}}
    assert said(rules=[changed]) == ["aturan `batas`, `do.share.max`: 50 menjadi 60"]
    assert said(rules=[]) == ["aturan `batas` dihapus"]
    assert said(rules=[RULE, {**RULE, "id": "lain"}]) == ["aturan `lain` ditambahkan"]


def test_the_order_of_keys_has_no_meaning_and_a_list_of_objects_is_told_by_place():
    hours = [{"days": ["MO"], "from": "08:00", "to": "15:00"}, {"days": ["FR"], "from": "08:00"}]
    other = [dict(reversed(list(one.items()))) for one in hours]
    before = {**BEFORE, "rules": [{**RULE, "do": {"hours": hours}}]}
    after = {**BEFORE, "rules": [{**RULE, "do": {"hours": other}}]}
    assert differences(before, after) == ()
    other[1]["from"] = "08:30"
    assert [one.id for one in differences(before, after)] == [
        'aturan `batas`, `do.hours.2.from`: "08:00" menjadi "08:30"'
    ]


def test_where_a_rule_is_cited_is_no_change_of_it():
    assert said(rules=[{**RULE, "cite": [{"p": "E.2"}]}]) == []


def test_a_paragraph_is_told_with_the_words_around_the_change():
    text = [dict(one) for one in BEFORE["text"]]
    text[1]["text"] = "Rapat tatap muka dibatasi 60% dari daya tampung."
    assert said(text=text) == [
        'huruf E angka 1: "... muka dibatasi 50% dari daya ..." menjadi '
        '"... muka dibatasi 60% dari daya ..."'
    ]
    assert said(text=BEFORE["text"][:2]) == ['huruf E angka 2 dihapus: "Laporan disampaikan."']
    more = [*BEFORE["text"], {"p": "E.3", "kind": "item", "text": "Baru."}]
    assert said(text=more) == ['huruf E angka 3 ditambahkan: "Baru."']


def test_every_change_has_english_words():
    found = differences(BEFORE, {**BEFORE, "number": None, "to": [], "rules": [], "text": []})
    assert all(one.en for one in found)
    assert len(found) == 6


def test_rules_period_and_relations_bind_and_words_do_not():
    assert not is_binding(BEFORE, {**BEFORE, "number": "800/99/ORG/2026", "text": []})
    assert is_binding(BEFORE, {**BEFORE, "rules": []})
    assert is_binding(BEFORE, {**BEFORE, "effective": {**BEFORE["effective"], "to": "2026-04-30"}})


def test_a_sample_does_not_differ_from_what_was_kept_of_it():
    project = samples.project()
    for name, line in project.agenda.newest.items():
        before = kept.policy(project.root, line)
        after = policy_json.record(project.circulars[name], "")
        assert differences(before, after) == ()
        assert not is_binding(before, after)
