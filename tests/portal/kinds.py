"""One page of every kind that a site has, and the template that it is made from."""

from dataclasses import dataclass

_REGENCY = "se/harapan-jaya/2026"
CORRECTED = f"{_REGENCY}/800-1-11-003-bkpsdm"
AMENDED = f"{_REGENCY}/000-8-3-014-org"
PRESS = "se/babel/2020/wfh-bergilir"


@dataclass(frozen=True)
class Kind:
    """A kind of page: its name, the template behind it, and where one stands."""

    name: str
    template: str
    path: str


KINDS = (
    Kind("home", "day", ""),
    Kind("home-near-an-end", "day", "index@2026-12-20.html"),
    Kind("day", "day", "berlaku/2026-09-01/"),
    Kind("days", "days", "berlaku/"),
    Kind("units", "units", "unit/"),
    Kind("unit", "unit", "unit/harapan-jaya/"),
    Kind("unit-with-turns", "unit", "unit/babel/"),
    Kind("circular", "circular", f"{_REGENCY}/800-1-6-2-067-bkpsdm/"),
    Kind("circular-amended", "circular", f"{AMENDED}/"),
    Kind("circular-from-the-press", "circular", f"{PRESS}/"),
    Kind("circular-extended", "circular", f"{_REGENCY}/800-1-6-2-041-bkpsdm/"),
    Kind("circular-revoked", "circular", f"{_REGENCY}/000-8-2-009-um/"),
    Kind("circular-withdrawn", "circular", f"{_REGENCY}/pakaian-dinas-hari-jadi/"),
    Kind("circular-corrected", "circular", f"{CORRECTED}/"),
    Kind("revision", "circular", f"{CORRECTED}/r1/"),
    Kind("redline", "changes", f"{CORRECTED}/perubahan/"),
    Kind("search", "cari", "cari/"),
    Kind("archives", "years", "arsip/"),
    Kind("archive", "archive", "arsip/harapan-jaya/2026/"),
    Kind("lists-of-numbers", "years", "nomor/"),
    Kind("numbers", "numbers", "nomor/harapan-jaya/2026/"),
    Kind("themes", "themes", "tema/"),
    Kind("theme", "theme_authorities", "tema/kehadiran/"),
    Kind("theme-of-an-authority", "theme", "tema/kehadiran/harapan-jaya/"),
    Kind("subscriptions", "langganan", "langganan/"),
    Kind("data", "data", "data/"),
    Kind("about", "tentang", "tentang/"),
    Kind("help", "bantuan", "bantuan/"),
    Kind("accessibility", "aksesibilitas", "aksesibilitas/"),
    Kind("missing", "not_found", "se/harapan-jaya/tidak/ada/"),
)
LETTERS = (
    Kind("letter", "letter", f"{AMENDED}/letter.html"),
    Kind("letter-from-the-press", "letter", f"{PRESS}/letter.html"),
)
EVERY = KINDS + LETTERS
