"""Differences that the program `patch` applies."""

import shutil
import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.drafting.patch import patch

LINES = "".join(f"baris {number}\n" for number in range(20))


def test_a_change_is_shown_with_three_lines_around_it():
    after = LINES.replace("baris 9\n", "baris sembilan\nbaris lagi\n")
    assert patch("a/b.md", LINES, after) == (
        "--- a/a/b.md\n+++ b/a/b.md\n@@ -7,7 +7,8 @@\n"
        " baris 6\n baris 7\n baris 8\n-baris 9\n+baris sembilan\n+baris lagi\n"
        " baris 10\n baris 11\n baris 12\n"
    )


def test_equal_texts_have_no_difference():
    assert patch("a.md", LINES, LINES) == ""


def test_a_last_line_without_an_end_is_told():
    assert patch("a.md", "satu", "satu\n").count("\\ No newline at end of file\n") == 1


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs the program patch")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(before=st.text("ab\u2028\x0c\n", max_size=40), after=st.text("ab\u2028\x0c\n", max_size=40))
def test_patch_makes_the_one_text_of_the_other(before, after, tmp_path):
    file = tmp_path / "a.md"
    file.write_bytes(before.encode())
    difference = "# usulan a.md:1:1\n" + patch("a.md", before, after)
    done = subprocess.run(
        ["patch", "-p1", "--silent", "-E"] if after else ["patch", "-p1", "--silent"],
        cwd=tmp_path,
        input=difference.encode(),
        check=False,
        capture_output=True,
    )
    if before != after:
        assert done.returncode == 0, done.stdout
    assert (file.read_bytes() if file.exists() else b"") == after.encode()
