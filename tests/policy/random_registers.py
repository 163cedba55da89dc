"""Registers and questions out of random numbers: small, crowded, and full of hard cases."""

from datetime import date, timedelta

VOCABULARY = {
    "authorities": {
        "pusat": {"tier": 1, "parent": "", "tz": "Asia/Jakarta"},
        "provinsi": {"tier": 2, "parent": "pusat", "tz": "Asia/Jakarta"},
        "kota": {"tier": 3, "parent": "provinsi", "tz": "Asia/Jayapura"},
        "tetangga": {"tier": 3, "parent": "pusat", "tz": "Asia/Makassar"},
    },
    "schemes": {
        "subjek": {"pegawai": {}, "unit-kerja": {}, "masyarakat": {}},
        "jenis": {
            "asn": {},
            "pns": {"broader": "asn"},
            "guru": {"broader": "pns"},
            "pppk": {"broader": "asn"},
            "ptt": {},
        },
        "peran": {"pimpinan": {}, "kepala": {"broader": "pimpinan"}, "ppk": {}},
        "unit": {"layanan": {}, "puskesmas": {"broader": "layanan"}},
        "hari": {one: {} for one in ("MO", "TU", "WE", "TH", "FR", "SA", "SU")},
        "kalender": {"libur": {}, "cuti": {}},
    },
    "facts": {
        "subjek.jenis": {"scheme": "subjek", "default": "pegawai"},
        "pegawai.jenis": {"scheme": "jenis"},
        "pegawai.peran": {"scheme": "peran", "many": True},
        "pegawai.piket": {"type": "boolean"},
        "pegawai.giliran": {"type": "integer"},
        "unit.jenis": {"scheme": "unit", "many": True},
        "unit.hari_kerja": {"type": "integer"},
        "waktu.jam": {"type": "clock"},
        "hari.nama": {"scheme": "hari"},
        "hari.tanggal": {"type": "integer"},
        "hari.kalender": {"scheme": "kalender", "many": True},
    },
    "kinds": {
        "pembagian": {
            "merge": "exclusive",
            "sets": {"fact": "pegawai.piket", "by": "rotation", "group": "pegawai.giliran"},
        },
        "lokasi": {
            "merge": "exclusive",
            "sets": {
                "fact": "pegawai.piket",
                "from": "location",
                "map": {"wfo": True, "wfh": False},
            },
        },
        "batas": {"merge": "min", "on": "share.max"},
        "dana": {"merge": "max", "on": "share.max"},
        "lapor": {"merge": "cumulative"},
        "kuasa": {"merge": "cumulative", "delegates": "over"},
        "libur": {"merge": "cumulative"},
    },
    "outcomes": {
        "tempat": {
            "lokasi": {"from": "location"},
            "pembagian": {"fact": "pegawai.piket", "map": {"true": "wfo", "false": "wfh"}},
        }
    },
    "calendars": {"libur": {"2021": [{"date": "2021-03-11"}]}, "cuti": {}},
}
FIRST = date(2021, 2, 20)
MODALITIES = ("wajib", "wajib", "dilarang", "boleh", "dianjurkan", "dihindari", "ketentuan")
WORDS = {
    "subjek.jenis": ("pegawai", "unit-kerja", "masyarakat"),
    "pegawai.jenis": ("asn", "pns", "guru", "pppk", "ptt"),
    "pegawai.peran": ("pimpinan", "kepala", "ppk"),
    "pegawai.piket": (True, False),
    "unit.jenis": ("layanan", "puskesmas"),
    "unit.hari_kerja": (5, 6),
    "waktu.jam": ("07:00", "12:30", "18:00"),
    "hari.nama": ("MO", "TH", "SA"),
    "hari.tanggal": (1, 3, 17),
    "hari.kalender": ("libur", "cuti"),
}
GIVEN = (*WORDS, "pegawai.giliran")  # those of the day too, true or not


def some_day(random, spread=40):
    return (FIRST + timedelta(random.randrange(spread))).isoformat()


def condition(random, depth=0):
    found = {}
    for _ in range(random.choice((1, 1, 2))):
        choice = random.random()
        if depth < 2 and choice < 0.06:
            found["any"] = [condition(random, depth + 1) for _ in range(2)]
        elif depth < 2 and choice < 0.12:
            found["not"] = condition(random, depth + 1)
        elif depth < 2 and choice < 0.16:
            found["all"] = [condition(random, depth + 1) for _ in range(2)]
        else:
            fact = random.choice(tuple(WORDS))
            found[fact] = test(random, fact)
    return found


def test(random, fact):
    words = WORDS[fact]
    if fact in ("waktu.jam", "unit.hari_kerja", "hari.tanggal") and random.random() < 0.5:
        low, high = sorted((random.choice(words), random.choice(words)))
        return random.choice(({"gte": low}, {"lt": high}, {"gt": low, "lte": high}))
    if random.random() < 0.3:
        return [random.choice(words) for _ in range(2)]
    return random.choice(words)


def interval(random, start=None):
    begins = start or some_day(random)
    ends = None
    if random.random() < 0.5:
        ends = (date.fromisoformat(begins) + timedelta(random.randrange(25))).isoformat()
    found = {"from": begins, "to": ends, "ends": "fixed" if ends else "unstated"}
    chance = random.random()
    if chance < 0.12:
        found["from"] = None
    elif chance < 0.3:
        found["precision"] = "at-latest"
    if chance < 0.3 and random.random() < 0.4:
        early = date.fromisoformat(begins) - timedelta(random.randrange(12))
        found["not_before"] = early.isoformat()
    return found


def content(random, kind):
    match kind:
        case "pembagian":
            do = {"split": random.choice(("50", "30"))}
            if random.random() < 0.6:
                do["rotation"] = {
                    "every": random.choice(("P7D", "P1W", "P1M", "P2D")),
                    "groups": random.choice((2, 3)),
                    "first": random.choice(("wfo", "wfh")),
                }
                if random.random() < 0.7:
                    do["rotation"]["anchor"] = some_day(random)
            return do
        case "lokasi":
            return {"location": random.choice(("wfo", "wfh"))}
        case "batas" | "dana":
            return {"share": {random.choice(("max", "max", "min")): random.choice((10, 25, 40))}}
        case "kuasa":
            return {"over": random.choice(("pembagian", "lokasi"))}
        case "libur":
            dates = sorted({some_day(random, 60) for _ in range(3)})
            return {"calendar": random.choice(("libur", "cuti")), "dates": dates}
    return {"what": "apa saja"}


def rule(random, name, earlier):
    kind = random.choice(tuple(VOCABULARY["kinds"]))
    found = {
        "id": name,
        "kind": kind,
        "modality": random.choice(MODALITIES),
        "label": {"id": name},
        "who": condition(random),
        "do": content(random, kind),
        "cite": [{"p": "1"}],
    }
    if random.random() < 0.4:
        found["about"] = condition(random)
    if random.random() < 0.3:
        found["when"] = condition(random)
    if random.random() < 0.3:
        found["effective"] = interval(random)
    if earlier and random.random() < 0.3:
        found["overrides"] = [random.choice(earlier)]
    if earlier and random.random() < 0.12:
        found["replaces"] = [random.choice(earlier)]
    return found


def relation(random, circulars, rules, itself):
    kind = random.choice(
        ("mencabut", "mengganti", "memperpanjang", "memperpanjang", "menangguhkan", "mengubah")
    )
    target = random.choice((*circulars, *circulars, itself, None, "kota/2020/tak-terdaftar"))
    found = {"type": kind, "target": target, "label": {"id": f"teks {random.randrange(3)}"}}
    if random.random() < 0.4:
        found["kinds"] = [random.choice(tuple(VOCABULARY["kinds"]))]
    if target in circulars and random.random() < 0.4:
        own = [one.partition("#")[2] for one in rules if one.startswith(f"{target}#")]
        if own:
            found["rules"] = [random.choice(own)]
    if random.random() < 0.5:
        found["effective"] = interval(random)
        if kind == "memperpanjang" and random.random() < 0.5:
            found["effective"]["from"] = None
    return found


def register(random, size=6):
    """Return a register in the shape of `reference.py`, recorded in the order of its lines."""
    ledger, texts, circulars, rules = [], {}, [], []
    moment, hour = FIRST, 0
    for number in range(size):
        later = random.randrange(8)
        moment += timedelta(later)
        hour = random.randrange(0 if later else hour, 24)
        recorded = f"{moment.isoformat()}T{hour:02}:00:00+07:00"
        chance = random.random()
        if circulars and chance < 0.12:
            name = random.choice(circulars)
            revisions = [one["revision"] for one in ledger if one["circular"] == name]
            if any(one["event"] == "withdraw" for one in ledger if one["circular"] == name):
                continue
            if chance < 0.05:
                event, revision = "withdraw", max(revisions)
            else:
                event, revision = "correct", max(revisions) + 1
                texts[f"{name}@{revision}"] = text(random, name, revision, circulars, rules)
        else:
            authority = random.choice(("pusat", "provinsi", "kota", "kota", "kota", "tetangga"))
            name, event, revision = f"{authority}/2021/c{number}", "issue", 1
            texts[f"{name}@1"] = text(random, name, 1, circulars, rules)
            circulars.append(name)
            rules += [f"{name}#{one['id']}" for one in texts[f"{name}@1"]["rules"]]
        ledger.append(
            {
                "seq": len(ledger) + 1,
                "event": event,
                "circular": name,
                "revision": revision,
                "recorded": recorded,
            }
        )
    return {"vocabulary": VOCABULARY, "ledger": ledger, "texts": texts}


def text(random, name, revision, circulars, rules):
    own = []
    for number in range(random.choice((0, 1, 2, 3))):
        inside = [one["id"] for one in own]
        own.append(rule(random, f"r{number}", [*rules, *inside]))
    remarks = []
    if random.random() < 0.1:
        kinds = [random.choice(tuple(VOCABULARY["kinds"]))]
        remarks = [
            {
                "cite": [{"p": "1"}],
                "reason": "belum-terlihat",
                "kinds": kinds,
                "note": {"id": "teks lain"},
            }
        ]
    provenance = {"source": "official"}
    if random.random() < 0.2:
        provenance = {"source": "press", "ref": "koran", "date": some_day(random)}
    return {
        "id": name,
        "authority": name.split("/")[0],
        "revision": revision,
        "title": {"id": name},
        "number": None,
        "signed": None,
        "published": some_day(random) if random.random() < 0.5 else None,
        "effective": interval(random),
        "provenance": provenance,
        "relations": [
            relation(random, circulars, rules, name) for _ in range(random.choice((0, 0, 1, 2)))
        ],
        "rules": own,
        "not_in_data": remarks,
        "text": [{"p": "1", "text": "Kalimat."}],
    }


def facts(random):
    found = {}
    for fact in GIVEN:
        if random.random() < 0.55:
            if fact == "pegawai.giliran":
                found[fact] = random.randrange(3)
            elif VOCABULARY["facts"][fact].get("many"):
                found[fact] = [
                    random.choice(WORDS[fact]) for _ in range(random.choice((0, 1, 1, 2)))
                ]
            else:
                found[fact] = random.choice(WORDS[fact])
    return found
