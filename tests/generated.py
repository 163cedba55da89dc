"""Whole circulars out of a generator of random numbers: varied, realistic, and nearly all valid.

`circular(random)` takes anything with the methods of `random.Random`; with Hypothesis that is
`st.randoms(use_true_random=False)`, so that a failure shrinks. `project(folder, count, seed)`
writes a folder of circulars that speak of each other, for benchmarks and tests of whole runs.
"""

import datetime
import functools
import json
import random as randomness
import shutil
from pathlib import Path

from publisher.indonesian.numbering import counter, letters
from publisher.parsing import shapes
from publisher.pipeline.load import load
from tests import spelled

ROOT = Path(__file__).resolve().parent.parent
AUTHORITIES = ("harapan-jaya", "babel", "pandeglang", "tubaba", "kota-bengkulu")
MAIN_RULE = MAIN_CLAUSE = "pokok"
"""Every circular has a rule and a clause of this name, for others to speak of."""

_SUBJECTS = (
    "kepala perangkat daerah",
    "seluruh Aparatur Sipil Negara (ASN)",
    "pegawai yang bertugas pada unit pelayanan publik",
    "camat dan lurah",
    "pejabat penilai SKP",
    "direktur rumah sakit umum daerah",
    "pengguna layanan",
)
_ACTIONS = (
    "melaksanakan ketentuan ini dengan penuh tanggung jawab",
    "menyampaikan laporan secara tertulis",
    "menjaga mutu pelayanan kepada masyarakat",
    "memakai aplikasi resmi pemerintah daerah",
    "mengatur jadwal kerja di lingkungan masing-masing",
    "mengikuti apel pagi di halaman kantor bupati",
)
_TAILS = (
    "sesuai dengan Peraturan Bupati No. 5 Tahun 2014",
    "pada tanggal 1 s.d. 5 setiap bulan",
    "dengan surat yang ditandatangani a.n. Bupati oleh Sekretaris Daerah",
    "bersama Prof. Dr. Ir. Melati Contohwati, M.Si. dan tim",
    "(lihat penjelasan pada bagian lain)",
    'dengan janji "Kami siap. Selalu melayani." yang terpasang di loket',
    "mulai pukul 08.00 sampai dengan pukul 15.30",
    "di kantor, di rumah, dsb. menurut kebutuhan",
    "paling sedikit Rp2.500.000,00 per tahun",
    "dengan cara *work from home* (WFH)",
    "secara **tepat waktu** dan *tertib*",
    "di Jl. Merdeka No. 1, Gedung C. Lantai 2",
    "dalam rangka peringatan hari jadi ke-26",
    "tanpa mengurangi hak pegawai - termasuk cuti - yang berlaku",
    "menurut UU No. 12/2011 jo. UU No. 13/2022",
    "dan/atau pejabat lain yang ditunjuk oleh Drs. H. Rimba Misalkan, M.M., selaku atasan",
)
_SENTENCES = (
    "Hal ini berlaku sejak tahun 2020.",
    "Ketentuan tersebut telah berjalan pada tahun 2019. Selain itu, hasilnya baik.",
    "Biayanya dibebankan pada APBD Tahun Anggaran 2026.",
    "Apakah layanan tetap buka? Ya, layanan tetap buka.",
    "Laporan memuat nama, jabatan, dst. Bentuknya bebas.",
    "Rapat dibuka oleh dr. A. B. Contoh pada pukul 09.00. Peserta hadir lebih awal.",
    "(Ketentuan ini tidak berlaku bagi petugas jaga.) Petugas jaga diatur tersendiri.",
    'Semboyannya "Bersih. Tertib." Semboyan itu dipasang di setiap ruang.',
    "Nilainya paling banyak 2.5 kali. 3 orang saksi hadir.",
    "Pelaksanaannya dipantau setiap hari!",
    "Untuk itu diperlukan kerja sama semua pihak, baik di tingkat kabupaten maupun kecamatan, "
    "agar pelayanan kepada masyarakat, terutama pelayanan kesehatan dan pendidikan, tetap berjalan "
    "sebagaimana mestinya tanpa hambatan yang berarti",
    "Contoh penulisan: 1.000 lembar. Lihat pula No. 7 dan hlm. 12 s.d. 14.",
)
_PHRASES = (
    "rapat koordinasi",
    "laporan bulanan",
    "masker dan cairan pembersih tangan",
    "aplikasi presensi daring",
    "Sekretaris Daerah",
    "Bagian Organisasi",
    "kehadiran pegawai",
    "jadwal layanan",
    "alat listrik berdaya besar",
    "akhir jam kerja",
    "ruang kerja, ruang tunggu, dan loket",
    "Pasal 5 ayat (1): pengecualian",
    "butir #3",
    "Kepala Dinas Kesehatan",
    "12:30",
    "045.2",
    "ya & tidak",
    "'yes'",
)
_NAMED = {
    "over": ("jam-kerja", "rapat"),
    "calendar": ("cuti-bersama", "hari-besar-nasional"),
    "mode": ("virtual", "tatap-muka"),
}
_SHAPES = {
    "text": _PHRASES,
    "date": tuple(f"2026-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 9, 17, 28)),
    "duration": ("P1W", "P1D", "PT32H30M", "P2M"),
    "clock": ("07:00", "08:30", "12:00", "17:30"),
    "percent": (30, 50, 70, 12.5, 100),
    "due": ({"within": 10, "unit": "hari-kerja", "after": "akhir bulan"}, {"by": "2026-05-29"}),
}
_SECTIONS = ("Latar Belakang", "Maksud dan Tujuan", "Ruang Lingkup", "Dasar")
_OFFICES = ("Bupati", "Sekretaris Daerah", "Kepala Dinas Kesehatan", "Asisten Administrasi Umum")
_WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@functools.cache
def vocabulary():
    """Return the vocabulary of the repository, which generated circulars use."""
    return load(ROOT).vocabulary


def circular(random, *, authority="harapan-jaya", year=2026, slug="contoh", mates=()):
    """Return one circular as text; `mates` are the ids of earlier ones that it may speak of."""
    return _Drafter(random, f"{authority}/{year}/{slug}", mates).text()


def project(root, count, seed):
    """Write a folder of `count` circulars with the vocabulary; return their ids in order."""
    random = randomness.Random(seed)
    shutil.copytree(ROOT / "circulars/vocabulary", root / "circulars/vocabulary")
    made = []
    for number in range(count):
        authority, year = random.choice(AUTHORITIES), random.randint(2019, 2026)
        slug = f"{random.choice(['se', 'jadwal', '800'])}-{number}"
        older = [mate for mate in made if int(mate.split("/")[1]) < year]
        mates = random.sample(older, min(len(older), 3))
        text = circular(random, authority=authority, year=year, slug=slug, mates=mates)
        path = root / "circulars" / authority / str(year) / f"{slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        made.append(f"{authority}/{year}/{slug}")
    return made


class _Drafter:
    """Writes one circular: rules first, then the items that say them, then the cites."""

    def __init__(self, random, identity, mates):
        self.random = random
        self.identity = identity
        self.mates = tuple(mates)
        self.clauses = []  # ids given so far, for references
        self.cited = set()
        self.uncited = []  # labels and ids of paragraphs that nothing cites yet

    def text(self):
        data = self._letter()
        data["rules"] = [self._rule(number) for number in range(self.random.randint(1, 6))]
        data["relations"] = [self._relation() for _ in range(self.random.choice([0, 0, 1, 2]))]
        self._relate(data)
        body = _Body(self, data).text()
        self._cite(data)
        kept = {key: value for key, value in data.items() if value != []}
        front = spelled.front_matter(self.random, kept)
        return f"---\n{front}---\n{body}"

    # -- front matter ------------------------------------------------------------------------

    def _letter(self):
        random = self.random
        year = int(self.identity.split("/")[1])
        signed = datetime.date(year, random.randint(1, 11), random.randint(1, 28))
        draft = random.random() < 0.2
        press = random.random() < 0.15
        number = f"{random.randint(100, 900)}.{random.randint(1, 9)}/{random.randint(1, 999):03}"
        data = {
            "schema": "edaran/1",
            "number": None if draft else f"{number}/{random.choice(['ORG', 'UM', 'BKD'])}/{year}",
            "title": self._title(),
            "en": "Guidance: how work is done, again & again",
            "signed": None if draft or press else signed.isoformat(),
            "published": None if draft or press else _later(signed, random.randint(0, 3)),
            "effective": self._period(signed, words=True),
            "place": random.choice(["Harapan", "Pangkalpinang", "Kota Baru (sementara)"]),
            "to": self._words(("Kepala Perangkat Daerah", "Camat", "Direktur RSUD, Harapan")),
            "signatory": self._signatory(),
        }
        if press:
            reported = {"source": "press", "ref": "Berita Contoh: edisi pagi"}
            data["provenance"] = {**reported, "date": _later(signed, 1)}
        self._extras(data)
        return data

    def _extras(self, data):
        random = self.random
        extras = {
            "type": "surat-edaran",
            "profile": random.choice(["permendagri-1-2023", "permendagri-54-2009"]),
            "look": {"form": {"shape": "surat", "heading": "SURAT EDARAN"}},
            "cc": self._words(("Bupati (sebagai laporan)", "Inspektur Daerah")),
            "subject": "Pelaksanaan Ketentuan",
            "classification": random.choice(["biasa", "penting"]),
            "urgency": random.choice(["biasa", "segera"]),
            "attachments": [{"title": "Peta Lokasi", "file": "peta.pdf"}],
            "correction": {"type": "ralat", "note": "salah ketik", "was": "Juni", "now": "Juli"},
        }
        often = {"type": 0.7, "profile": 0.3, "cc": 0.5, "classification": 0.4, "urgency": 0.3}
        for key, value in extras.items():
            if random.random() < often.get(key, 0.12):
                data[key] = value

    def _title(self):
        return self.random.choice(
            [
                "Pengaturan Jadwal Kerja",
                "Penghematan Energi: Listrik dan Air",
                "Pedoman Kerja Fleksibel bagi Aparatur Sipil Negara yang Bertugas pada Perangkat "
                "Daerah di Lingkungan Pemerintah Kabupaten Harapan Jaya",
                'Gerakan "Jumat Bersih"',
                "Larangan Gratifikasi pada Hari Raya",
            ]
        )

    def _signatory(self):
        random = self.random
        data = {"office": random.choice(_OFFICES), "name": "Melati Contohwati"}
        if random.random() < 0.3:
            data["on_behalf_of"] = "Bupati"
        if random.random() < 0.5:
            data["degrees"] = {"before": "Dr.", "after": "S.Sos., M.Si."}
        if random.random() < 0.5:
            data |= {"rank": "Pembina Utama Madya", "nip": "197099991999999001"}
        if random.random() < 0.15:
            data |= {"acting": "plt", "own_office": "Asisten Administrasi Umum"}
        return data

    def _period(self, day, *, words=False):
        first = _later(day, self.random.randint(0, 20))
        ending = self.random.choice(["to", "to", "notice", "unstated"])
        if ending == "to":
            return {"from": first, "to": _later(day, self.random.randint(30, 120))}
        if ending == "unstated":
            return {"from": first, "ends": "unstated", "review_by": _later(day, 300)}
        data = {"from": first, "ends": "notice", "until": "sampai ada ketentuan lebih lanjut"}
        return {**data, "en": "until further notice"} if words else data

    def _words(self, stock):
        chosen = self.random.sample(stock, self.random.randint(1, len(stock)))
        return chosen[0] if len(chosen) == 1 and self.random.random() < 0.5 else chosen

    # -- rules -------------------------------------------------------------------------------

    def _rule(self, number):
        random = self.random
        kind = random.choice(sorted(vocabulary().kinds))
        data = {
            "id": MAIN_RULE if number == 0 else f"{kind}-{number}",
            "kind": kind,
            "modality": random.choice(sorted(vocabulary().verbs)),
            "label": random.choice(["Ketentuan dilaksanakan", "Wajib: laporan tiap bulan"]),
            "en": "It is done",
            "who": self._condition(),
            "do": self._value(vocabulary().kinds[kind].params),
        }
        if random.random() < 0.3:
            data["about"] = self._condition()
        if random.random() < 0.3:
            data["when"] = self._condition(depth=1)
        if random.random() < 0.15:
            data["effective"] = self._period(datetime.date(2026, 3, 2))
        if random.random() < 0.15:
            data["open"] = random.choice(
                ["Berlaku untuk siapa?", {"id": "Sampai kapan: Juni?", "en": "Until when?"}]
            )
        return data

    def _condition(self, depth=0):
        random = self.random
        branch = random.choice(["", "", "all", "any", "not"]) if depth else ""
        if branch == "not":
            return {"not": self._condition()}
        if branch:
            return {branch: [self._condition() for _ in range(random.randint(1, 2))]}
        facts = random.sample(sorted(vocabulary().facts), random.randint(1, 2))
        return {name: self._test(vocabulary().facts[name]) for name in facts}

    def _test(self, fact):
        random = self.random
        if fact.scheme:
            codes = sorted(vocabulary().schemes[fact.scheme])
            chosen = random.sample(codes, min(len(codes), random.randint(1, 3)))
            return chosen[0] if len(chosen) == 1 else chosen
        if fact.type == "boolean":
            return random.random() < 0.5
        if fact.type == "clock":
            return {"gte": "17:00", "lt": "22:00"}
        return random.choice([5, [1, 2], {"gte": 1, "lte": 6}])

    def _value(self, schema, name=""):
        """Return a value that a schema of the vocabulary takes."""
        random = self.random
        if "$ref" in schema:
            return self._shape(schema["$ref"].rsplit("/", 1)[-1], name)
        if "enum" in schema or "anyOf" in schema:
            chosen = random.choice(list(schema.get("enum") or schema["anyOf"]))
            return chosen if "enum" in schema else self._value(chosen, name)
        if schema["type"] == "object":
            return self._object(schema)
        if schema["type"] == "array":
            return self._array(schema, name)
        if schema["type"] == "integer":
            return random.randint(schema.get("minimum", 1), 9)
        return random.random() < 0.5 if schema["type"] == "boolean" else random.choice(_PHRASES)

    def _array(self, schema, name):
        least = max(1, schema.get("minItems", 1))
        size = self.random.randint(least, min(schema.get("maxItems", 3), least + 2))
        found = [self._value(schema["items"], name) for _ in range(size)]
        return list({json.dumps(one): one for one in found}.values())

    def _object(self, schema):
        properties = dict(schema["properties"])
        needed = schema.get("required", ())
        names = [name for name in properties if name in needed or self.random.random() < 0.5]
        least, most = schema.get("minProperties", 1), schema.get("maxProperties", 99)
        if len(names) < least:
            names = [self.random.choice(list(properties))]
        return {name: self._value(properties[name], name) for name in names[:most]}

    def _shape(self, shape, name):
        """Return a value of a named shape; a pattern says more than its type."""
        random = self.random
        if shape == "name":
            return random.choice(_NAMED.get(name, ("contoh",)))
        if shape in _SHAPES:
            return random.choice(_SHAPES[shape])
        if shape == "hours":
            days = sorted(random.sample(_WEEK, random.randint(1, 5)), key=_WEEK.index)
            return [{"days": days, "from": "08:00", "to": "15:30", "break": ["12:00", "12:30"]}]
        return self._value(shapes.definitions()[shape], name)

    # -- relations, cites --------------------------------------------------------------------

    def _relation(self):
        random = self.random
        law = "Peraturan Bupati No. 1 Tahun 2025: Tata Kerja"
        data = {"type": "berdasarkan", "target": None, "label": law, "en": "Regent Regulation"}
        if self.mates and random.random() < 0.8:
            types = ["mengubah", "memperpanjang", "mencabut", "merujuk"]
            data |= {"type": random.choice(types), "target": random.choice(self.mates)}
            data |= {"label": "Edaran sebelumnya"}
        elif random.random() < 0.3:
            data |= {"type": "mencabut", "kinds": ["rapat", "jam-kerja"]}
        return data

    def _relate(self, data):
        rules = [rule["id"] for rule in data["rules"]]
        for rule in data["rules"][1:]:
            if self.random.random() < 0.2:
                rule["overrides"] = [MAIN_RULE]
            if self.mates and self.random.random() < 0.2:
                rule["replaces"] = [f"{self.random.choice(self.mates)}#{MAIN_RULE}"]
        if self.random.random() < 0.3:
            first = {"day": "2018-01-02", "facts": {"pegawai.jenis": "pns", "unit.jenis": []}}
            data["tests"] = [{**first, "not_applies": rules[:2]}]
            if len(rules) > 1 and self.random.random() < 0.1:  # most likely it gets another answer
                second = {"day": "2026-04-07", "facts": {"waktu.jam": "18:30"}}
                wanted = {"applies": rules[:1], "depends": {rules[1]: ["pegawai.jenis"]}}
                data["tests"].append({**second, **wanted})

    def _cite(self, data):
        """Let everything cite something, so that every paragraph is accounted for."""
        data["effective"]["cite"] = [self._place("masa")]
        for relation in data["relations"]:
            relation["cite"] = [self._place("masa")]
        for rule in data["rules"]:
            rule["cite"] = [self._place(rule["id"])]
        rest = [name for name in self.uncited if name not in self.cited]
        half = self.random.randint(0, len(rest))
        data["statements"] = [
            {
                "id": f"kata-{number}",
                "kind": self.random.choice(["alasan", "tujuan", "harapan"]),
                "text": self.random.choice(["Pelayanan tetap lancar", "Tertib, aman, dan sehat"]),
                "en": "Services stay smooth",
                "cite": [name],
            }
            for number, name in enumerate(rest[:half])
        ]
        data["not_in_data"] = [{"cite": [n], "reason": "pengantar"} for n in rest[half:]]

    def _place(self, clause):
        self.cited.add(clause)
        return clause if self.random.random() < 0.8 else {"p": clause}


def _later(day, days):
    return (day + datetime.timedelta(days=days)).isoformat()


class _Body:
    """The text below the front matter, tidy or wild, with the labels its paragraphs will have."""

    def __init__(self, drafter, data):
        self.drafter = drafter
        self.random = drafter.random
        self.data = data
        self.wild = self.random.choice([0.0, 0.1, 0.4])
        self.sections = 0

    def text(self):
        parts = self._sectioned() if self.random.random() < 0.6 else self._free()
        appendices = self.random.choice([0, 0, 0, 1, 2])
        parts += [self._appendix(number) for number in range(1, appendices + 1)]
        gap = "\n\n"
        body = gap.join(parts) if not self._maybe() else "\n\n\n".join(parts)
        return ("\n" if self._maybe() else "") + body + ("\n" if not self._maybe() else "\n\n")

    def _sectioned(self):
        parts = []
        for title in _SECTIONS:
            if self.random.random() < 0.8:
                parts += [self._heading(title), self._paragraph(self._sentences())]
        parts += [self._heading("Isi Edaran", numbered=True), self._items()]
        return [*parts, self._heading("Penutup"), "Demikian disampaikan untuk dilaksanakan."]

    def _heading(self, title, *, numbered=False):
        self.sections += 1
        if not numbered:
            self.drafter.uncited.append(letters(self.sections).upper())
        return self._spaced(f"# {title}")

    def _free(self):
        self.drafter.uncited += ["pembuka", "penutup"]
        opening = [*self._sentences(), "Sehubungan dengan itu, disampaikan hal-hal berikut:"]
        closing = self._paragraph(["Demikian disampaikan untuk dilaksanakan."])
        return [self._paragraph(opening), self._items(), closing]

    def _appendix(self, number):
        label = "lampiran" if number == 1 else f"lampiran{number}"
        marks = self.random.choice(
            ["", f" {{#daftar-{number}}}", f" {{#daftar-{number} mendatar}}"]
        )
        blocks = [self._paragraph(self._sentences()), self._table()]
        if self.random.random() < 0.5:
            blocks.append(self._list([self._item(label, 0, n) for n in range(1, 4)]))
        self.drafter.uncited.append(label)
        inner = "\n\n".join(blocks)
        return f"::: lampiran Daftar Alamat No. {number}{marks}\n\n{inner}\n\n:::"

    # -- items -------------------------------------------------------------------------------

    def _items(self):
        """One item a rule, one that names the period, and some of neither."""
        prefix = letters(self.sections).upper() if self.sections else ""
        rules = list(self.data["rules"])
        texts = [self._of_rule(rule) for rule in rules] + [self._of_period()]
        for _ in range(self.random.choice([0, 0, 1, 2, 9])):
            texts.insert(self.random.randint(0, len(texts)), ("", self._sentences()))
        items = [
            self._item(prefix, 0, number, clause, sentences)
            for number, (clause, sentences) in enumerate(texts, start=1)
        ]
        return self._list(items)

    def _of_rule(self, rule):
        verb = self.random.choice(vocabulary().verbs[rule["modality"]])
        subject = self.random.choice(_SUBJECTS)
        subject = subject[0].upper() + subject[1:]
        value = self._mark(rule)
        with_value = f" dengan {value}" if value else ""
        sentence = f"{subject} {verb} {self.random.choice(_ACTIONS)}{with_value}{self._tail()}."
        return rule["id"], [sentence, *self._sentences(least=0)]

    def _of_period(self):
        words = "Surat Edaran ini berlaku mulai {{ effective.from | hari_tanggal }}"
        if self.data["effective"].get("to"):
            words += " sampai dengan {{ effective.to | tanggal }}"
        elif self.data["effective"].get("until"):
            words += " {{ effective.until }}"
        return "masa", [f"{words}."]

    def _mark(self, rule):
        """Return a mark for one value of the rule that can be printed, or nothing."""
        found = list(_printable(rule["do"], rule["id"].replace("-", "_")))
        return self.random.choice(found) if found and self.random.random() < 0.8 else ""

    def _item(self, prefix, level, number, clause="", sentences=()):
        """Return the blocks of one item: its paragraph first, then what stands below it."""
        label = ".".join(part for part in (prefix, counter(level, number)) if part)
        drafter = self.drafter
        sentences = list(sentences) or self._sentences()
        inner = []
        if level < 3 and self.random.random() < (0.25, 0.3, 0.3)[level]:
            inner = [self._item(label, level + 1, n) for n in range(1, self.random.randint(3, 4))]
            sentences[-1] = sentences[-1].rstrip(".!?;") + ", dengan ketentuan:"
        blocks = []
        if not clause and self.random.random() < 0.3:
            clause = f"butir-{len(drafter.clauses) + 1}"
        if not clause or clause.startswith("butir-"):
            drafter.uncited.append(clause or label)
        blocks.append(self._paragraph(sentences, clause))
        if clause:
            drafter.clauses.append(clause)
        if level == 0 and self.random.random() < 0.15:
            blocks.append(self._table())
        if inner:
            blocks.append(self._list(inner))
        if self.random.random() < 0.1:
            blocks.append(self._paragraph(self._sentences()))
        return blocks

    def _list(self, items):
        """Return a numbered list, its numbers and indents as people type them."""
        sign = ")" if self._maybe(0.3) else "."
        ones = self._maybe()
        loose = self._maybe(0.5, least=0.2)
        blanks = self.random.choice([1, 1, 2]) if self._maybe() else 1
        lines = []
        for number, blocks in enumerate(items, start=1):
            head = f"{1 if ones else number}{sign}" + " " * blanks
            pad = " " * len(head)
            for place, block in enumerate(blocks):
                if place and (self._is_apart(block) or loose):
                    lines.append("")
                for row, line in enumerate(block.split("\n")):
                    first = head if not place and not row else pad
                    lines.append(first + line if line else "")
            if loose or self._is_apart(blocks[-1]):
                lines.append("")
        while lines and not lines[-1]:
            lines.pop()
        return "\n".join(lines)

    def _is_apart(self, block):
        """Tell whether a block needs a blank line around it: all but a list under its lead-in."""
        return not block.lstrip()[:1].isdigit()

    # -- words -------------------------------------------------------------------------------

    def _sentences(self, least=1):
        random = self.random
        found = []
        for _ in range(random.choice([least, 1, 2, 3]) if least else random.choice([0, 0, 1, 2])):
            if random.random() < 0.5:
                found.append(random.choice(_SENTENCES))
            else:
                subject = random.choice(_SUBJECTS)
                action = random.choice(_ACTIONS)
                found.append(f"{subject[0].upper()}{subject[1:]} {action}{self._tail()}.")
        return found

    def _tail(self):
        random = self.random
        chosen = random.sample(_TAILS, random.choice([0, 1, 1, 2]))
        if self.drafter.clauses and random.random() < 0.2:
            target = random.choice(self.drafter.clauses)
            chosen.append(f"sebagaimana dimaksud pada [](#{target})")
        if self.drafter.mates and random.random() < 0.15:
            mate = random.choice(self.drafter.mates)
            chosen.append(f"menurut []({mate}{random.choice(['', f'#{MAIN_CLAUSE}'])})")
        return "".join(f" {words}" for words in chosen)

    def _paragraph(self, sentences, clause=""):
        """Return sentences on one line, on a line each, or broken anywhere it is safe."""
        words = " ".join(sentences)
        if clause:
            words += f" {{#{clause}}}"
        shape = self.random.choice(["one", "each", "each", "wrapped"])
        if shape == "each":
            ending = f" {{#{clause}}}" if clause else ""
            return "\n".join(map(self._spaced, sentences)) + ending
        if shape == "wrapped":
            return "\n".join(map(self._spaced, self._broken(words)))
        return words.replace(". ", ".  ") if self._maybe(0.3) else words

    def _broken(self, text):
        width = self.random.randint(40, 110)
        lines = [""]
        depth = 0  # of braces and brackets: a mark must not be broken
        for word in text.split(" "):
            fits = len(lines[-1]) + len(word) <= width
            if not lines[-1] or fits or depth or not word[:1].isalpha() or word[1:2] in {".", ")"}:
                lines[-1] = f"{lines[-1]} {word}".lstrip()
            else:
                lines.append(word)
            depth += word.count("{") + word.count("[") - word.count("}") - word.count("]")
        return lines

    def _spaced(self, line):
        return line + self.random.choice([" ", "  "]) if self._maybe(0.4) else line

    def _table(self):
        random = self.random
        width = random.randint(2, 4)
        pads = (" ", " ") if not self._maybe() else (random.choice(["", "  "]), "   ")
        marks = [random.choice(["---", ":-:", "--:", "-", ":----"]) for _ in range(width)]
        cells = ["Senin s.d. Kamis", "08.00", "**Jumat**", "a \\| b", "", "{{ effective.from }}"]
        rows = [["Hari", "Jam", "Tempat", "Ket."][:width], marks]
        rows += [[random.choice(cells) for _ in range(width)] for _ in range(random.randint(1, 3))]
        bars = marks[0] == "-" or not self._maybe(0.5)
        lines = []
        for row in rows:
            inner = "|".join(f"{pads[0]}{cell}{pads[1]}" for cell in row)
            lines.append(f"|{inner}|" if bars or not row[0] or not row[-1] else inner.strip())
        return "\n".join(lines)

    def _maybe(self, part=1.0, least=0.0):
        likely = max(self.wild * part, least)
        return likely > 0 and self.random.random() < likely  # a draw less is a smaller example


def _printable(value, path):
    """Yield a mark for every value inside the contents of a rule that a letter can print."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _printable(inner, f"{path}.{key.replace('-', '_')}")
    elif isinstance(value, list):
        if all(isinstance(one, str) for one in value):
            yield f"{{{{ {path} | daftar }}}}"
        else:
            yield from _printable(value[0], f"{path}.0")
    elif isinstance(value, bool):
        return
    elif isinstance(value, int):
        yield f"{{{{ {path} | bilangan }}}}"
        yield f"{{{{{path}|terbilang}}}}"
    elif isinstance(value, float):
        yield f"{{{{ {path} | persen }}}}"
    else:
        yield f"{{{{ {path} }}}}"
