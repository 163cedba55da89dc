"""The page for developers: its examples are run against a server, its codes are those there are."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from publisher.api.problems import KINDS
from publisher.api.routes import ROUTES
from tests.api.serving import publisher
from tests.projects import ROOT

PAGE = (ROOT / "docs/api.md").read_text("utf-8")
RUN = {
    "python": ([sys.executable, "-c"], "python"),
    "js": (["node", "--input-type=module", "-e"], "node"),
    "sh": (["sh", "-c"], "curl"),
}


def block(language):
    return re.search(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)[1]


@pytest.fixture(scope="module")
def server(releases, tmp_path_factory):
    with publisher(releases.site, tmp_path_factory.mktemp("guide") / "log") as one:
        yield one


@pytest.mark.parametrize("language", ["python", "php", "js", "sh"])
def test_an_example_does_what_the_page_says(server, tmp_path, language):
    if language == "php":
        file = tmp_path / "ask.php"
        file.write_text(block("php"), "utf-8")
        command, needed = ["php", str(file)], "php"
    else:
        words, needed = RUN[language]
        command = [*words, block(language)]
    if needed != "python" and not shutil.which(needed):
        pytest.skip(f"{needed} is not installed: its example is not tried")
    surroundings = {**os.environ, "SITE": server.address}
    done = subprocess.run(command, capture_output=True, check=True, env=surroundings, timeout=60)
    said = done.stdout.decode()
    assert said.strip() == "wfh" if language != "sh" else json.loads(said)["answer"]


def test_the_problem_that_is_shown_is_the_one_that_comes(server):
    body = json.dumps({"authority": "babel", "facts": {"pegawai.jnis": "pns"}})
    _, _, data = server.ask("/api/v1/ask", "POST", body, content_type="application/json")
    shown = json.loads(block("json"))
    told = json.loads(data)
    assert told == shown
    assert shown["code"] in KINDS


def test_every_route_is_on_the_page_with_all_its_parameters(desk):
    paths = desk.api("openapi.json")
    for route in ROUTES:
        if route.path.endswith("openapi.json"):
            assert route.path in PAGE
            continue
        row = next(one for one in PAGE.splitlines() if f"| `{route.method} {route.path}" in one)
        named = paths["paths"][route.path][route.method.lower()].get("parameters", [])
        for one in named:
            found = paths["components"]["parameters"][one["$ref"].rpartition("/")[2]]
            assert found["name"] in row, (route.path, found["name"])
