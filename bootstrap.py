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
OLDEST = (3, 11)
LOCK = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate"]


def say(text):
    print(text, file=sys.stderr, flush=True)


def stop(status, *lines):
    for line in lines:
        say(line)
    sys.exit(status)


def run(*command):
    """Run a command of the environment in the project folder; return its exit status."""
    return subprocess.call(list(command), cwd=HERE)


def quiet(*command):
    """Run a command whose words matter only when it fails; return its status and its words."""
    done = subprocess.run(
        list(command), cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return done.returncode, done.stdout.decode("utf-8", "replace")


def tool(name):
    return os.path.join(BIN, name + (".exe" if os.name == "nt" else ""))


def stamp_of(requirements):
    """Hash of what the environment is made of: Python, requirements, project settings."""
    digest = hashlib.sha256(repr((sys.version_info[:3], HERE)).encode())
    for name in (requirements, "pyproject.toml"):
        with open(os.path.join(HERE, name), "rb") as file:
            digest.update(file.read())
    return requirements + " " + digest.hexdigest()


def is_ready(requirements):
    path = os.path.join(VENV, "stamp")
    if not os.path.exists(path) or not os.path.exists(PYTHON):
        return False
    with open(path, encoding="ascii") as file:
        lines = file.read().split("\n")
    wanted = [stamp_of("requirements-dev.txt")]  # the larger set serves both jobs
    if requirements == "requirements.txt":
        wanted.append(stamp_of(requirements))
    return lines[0] in wanted


def make_environment():
    if os.path.exists(PYTHON) and quiet(PYTHON, "-m", "pip", "--version")[0] == 0:
        return
    status, words = quiet(sys.executable, "-m", "venv", "--clear", VENV)
    if status:
        linux = sys.platform == "linux"
        hint = "sudo apt install -y python3-venv" if linux else "pasang Python lengkap"
        stop(3, words.strip(), "", "Tidak dapat membuat venv / cannot make a venv: " + hint)


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
            stop(
                3,
                words.strip(),
                "",
                "Pemasangan gagal. Di belakang proksi, PIP_CERT harus menunjuk sertifikatnya.",
                "The installation failed. Behind a proxy PIP_CERT must name its certificate.",
            )
    with open(os.path.join(VENV, "stamp"), "w", encoding="ascii") as file:
        file.write(stamp_of(requirements) + "\n")


def build(rest):
    prepare("requirements.txt")
    status = run(tool("publisher"), "build", *rest)
    shown = os.path.join(os.path.relpath(BIN, HERE), "publisher")
    say("Berikutnya / next: " + shown + " --help")
    return status


def test(rest):
    prepare("requirements-dev.txt")
    return run(PYTHON, "-m", "pytest", *rest)


def check(rest):
    prepare("requirements-dev.txt")
    steps = [
        [tool("ruff"), "format", "--check", "."],
        [tool("ruff"), "check", "."],
        [tool("mypy")],
        [tool("lint-imports")],
        [PYTHON, "-m", "pytest"] + rest,
    ]
    return max([run(*step) for step in steps])


def fix(_rest):
    prepare("requirements-dev.txt")
    return max(run(tool("ruff"), "check", "--fix", "."), run(tool("ruff"), "format", "."))


def lock(_rest):
    """Needs uv. The files hold names, versions and hashes, and no address of any registry."""
    uv = ["uv", "pip", "compile", "--quiet", "--upgrade", "--no-header", *LOCK, "pyproject.toml"]
    core = uv + ["--group", "build", "-o", "requirements.txt"]
    more = uv + ["--group", "build", "--group", "dev", "-o", "requirements-dev.txt"]
    return max(run(*core), run(*more))


def main(arguments):
    if sys.version_info < OLDEST:
        stop(2, "Perlu Python 3.11 atau lebih baru / Python 3.11 or newer is needed.")
    jobs = {"build": build, "test": test, "check": check, "fix": fix, "lock": lock}
    if not arguments or arguments[0] not in jobs:
        stop(2, __doc__)
    sys.exit(jobs[arguments[0]](arguments[1:]))


if __name__ == "__main__":
    main(sys.argv[1:])
