"""The description of the API against the server: schemathesis finds no answer that it forbids."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.serving import publisher
from tests.thorough import IS_THOROUGH

EXAMPLES = 400 if IS_THOROUGH else 20
PROGRAM = Path(sys.executable).with_name("schemathesis")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 6) if IS_THOROUGH else [1])
def test_no_request_gets_an_answer_that_is_not_described(releases, tmp_path, seed):
    with publisher(releases.site, tmp_path / "log") as server:
        command = [
            *(str(PROGRAM), "run", f"{server.address}/api/v1/openapi.json"),
            *("--url", server.address, "--max-examples", str(EXAMPLES)),
            *("--seed", str(seed), "--generation-database", "none", "--no-color"),
        ]
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env={**os.environ, "COLUMNS": "200"},
            capture_output=True,
            check=False,
            timeout=600,
        )
        said = done.stdout.decode("utf-8", "replace")
        assert done.returncode == 0, said[-6000:]
        assert "8 selected" in said
        assert "Traceback" not in server.log.read_text("utf-8")
