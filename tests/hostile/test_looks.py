"""What a look or the vocabulary says is no more than what it says: no style, no markup, no order.

Every text of a shipped profile, and of an authority, is replaced by hostile words. Either the
finding refuses them, or the letter has them as words.
"""

import functools
import io
import json
import re
import tomllib
import zipfile
from dataclasses import replace

import pytest

from publisher import resources
from publisher.model.source import Source
from publisher.parsing import profile, vocabulary
from publisher.pipeline.check import check
from publisher.pipeline.fitness import is_renderable
from publisher.pipeline.render import render
from tests import reading_back
from tests.hostile import arena, texts
from tests.hostile.test_injections import tags

HOSTILE = (
    "</style><script>alert(1)</script>", "x; } body { display: none", '#read("/etc/passwd")',
    "{{7*7}}", "\x1b[2J", "\u202eabc", "\u200b", '"; color: red', "%s {0} {x.__class__}", "-1e9",
    "url(javascript:x)", "<w:fldSimple/>", "=1+1", "\x00", "x" * 300,
    "{n} \x1b {name}", "{n} </style> {name}",
)  # fmt: skip
FIGURES = (-1, 0, 0.0001, 10**15, 1e308, True)


@functools.cache
def shipped():
    file = resources.folder("templates") / "permendagri-1-2023" / "profile.toml"
    return file.read_text(encoding="utf-8")


def leaves(value, path=()):
    """Yield the path and value of every text and figure of a profile that it does not inherit."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if path or key not in {"schema", "label", "verified", "extends"}:
                yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))
    elif not isinstance(value, bool):
        yield path, value


LEAVES = list(leaves(tomllib.loads(shipped())))


def toml(value):
    """Return a value as TOML; JSON is near enough but for null and inline tables."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value) if not isinstance(value, float) else repr(value)


def with_value(path, new):
    tables = tomllib.loads(shipped())
    here = tables
    for part in path[:-1]:
        here = here[part]
    here[path[-1]] = new
    return "\n".join(f"{json.dumps(key)} = {toml(value)}" for key, value in tables.items())


@functools.cache
def judged():
    return arena.judge(texts.written())


def made(project):
    """Return the letter in a project, None where it is refused."""
    circular = project.entries[0].circular
    check(project)
    if not is_renderable(circular, project):
        return None
    return {one.path.rsplit("/", 1)[-1]: one.data for one in render(circular, project)}


def dressed(text):
    """Return the project with its circular in the look that a text describes, and the defects."""
    outcome = profile.parse({"resmi": Source("templates/resmi/profile.toml", text)})
    project = judged().project
    entry = project.entries[0]
    circular = replace(entry.circular, profile="resmi")
    profiles = {**project.profiles, **outcome.value}
    changed = replace(project, profiles=profiles, entries=(replace(entry, circular=circular),))
    return changed, outcome.defects


def style(files):
    """Return the style sheet without the words of the mark: CSS escapes, or a picture's octets."""
    sheet = re.search(r"<style>.*?</style>", files["letter.html"].decode(), re.DOTALL)[0]
    text = r'"(?:[\w ]|\\[0-9a-f]+ )*"'
    return re.sub(
        rf'content:(?:{text}|counter\(page\)|\s)+|url\("data:[\w/+;,%.=:-]*"\)', "", sheet
    )


@functools.cache
def plain():
    project, defects = dressed(shipped())
    assert not defects
    return made(project)


def require_words_only(files):
    assert style(files) == style(plain())
    assert {one for one, _ in tags(files["letter.html"])} <= {
        one for one, _ in tags(plain()["letter.html"])
    } | {"p", "br", "ol", "li", "div", "dl", "dt", "dd", "span", "strong"}
    said = [word.upper() for word in reading_back.from_text(files["letter.txt"])]
    for name, read in (("html", reading_back.from_html), ("docx", reading_back.from_docx)):
        assert "".join(read(files[f"letter.{name}"])).upper() == "".join(said), name
    with zipfile.ZipFile(io.BytesIO(files["letter.docx"])) as archive:
        for name in archive.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                assert not re.search(rb"<w:(?:altChunk|object|hyperlink)\b", archive.read(name))


@pytest.mark.slow
@pytest.mark.parametrize("path", [p for p, v in LEAVES if isinstance(v, str)], ids=str)
def test_a_text_of_a_look_is_words_or_refused(path):
    for words in HOSTILE:
        with arena.in_time((path, words)):
            project, defects = dressed(with_value(path, words))
            files = made(project) if "resmi" in project.profiles else None
        if files is None:
            assert defects or words == "\x00", (path, words)
            continue
        require_words_only(files)


@pytest.mark.slow
@pytest.mark.parametrize("path", [p for p, v in LEAVES if not isinstance(v, str)], ids=str)
def test_a_figure_of_a_look_is_one_or_refused(path):
    for figure in FIGURES:
        with arena.in_time((path, figure)):
            project, defects = dressed(with_value(path, figure))
            if "resmi" not in project.profiles:
                assert defects
                continue
            files = made(project)
        assert files is not None
        assert "e+" not in style(files)


AUTHORITY = """\
authorities:
  harapan-jaya:
    tier: 3
    tz: Asia/Jakarta
    government: {government}
    short: {short}
    place: {place}
    address: [{address}]
    profile: permendagri-1-2023
    label: {{id: {label}, en: {label}}}
"""


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_a_text_of_an_authority_is_words_or_refused(words):
    said = json.dumps(words)
    names = ("government", "short", "place", "address", "label")
    text = AUTHORITY.format(**dict.fromkeys(names, said))
    outcome = vocabulary.parse([Source("circulars/vocabulary/x.yaml", text)])
    project = judged().project
    if "harapan-jaya" not in outcome.value.authorities:
        assert outcome.defects
        return
    authorities = outcome.value.authorities
    project = replace(project, vocabulary=replace(project.vocabulary, authorities=authorities))
    files = made(project)
    assert files
    require_words_only(files)
