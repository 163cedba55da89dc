"""The one spelling: what is written otherwise, what stays as its author wrote it."""

import pytest

from publisher.model.source import Source
from publisher.pipeline.formatting import tidy
from tests.samples import project

PLACE = "circulars/harapan-jaya/2026/contoh.md"
HEAD = "schema: edaran/1\ntitle: Contoh\n"
PERIOD = "effective: {from: 2026-03-02, to: 2026-03-31, cite: [masa]}\n"
BODY = "1. Berlaku mulai {{ effective.from }}. {#masa}\n"


def tidied(text):
    one = tidy(Source(PLACE, text), text.encode(), project().vocabulary)
    assert one.after is not None, [finding.code for finding in one.findings]
    again = tidy(Source(PLACE, one.after.decode()), one.after, project().vocabulary)
    assert again.after == one.after
    return one.after.decode()


def front(written):
    """Return what becomes of lines put between title and period, without what is around them."""
    text = tidied(f"---\n{HEAD}{written}{PERIOD}---\n{BODY}")
    yaml = text[len("---\n") : text.index("\n---\n") + 1]
    assert yaml.startswith(HEAD)
    return yaml.removeprefix(HEAD).removesuffix(PERIOD)


def body(written):
    """Return what becomes of a body; one paragraph of it is named masa."""
    head = f"---\n{HEAD}{PERIOD.replace('[masa]', '[1]')}---\n"
    text = tidied(head + written)
    assert text.startswith(head.replace("[1]", '["1"]'))
    return text[len(head) + 2 :]


# -- front matter ----------------------------------------------------------------------------


def test_keys_stand_in_the_order_of_the_format_and_unknown_ones_stay_where_they_are():
    written = "to: Camat\nplace: Contoh\nen: Example\nsigned: 2026-03-01\ntype: surat-edaran\n"
    text = tidied(f"---\n{PERIOD}{written}{HEAD}---\n{BODY}")
    keys = [line.split(":")[0] for line in text.splitlines()[1:9]]
    assert keys == ["schema", "type", "title", "en", "signed", "place", "to", "effective"]


def test_keys_of_a_rule_and_of_its_contents_stand_in_order():
    written = (
        "rules:\n"
        "- do: {to: Camat, what: laporan}\n"
        "  cite: [masa]\n"
        "  who: {unit.jenis: pelayanan-publik, pegawai.jenis: asn}\n"
        "  en: Report\n"
        "  label: Laporan\n"
        "  modality: wajib\n"
        "  kind: pelaporan\n"
        "  id: lapor\n"
    )
    text = tidied(f"---\n{HEAD}{PERIOD}{written}---\n{BODY}")
    assert text[text.index("rules:") : text.index("\n---\n") + 1] == (
        "rules:\n"
        "  - id: lapor\n"
        "    kind: pelaporan\n"
        "    modality: wajib\n"
        "    label: Laporan\n"
        "    en: Report\n"
        "    who: {unit.jenis: pelayanan-publik, pegawai.jenis: asn}\n"
        "    do: {what: laporan, to: Camat}\n"
        "    cite: [masa]\n"
    )


@pytest.mark.parametrize(
    ("written", "tidy_one"),
    [
        ("to: [ Camat ,Lurah ]\n", "to: [Camat, Lurah]\n"),
        ("to: [Camat,\n  Lurah,\n ]\n", "to: [Camat, Lurah]\n"),
        ("to:\n- Camat\n-   Lurah\n", "to:\n  - Camat\n  - Lurah\n"),
        ("to:\n    - Camat\n", "to:\n  - Camat\n"),
        ('signatory: {"office": Bupati}\n', "signatory: {office: Bupati}\n"),
        ('"to": Camat\n', "to: Camat\n"),
        ("to:   Camat   \n", "to: Camat\n"),
        ("to:\n  Kepala Perangkat\n  Daerah\n", "to: Kepala Perangkat Daerah\n"),
        ("to: >-\n        Kepala\n        Daerah\n", "to: >-\n  Kepala\n  Daerah\n"),
        ("to: |-\n   # Kepala\n\n     Daerah\n", "to: |-\n  # Kepala\n\n    Daerah\n"),
        ("to: |+\n  Kepala\n\n\nplace: A\n", '\nplace: A\nto: "Kepala\\n\\n\\n"\n'),
        ("to: |2-\n    Kepala\n", 'to: "  Kepala"\n'),
        ("published:\n", "published: null\n"),
        ("subject: 045.2\n", 'subject: "045.2"\n'),
        ("subject: 800\n", 'subject: "800"\n'),
        ("place: NO\n", 'place: "NO"\n'),
        ("place: ~\n", 'place: "~"\n'),
        ("place: 12:30\n", 'place: "12:30"\n'),
        ("place: 010\n", 'place: "010"\n'),
        ("place: 'Contoh'\n", 'place: "Contoh"\n'),
        ("place: 'It''s'\n", 'place: "It\'s"\n'),
        ('place: "\\"Contoh\\""\n', "place: '\"Contoh\"'\n"),
        ('place: "a\\u200bb"\n', 'place: "a\\u200bb"\n'),
        ('place: "Contoh # bukan catatan"\n', 'place: "Contoh # bukan catatan"\n'),
        ("place: Contoh#1, C#\n", "place: Contoh#1, C#\n"),
        ("signed: 2026-03-01\n", "signed: 2026-03-01\n"),
        ("? place\n: Contoh\n", "place: Contoh\n"),
    ],
)
def test_one_spelling_of_a_value(written, tidy_one):
    assert front(written) == tidy_one


def test_what_is_too_long_for_one_line_becomes_a_block():
    names = [f"Kepala Bagian {name * 12}" for name in "abcdef"]
    assert front(f"to: [{', '.join(names)}]\n") == f"to: [{', '.join(names)}]\n"
    inner = ",\n  ".join(names)
    assert front(f"to: [{inner}]\n") == "to:\n" + "".join(f"  - {name}\n" for name in names)


def test_a_whole_front_matter_in_braces_becomes_lines():
    text = tidied(f"---\n{{schema: edaran/1, title: A, # judul\n {PERIOD.strip()}}}\n---\n{BODY}")
    assert text.startswith(f"---\nschema: edaran/1\ntitle: A  # judul\n{PERIOD}---\n")


# -- comments --------------------------------------------------------------------------------

COMMENTS = {
    "over a key that moves": (
        "to: Camat\n# tentang tempat\nplace: A # di samping\n",
        "# tentang tempat\nplace: A  # di samping\nto: Camat\n",
    ),
    "over an item, over its first key, beside, and under the last": (
        "to:\n  # satu\n  - Camat # dua\n\n\n  # tiga\n  - Lurah\n  # empat\n# lima\nplace: A\n",
        "# lima\nplace: A\nto:\n  # satu\n  - Camat  # dua\n\n  # tiga\n  - Lurah\n  # empat\n",
    ),
    "inside brackets": (
        "to: [ # satu\n  # dua\n  Camat, # tiga\n  Lurah # empat\n  # lima\n] # enam\n",
        "to:  # satu\n  # dua\n  - Camat  # tiga\n  - Lurah  # empat\n  # lima\n  # enam\n",
    ),
    "in brackets in brackets": (
        "signatory: {degrees: { # satu\n  after: M.M.}, # dua\n  office: Bupati}\n",
        "signatory:\n  office: Bupati\n  degrees:  # satu\n    after: M.M.\n    # dua\n",
    ),
    "beside a key whose value stands below": (
        "to: # satu\n  # dua\n  Camat # tiga\n",
        "# satu\n# dua\nto: Camat  # tiga\n",
    ),
    "beside the sign of a block of words": (
        "to: >- # satu\n    Camat # bukan\n    dan Lurah\n# dua\nplace: A\n",
        "# dua\nplace: A\nto: >-  # satu\n  Camat # bukan\n  dan Lurah\n",
    ),
    "with blank lines": (
        "\n\n# satu\n\n# dua\n\n\nplace: A\n\nto: B\n",
        "\n# satu\n# dua\nplace: A\n\nto: B\n",
    ),
    "that look like something else": (
        "place: A # b: [c, 'd\n#to: B\nto: C\n",
        "place: A  # b: [c, 'd\n#to: B\nto: C\n",
    ),
}


@pytest.mark.parametrize("name", COMMENTS)
def test_a_comment_stays_with_what_it_stands(name):
    written, expected = COMMENTS[name]
    assert front(written) == expected


def test_comments_of_a_rule_go_with_its_keys():
    written = (
        "rules:\n"
        "  # aturan pertama\n"
        "  - # jenis\n"
        "    kind: pelaporan\n"
        "    # tentang isi\n"
        "    do: {what: laporan, to: Camat}\n"
        "    id: lapor # tetap\n"
        "    # kekuatan\n"
        "    modality: wajib\n"
        "    label: Laporan\n"
        "    who: {pegawai.jenis: asn}\n"
        "    cite: [masa]\n"
        "    # akhir aturan\n"
        "# akhir\n"
    )
    text = tidied(f"---\n{HEAD}{PERIOD}{written}---\n{BODY}")
    assert text[text.index("rules:") : text.index("\n---\n") + 1] == (
        "rules:\n"
        "  # aturan pertama\n"
        "  # jenis\n"
        "  - id: lapor  # tetap\n"
        "    kind: pelaporan\n"
        "    # kekuatan\n"
        "    modality: wajib\n"
        "    label: Laporan\n"
        "    who: {pegawai.jenis: asn}\n"
        "    # tentang isi\n"
        "    do: {what: laporan, to: Camat}\n"
        "    cite: [masa]\n"
        "    # akhir aturan\n"
        "# akhir\n"
    )


# -- body ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "tidy_one"),
    [
        ("\n\n1. Satu. Dua.\n   Tiga empat\n   lima. {#abc}\n", None),
        ("1. Satu.  Dua.   \n", "1. Satu.\n   Dua.\n"),
        ("1. Satu\n   {#abc}\n", "1. Satu {#abc}\n"),
        ("1. Nilai {{effective.from|tanggal}} dan [ ]( #abc ). {#abc}\n", None),
        ("1) Satu\n2) Dua\n", "1. Satu\n2. Dua\n"),
        ("1.   Satu\n1.   Dua\n\n1.   Tiga\n", "1. Satu\n2. Dua\n3. Tiga\n"),
        (
            "1. Satu:\n    1. Dua\n    2. Tiga\n2. Empat\n",
            "1. Satu:\n   1. Dua\n   2. Tiga\n2. Empat\n",
        ),
        ("1.\n   Satu\n2. Dua\n", "1. Satu\n2. Dua\n"),
        ("1. Satu\nmalas\n", "1. Satu malas\n"),
        ("1. Satu\n\n   Dua\n2. Tiga\n", "1. Satu\n\n   Dua\n\n2. Tiga\n"),
        ("1. Satu:\n\n   1. Dua\n\n   Tiga\n", "1. Satu:\n   1. Dua\n\n   Tiga\n"),
        ("1. 1. Satu\n", "1.\n   1. Satu\n"),
        ("1.\n   1. Satu\n   2. Dua\n2.\n", "1.\n   1. Satu\n   2. Dua\n2.\n"),
        ("1. Satu\n   |a|b|\n   |:--|:-:|\n   |{{ effective.from | tanggal }}|\n2. Dua\n", None),
        ("Kata\n\n\n\n1. Satu\n\nKata\n", "Kata\n\n1. Satu\n\nKata\n"),
        ("1. Pada 2021\\. Satu\n", "1. Pada 2021\\.\n   Satu\n"),
        ("1. Kata \\{{ a  | b }}\n", "1. Kata \\{{ a | b }}\n"),
    ],
)
def test_one_spelling_of_a_body(written, tidy_one):
    expected = {
        "\n\n1. Satu.": "1. Satu.\n   Dua.\n   Tiga empat lima. {#abc}\n",
        "1. Nilai": "1. Nilai {{ effective.from | tanggal }} dan [](#abc). {#abc}\n",
        "1. Satu\n   |a|b|": "1. Satu\n\n   | a | b |\n   | --- | :-: |\n"
        "   | {{ effective.from | tanggal }} |  |\n\n2. Dua\n",
    }
    known = next((new for old, new in expected.items() if written.startswith(old)), tidy_one)
    assert body(written) == known


def test_ten_items_are_indented_by_the_width_of_their_number():
    written = "".join(f"{n}. Butir\n" for n in range(1, 11)) + "    1. Dalam\n\n    Kata\n"
    assert body(written).endswith("9. Butir\n10. Butir\n    1. Dalam\n\n    Kata\n")


def test_headings_and_appendices_are_spelled_one_way():
    head = f"---\n{HEAD}{PERIOD.replace('[masa]', '[A.1]')}---\n"
    written = (
        "#   Isi   Edaran  ##\n1. Satu\n"
        "::::  lampiran   Daftar  Alamat   {#daftar  mendatar}\n|a|\n|-|\n|b|\n:::\n"
    )
    assert tidied(head + written).removeprefix(head) == (
        "# Isi Edaran\n\n1. Satu\n\n"
        "::: lampiran Daftar Alamat {#daftar mendatar}\n\n| a |\n| --- |\n| b |\n\n:::\n"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Sebagaimana angka 1. 2. ini bukan butir.",
        "Berlaku tahun 2020. # bukan judul",
        "Berlaku tahun 2020. - bukan butir",
        "Berlaku tahun 2020. + bukan butir",
        "Berlaku tahun 2020. > bukan kutipan",
        "Berlaku tahun 2020. | bukan | tabel |",
        "Berlaku tahun 2020. a. bukan butir",
        "Berlaku tahun 2020. 3) bukan butir",
        "Berlaku tahun 2020. [](#masa) tetap",
        "Berlaku tahun 2020. *** bukan garis",
        "Kalimat (satu. Dua.) selesai.",
        'Kalimat "Satu. Dua." selesai.',
        "Nilai {{ effective.from | tanggal }} sesuai dengan No. 5 Tahun 2014 a.n. Bupati.",
    ],
)
def test_a_line_never_begins_with_what_markdown_takes_for_something_else(line):
    assert body(f"1. {line} {{#masa}}\n") == f"1. {line} {{#masa}}\n"
