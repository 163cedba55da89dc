"""Where the YAML cannot be read, the slip is named, and not its consequence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.model.source import Source
from publisher.parsing.strict_yaml import read
from publisher.parsing.yaml_slips import slip

GOOD = """\
number: "800/1"
place: "Harapan"
subject: "Rapat"
to: ["Camat"]
rules:
  - id: laporan
    kind: pelaporan
    modality: wajib
statements:
  - id: alasan
    kind: alasan
"""


@pytest.mark.parametrize(
    ("old", "new", "reason", "words"),
    [
        ('place: "Harapan"', 'place: "Harapan', "quote", '"Harapan'),
        ('place: "Harapan"', "place: 'Harapan", "quote", "'Harapan"),
        ('to: ["Camat"]', 'to: ["Camat]', "quote", '"Camat]'),
        ('place: "Harapan"', 'place: "Abdi" Negara', "quote-rest", "Negara"),
        ('place: "Harapan"', "place: 'Abdi' Negara", "quote-rest", "Negara"),
        ('to: ["Camat"]', 'to: ["Camat"', "bracket", '["Camat"'),
        ('to: ["Camat"]', 'to: "Camat"]', "closer", "]"),
        ('to: ["Camat"]', 'to: ["Camat"]}', "closer", "}"),
        ('place: "Harapan"', "place: Harapan: Jaya", "colon", ": Jaya"),
        ('place: "Harapan"', "place:Harapan", "colon-blank", "Harapan"),
        ("    kind: pelaporan", "    kind:pelaporan", "colon-blank", "pelaporan"),
        ('place: "Harapan"', '  place: "Harapan"', "deeper", 'place: "Harapan"'),
        ("    kind: pelaporan", "     kind: pelaporan", "deeper", "kind: pelaporan"),
        ("    kind: pelaporan", "kind: pelaporan", "deeper", "modality: wajib"),
        ("    kind: pelaporan", "   kind: pelaporan", "indent", "kind: pelaporan"),
        ("  - id: laporan", "  -id: laporan", "dash-blank", "id: laporan"),
        ('place: "Harapan"', 'place "Harapan"', "key", 'place "Harapan"'),
        ('place: "Harapan"', "place: Harapan\nJaya", "key", "Jaya"),
    ],
)
def test_a_slip_is_named_where_it_was_made(old, new, reason, words):
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    source = Source("a.md", text)
    (defect,) = read(source, 0, len(text)).defects
    assert (defect.facts["reason"], source.read(defect.span)) == (reason, words)


@given(st.text(alphabet="a:-[]{}\"' \n#", max_size=60), st.integers(0, 60), st.sampled_from(
    ["key", "colon", "indent", "other", "bracket", "brace", "quote"]))  # fmt: skip
def test_a_place_stays_within_the_text(text, place, reason):
    _, found = slip(text, min(place, len(text)), reason)
    assert 0 <= found <= len(text)
