"""The job of formatting: what is compared, what is left alone, and that nothing is ever lost."""

import stat

import pytest

from publisher.model.source import Source
from publisher.parsing import circular as parsing
from publisher.pipeline.formatting import means_the_same, tidy, tidy_all, tidy_text, write_all
from publisher.pipeline.output import ChangedError, LinkError, OutputError
from publisher.sources import folder
from tests import samples

PLACE = "circulars/contoh/2026/satu.md"
WILD = {"place: Contoh\n": "", "schema: edaran/1\n": "schema:   edaran/1\nplace: Contoh\n"}


def vocabulary():
    return samples.project().vocabulary


def of(text, path=PLACE):
    return tidy(Source(path, text), text.encode(), vocabulary())


def read(text):
    return parsing.parse(Source(PLACE, text), vocabulary()).value


@pytest.fixture
def written(project):
    """A file that is not tidy, its bytes, and what it becomes."""
    file = project.circular("satu", swap=WILD)
    (one,) = tidy_all(project.root, frozenset())
    assert one.is_changed
    return file, one


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Pelaksanaan tugas", "Pelaksanaan  tugas"),
        ("place: Contoh", "place:   'Contoh'"),
        ("tugas perlu", "tugas\nperlu"),
        ("{{ effective.from | tanggal }}", "{{effective.from|tanggal}}"),
    ],
)
def test_blanks_and_spellings_have_no_meaning(project, old, new):
    text = project.circular("satu").read_text("utf-8")
    assert means_the_same(read(text), read(text.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tugas perlu", "tugas, perlu"),
        ("wajib melaporkan", "*wajib* melaporkan"),
        ("place: Contoh", "place: contoh"),
        ("effective.from | tanggal", "effective.to | tanggal"),
        ("{#lapor}", ""),
        ("\n2. Surat", "\n3. Surat"),
        ("to: [Kepala", "to: [Camat, Kepala"),
        ("Demikian", "::: lampiran\n\nDemikian"),
    ],
)
def test_words_marks_and_values_have_one(project, old, new):
    text = project.circular("satu").read_text("utf-8")
    assert old in text
    changed = read(text.replace(old, new))
    assert changed is None or old == "\n2. Surat" or not means_the_same(read(text), changed)


def test_numbers_typed_in_a_list_have_no_meaning(project):
    text = project.circular("satu").read_text("utf-8")
    assert of(text.replace("\n2. Surat", "\n7. Surat")).after == of(text).after


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("schema: edaran/1\n", "schema: [\n", "yaml-syntax"),
        ("place: Contoh", "place: Contoh\nplace: Lain", "yaml-feature"),
        ("to: 2026-03-31", "to: 2026-02-31", "period-date-invalid"),
        ("Pelaksanaan", "<b>Pelaksanaan</b>", "markdown-html"),
        ("Pelaksanaan", "- Pelaksanaan", "markdown-unsupported"),
        ("Pelaksanaan", "{{ 1 + 1 }}", "value-not-plain"),
        ("\n2. Surat", "\n2) Surat", "markdown-list-broken"),
    ],
)
def test_what_cannot_be_read_is_left_alone_and_says_why(project, old, new, code):
    text = project.circular("satu").read_text("utf-8")
    one = of(text.replace(old, new))
    assert one.after is None
    assert not one.is_changed
    assert code in {finding.code for finding in one.findings}


def test_a_fault_that_hides_no_meaning_does_not_stand_in_the_way(project):
    text = project.circular("satu", swap=WILD).read_text("utf-8")
    assert of(text.replace("cite: [lapor]", "cite: [lapr]")).is_changed
    assert of(text.replace("laporan.what", "laporan.wat")).is_changed


def test_line_ends_and_the_mark_of_a_byte_order_are_mended(project):
    file = project.circular("satu")
    text = file.read_bytes()
    (tidied,) = tidy_all(project.root, frozenset())
    file.write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    (one,) = tidy_all(project.root, frozenset())
    assert one.is_changed
    assert one.after == tidied.after
    write_all(project.root, [one])
    assert file.read_bytes() == tidied.after


def test_bytes_that_are_no_text_are_left_alone(project):
    file = project.circular("satu")
    file.write_bytes(file.read_bytes().replace(b"tugas", b"tug\xe9s"))
    (one,) = tidy_all(project.root, frozenset())
    assert one.after is None
    assert {finding.code for finding in one.findings} == {"yaml-syntax"}
    assert tidy_text(project.root, file.read_bytes()).after is None


def test_permissions_stay(project, written):
    file, one = written
    file.chmod(0o640)
    write_all(project.root, [one])
    assert file.read_bytes() == one.after
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [path.name for path in file.parent.iterdir()] == ["satu.md"]


def test_what_somebody_wrote_meanwhile_is_kept(project, written):
    file, one = written
    file.write_bytes(one.before + b"\nKalimat baru.\n")
    with pytest.raises(ChangedError):
        write_all(project.root, [one])
    assert file.read_bytes() == one.before + b"\nKalimat baru.\n"
    assert [path.name for path in file.parent.iterdir()] == ["satu.md"]


def test_a_link_is_neither_read_nor_written(project, written):
    file, one = written
    elsewhere = project.root / "asli.md"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    with pytest.raises(LinkError):
        write_all(project.root, [one])
    (linked,) = tidy_all(project.root, frozenset())
    assert linked.after is None
    assert {finding.code for finding in linked.findings} == {"publish-path-unsafe"}
    assert elsewhere.read_bytes() == one.before


def test_a_file_that_went_away_meanwhile_is_not_made_again(project, written):
    file, one = written
    file.unlink()
    with pytest.raises(OutputError):
        write_all(project.root, [one])
    assert list(file.parent.iterdir()) == []


def test_the_samples_are_tidy():
    for path in folder.circular_paths(samples.ROOT):
        text = (samples.ROOT / path).read_text(encoding="utf-8")
        assert of(text, path).after == text.encode(), f"{path}: run `publisher fmt`"


def test_the_good_texts_of_the_corpus_are_tidy():
    for file in sorted((samples.ROOT / "tests" / "corpus" / "good").glob("*.md")):
        text = file.read_text(encoding="utf-8")
        assert of(text).after == text.encode(), file.name
