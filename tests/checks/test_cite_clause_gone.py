"""Names that were issued and are gone."""

from publisher.pipeline.check import check
from publisher.pipeline.load import load
from tests.issued import issue_text, said

CODE = "cite-clause-gone"
PATH = "circulars/contoh/2026/satu.md"


def changed(project, *swaps):
    text = project.circular("satu").read_text(encoding="utf-8")
    issue_text(project.root, PATH, text)
    correction = ("place: Contoh", "correction: {type: ralat, note: x}\nplace: Contoh")
    for old, new in (correction, *swaps):
        assert old in text
        text = text.replace(old, new)
    project.write(PATH, text)
    return [one.message.id for one in check(load(project.root)) if one.code == CODE]


def test_a_clause_that_is_gone_is_named(project):
    (message,) = changed(project, ("{#lapor}", "{#laporan-baru}"), ("[lapor]", "[laporan-baru]"))
    assert "`{#lapor}`" in message


def test_a_rule_that_is_gone_is_named(project):
    swaps = (("id: laporan", "id: lapor-baru"), ("laporan.what", "lapor_baru.what"))
    (message,) = changed(project, *swaps)
    assert "`laporan`" in message


def test_new_names_and_new_words_are_fine(project):
    swaps = (("wajib melaporkan", "wajib segera melaporkan"), ("dipantau.", "dipantau. {#latar}"))
    assert changed(project, *swaps) == []


def test_the_text_as_issued_is_not_compared(project):
    issue_text(project.root, PATH, project.circular("satu").read_text(encoding="utf-8"))
    assert said(project.root, CODE) == []
