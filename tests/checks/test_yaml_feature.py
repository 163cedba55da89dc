"""Features of YAML that hide what is meant."""

import pytest

from publisher.checks import yaml_feature
from publisher.model.source import Defect, Span

CODE = "yaml-feature"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("*camat", "mengulang"),
        ("&camat Camat", "diulang"),
        ("!teks Camat", "mengubah arti"),
        ("{<<: Camat}", "menyalin"),
        ("{[a]: Camat}", "tidak dapat menjadi kunci"),
    ],
)
def test_each_feature_has_its_words(findings, circular, value, said):
    found = findings(circular(cc=value), CODE)
    assert [one for one in found if said in one.message]
    assert all(one.hint for one in found)


def test_a_tab_is_found(findings, circular):
    (found,) = findings(circular(cc="\n\t- Camat"), CODE)
    assert found.words == "\t"


def test_a_key_written_twice_shows_the_first(findings, circular):
    text = circular(cc="Camat\ntitle: Rapat Lain")
    (found,) = findings(text, CODE)
    assert found.words == "title"
    assert text[found.diagnostic.related[0][1].start :].startswith("title: Rapat secara Virtual")


@pytest.mark.parametrize("feature", ["directive", "second-document", "unheard-of"])
def test_rare_features_have_words_too(feature):
    finding = yaml_feature.CHECK.word(Defect(CODE, Span("a.md", 0, 1), {"feature": feature}))
    assert finding.message.id
    assert finding.hint is not None
