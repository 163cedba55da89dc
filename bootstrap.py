"""Makes the environment and runs a job; needs nothing but Python. Python 3.8 syntax on purpose,
so that an old Python gets a sentence and not a SyntaxError.

    python3 bootstrap.py build [PATH] [--open]   the letters of circulars/ into dist/
    python3 bootstrap.py test  [pytest options]  all tests
    python3 bootstrap.py check                   format, lint, types, imports, tests: the gate
    python3 bootstrap.py fix                     format and mend what can be mended
    python3 bootstrap.py lock                    pin the dependencies anew
"""

import hashlib
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(HERE, ".venv")
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
PYTHON = os.path.join(BIN, "python.exe" if os.name == "nt" else "python")
TESTS, OLDEST = (PYTHON, "-m", "pytest", "-n", "auto", "--dist", "worksteal"), (3, 11)
LOCK = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate"]


def say(text):
    print(text.encode("ascii", "replace").decode(), file=sys.stderr, flush=True)


def stop(status, *lines):
    say("\n".join(lines))
    sys.exit(status)


def run(*command):
    """Run a command in the project folder; a negative status means that a signal ended it."""
    return abs(subprocess.call(list(command), cwd=HERE))


def run_all(*commands):
    """Run every command, whatever an earlier one said; return the first status that is not 0."""
    return next((status for status in [run(*one) for one in commands] if status), 0)


def quiet(*command):
    """Run a command whose words matter only when it fails; return its status and its words."""
    done = subprocess.run(
        list(command), cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return done.returncode, done.stdout.decode("utf-8", "replace").strip()


def tool(name):
    return os.path.join(BIN, name + (".exe" if os.name == "nt" else ""))


def stamp_of(requirements):
    """Hash of what the environment is made of: Python, place, requirements, project settings."""
    digest = hashlib.sha256(repr((sys.version_info[:3], HERE)).encode())
    for name in (requirements, "pyproject.toml"):
        with open(os.path.join(HERE, name), "rb") as file:
            digest.update(file.read().replace(b"\r\n", b"\n"))
    return requirements + " " + digest.hexdigest()


def is_ready(requirements):
    path = os.path.join(VENV, "stamp")
    if not os.path.exists(path) or not os.path.exists(PYTHON):
        return False
    with open(path, encoding="ascii") as file:  # the larger set serves both jobs
        return file.read().strip() in (stamp_of(requirements), stamp_of("requirements-dev.txt"))


def make_environment():
    if os.path.exists(PYTHON) and quiet(PYTHON, "-m", "pip", "--version")[0] == 0:
        return
    status, words = quiet(sys.executable, "-m", "venv", "--clear", VENV)
    if status:
        linux = sys.platform.startswith("linux")
        hint = "sudo apt install -y python3-venv" if linux else "install the whole of Python"
        stop(3, words, "", "Tidak dapat membuat .venv / cannot make .venv: " + hint)


def prepare(requirements):
    """Make .venv and install exactly the pinned and hashed requirements, once."""
    if is_ready(requirements):
        return
    say("Menyiapkan lingkungan .venv ... / preparing the environment")
    make_environment()
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for step in (
        pip + ["--require-hashes", "-r", requirements],
        pip + ["--no-deps", "--no-build-isolation", "--no-index", "-e", "."],
    ):
        status, words = quiet(*step)
        if status:
            said = "Pemasangan gagal. Di belakang proksi, PIP_CERT harus menunjuk sertifikatnya."
            meant = "The installation failed. Behind a proxy PIP_CERT must name its certificate."
            stop(3, words, "", said, meant)
    with open(os.path.join(VENV, "stamp"), "w", encoding="ascii") as file:
        file.write(stamp_of(requirements) + "\n")


def build(rest):
    """Paths are meant from the folder where the user stands; the project is this one."""
    prepare("requirements.txt")
    status = subprocess.call([tool("publisher"), "build", "-C", HERE, *rest])
    here = os.path.join(os.getcwd(), "")
    shown = tool("publisher")[len(here) if BIN.startswith(here) else 0 :]
    say("Berikutnya / next: " + shown + " --help")
    return abs(status)


def test(rest):
    prepare("requirements-dev.txt")
    return run(*TESTS, *rest)


def check(rest):
    """The gate; the tests have the last word."""
    prepare("requirements-dev.txt")
    ruff = tool("ruff")
    style = [ruff, "format", "--check", "."], [ruff, "check", "."]
    return run_all(*style, [tool("mypy")], [tool("lint-imports")], [*TESTS, *rest])


def fix(_rest):
    prepare("requirements-dev.txt")
    return run_all([tool("ruff"), "check", "--fix", "."], [tool("ruff"), "format", "."])


def lock(_rest):
    """Needs uv. The files hold names, versions and hashes, and no address of any registry."""
    uv = ["uv", "pip", "compile", "-q", "-U", "--no-header", *LOCK, "--group", "build"]
    dev = ["--group", "dev", "--extra", "search", "-o", "requirements-dev.txt"]
    return run_all([*uv, "-o", "requirements.txt", "pyproject.toml"], [*uv, *dev, "pyproject.toml"])


def main(arguments):
    if sys.version_info < OLDEST:
        stop(2, "Perlu Python 3.11 atau lebih baru / Python 3.11 or newer is needed.")
    jobs = {"build": build, "test": test, "check": check, "fix": fix, "lock": lock}
    if not arguments or arguments[0] not in jobs:
        stop(2, __doc__)
    try:
        sys.exit(jobs[arguments[0]](arguments[1:]))
    except KeyboardInterrupt:
        stop(130, "dihentikan / stopped")


if __name__ == "__main__":
    main(sys.argv[1:])
