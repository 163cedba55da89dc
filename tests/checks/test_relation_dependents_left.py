from tests.issued import issue_text, said

CODE = "relation-dependents-left"


T = "circulars/contoh/2026/{}.md"
FIELDS = "relations:\n  - {{type: {}, target: contoh/2026/{}, label: Lain, en: X, cite: [masa]}}\n"


def _issued(project, name, hours, **swap):
    text = project.circular(name, swap=swap).read_text(encoding="utf-8")
    issue_text(project.root, T.format(name), text, hours)


def _revoking(project, name, *targets):
    relations = "".join(FIELDS.format("mencabut", one).partition("\n")[2] for one in targets)
    project.circular(name, swap={"rules:\n": f"relations:\n{relations}rules:\n"})


def test_who_ends_a_text_is_told_what_rests_on_it(project):
    _issued(project, "induk", 0)
    _issued(
        project, "turunan", 1, **{"rules:\n": FIELDS.format("melaksanakan", "induk") + "rules:\n"}
    )
    _revoking(project, "pencabut", "induk")
    assert said(project.root, CODE) == [(T.format("pencabut"), "contoh/2026/induk")]


def test_what_is_ended_too_is_not_left(project):
    _issued(project, "induk", 0)
    _issued(
        project, "turunan", 1, **{"rules:\n": FIELDS.format("melaksanakan", "induk") + "rules:\n"}
    )
    _revoking(project, "ujung", "induk", "turunan")  # of one day: the later id is the younger
    assert said(project.root, CODE) == []
