"""Pages of the manual on a terminal."""

from publisher.drafting import manual

TEXT = """\
# rule-contoh

Setiap aturan mempunyai
contoh.

Alasannya panjang sekali supaya barisnya harus dipotong di suatu tempat sebelum layarnya habis.

- butir yang juga panjang sekali supaya barisnya harus dipotong di suatu tempat sebelum layar habis
- butir kedua

## Salah

```yaml
rules:
  - id: x
```

```markdown circulars/a/2026/b.md
# Isi
```

## Benar

```toml templates/x/profile.toml
schema = "profile/1"
```
"""
PLAIN = """\
rule-contoh
===========

Setiap aturan mempunyai contoh.

Alasannya panjang sekali supaya barisnya harus dipotong di suatu tempat sebelum
layarnya habis.

- butir yang juga panjang sekali supaya barisnya harus dipotong di suatu tempat
  sebelum layar habis
- butir kedua

Salah
-----

  isian:
    rules:
      - id: x

  naskah circulars/a/2026/b.md:
    # Isi

Benar
-----

  templates/x/profile.toml:
    schema = "profile/1"
"""


def test_the_demand_is_the_first_paragraph():
    page = manual.read("rule-contoh", TEXT)
    assert page.demand == "Setiap aturan mempunyai contoh."
    assert page.family == "rule"


def test_a_terminal_gets_words_without_the_marks_of_markdown():
    assert manual.plain(manual.read("rule-contoh", TEXT)) == PLAIN


def test_an_example_is_not_wrapped():
    long = "kata " * 40 + "akhir"
    page = manual.read("rule-contoh", f"# rule-contoh\n\nX.\n\n```yaml\n{long}\n```\n")
    assert f"    {long}\n" in manual.plain(page)


def test_families_come_in_the_order_of_the_work_and_codes_in_that_of_the_alphabet():
    codes = ("yaml-b", "yaml-a", "number-c")
    pages = tuple(manual.read(code, f"# {code}\n\nMinta {code}.\n") for code in codes)
    index = manual.index(pages, "id")
    assert index.startswith("3 pemeriksaan. ")
    places = [index.index(words) for words in ("Nomor surat", "number-c", "yaml-a", "yaml-b")]
    assert places == sorted(places)
    assert "\n      Minta yaml-b.\n" in index
    assert "Numbers of letters" in manual.index(pages, "en")
