"""The page lists what the folder holds now, and names what could not be made."""

ERROR = {"to: 2026-03-31": "to: 2026-02-01"}


def page(project):
    return (project.root / "dist/index.html").read_text(encoding="utf-8")


def test_every_letter_is_linked_and_every_link_leads_to_a_file(project):
    project.circular("satu")
    project.run("build")
    for name in project.files():
        if name.startswith("se/"):
            assert f'"{name}"' in page(project)


def test_a_copy_gets_the_number_of_the_letter_as_its_name(project):
    project.circular("satu")
    project.run("build")
    assert 'download="SE-800-4117-ORG-2026.pdf"' in page(project)
    assert 'download="SE-800-4117-ORG-2026-policy.json"' in page(project)


def test_what_was_not_built_is_named_with_the_errors_in_its_way(project):
    project.circular("satu", swap={"schema: edaran/1": "schema: ["})
    project.circular("dua", swap={"number:": "profile: tiada\nnumber:"})
    project.run("build")
    assert "2 surat edaran belum dapat dibuat" in page(project)
    for name in ("satu", "dua"):
        assert f"circulars/contoh/2026/{name}.md</code>: 1 temuan" in page(project)


def test_what_was_not_asked_for_is_neither_listed_nor_called_wrong(project):
    project.circular("satu")
    project.circular("dua", title="Judul lain")
    project.run("build", "contoh/2026/satu")
    assert "contoh/2026/satu" in page(project)
    assert "contoh/2026/dua" not in page(project)
    assert "belum dapat dibuat" not in page(project)


def test_a_draft_says_that_it_is_one_and_a_letter_with_findings_is_listed(project):
    project.circular("satu", swap=ERROR)
    project.run("build")
    assert "Draf, bukan naskah resmi" in page(project)
    assert "se/contoh/2026/satu/letter.pdf" in page(project)


def test_what_was_issued_is_no_draft_and_what_was_withdrawn_says_so(project):
    project.circular("satu")
    assert project.run("issue", "contoh/2026/satu", "--yes").status == 0
    project.run("build")
    assert 'class="note"' not in page(project)
    project.run("withdraw", "contoh/2026/satu", "--reason", "keliru", "--yes")
    project.run("build")
    assert "Sudah ditarik" in page(project)
