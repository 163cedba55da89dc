"""The page of a circular says all of it: every paragraph, every rule, all relations, every day."""

import html
import json
import re
from datetime import date

import pytest

from publisher.indonesian.dates import long_date
from publisher.portal.circular_page import anchor
from tests.samples import ROOT

_LEAVE = "harapan-jaya/2026/800-1-11-003-bkpsdm"


def _words(text):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def _policies():
    found = {}
    for path in sorted((ROOT / "circulars" / "issued").rglob("r*.json")):
        data = json.loads(path.read_bytes())
        found[data["id"]] = data  # the newest revision comes last
    return found


POLICIES = _policies()


@pytest.mark.parametrize("name", POLICIES)
def test_every_paragraph_and_every_rule_of_a_policy_stands_on_its_page(pages, name):
    text = pages[f"se/{name}/index.html"]
    body, policy = _words(text), POLICIES[name]
    assert " ".join(policy["title"]["id"].split()) in body
    for block in policy["text"]:
        for cell in block["text"].split(" | "):
            assert " ".join(cell.split()) in body, block["p"]
        if block["kind"] in ("item", "heading", "row"):
            assert f'id="{anchor(block["p"])}"' in text
        if "id" in block:
            assert f'id="{block["id"]}"' in text
    for rule in policy["rules"]:
        assert rule["label"]["id"] in body
        assert f'id="aturan_{rule["id"]}"' in text


def _beside(text, label):
    """Return the words and links beside a paragraph; of a section, beside its first one."""
    rows = text.partition('<div class="text">')[2].split('<div class="row ')
    (number,) = (place for place, one in enumerate(rows) if f'id="{anchor(label)}"' in one)
    is_heading = rows[number].startswith("depth-0 heading")
    row = rows[number + 1 if is_heading else number]
    return row.partition('<div class="beside">')[2].partition("</div>")[0]


@pytest.mark.parametrize("name", POLICIES)
def test_what_cites_a_paragraph_stands_beside_it(pages, name):
    text, policy = pages[f"se/{name}/index.html"], POLICIES[name]
    expected = [
        *((one["cite"], f'href="#aturan_{one["id"]}"') for one in policy["rules"]),
        *(
            (one["effective"].get("cite", ()), "Masa aturan “")
            for one in policy["rules"]
            if "effective" in one
        ),
        (policy["effective"].get("cite", ()), 'href="#bagian_masa"'),
        *((one.get("cite", ()), 'href="#bagian_hubungan"') for one in policy["relations"]),
        *((one.get("cite", ()), html.escape(one["text"]["id"])) for one in policy["statements"]),
        *((one["cite"], "Tidak ada dalam data: ") for one in policy["not_in_data"]),
        (policy.get("correction", {}).get("cite", ()), "Diperbaiki dalam revisi"),
    ]
    for cites, said in expected:
        for cite in cites:
            assert said in _beside(text, cite["p"]), (cite, said)


@pytest.mark.parametrize("name", POLICIES)
def test_the_summary_says_by_when_each_duty_is_to_be_done(pages, name):
    text = pages[f"se/{name}/index.html"]
    for rule in POLICIES[name]["rules"]:
        due = rule["do"].get("due")
        item = text.partition(f'<li id="aturan_{rule["id"]}">')[2].partition("</li>")[0]
        assert ("Batas: " in item) == (due is not None)
        if due and "by" in due:
            assert f"Batas: {long_date(date.fromisoformat(due['by']))}." in item
        elif due:
            unit = due["unit"].replace("-", " ")
            assert f"Batas: {due['within']} {unit} setelah {due['after']}." in item


@pytest.mark.parametrize("name", POLICIES)
def test_what_is_not_in_the_data_is_said_beside_its_paragraph(pages, name):
    text = pages[f"se/{name}/index.html"]
    cited = {one["p"] for entry in POLICIES[name].get("not_in_data", ()) for one in entry["cite"]}
    assert text.count("Tidak ada dalam data:") == len(cited)


def test_a_text_from_the_press_says_so_on_all_its_pages_before_its_title(pages):
    press = {name for name, one in POLICIES.items() if one["provenance"]["source"] == "press"}
    assert len(press) == 5
    for path, text in pages.items():
        if path.startswith("se/") and not path.endswith("perubahan/index.html"):
            name = "/".join(path.split("/")[1:4])
            before = text.partition("<h1>")[0]
            assert ("Disusun dari pemberitaan" in before) == (name in press), path


def test_relations_are_told_on_both_sides(pages):
    extended = pages["se/harapan-jaya/2026/800-1-6-2-041-bkpsdm/index.html"]
    extending = pages["se/harapan-jaya/2026/800-1-6-2-067-bkpsdm/index.html"]
    assert "Diperpanjang oleh SE Nomor 800.1.6.2/067/BKPSDM/2026" in _words(extended)
    assert "Memperpanjang SE Nomor 800.1.6.2/041/BKPSDM/2026" in _words(extending)


def test_an_extended_circular_is_in_force_to_its_new_end_and_keeps_its_text(pages):
    body = _words(pages["se/harapan-jaya/2026/800-1-6-2-041-bkpsdm/index.html"])
    assert "Berlaku 3 Agustus 2026 s.d. 31 Januari 2027." in body
    assert "sampai dengan Sabtu, 31 Oktober 2026" in body


def test_a_revoked_circular_says_by_whom_and_from_when_before_its_text(pages):
    before = _words(pages["se/harapan-jaya/2026/000-8-2-009-um/index.html"].partition("<h1>")[0])
    assert "Dicabut mulai 1 September 2026 oleh: SE Nomor 000.8.2/094/UM/2026" in before


def test_a_withdrawn_circular_keeps_its_page_and_says_why(pages):
    body = _words(pages["se/harapan-jaya/2026/pakaian-dinas-hari-jadi/index.html"])
    assert (
        "Ditarik dari penerbitan 21 Juli 2026: terbit sebelum disetujui Sekretaris Daerah" in body
    )
    assert "Ditarik dari penerbitan 21 Juli 2026; jangan dipakai." in body
    assert "aturan dapat punya hari sendiri semula 3 Agustus 2026" in body


def test_an_older_revision_leads_to_the_one_that_counts(pages):
    old, new = (pages[f"se/{_LEAVE}/r{number}/index.html"] for number in (1, 2))
    assert "Anda membaca revisi 1" in old
    assert 'href="../../../../../se/' not in old
    assert re.search(r'Revisi yang sekarang: <a href="\.\./index\.html">revisi 2</a>', old)
    assert "Ini revisi yang sekarang" in new


def test_the_days_of_a_circular_have_no_gap(pages):
    for name in POLICIES:
        text = pages[f"se/{name}/index.html"]
        table = text.partition("Keadaan menurut hari")[2].partition("</table>")[0]
        rows = re.findall(r'<th scope="row">([^<]+)</th>', table)
        assert rows[0].startswith("sebelum ") or rows == ["setiap hari"]
        assert rows[-1].startswith("mulai ") or rows == ["setiap hari"]


def test_a_rotation_is_told_as_turns_from_its_first_day(pages):
    text = _words(pages["se/babel/2020/wfh-bergilir/index.html"])
    assert "4 s.d. 10 Januari 2021 di kantor di rumah" in text
    assert "11 s.d. 17 Januari 2021 di rumah di kantor" in text


def test_the_title_that_a_link_preview_shows_begins_with_the_days(pages):
    for name in POLICIES:
        text = pages[f"se/{name}/index.html"]
        title = re.search(r"<title>([^<]+)", text)[1]
        assert re.match(r"Berlaku|Ditarik|Digantikan|Dicabut|Belum dapat|Tidak pernah", title)
        assert f'property="og:title" content="{title}"' in text


def test_the_text_to_share_names_days_and_address(pages):
    for name in POLICIES:
        text = pages[f"se/{name}/index.html"]
        share = re.search(r'<pre class="share"[^>]*>([^<]*)</pre>', text)[1]
        assert share.endswith(f"https://edaran.example/se/{name}/")
        assert re.search(r"Berlaku|Ditarik|Dicabut|Digantikan|Belum", share)
        for days in re.findall("Masa aturan ini: ([^<]*?)\\.(?: Lihat|</p>)", text):
            assert f": {days}\n" in share, days


def test_what_two_relations_say_alike_is_said_once(pages):
    text = pages["se/harapan-jaya/2026/000-8-3-014-org/index.html"]
    found = re.findall(r'<p class="banner [^>]*>(.*?)</p>', text)
    assert len(found) == len(set(found)) == 2
