"""Try an engine on the worked cases, or a reader on good and forged feeds; Python 3.9 or newer.

    python3 run.py cases COMMAND...    a case comes on stdin; the answers are printed
    python3 run.py feeds COMMAND...    called with ADDRESS FOLDER --at=INSTANT AUTHORITY@DAY

Every one that differs is printed. Status 0: none does; 1: some do; 2: nothing was tried.
"""

import http.server
import json
import subprocess
import sys
import tempfile
import threading
from base64 import b64decode
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).resolve().parent


def read(listed):
    """Return a file of the list, if it is the one that was listed."""
    data = (HERE / listed["href"]).read_bytes()
    if sha256(data).hexdigest() != listed["sha256"]:
        raise OSError(f"{listed['href']} is not the file that is listed in index.json")
    return json.loads(data.decode("utf-8"))


def started(command, *words, given=None):
    """Return the exit status of a command and the JSON that it printed, None where it is none."""
    done = subprocess.run([*command, *words], input=given, stdout=subprocess.PIPE, check=False)
    try:
        return done.returncode, json.loads(done.stdout.decode("utf-8"))
    except ValueError:
        return done.returncode, None


def case(listed, command):
    """Return whether an engine answers a case as it is answered there; the answers stay here."""
    whole = read(listed)
    register = json.loads((HERE / "cases" / whole["register"]).read_text(encoding="utf-8"))
    added = whole.get("add", {"ledger": [], "texts": {}})
    register["ledger"] += added["ledger"]
    register["texts"].update(added["texts"])
    right = [asked.pop("answer") for asked in whole["questions"]]
    given = {"id": whole["id"], "register": register, "questions": whole["questions"]}
    _, printed = started(command, given=json.dumps(given).encode("utf-8"))
    return [one["answer"] for one in printed["answers"]] == right


def feed(listed, command):
    """Return whether a reader takes and refuses what it should, and answers from the right feed."""
    whole, served = read(listed), {}

    class Site(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            data = served.get(self.path[1:])
            mark = f'"{sha256(data or b"").hexdigest()}"'
            same = self.headers["If-None-Match"] == mark
            self.send_response(404 if data is None else 304 if same else 200)
            body = b"" if data is None or same else data
            self.send_header("ETag", mark)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        with tempfile.TemporaryDirectory() as folder:
            status, printed = None, None
            for step in (whole["first"], whole["then"]):
                if step:
                    served.clear()
                    for path, data in step["files"].items():
                        plain = isinstance(data, str)
                        served[path] = data.encode() if plain else b64decode(data["base64"])
                    words = (folder, "--at=" + step["at"], whole["question"])
                    address = f"http://127.0.0.1:{server.server_port}"
                    status, printed = started(command, address, *words)
        server.shutdown()
    right = whole["expect"]
    if right["sequence"] is None:
        return status not in (0, 3) and printed is None
    if status != (0 if right["fresh"] else 3) or printed is None:
        return False
    rules = sorted(one["id"] for one in printed["rules"])
    return (printed["copy"]["sequence"], rules) == (right["sequence"], sorted(right["rules"]))


def is_right(listed):
    """Return whether one is as it should be; what is printed may have any shape."""
    try:
        return tries[sys.argv[1]](listed, sys.argv[2:])
    except (TypeError, KeyError):
        return False


if __name__ == "__main__":
    tries = {"cases": case, "feeds": feed}
    if len(sys.argv) < 3 or sys.argv[1] not in tries:
        sys.exit(print(__doc__, file=sys.stderr) or 2)
    index = json.loads((HERE / "index.json").read_text(encoding="utf-8"))[sys.argv[1]]
    try:
        wrong = [one for one in index if not is_right(one)]
    except OSError as error:
        sys.exit(print(error, file=sys.stderr) or 2)
    for one in wrong:
        print(f"{one['id']} differs: {one['title']['en']}")
    print(f"{len(index) - len(wrong)} of {len(index)} as they should be")
    sys.exit(1 if wrong else 0)
