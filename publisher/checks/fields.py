"""What the fields of front matter are called among people, with an example; no check of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from publisher.model.label import Label


@dataclass(frozen=True, slots=True)
class Field:
    """The name of a field in both languages, and a line that shows how it is written."""

    name: Label
    example: str


FIELDS: Final[Mapping[str, Field]] = {
    "schema": Field(Label("versi format", "the version of the format"), "schema: edaran/1"),
    "title": Field(Label("judul", "the title"), "title: Jadwal Masuk Kerja"),
    "number": Field(Label("nomor surat", "the number"), 'number: "000.8.3/014/ORG/2026"'),
    "signed": Field(Label("tanggal surat", "the date on the letter"), "signed: 2026-02-12"),
    "published": Field(
        Label("tanggal diumumkan", "the day of publication"), "published: 2026-02-13"
    ),
    "place": Field(Label("tempat penetapan", "the place it was set"), "place: Pangkalpinang"),
    "to": Field(Label("tujuan surat, Yth.", "the addressees"), "to: [Kepala Perangkat Daerah]"),
    "signatory": Field(
        Label("penanda tangan", "the signatory"),
        "signatory: {office: Bupati, name: ...}",
    ),
    "name": Field(Label("nama", "the name"), "name: Melati Contohwati"),
    "office": Field(Label("jabatan", "the office"), "office: Sekretaris Daerah"),
    "effective": Field(Label("masa berlaku", "the period"), "effective: {from: 2026-02-19}"),
    "from": Field(Label("hari pertama", "the first day"), "from: 2026-02-19"),
    "until": Field(
        Label("kata-kata akhir masa berlaku", "the words of the open end"),
        "until: sampai ada ketentuan lebih lanjut",
    ),
    "effective.to": Field(Label("hari terakhir", "the last day"), "to: 2026-03-20"),
    "en": Field(Label("terjemahan Inggris", "the English text"), "en: Working Hours"),
    "id": Field(Label("id", "the id"), "id: jadwal-bergilir"),
    "kind": Field(Label("jenis", "the kind"), "kind: jam-kerja"),
    "type": Field(Label("jenis hubungan", "the type of the relation"), "type: mencabut"),
    "correction.type": Field(Label("jenis perbaikan", "the type of the correction"), "type: ralat"),
    "correction.note": Field(
        Label("keterangan", "the note"), "note: hari terakhir salah cetak pada angka 2"
    ),
    "target": Field(
        Label("surat edaran yang dituju", "the target"), "target: babel/2020/800-1102-vii"
    ),
    "modality": Field(Label("modalitas aturan", "the modality"), "modality: wajib"),
    "label": Field(Label("judul singkat", "the headline"), "label: Rapat diadakan secara daring"),
    "who": Field(Label("siapa yang melaksanakan", "who must do it"), "who: {pegawai.jenis: asn}"),
    "do": Field(Label("isi aturan", "what the rule asks for"), "do: {mode: virtual}"),
    "cite": Field(Label("paragraf yang dirujuk", "the paragraphs cited"), 'cite: ["1.a"]'),
    "text": Field(Label("isi pernyataan", "the text"), "text: Layanan tetap berjalan"),
    "reason": Field(Label("alasan", "the reason"), "reason: penutup"),
    "ref": Field(Label("sumber berita", "the press report"), "ref: Kompas.com, 21 Maret 2020"),
    "date": Field(Label("tanggal berita", "the day of the report"), "date: 2020-03-21"),
    "day": Field(Label("hari yang diuji", "the day of the test"), "day: 2026-02-23"),
    "facts": Field(Label("fakta yang diuji", "the facts"), "facts: {pegawai.jenis: pns}"),
}


def own(field: str, where: str) -> str:
    """Return the key under which a field is known that means something else at this place."""
    placed = f"{where.rpartition('.')[2]}.{field}"
    return placed if placed in FIELDS else field


def name(field: str) -> Label:
    """Return what a field is called among people, with its key."""
    known = FIELDS.get(field)
    if known is None:
        return Label(f"`{field}`", f"`{field}`")
    key = field.rsplit(".", maxsplit=1)[-1]
    return Label(f"{known.name.id} (`{key}`)", f"{known.name.en} (`{key}`)")


def example(field: str) -> str:
    """Return a line that shows how a field is written."""
    known = FIELDS.get(field)
    return known.example if known else f"{field}: ..."
