"""Demands of a JSON Schema that a value does not meet, in plain words.

The facts are those of the readers: `keyword` names the demand, `expected` what it wants, `got`
the type of what is there, `value` its characters, `property` a key, `nearest` the likeliest one.
"""

from collections.abc import Callable, Mapping
from typing import Final

from publisher.model.label import Label
from publisher.wording.values import meant, shown

Facts = Mapping[str, str]

_TYPES: Final[Mapping[str, Label]] = {
    "string": Label("teks", "text"),
    "integer": Label("bilangan bulat", "a whole number"),
    "number": Label("angka", "a number"),
    "boolean": Label("`true` atau `false`", "`true` or `false`"),
    "array": Label("daftar", "a list"),
    "object": Label("kelompok kunci", "a group of keys"),
    "null": Label("kosong", "nothing"),
}
_SEEN: Final = (  # no control signs, nothing that turns the writing or has no width
    r"[^\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c"
    r"\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
_WORDS: Final = Label("teks tanpa tanda yang tidak terlihat", "text without invisible signs")
_FORMS: Final[Mapping[str, Label]] = {
    "^[0-9]{18}$": Label("18 angka tanpa spasi", "18 digits without blanks"),
    "^([01][0-9]|2[0-3]):[0-5][0-9]$": Label('jam seperti "08:00"', 'a time such as "08:00"'),
    "^P([0-9]+[YMWD])*(T([0-9]+[HM])+)?$": Label(
        "lama waktu seperti P1W (satu minggu) atau PT30M (tiga puluh menit)",
        "a duration such as P1W (one week) or PT30M (thirty minutes)",
    ),
    "^[a-z0-9-]+/[0-9]{4}/[a-z0-9-]+$": Label(
        "id edaran seperti babel/2020/800-1102-vii", "an id such as babel/2020/800-1102-vii"
    ),
    "^([a-z0-9-]+/[0-9]{4}/[a-z0-9-]+#)?[a-z0-9][a-z0-9-]*$": Label(
        "id aturan, atau id edaran dengan # dan id aturan",
        "the id of a rule, or the id of a circular with # and the id of a rule",
    ),
    "^[a-z0-9][a-z0-9-]*$": Label(
        "huruf kecil, angka, dan tanda hubung", "small letters, digits and hyphens"
    ),
    "^[a-z0-9][a-z0-9-]*~?$": Label(
        "id aturan, dengan ~ untuk pihak yang dikenai",
        "the id of a rule, with ~ for the side it is done to",
    ),
    "^[a-z][a-z0-9-]{2,}$": Label(
        "huruf kecil, angka, dan tanda hubung, sedikitnya tiga huruf",
        "small letters, digits and hyphens, three or more",
    ),
    "^[A-Za-z0-9][A-Za-z0-9 ._-]{0,62}$": Label(
        "nama huruf seperti Liberation Sans", "the name of a font such as Liberation Sans"
    ),
    "^[^\\t\\n\\r]*$": Label("satu baris tanpa tab", "one line without a tab"),
    "^[^{}]*[{][}][^{}]*$": Label(
        "teks dengan satu {} sebagai tempat nilainya", "text with one {} where the values stand"
    ),
    "^[^{}]*$": Label("teks tanpa {}", "text without {}"),
    f"^{_SEEN}+$": _WORDS,
    f"^{_SEEN}*$": _WORDS,
    "date": Label("tanggal seperti 2020-03-23", "a date such as 2020-03-23"),
    "date-time": Label("tanggal dan jam lengkap", "a full date and time"),
}
_COMPARE: Final = Label(
    "bandingkan dengan contoh di panduan", "compare it with the guide's example"
)
_UNKNOWN_KEY: Final = Label(
    "hapus kunci itu, atau betulkan ejaannya", "delete it or mend its spelling"
)
_REMEDIES: Final[Mapping[str, Label]] = {
    "zone": Label(
        "tulis Asia/Jakarta (WIB), Asia/Makassar (WITA), atau Asia/Jayapura (WIT)",
        "write Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT)",
    ),
    **dict.fromkeys(
        ("additionalProperties", "unevaluatedProperties", "propertyNames"), _UNKNOWN_KEY
    ),
}
LOOK_AT_TOML: Final = Label(
    'periksa baris ini: `nama = "isi"`, judul tabel dalam kurung siku',
    'look at this line: `name = "value"`, heads of tables in square brackets',
)
_NOT_BLANK: Final = "\\S"
_LIMITS: Final[Mapping[str, Label]] = {
    "minimum": Label("paling kecil {}", "{} at least"),
    "maximum": Label("paling besar {}", "{} at most"),
    "exclusiveMinimum": Label("lebih besar daripada {}", "more than {}"),
    "exclusiveMaximum": Label("lebih kecil daripada {}", "less than {}"),
    "multipleOf": Label("kelipatan {}", "a multiple of {}"),
    "minLength": Label("sedikitnya {} huruf", "{} characters or more"),
    "maxLength": Label("paling banyak {} huruf", "{} characters at most"),
    "minItems": Label("sedikitnya {} isi dalam daftar", "{} entries or more"),
    "maxItems": Label("paling banyak {} isi dalam daftar", "{} entries at most"),
    "minProperties": Label("sedikitnya {} kunci", "{} keys or more"),
    "maxProperties": Label("paling banyak {} kunci", "{} keys at most"),
}


def complaint(facts: Facts) -> Label:
    """Return what is wrong: a clause that follows the name of the field."""
    return _COMPLAINTS.get(facts.get("keyword", ""), _other)(facts)


def subject(facts: Facts) -> str:
    """Return the field that the complaint is of: a key too many or missing is named by that."""
    field = facts.get("field", "")
    if "property" in facts:
        field = field.removesuffix(facts["property"]).removesuffix(".")
    return f"`{field}` " if field else ""


def remedy(facts: Facts, sign: str = ":") -> Label:
    """Return what to do about it; `sign` is what stands after a key: a colon, or ` =` in TOML."""
    near = meant(facts.get("nearest", ""))
    if near:
        return near
    keyword = facts.get("keyword", "")
    if keyword == "enum":
        choices = facts.get("expected", "")
        return Label(f"pilih salah satu: {choices}", f"choose one of: {choices}")
    if keyword == "required":
        missing = facts.get("property", "")
        return Label(f"tambahkan `{missing}{sign} ...`", f"add `{missing}{sign} ...`")
    if keyword in {"pattern", "format"} or keyword in _LIMITS or keyword == "type":
        if facts.get("expected") == _NOT_BLANK:
            choice = Label("tulis isinya, atau hapus kuncinya", "write it, or leave the key out")
        else:
            choice = Label("betulkan isinya", "mend what it says")
        return choice
    return _REMEDIES.get(keyword, _COMPARE)


def _other(facts: Facts) -> Label:
    value = shown(facts.get("value", ""))
    said = f" `{value}`" if value else ""
    return Label(f"isinya{said} tidak sesuai", f"what it says{said} does not fit")


def _of_type(facts: Facts) -> Label:
    wanted, got = _named(facts.get("expected", "")), _named(facts.get("got", ""))
    return Label(f"harus {wanted.id}, bukan {got.id}", f"must be {wanted.en}, not {got.en}")


def _of_choice(facts: Facts) -> Label:
    value = shown(facts.get("value", "")) or _named(facts.get("got", "")).id
    return Label(f"berisi `{value}`, yang bukan pilihannya", f"says `{value}`, no choice it has")


def _of_form(facts: Facts) -> Label:
    if facts.get("expected") == _NOT_BLANK:
        return Label("tidak boleh kosong", "must not be empty")
    form = _FORMS.get(facts.get("expected", ""))
    value = shown(facts.get("value", ""))
    if form is None:
        return Label(f"salah bentuk: `{value}`", f"has the wrong form: `{value}`")
    return Label(f"harus berupa {form.id}, bukan `{value}`", f"must be {form.en}, not `{value}`")


def _of_limit(facts: Facts) -> Label:
    limit, expected = _LIMITS[facts["keyword"]], facts.get("expected", "")
    if facts["keyword"].startswith("min") and expected == "1" and facts.get("got") != "integer":
        return Label("tidak boleh kosong", "must not be empty")
    value = shown(facts.get("value", ""))
    said = (f", bukan {value}", f", not {value}") if value else ("", "")
    return Label(
        f"harus {limit.id.format(expected)}{said[0]}",
        f"must be {limit.en.format(expected)}{said[1]}",
    )


def _of_key(facts: Facts) -> Label:
    name = shown(facts.get("property", facts.get("value", "")))
    return Label(f"tidak mengenal kunci `{name}`", f"has no key `{name}`")


def _of_missing(facts: Facts) -> Label:
    name = facts.get("property", "")
    return Label(f"memerlukan kunci `{name}`", f"needs the key `{name}`")


def _of_branches(facts: Facts) -> Label:
    wanted = _named(facts.get("expected", ""))
    if not wanted.id:
        return Label("tidak cocok dengan bentuk mana pun", "fits none of its forms")
    return Label(f"harus salah satu dari: {wanted.id}", f"must be one of: {wanted.en}")


def _of_constant(facts: Facts) -> Label:
    expected, value = facts.get("expected", ""), shown(facts.get("value", ""))
    return Label(f"harus `{expected}`, bukan `{value}`", f"must be `{expected}`, not `{value}`")


def _of_reference(facts: Facts) -> Label:
    value = shown(facts.get("value", ""))
    return Label(f"menunjuk `{value}`, yang tidak ada", f"names `{value}`, which is not there")


def _of_zone(facts: Facts) -> Label:
    value = shown(facts.get("value", ""))
    return Label(f"bukan nama zona waktu: `{value}`", f"is no name of a time zone: `{value}`")


def _of_twins(_facts: Facts) -> Label:
    return Label("memuat isi yang sama dua kali", "says the same twice")


def _named(types: str) -> Label:
    """Return names of JSON types in words; other names stay as they are."""
    words = [_TYPES.get(one, Label(f"`{one}`", f"`{one}`")) for one in types.split(", ") if one]
    return Label(" atau ".join(one.id for one in words), " or ".join(one.en for one in words))


_COMPLAINTS: Final[Mapping[str, Callable[[Facts], Label]]] = {
    "type": _of_type,
    "enum": _of_choice,
    "const": _of_constant,
    "pattern": _of_form,
    "format": _of_form,
    "additionalProperties": _of_key,
    "unevaluatedProperties": _of_key,
    "propertyNames": _of_key,
    "required": _of_missing,
    "anyOf": _of_branches,
    "oneOf": _of_branches,
    "uniqueItems": _of_twins,
    "zone": _of_zone,
    "reference": _of_reference,
    **dict.fromkeys(_LIMITS, _of_limit),
}
