"""Read a feed of circulars (surat edaran) and say what is in force; Python 3.9 or newer.

`python3 edaran.py ADDRESS FOLDER [--at=INSTANT] AUTHORITY[@DAY]...` prints JSON, a line a question.
Status 0: the copy is fresh; 3: answered from the kept copy, `copy.problem` says why; else nothing.
That no rule is found does not mean that all is allowed.
"""
import hashlib
import json
import os
import sys
from datetime import date, datetime, timezone
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from zoneinfo import ZoneInfo


class Feed:
    """A feed at an address, and the last good copy of it in a folder."""

    def __init__(self, address, folder, now=None):
        self.address, self.path = address.rstrip("/"), os.path.join(folder, "edaran.json")
        self.now, self.problem = now or datetime.now(timezone.utc), "not updated"
        try:
            with open(self.path, "rb") as file:
                self.kept = read(file.read(), "edaran-copy")
        except Exception:  # no copy, or one that cannot be read: it is fetched anew
            self.kept = {"etag": None, "sha256": None, "index": {"sequence": 0, "epoch": None}}

    def update(self):
        """Bring the copy up to date. Whatever a server sends, the last good copy goes on."""
        try:
            self.problem = self._update()
        except Exception as error:
            self.problem = f"{type(error).__name__}: {error}"

    def status(self, name, on):
        """Return the status of a circular on a day: that of the last boundary not after it."""
        found = self.kept["circulars"][name].get("state", {"boundaries": []})["boundaries"]
        return ["ditarik", *(one["status"] for one in found if (one["on"] or "") <= on)][-1]

    def answer(self, authority, on=None):
        """Return what applies under an authority on a civil day; without one, today in its zone."""
        authorities = self.kept.get("authorities", {})
        refuse(authority not in authorities, f"{authority} is not known; {self.problem}")
        today = self.now.astimezone(ZoneInfo(authorities[authority]["tz"])).date()
        on = (date.fromisoformat(on) if on else today).isoformat()
        layers, above, circulars, rules, told = [], authority, [], [], ("id", "number", "title")
        while above and above not in layers:  # the authority, then those above it
            layers.append(above)
            above = authorities.get(above, {}).get("parent")
        for name, one in sorted(self.kept["circulars"].items()):
            if name.split("/")[0] in layers and "policy" in one:
                said = {"status": self.status(name, on), "flags": one["state"]["flags"]}
                if said["status"] in ("berlaku", "berlaku-sebagian", "ditangguhkan", None):
                    circulars += [{**{key: one["policy"][key] for key in told}, **said}]
                written = {rule["id"]: rule for rule in one["policy"].get("rules", [])}
                rules += [{**written[rule["id"]], **days, "id": name + "#" + rule["id"]}
                          for rule in one["state"]["rules"] for days in rule["intervals"]
                          if (days["from"] or "") <= on <= (days["to"] or "9999-12-31")]
        age = max(0, int(self.now.timestamp() - os.path.getmtime(self.path)))
        copy = {**self.kept["index"], "age_seconds": age, "problem": self.problem}
        return {"authority": authority, "on": on, "layers": layers, "circulars": circulars,
                "rules": rules, "copy": copy}

    def _update(self):
        old = self.kept
        data, etag = self._get("/feed/index.json", 1 << 20, old["etag"])
        index = old["index"] if data is None else read(data, "edaran-index")
        digest = old["sha256"] if data is None else hashlib.sha256(data).hexdigest()
        until = datetime.fromisoformat(index["valid_until"].replace("Z", "+00:00"))
        refuse(self.now >= until, f"the feed was valid until {until}")
        if digest != old["sha256"]:
            refuse(index["sequence"] <= old["index"]["sequence"], "the kept copy is as new")
            words = self._fetch(index, index["files"]["vocabulary"], "edaran-vocabulary")
            same = index["epoch"] == old["index"]["epoch"] and not index["all_changed"]
            circulars = self._replayed(index) if same else self._snapshot(index)
            new = {"schema": "edaran-copy/1", "etag": etag, "sha256": digest, "index": index,
                   "authorities": words["authorities"], "circulars": circulars}
            with open(f"{self.path}.{os.getpid()}", "w", encoding="utf-8") as file:
                json.dump(new, file)
                file.flush()
                os.fsync(file.fileno())
            os.replace(file.name, self.path)  # whole or not at all, whenever this is killed
            self.kept = new
        os.utime(self.path, (self.now.timestamp(),) * 2)  # the copy was right until now

    def _snapshot(self, index):
        whole = self._fetch(index, index["files"]["snapshot"], "edaran-snapshot")
        refuse(whole["seq"] != index["changes"]["last_seq"], "the snapshot is of other events")
        data = b"".join(self._fetch(index, part) for part in whole["parts"]).decode("utf-8")
        found = [json.loads(line) for line in data.split("\n") if line]
        refuse(len({one["id"] for one in found}) != len(found), "a circular stands twice")
        return {one["id"]: one for one in found}

    def _replayed(self, index):
        page = self._fetch(index, index["files"]["changes"], "edaran-changes")
        after, last = self.kept["index"]["changes"]["last_seq"], index["changes"]["last_seq"]
        if page["from"] > after + 1:
            return self._snapshot(index)  # away for longer than the open page tells
        events = [one for one in page["events"] if one["seq"] > after]
        whole = after <= last and [one["seq"] for one in events] == [*range(after + 1, last + 1)]
        refuse(page["epoch"] != index["epoch"] or not whole, "the events have gaps")
        found = dict(self.kept["circulars"])
        for event in events:
            name, old = event["id"], found.get(event["id"], {})
            policy = event["policy"] and self._fetch(index, event["policy"], "edaran")
            if event["tombstone"]:
                found[name] = {"id": name, "tombstone": event["tombstone"]}
            elif policy or "policy" in old:
                found[name] = {"id": name, "policy": policy or old["policy"],
                               "state": event["state"] or old["state"]}
        return found

    def _fetch(self, index, listed, schema=None):
        path = ("" if listed["href"].startswith("/") else index["base"]) + listed["href"]
        data = self._get(path, listed.get("bytes", 1 << 24))[0]
        size, digest = listed.get("bytes", len(data)), hashlib.sha256(data).hexdigest()
        refuse((len(data), digest) != (size, listed["sha256"]), f"{path} is altered")
        return read(data, schema) if schema else data

    def _get(self, path, limit, etag=None):
        address = f"{self.address}/{path.lstrip('/')}"
        headers = {"If-None-Match": etag} if etag else {}
        try:
            with urlopen(Request(address, headers=headers), timeout=30) as answer:
                return answer.read(limit + 1), answer.headers["ETag"]
        except HTTPError as error:
            refuse(error.code != 304, f"{path}: {error}")
            return None, etag


def read(data, schema):
    found = json.loads(data.decode("utf-8"))
    refuse(found["schema"].split(".")[0] != schema + "/1", "it is " + found["schema"])
    return found


def refuse(wrong, why):
    if wrong:
        raise ValueError(why)


if __name__ == "__main__":
    at = [datetime.fromisoformat(word[5:]) for word in sys.argv if word.startswith("--at=")]
    feed = Feed(*sys.argv[1:3], *at)
    feed.update()
    for word in sys.argv[3 + len(at) :]:
        print(json.dumps(feed.answer(*word.split("@")), ensure_ascii=False))
    sys.exit(3 if feed.problem else 0)
