"""Kinds of rule, facts and codes are data: no line of the program asks which one it has."""

import ast
import json

from tests.house.tree import ROOT, modules
from tests.samples import project

FIXED = json.loads((ROOT / "schemas" / "circular-1.json").read_text(encoding="utf-8"))["$defs"]
# (module, literal) -> why this one may stand in the program.
ALLOWED = {
    ("identifiers.py", "jabatan"): "the scheme that signatory.office is a label of",
    ("pipeline/setting.py", "jabatan"): "the scheme that signatory.office is a label of",
    ("pipeline/setting.py", "sifat"): "the scheme of the field classification",
    ("pipeline/setting.py", "urgensi"): "the scheme of the field urgency",
    ("letters/surat_edaran.py", "biasa"): "the default that the schema gives to classification",
    ("parsing/shorthand.py", "biasa"): "the default that the schema gives to classification",
    ("checks/letter_office_misspelt.py", "jabatan"): "the scheme that the signatory is a label of",
    ("checks/rule_code_unknown.py", "sifat"): "the scheme of the field classification",
    ("checks/rule_code_unknown.py", "urgensi"): "the scheme of the field urgency",
    ("checks/rule_code_unknown.py", "jenis-pernyataan"): "the scheme of statements[].kind",
    ("checks/rule_code_unknown.py", "alasan-tanpa-data"): "the scheme of not_in_data[].reason",
    ("pipeline/gate.py", "alasan-tanpa-data"): "the scheme of not_in_data[].reason",
    ("checks/publish_classified.py", "sifat"): "the scheme of the field classification",
    ("checks/publish_classified.py", "biasa"): "what may be public is the law's, not the list's",
    ("checks/publish_classified.py", "penting"): "what may be public is the law's, not the list's",
    ("checks/weekdays.py", "hari.nama"): "a fact that the day itself gives",
    ("policy/conditions.py", "hari.kalender"): "a fact that the day itself gives",
    ("policy/conditions.py", "hari.nama"): "a fact that the day itself gives",
    ("policy/conditions.py", "hari.tanggal"): "a fact that the day itself gives",
    **{
        ("policy/conditions.py", day): "a day of the week as iCalendar spells it"
        for day in ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    },
    ("policy/derived.py", "wfo"): "the schema's shape of a rotation names it",
    ("policy/derived.py", "wfh"): "the schema's shape of a rotation names it",
    ("portal/context.py", "wfo"): "the schema's shape of a rotation names it",
    ("portal/context.py", "tema"): "the scheme of the field theme of a kind",
    ("pipeline/search_index.py", "tema"): "the scheme of the field theme of a kind",
    ("portal/context.py", "alasan-tanpa-data"): "the scheme of not_in_data[].reason",
    ("portal/context.py", "jenis-pernyataan"): "the scheme of statements[].kind",
    ("register/phantoms.py", "belum-terlihat"): "the reason that stands for a text unseen",
    ("policy/populations.py", "subjek.jenis"): "a selector without a subject speaks of employees",
    ("policy/populations.py", "pegawai"): "a selector without a subject speaks of employees",
}
# (module, literal) -> what the word means there; that a code is spelled alike is chance.
HOMONYMS = {
    ("checks/letter_emblem_missing.py", "jabatan"): "the scheme of offices, which has the levels",
    ("checks/fields.py", "jabatan"): "the field office, called so among drafters",
    ("checks/fields.py", "alasan"): "the field reason, called so among drafters",
    ("checks/rule_code_unknown.py", "fakta"): "what a fact is called in Indonesian",
    ("indonesian/dates.py", "hari"): "the word before a weekday in a sentence",
    ("indonesian/numerals.py", "hari"): "a unit of durations",
    ("indonesian/numbering.py", "penutup"): "the label of what follows the list of a free body",
    ("parsing/body.py", "penutup"): "the label of what follows the list of a free body",
    ("api/chronicle.py", "status"): "a key of the log",
    ("api/circulars.py", "status"): "a parameter and a key of the API",
    ("api/lookup.py", "status"): "a key of the API",
    ("api/problems.py", "status"): "a key of RFC 9457",
    ("api/verify.py", "status"): "a key of the API",
    ("cli/main.py", "status"): "the name of a command",
    ("cli/status.py", "status"): "the name of a command",
    ("reporters/status/json.py", "status"): "a key of the document",
    ("feeds/shapes.py", "status"): "a key of the document",
    ("parsing/feed_state.py", "status"): "a key of the document",
    ("feeds/on.py", "status"): "a key of the document",
    ("parsing/placeholders.py", "status"): "a field of the signature's templates",
    ("letters/signature.py", "status"): "a field of the signature's templates",
    ("feeds/json_feed.py", "status"): "a key of the feed",
    ("pipeline/release_calendars.py", "kalender"): "a folder of the site",
    ("feeds/jdihn.py", "status"): "a key of the national network",
    ("feeds/jdihn.py", "subjek"): "a key of the national network",
    ("feeds/jdihn_validator.py", "status"): "a key of the national network",
    ("feeds/jdihn_validator.py", "subjek"): "a key of the national network",
    ("resources.py", "manual"): "the folder with the pages of the checks",
}


def vocabulary_ids():
    vocabulary = project().vocabulary
    ids = {*vocabulary.authorities, *vocabulary.facts, *vocabulary.kinds, *vocabulary.outcomes}
    ids |= {*vocabulary.schemes, *(code for codes in vocabulary.schemes.values() for code in codes)}
    return ids


def fixed():
    """The words that are no vocabulary: modalities, relations, endings (merges are English)."""
    rule, relation = FIXED["rule"]["properties"], FIXED["relation"]["properties"]
    ends = FIXED["interval"]["properties"]["ends"]["enum"]
    return {*rule["modality"]["enum"], *relation["type"]["enum"], *ends}


def docstrings(tree):
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr):
                yield id(first.value)


def literals(tree):
    said = set(docstrings(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value, node.lineno


def found():
    """Yield every vocabulary id that stands in the program as a literal: module, literal, line."""
    ids = vocabulary_ids() - fixed()
    for module, tree in modules().items():
        for literal, line in literals(tree):
            if literal in ids:
                yield module, literal, line


def test_no_vocabulary_id_is_written_into_the_program():
    known = ALLOWED.keys() | HOMONYMS.keys()
    assert [place for place in found() if place[:2] not in known] == []


def test_every_exception_is_needed():
    met = {(module, literal) for module, literal, _ in found()}
    assert ALLOWED.keys() | HOMONYMS.keys() == met
