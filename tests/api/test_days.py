"""Days, changes, numbers and hashes: what the files of a release say, as answers."""

import hashlib
import json
from urllib.parse import quote

import pytest

from publisher.feeds.shapes import PAGE
from publisher.pipeline.served_log import Log

P = "pandeglang/2020/800-2688-bkd"


def test_a_month_is_what_its_file_has(desk, releases):
    files = sorted((releases.site / "current/feed/days").glob("*/*/*.json"))
    assert len(files) > 20
    for file in files:
        authority, year, month = file.with_suffix("").parts[-3:]
        assert desk.api(f"days/{authority}/{year}/{month}") == json.loads(file.read_bytes())


def test_a_month_without_a_file_has_its_days_too(desk):
    for path in (
        "babel/0001/01",
        "babel/1945/08",
        "babel/2021/01",
        "babel/2100/12",
        "babel/9999/12",
    ):
        assert len(desk.api(f"days/{path}")["days"]) == 31


def test_a_month_is_known_as_far_as_it_was_then(desk):
    before = desk.api("days/babel/2021/01", "known=2020-12-20")["days"]
    after = desk.api("days/babel/2021/01")["days"]
    assert not any("wfh-bergilir" in rule for day in before for rule in day["rules"])
    assert any("wfh-bergilir" in rule for day in after for rule in day["rules"])


@pytest.mark.parametrize(
    "path", ["babel/2021/13", "babel/2021/1", "babel/0000/01", "entah/2021/01"]
)
def test_what_is_no_month_of_an_authority_is_not_found(desk, path):
    assert desk.get(f"/api/v1/days/{path}").status == 404


def test_the_events_after_any_number_are_those_of_the_log(desk, releases):
    whole = json.loads((releases.site / "current/feed/changes/head.json").read_bytes())["events"]
    for since in range(len(whole) + 1):
        found = desk.api("changes", f"since={since}")
        assert (found["from"], found["to"]) == (since + 1, len(whole))
        assert found["events"] == whole[since:]


def test_a_number_past_the_end_of_the_log_is_a_conflict(desk):
    found = desk.get("/api/v1/changes", "since=35")
    assert (found.status, found.data["code"]) == (409, "event-ahead")


class Pages:
    """The files of a log with so many events."""

    def __init__(self, count):
        self.files = {"feed/changes/head.json": self._page(count // PAGE * PAGE, count)}
        for number in range(count // PAGE):
            path = f"feed/changes/{number + 1:06}.json"
            self.files[path] = self._page(number * PAGE, (number + 1) * PAGE)

    def _page(self, first, last):
        return json.dumps({"events": [{"seq": seq + 1} for seq in range(first, last)]})

    def read(self, path):
        return self.files[path]


@pytest.mark.parametrize("count", [0, 1, 199, 200, 201, 400, 450])
def test_a_log_of_many_pages_goes_on_from_any_event_without_a_gap(count):
    log = Log(Pages(count), count)
    for since in range(count + 1):
        found = [one["seq"] for one in log.after(since)]
        assert found == list(range(since + 1, min(count, since + PAGE) + 1))
    read = [one["seq"] for number in log.pages(count // 2) for one in log.page(number)]
    assert set(range(count // 2 + 1, count + 1)) <= set(read)


@pytest.mark.parametrize(
    "number",
    [
        "800/1102 /VII",
        "800/1102/VII",
        "nomor: 800/1102/vii",
        "NO. 800 / 1102 / VII",
        "SE Nomor 800/1102 /VII",
        "Surat Edaran No. 800/1102/VII",
        "SE 800/1102/VII",
        "800/1102 /VII.",
        "800/01102/VII",
        "800 1102 VII",
        "800-1102-VII",
    ],
)
def test_a_printed_number_is_found_however_it_is_spelled(desk, number):
    found = desk.api("lookup", f"number={quote(number)}")
    assert [one["id"] for one in found["matches"]] == ["babel/2020/800-1102-vii"]
    assert found["alike"] == []
    assert found["matches"][0]["status"] == "berlaku"


@pytest.mark.parametrize(
    "number",
    [
        "SE Nomor 800.1.6.2/067/BKPSDM/2026",
        "800.1.6.2/67/BKPSDM/2026",
        "800.1.6.2/067/BKPSDM/2026.",
    ],
)
def test_leading_words_and_zeros_are_no_part_of_a_number(desk, number):
    found = desk.api("lookup", f"number={quote(number)}")
    assert [one["id"] for one in found["matches"]] == ["harapan-jaya/2026/800-1-6-2-067-bkpsdm"]


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("800/01102", "babel/2020/800-1102-vii"),
        ("1102/VII", "babel/2020/800-1102-vii"),
        ("Nomor 1102 Tahun 2020", "babel/2020/800-1102-vii"),
        ("1102", "babel/2020/800-1102-vii"),
        ("067/BKPSDM/2026", "harapan-jaya/2026/800-1-6-2-067-bkpsdm"),
        ("SE No. 67 Tahun 2026.", "harapan-jaya/2026/800-1-6-2-067-bkpsdm"),
    ],
)
def test_a_part_of_a_number_is_a_question(desk, number, name):
    found = desk.api("lookup", f"number={quote(number)}")
    assert (found["matches"], [one["id"] for one in found["alike"]]) == ([], [name])


@pytest.mark.parametrize(
    "number",
    [
        "80/01102/VII",
        "800/1102/VI",
        "800/1102/VIII",
        "800/1102/VII/2021",
        "800/1102/VII\u0323",
        "800/1102/V\u0406\u0406",
        "800/11O2/VII",
        "800/110/2VII",
        "8001102VII",
    ],
)
def test_another_number_is_never_the_one_that_was_printed(desk, number):
    assert desk.api("lookup", f"number={quote(number)}")["matches"] == []


@pytest.mark.parametrize("number", ["2026", "VII", "SE", "Nomor", ".", "BKPSDM", "Tahun 2020", "/"])
def test_what_tells_no_number_is_not_looked_for_among_parts(desk, number):
    found = desk.api("lookup", f"number={quote(number)}")
    assert (found["matches"], found["alike"]) == ([], [])


def test_a_number_that_merely_looks_like_one_is_a_question(desk):
    found = desk.api("lookup", "number=800/11O2/VII")
    assert found["matches"] == []
    assert [one["id"] for one in found["alike"]] == ["babel/2020/800-1102-vii"]


def test_a_number_nobody_bears_is_answered_with_the_coverage(desk):
    found = desk.api("lookup", "number=999/1")
    assert (found["matches"], found["alike"]) == ([], [])
    assert {one["authority"] for one in found["coverage"]} >= {"babel", "pandeglang"}


def test_a_published_file_is_known_by_its_bytes(desk, releases):
    letter = (releases.site / f"current/se/{P}/letter.pdf").read_bytes()
    found = desk.api(f"verify/{hashlib.sha256(letter).hexdigest().upper()}")
    assert found["published"]
    assert [(one["href"], one["revision"]) for one in found["files"]] == [
        (f"/se/{P}/letter.pdf", 1),
        (f"/se/{P}/r1/letter.pdf", 1),
    ]
    assert {one["status"] for one in found["files"]} == {"berakhir"}


def test_another_file_is_not_published_here(desk):
    found = desk.api(f"verify/{'0' * 64}")
    assert (found["published"], found["files"]) == (False, [])
    assert found["coverage"]


def test_what_is_no_hash_is_refused(desk):
    assert desk.get("/api/v1/verify/abc").status == 422
