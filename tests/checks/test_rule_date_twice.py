"""Days that stand twice in one list."""

CODE = "rule-date-twice"


def rule(do, more=""):
    return f"""
  - id: aturan
    kind: hari-libur
    modality: wajib
    label: Aturan
    en: Rule
    who: {{pegawai.jenis: asn}}
    do: {do}{more}
    cite: [rapat]"""


def test_the_second_of_two_is_found(findings, circular):
    days = "{calendar: rapat, dates: [2026-02-03, 2026-02-04, 2026-02-03]}"
    (found,) = findings(circular(rules=rule(days)), CODE)
    assert found.words == "2026-02-03"
    assert found.diagnostic.related


def test_a_list_of_different_days_is_fine(findings, circular):
    days = "{calendar: rapat, dates: [2026-02-03, 2026-02-04]}"
    assert not findings(circular(rules=rule(days)), CODE)
