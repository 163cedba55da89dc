"""References to what is not there."""

CODE = "cite-reference-unknown"


def test_the_nearest_clause_is_named(findings, circular, body):
    (found,) = findings(circular(body.replace("berlaku", "menurut [](#rapt) berlaku")), CODE)
    assert found.words == "[](#rapt)"
    assert found.hint == "maksud Anda `rapat`?"


def test_a_circular_that_is_not_there_is_found(findings, circular, body):
    text = circular(body.replace("berlaku", "menurut [](harapan-jaya/1999/x) berlaku"))
    (found,) = findings(text, CODE)
    assert "harapan-jaya/1999/x" in found.message


def test_a_clause_of_another_circular_is_looked_up_there(findings, circular, body):
    other = {"circulars/harapan-jaya/2025/lama.md": circular(number='"1/2025"')}
    good = body.replace("berlaku", "menurut [](harapan-jaya/2025/lama#rapat) berlaku")
    assert not findings(circular(good), CODE, others=other)
    (found,) = findings(circular(good.replace("#rapat)", "#rapt)")), CODE, others=other)
    assert "lama#rapat" in found.hint


def test_an_addressee_points_to_an_appendix(findings, circular, body):
    sheet = body + "\n::: lampiran Daftar Penerima {#daftar}\nCamat.\n:::\n"
    assert not findings(circular(sheet, to='["#daftar"]'), CODE)
    (found,) = findings(circular(sheet, cc='[Bupati, "#dafta"]'), CODE)
    assert (found.words, found.hint) == ('"#dafta"', "maksud Anda `#daftar`?")
