"""By when a rule asks for something, of kinds that name it as they like."""

from datetime import date

from publisher.model.circular import Rule
from publisher.model.due import Due, dues
from publisher.model.label import Label
from publisher.model.vocabulary import Kind
from publisher.portal import words

_SHAPE = {"$ref": "#/$defs/due"}
_KIND = Kind(
    "kirim",
    Label("Kirim"),
    "cumulative",
    {"properties": {"data": _SHAPE, "what": {"$ref": "#/$defs/text"}, "berkas": _SHAPE}},
)


def _dues(**do):
    rule = Rule("kirim", "kirim", "wajib", Label("Kirim"), {}, do, ())
    return tuple(dues(rule, {"kirim": _KIND}))


def test_what_is_due_is_found_by_the_shape_its_kind_gives_it_and_not_by_a_name():
    found = _dues(berkas={"by": "2026-09-30"}, what="by", due={"by": "2026-01-01"})
    assert found == (Due(date(2026, 9, 30)),)


def test_a_kind_that_nobody_knows_asks_for_nothing():
    rule = Rule("x", "hilang", "wajib", Label("X"), {}, {"due": {"by": "2026-09-30"}}, ())
    assert tuple(dues(rule, {"kirim": _KIND})) == ()


def test_time_after_an_event_is_told_in_words_and_is_never_over():
    (found,) = _dues(data={"within": 10, "unit": "hari-kerja", "after": "akhir\nbulan"})
    assert words.due(found) == "10 hari kerja setelah akhir bulan"
    assert not found.is_over(date.max)


def test_a_last_day_is_included():
    (found,) = _dues(data={"by": "2026-09-30"})
    assert not found.is_over(date(2026, 9, 30))
    assert found.is_over(date(2026, 10, 1))
