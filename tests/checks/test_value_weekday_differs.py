"""Weekdays typed by hand that contradict the rules citing them."""

import pytest

from publisher.model.diagnostic import Severity

CODE = "value-weekday-differs"
WEEK = "[MO, TU, WE, TH, FR]"
ERROR, WARNING = Severity.ERROR, Severity.WARNING


def hours(days=WEEK, name="jam", cite="[rapat]", more=""):
    return f"""
  - id: {name}
    kind: jam-kerja
    modality: wajib
    label: Jam
    en: Hours
    who: {{pegawai.jenis: asn}}
    do: {{hours: [{{days: {days}, from: "07:30", to: "16:00"}}]}}{more}
    cite: {cite}"""


def dress(days, name="batik", cite="[rapat]", when="{{hari.nama: {}}}"):
    return f"""
  - id: {name}
    kind: pakaian-dinas
    modality: wajib
    label: Batik
    en: Batik
    who: {{pegawai.jenis: asn}}
    when: {when.format(days)}
    do: {{any_of: [batik]}}
    cite: {cite}"""


def said(findings, circular, sentence, *rules, **fields):
    body = f"1. {sentence} {{#rapat}}\n2. Wajib berlaku. {{#masa}}\n"
    fields.setdefault("effective", "{from: 2026-01-12}")
    return findings(circular(body, rules="".join(rules), **fields), CODE)


def found(findings, circular, sentence, *rules, **fields):
    return [(o.words, o.severity) for o in said(findings, circular, sentence, *rules, **fields)]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Wajib hadir Senin sampai dengan Kamis pukul 07.30.", "Senin sampai dengan Kamis"),
        ("Wajib hadir Senin s.d. Sabtu pukul 07.30.", "Senin s.d. Sabtu"),
        ("Wajib hadir hari Senin hingga hari Kamis.", "Senin hingga hari Kamis"),
        ("Wajib hadir Senin-Kamis dengan 5 (lima) hari kerja.", "Senin-Kamis"),
        ("Wajib hadir pada hari kerja Senin s.d. Kamis.", "Senin s.d. Kamis"),
        ("Wajib hadir setiap hari kerja, yaitu Senin s.d. Kamis.", "Senin s.d. Kamis"),
        ("Wajib hadir Senin s.d. Kamis, Sabtu dan Minggu libur.", ""),
        ("Wajib hadir Senin s.d. Kamis pukul 07.30, sedangkan Sabtu libur.", "Senin s.d. Kamis"),
        ("Wajib hadir Senin, Selasa, Rabu, Kamis, dan Sabtu.",
         "Senin, Selasa, Rabu, Kamis, dan Sabtu"),
        ("Wajib hadir **Senin** s.d. **Kamis**.", "Senin** s.d. **Kamis"),
        ("Wajib hadir Senin s.d. Jum'at pukul 07.30.", ""),
        ("Wajib hadir Senin s.d. Jumat pukul 07.30, piket Sabtu.", ""),
    ],
)  # fmt: skip
def test_a_row_unlike_the_hours_of_the_rule_is_an_error(findings, circular, sentence, words):
    wanted = [(words, ERROR)] if words else []
    assert found(findings, circular, sentence, hours()) == wanted


def test_both_sides_are_named(findings, circular):
    (one,) = said(findings, circular, "Wajib hadir Senin s.d. Kamis.", hours())
    assert one.message == (
        '"Senin s.d. Kamis" berbeda dengan aturan `jam`, yaitu Senin, Selasa, Rabu, Kamis, Jumat'
    )
    assert one.diagnostic.message.text("en").endswith(
        "Monday, Tuesday, Wednesday, Thursday, Friday"
    )
    assert one.diagnostic.related
    assert one.diagnostic.fix is None


@pytest.mark.parametrize(
    ("days", "sentence", "wanted"),
    [
        ("TH", "Wajib berbatik setiap hari Kamis.", []),
        ("TH", "Wajib berbatik setiap hari Jumat.", [("Jumat", ERROR)]),
        ("[TH, FR]", "Wajib berbatik Kamis dan Jumat.", []),
        ("[TH, FR]", "Wajib berbatik Kamis. Wajib pula Jumat.", []),
        ("[TH, FR]", "Wajib berbatik hari Rabu dan Kamis.", [("Rabu dan Kamis", ERROR)]),
        ("[TH, FR]", "Wajib berbatik setiap Kamis.", [("Kamis", WARNING)]),
        ("[MO, TH, FR]", "Wajib berbatik setiap Senin dan Kamis.", [("Senin dan Kamis", ERROR)]),
        ("TH", "Wajib berbatik Kamis dan Jumat.", [("Kamis dan Jumat", ERROR)]),
        ("TH", "Wajib berbatik Kamis; hari kerja Senin s.d. Jumat.", []),
        ("TH", "Wajib berbatik.", []),
    ],
)
def test_the_weekdays_of_a_condition_are_compared(findings, circular, days, sentence, wanted):
    assert found(findings, circular, sentence, dress(days)) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "Wajib hadir setiap hari kerja, piket Sabtu.",
        "Wajib hadir setiap hari kecuali Sabtu dan Minggu.",
        "Wajib hadir Senin s.d. Sabtu kecuali Sabtu.",
        "Wajib hadir Senin s.d. Sabtu, di luar hari Sabtu.",
        "Wajib hadir selain hari Sabtu dan Minggu.",
        "Wajib hadir; hari Sabtu dan Minggu libur.",
        "Wajib hadir Senin s.d. Kamis, hari terakhir sampai 11.00.",
        "Wajib hadir daring Senin s.d. Rabu, selebihnya di kantor.",
        "Wajib hadir mulai Sabtu, 3 Januari 2026.",
        "Wajib hadir mulai hari Sabtu tanggal 3 Januari 2026.",
        "Wajib hadir Senin s.d. Kamis, 12 s.d. 15 Januari 2026.",
        "Wajib hadir, dengan apel setiap Senin.",
        "Wajib hadir 37,5 jam dalam 1 (satu) minggu.",
        "Wajib hadir setelah Sabtu Bersih.",
        'Wajib hadir menurut "jadwal Senin s.d. Kamis".',
        "Wajib melayani 24 (dua puluh empat) jam, Sabtu lewat daring.",
    ],
)
def test_what_leaves_the_weekdays_open_is_fine(findings, circular, sentence):
    assert not found(findings, circular, sentence, hours())


@pytest.mark.parametrize(
    "sentence",
    [
        "Wajib hadir 37,5 jam, dengan piket setiap Sabtu.",
        "Wajib hadir 37,5 jam, dengan apel setiap Senin dan Kamis.",
    ],
)
def test_a_few_weekdays_beside_unnamed_hours_are_only_warned_of(findings, circular, sentence):
    assert [severity for _, severity in found(findings, circular, sentence, hours())] == [WARNING]


def test_rules_that_share_a_paragraph_explain_it_together(findings, circular):
    text = "Wajib khaki Senin dan Selasa, putih Rabu, batik Kamis dan Jumat."
    rules = [dress("[MO, TU]", "khaki"), dress("WE", "putih"), dress("[TH, FR]")]
    assert not found(findings, circular, text, *rules)
    other = text.replace("Rabu", "Sabtu")
    assert found(findings, circular, other, *rules) == [("Sabtu", ERROR)]


def test_a_range_that_is_another_rules_is_fine(findings, circular):
    rules = [hours(), hours("[MO, TU, WE, TH]", "lain")]
    assert not found(findings, circular, "Wajib hadir Senin s.d. Kamis.", *rules)


def test_paragraphs_cited_together_state_the_weekdays_together(findings, circular):
    body = "1. Wajib hadir:\n   1. Senin s.d. Kamis; dan {#satu}\n   2. Jumat. {#dua}\n"
    both = circular(body, rules=hours(cite="[satu, dua]"), effective="{from: 2026-01-12}")
    assert not findings(both, CODE)
    one = circular(body, rules=hours(cite="[satu]"), effective="{from: 2026-01-12}")
    (half,) = findings(one, CODE)
    assert half.severity is WARNING
    assert half.hint.endswith("rujuk juga paragraf yang menyebut Jumat")


TABLE = "Wajib hadir:\n\n   | Hari | Jam |\n   | --- | --- |\n   | {} | 07.30 |\n   | {} | {} |\n\n"


def test_the_rows_of_a_table_are_compared_together(findings, circular):
    def of(*cells):
        first, rest = TABLE.format(*cells).split("\n", 1)
        body = f"1. {first} {{#rapat}}\n{rest}\n2. Wajib berlaku. {{#masa}}\n"
        text = circular(body, rules=hours(), effective="{from: 2026-01-12}")
        return [(one.words, one.severity) for one in findings(text, CODE)]

    assert of("Senin s.d. Kamis", "Jumat", "07.30") == []
    assert of("Senin s.d. Kamis", "Sabtu", "07.30") == [
        ("Senin s.d. Kamis", ERROR),
        ("Sabtu", ERROR),
    ]
    assert of("Senin s.d. Kamis", "Sabtu", "libur") == [("Senin s.d. Kamis", ERROR)]
    assert of("Senin s.d. Jumat", "Sabtu dan Minggu", "libur") == []
    assert of("Senin s.d. Kamis", "Sabtu (libur)", "") == [("Senin s.d. Kamis", ERROR)]


def test_a_row_cited_by_itself_and_with_its_table_is_found_once(findings, circular):
    table = "| Hari | Baju |\n   | --- | --- |\n   | Senin | putih |\n   | Sabtu | batik |"
    body = f"1. Wajib: {{#rapat}}\n\n   {table}\n\n2. Wajib berlaku. {{#masa}}\n"
    rules = dress("MO", "putih", '[rapat, "1.t1.1"]') + dress("FR", cite='[rapat, "1.t1.2"]')
    (one,) = findings(circular(body, rules=rules, effective="{from: 2026-01-12}"), CODE)
    assert one.words == "Sabtu"
    assert "`batik`, yaitu Jumat" in one.message


def test_a_line_of_the_hours_is_compared_by_itself(findings, circular):
    friday = '{days: [FR], from: "07:30", to: "11:00"}'
    rule = hours("[MO, TU, WE, TH]").replace('"16:00"}]', f'"16:00"}}, {friday}]')
    assert not found(findings, circular, "Wajib hadir Senin s.d. Kamis, dan pada Jumat.", rule)
    wrong = "Wajib hadir Sabtu s.d. Kamis, dan pada hari kelima. Jumat sampai 11.00."
    assert not found(findings, circular, wrong, rule)
    wrong = "Wajib hadir Sabtu s.d. Kamis. Pada Jumat sampai 11.00."
    assert found(findings, circular, wrong, rule) == [("Sabtu s.d. Kamis", ERROR)]
    more = "Wajib hadir Senin s.d. Jumat. Piket Senin s.d. Sabtu."
    assert not found(findings, circular, more, rule)


def test_an_exception_that_is_told_apart_takes_its_weekday_away(findings, circular):
    other = hours("[FR]", "jumat", "[masa]", "\n    overrides: [jam]")
    rules = hours() + other
    fields = {"rules": rules, "effective": "{from: 2026-01-12}"}
    body = "1. Wajib hadir Senin s.d. Kamis. {#rapat}\n2. Wajib hadir hari Jumat. {#masa}\n"
    assert not findings(circular(body, **fields), CODE)
    untold = body.replace("hari Jumat", "seperti biasa")
    assert [one.words for one in findings(circular(untold, **fields), CODE)] == ["Senin s.d. Kamis"]


def test_a_condition_that_says_not_leaves_it_open(findings, circular):
    rule = dress("[SA, SU]", when="{{not: {{hari.nama: {}}}}}")
    assert not found(findings, circular, "Wajib berbatik Senin s.d. Kamis.", rule)


def test_weekdays_of_words_of_the_data_are_known(findings, circular):
    rule = dress("TH").replace("any_of: [batik]", "any_of: [batik], with: [pin hari Jumat]")
    assert not found(findings, circular, "Wajib berpin hari Jumat.", rule)


def test_weekdays_that_a_mark_prints_are_stated_and_never_wrong(findings, circular):
    rule = dress("TH").replace("any_of: [batik]", "any_of: [batik], free: hari Kamis")
    sentence = "Wajib {{ batik.free }} dan Jumat."
    assert not found(findings, circular, sentence, rule)


def test_a_statement_may_speak_of_other_weekdays(findings, circular):
    told = "\n  - {id: s, kind: alasan, text: Sabtu ramai, en: Busy, cite: [rapat]}"
    text = "Wajib hadir Selasa s.d. Jumat karena Sabtu ramai."
    rule = hours("[TU, WE, TH, FR]")
    assert not found(findings, circular, text, rule, statements=told)


@pytest.mark.parametrize("sentence", ["Senin. ", "Senin s.d. Kamis. ", "Senin, 3. "])
def test_many_weekdays_under_many_rules_are_compared_in_time(findings, circular, sentence):
    many = "".join(hours("[SA, SU]", f"jam-{number}") for number in range(100))
    body = f"1. Wajib {sentence * 5000} {{#rapat}}\n2. Wajib berlaku. {{#masa}}\n"
    text = circular(body, rules=many, effective="{from: 2026-01-12}")
    assert len(findings(text, CODE)) == 5000
