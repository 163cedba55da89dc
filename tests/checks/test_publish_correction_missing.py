"""Revisions that say what the one before corrected."""

from tests.issued import issue_text, said

CODE = "publish-correction-missing"
PATH = "circulars/contoh/2026/satu.md"


def corrected(text, note, title):
    return text.replace(
        "place: Contoh", f"correction: {{type: ralat, note: {note}}}\nplace: Contoh"
    ).replace("title: Contoh", f"title: {title}")


def test_the_correction_of_the_revision_before_is_found(project):
    text = project.circular("satu").read_text(encoding="utf-8")
    issue_text(project.root, PATH, text)
    issue_text(project.root, PATH, corrected(text, "judul", "Baru"), 1)
    assert said(project.root, CODE) == []
    project.write(PATH, corrected(text, "judul", "Lain"))
    assert said(project.root, CODE) == [(PATH, "{type: ralat, note: judul}")]
    project.write(PATH, corrected(text, "judul lagi", "Lain"))
    assert said(project.root, CODE) == []


def test_the_first_correction_is_its_own(project):
    text = project.circular("satu").read_text(encoding="utf-8")
    issue_text(project.root, PATH, text)
    project.write(PATH, corrected(text, "judul", "Baru"))
    assert said(project.root, CODE) == []
