"""The conformance kit: its files, its runners, and that they find what is wrong."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema_rs
import pytest

from publisher import canonical
from publisher.feeds import clients, conformance
from publisher.feeds.forgeries import forgeries
from publisher.feeds.specimen import CHANGES, SNAPSHOT, VOCABULARY, Specimen
from publisher.parsing import schema
from publisher.parsing.shapes import SCHEMA
from tests.clients.serving import READERS, ROOT, reader
from tests.thorough import IS_THOROUGH

CASES = ROOT / "tests/conformance"
COUNT = len([path for path in CASES.glob("*.json") if path.stem[1:2].isdigit()])
PUBLISHER = [sys.executable, "-m", "publisher", "ask", "--case", "-", "--format", "json"]
RUNNERS = {"python": [sys.executable, "run.py"], "javascript": ["node", "run.mjs"]}
# An engine that knows the answers by heart; it is handed the questions only.
PARROT = """
import json, pathlib, sys
case = json.load(sys.stdin)
assert all("answer" not in one for one in case["questions"])
book = json.loads((pathlib.Path({cases!r}) / (case["id"] + ".json")).read_text(encoding="utf-8"))
answers = [{{"answer": one["answer"]}} for one in book["questions"]]
if case["id"] == {lie!r}:
    answers[-1]["answer"]["rules"] = {{}}
print(json.dumps({{"answers": answers}}))
"""


def written(top, feed):
    """Write the files of a feed that does not depend on what is published."""
    for one in feed.artefacts(None):
        path = top / one.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.data)


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    """Return the folder of the kit, as it stands in a release."""
    top = tmp_path_factory.mktemp("release")
    written(top, conformance)
    return top / "conformance"


def runner(name, kit):
    """Return what starts a runner of a kit."""
    program, file = RUNNERS[name]
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed: the runner was not tried")

    def started(*words):
        whole = [program, str(kit / file), *words]
        return subprocess.run(whole, capture_output=True, text=True, cwd=ROOT, check=False)

    return started


@pytest.fixture(params=RUNNERS)
def run(request, kit):
    return runner(request.param, kit)


FEW = ("T04", "H1", "H2", "H3")


@pytest.fixture(params=RUNNERS)
def run_few(request, kit, tmp_path):
    return runner(request.param, some_of(kit, tmp_path, "cases", FEW))


def some_of(kit, folder, kind, names):
    """Return a kit that lists these cases or readings alone."""
    few = folder / "kit"
    shutil.copytree(kit, few, copy_function=os.link)
    index = json.loads((few / "index.json").read_bytes())
    index[kind] = [one for one in index[kind] if one["id"] in names]
    assert len(index[kind]) == len(set(names))
    (few / "index.json").unlink()  # it is that of the whole kit, too
    (few / "index.json").write_text(json.dumps(index), encoding="utf-8")
    return few


def parrot(folder, lie=""):
    path = folder / "parrot.py"
    path.write_text(PARROT.format(cases=str(CASES), lie=lie), encoding="utf-8")
    return [sys.executable, str(path)]


def test_a_release_holds_the_kit_and_the_readers(releases):
    top = releases.site / "current"
    for feed in (conformance, clients):
        for one in feed.artefacts(None):
            folder, _, below = one.path.partition("/")
            lines = (top / folder / "manifest.txt").read_text().splitlines()
            assert (top / one.path).read_bytes() == one.data
            assert f"{canonical.sha256(one.data)}  {below}" in lines
    for _, path in READERS.values():
        file = Path(path)
        assert (top / "clients" / file.parent.name / file.name).read_bytes() == file.read_bytes()


def test_the_list_names_every_file_with_its_hash(kit):
    index = json.loads((kit / "index.json").read_bytes())
    entries = [one for name in ("cases", "registers", "feeds") for one in index[name]]
    for one in entries:
        data = (kit / one["href"]).read_bytes()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (one["sha256"], one["bytes"])
    found = {path.relative_to(kit).as_posix() for path in kit.rglob("*.json")}
    assert found == {one["href"] for one in entries} | {"index.json"}
    assert len(index["cases"]) == len(list(CASES.glob("*.json"))) - 1


def test_the_kit_is_made_the_same_twice():
    assert list(conformance.artefacts(None)) == list(conformance.artefacts(None))


def _validator(name):
    return jsonschema_rs.Draft202012Validator(
        json.loads((ROOT / f"schemas/{name}.json").read_bytes())
    )


def test_every_file_of_the_kit_is_as_its_schema_says(kit):
    assert not list(
        _validator("conformance-1").iter_errors(json.loads((kit / "index.json").read_bytes()))
    )
    for kind, name in (("cases", "case-1"), ("feeds", "reading-1")):
        validator = _validator(name)
        for path in (kit / kind).glob("*.json"):
            if path.name != "register.json":
                found = [str(one) for one in validator.iter_errors(json.loads(path.read_bytes()))]
                assert found == [], path.name


def test_the_good_feed_is_as_the_schemas_say():
    files = Specimen(3).files()
    found = {
        path.partition("/feed/")[2] or path: json.loads(data)
        for path, data in files.items()
        if path.endswith(".json")
    }
    for path, name in ((CHANGES, "changes-1"), (SNAPSHOT, "snapshot-1"), (None, "index-1")):
        whole = found[path.removeprefix("feed/")] if path else found["feed/index.json"]
        assert [str(one) for one in _validator(name).iter_errors(whole)] == []
    for policy in Specimen(3).policies.values():
        assert not schema.validate(policy, SCHEMA)
    assert VOCABULARY.removeprefix("feed/") in found


def test_every_reading_has_a_name_of_its_own():
    names = [one.name for one in forgeries()]
    assert len(set(names)) == len(names) > 40


@pytest.mark.parametrize("name", RUNNERS)
def test_an_engine_that_is_right_is_found_right(name, kit, tmp_path):
    cases = [one["id"] for one in json.loads((kit / "index.json").read_bytes())["cases"]]
    assert len(cases) == COUNT
    chosen = cases if IS_THOROUGH or name == "python" else cases[::3]
    done = runner(name, some_of(kit, tmp_path, "cases", chosen))("cases", *parrot(tmp_path))
    count = len(chosen)
    assert (done.stdout, done.returncode) == (f"{count} of {count} as they should be\n", 0), (
        done.stderr
    )


def test_an_engine_that_lies_once_is_found(run_few, tmp_path):
    done = run_few("cases", *parrot(tmp_path, lie="T04"))
    title = json.loads((CASES / "T04.json").read_bytes())["title"]["en"]
    assert done.stdout == f"T04 differs: {title}\n{len(FEW) - 1} of {len(FEW)} as they should be\n"
    assert done.returncode == 1


@pytest.mark.parametrize(
    "engine", ["import sys; sys.exit(3)", "print('[]')", "print('{\"answers\": 1}')"]
)
def test_an_engine_that_does_not_answer_differs_everywhere(run_few, engine):
    done = run_few("cases", sys.executable, "-c", engine)
    assert done.stdout.endswith(f"\n0 of {len(FEW)} as they should be\n")
    assert done.returncode == 1


def test_without_a_command_nothing_is_tried(run):
    assert run("cases").returncode == 2
    assert run("questions", "true").returncode == 2
    assert run("cases", "no-such-engine").returncode == 2


@pytest.mark.parametrize("name", RUNNERS)
def test_a_case_that_is_not_the_listed_one_is_not_tried(name, kit, tmp_path):
    few = some_of(kit, tmp_path, "cases", FEW)
    case = few / "cases/T04.json"
    other = case.read_bytes().replace(b"2020-03-25", b"2020-03-26", 1)
    case.unlink()  # it is that of the whole kit, too
    case.write_bytes(other)
    done = runner(name, few)("cases", *parrot(tmp_path))
    assert done.returncode == 2
    assert "cases/T04.json" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("name", list(RUNNERS)[: 2 if IS_THOROUGH else 1])
def test_our_engine_answers_what_a_runner_hands_over(name, kit, tmp_path):
    """Every case is answered in one process elsewhere; here what counts is what passes between."""
    cases = [one["id"] for one in json.loads((kit / "index.json").read_bytes())["cases"]]
    chosen = cases if IS_THOROUGH else cases[::6]
    done = runner(name, some_of(kit, tmp_path, "cases", chosen))("cases", *PUBLISHER)
    assert (done.stdout, done.returncode) == (
        f"{len(chosen)} of {len(chosen)} as they should be\n",
        0,
    ), done.stderr


def _readings(name):
    """Return the readings that a reader is tried on: a share, so that one of them meets each.

    With THOROUGH=1 each meets all. What is right is read by each of them in `test_readers`.
    """
    every = [one.name for one in forgeries()]
    if IS_THOROUGH:
        return every
    share = every[list(READERS).index(name) :: len(READERS)]
    return list(dict.fromkeys(("first", "newer", *share)))


def test_every_reading_is_tried_on_a_reader():
    every = {one.name for one in forgeries()}
    assert {name for reader_ in READERS for name in _readings(reader_)} == every


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_a_reader_takes_and_refuses_what_it_should(name, kit, tmp_path):
    """Readers are tried by the runner in their own language, where there is one."""
    chosen = _readings(name)
    run = runner(
        "javascript" if name == "javascript" else "python", some_of(kit, tmp_path, "feeds", chosen)
    )
    done = run("feeds", *reader(name, tmp_path / "copy").command)
    count = len(chosen)
    assert (done.stdout, done.returncode) == (f"{count} of {count} as they should be\n", 0)


# What a careless reader forgets, and a reading that it does not pass.
CARELESS = {
    "until": ("refuse(self.now >= until", "refuse(False", "expired"),
    "sequence": ('refuse(index["sequence"] <=', 'refuse(index["sequence"] * 0 >', "smaller-number"),
    "epoch": ('index["epoch"] == old["index"]["epoch"] and', 'old["etag"] and', "new-epoch"),
    "all changed": (' and not index["all_changed"]', "", "all-changed"),
    "hash": (
        "(len(data), digest) != (size, ",
        "(size, 1) != (len(data), 1) and (0, ",
        "text-altered",
    ),
    "size": ("(len(data), digest) != (size, ", "(0, digest) != (0, ", "longer"),
    "epoch of events": ('page["epoch"] != index["epoch"] or ', "", "page-of-other-epoch"),
    "gaps": (" or not whole", "", "event-missing"),
    "number of the snapshot": ('whole["seq"] != index', "None and index", "snapshot-ahead"),
    "circulars": ("!= len(found)", "> len(found)", "circular-twice"),
    "version": ('!= schema + "/1"', '== schema + "/0"', "major-index"),
    "page": ('if page["from"] > after + 1', "if False", "page-turned"),
}


@pytest.mark.slow
@pytest.mark.parametrize("careless", list(CARELESS)[:: 1 if IS_THOROUGH else 4])
def test_a_careless_reader_is_found(kit, careless, tmp_path):
    before, after, name = CARELESS[careless]
    text = (ROOT / "clients/python/edaran.py").read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "careless.py").write_text(text.replace(before, after), encoding="utf-8")
    few = some_of(kit, tmp_path, "feeds", (name, "newer", "first"))
    words = [sys.executable, str(few / "run.py"), "feeds", sys.executable]
    done = subprocess.run(
        [*words, str(tmp_path / "careless.py")], capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith(f"{name} differs: ")
    assert done.stdout.endswith("\n2 of 3 as they should be\n")
