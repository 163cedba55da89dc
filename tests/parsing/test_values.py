import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, TemplateSyntaxError, nodes

from publisher.model.body import Body, Value, marks, passages, plain
from publisher.model.diagnostic import Outcome
from publisher.model.label import Label
from publisher.model.source import Source
from publisher.model.vocabulary import Code, Kind, Vocabulary
from publisher.parsing import body
from publisher.parsing.values import parse_expression, resolve

VOCABULARY = Vocabulary(
    schemes={
        "jenis": {"asn": Code("asn", Label("Aparatur Sipil Negara"))},
        "lokasi": {"wfh": Code("wfh", Label("bekerja dari rumah"))},
    },
    kinds={"rapat": Kind("rapat", Label("Rapat", "Meetings"), "cumulative", {})},
)
DATA = {
    "number": "800/1102 /VII",
    "title": {"id": "Jadwal Masuk Kerja", "en": "Schedule"},
    "place": "Pangkalpinang",
    "signed": "2020-03-21",
    "published": None,
    "effective": {
        "from": "2020-03-23",
        "to": None,
        "ends": "notice",
        "until": {"id": "sampai ada perkembangan", "en": "until then"},
    },
    "rules": [
        {
            "id": "jadwal-bergilir",
            "label": {"id": "Pegawai digilir", "en": "Turns"},
            "effective": {"from": "2020-04-01"},
            "do": {
                "split": {"wfo": {"max": 30}, "wfh": {"target": 37.5}},
                "composition": {"pelaksana": 4, "tenaga-medis": 1200},
                "rotation": {"every": "P1W"},
                "basis": ["jenis layanan", "beban kerja", "lokasi"],
                "who": ["asn", "wfh"],
                "location": "wfh",
                "over": "rapat",
                "hours": [{"from": "08:00", "to": "16:30"}],
                "dates": ["2020-12-24", "2020-12-25"],
                "online": True,
                "zero": 0,
            },
        }
    ],
}


def resolved(expression: str, tz: str = "Asia/Jakarta", **changed: object) -> Outcome[Body]:
    text = "{{ " + expression + " }}"
    tree = body.parse(Source("x.md", text), 0).value
    return resolve(tree, {**DATA, **changed}, tz, VOCABULARY)


def printed(expression: str, tz: str = "Asia/Jakarta", **changed: object) -> str:
    outcome = resolved(expression, tz, **changed)
    assert outcome.defects == ()
    return plain(next(passages(outcome.value)).inlines)


def facts(expression: str) -> dict[str, str]:
    outcome = resolved(expression)
    (defect,) = outcome.defects
    assert defect.code == "value-unknown"
    (mark,) = marks(next(passages(outcome.value)).inlines)
    assert mark.text is None
    return {name: fact for name, fact in defect.facts.items() if fact and name != "expression"}


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("number", "800/1102 /VII"),
        ("title", "Jadwal Masuk Kerja"),
        ("place", "Pangkalpinang"),
        ("signed", "21 Maret 2020"),
        ("effective.from", "23 Maret 2020"),
        ("effective.from | tanggal", "23 Maret 2020"),
        ("effective.from | hari_tanggal", "Senin, 23 Maret 2020"),
        ("effective.until", "sampai ada perkembangan"),
        ("jadwal_bergilir.effective.from", "1 April 2020"),
        ("jadwal_bergilir.split.wfo.max | persen", "30% (tiga puluh persen)"),
        ("jadwal_bergilir.split.wfh.target", "37,5"),
        (
            "jadwal_bergilir.split.wfh.target|persen",
            "37,5% (tiga puluh tujuh koma lima persen)",
        ),
        ("jadwal_bergilir.composition.pelaksana | bilangan", "4 (empat)"),
        ("jadwal_bergilir.composition.pelaksana | terbilang", "empat"),
        ("jadwal_bergilir.composition.tenaga_medis", "1.200"),
        ("jadwal_bergilir.rotation.every | durasi", "1 (satu) minggu"),
        ("jadwal_bergilir.basis | daftar", "jenis layanan, beban kerja, dan lokasi"),
        ("jadwal_bergilir.basis.1", "beban kerja"),
        ("jadwal_bergilir.dates | daftar", "24 Desember 2020 dan 25 Desember 2020"),
        (
            "jadwal_bergilir.dates | hari_tanggal | daftar",
            "Kamis, 24 Desember 2020 dan Jumat, 25 Desember 2020",
        ),
        ("jadwal_bergilir.location | label", "bekerja dari rumah"),
        ("jadwal_bergilir.who | label | daftar", "Aparatur Sipil Negara dan bekerja dari rumah"),
        ("jadwal_bergilir.over | label", "Rapat"),
        ("jadwal_bergilir.location | daftar", "wfh"),
        ("jadwal_bergilir | label", "Pegawai digilir"),
        ("jadwal_bergilir.hours.0.from | jam", "08.00 WIB"),
        ("jadwal_bergilir.zero", "0"),
    ],
)
def test_a_value_prints_as_letters_write_it(expression, words):
    assert printed(expression) == words


def test_clock_times_stand_in_the_zone_of_the_authority():
    assert printed("jadwal_bergilir.hours.0.to | jam", "Asia/Makassar") == "16.30 WITA"


def test_what_is_written_by_hand_later_leaves_room():
    assert printed("number", number=None) == "............"
    assert printed("signed | hari_tanggal", signed=None) == "............"
    assert printed("published") == "............"


def test_the_path_becomes_the_keys_of_the_data():
    outcome = resolved("jadwal_bergilir.composition.tenaga_medis | bilangan")
    (mark,) = marks(next(passages(outcome.value)).inlines)
    assert isinstance(mark, Value)
    assert mark.tag == "jadwal-bergilir.composition.tenaga-medis|bilangan"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (
            "jadwal_begilir.split.wfo.max | persen",
            {
                "reason": "name",
                "part": "jadwal_begilir",
                "nearest": "jadwal_bergilir.split.wfo.max",
            },
        ),
        (
            "jadwal_bergilir.spilt.wfo.max",
            {"reason": "path", "part": "spilt", "nearest": "jadwal_bergilir.split"},
        ),
        (
            "efective.from",
            {"reason": "name", "part": "efective", "nearest": "effective.from"},
        ),
        (
            "effective.form",
            {"reason": "path", "part": "form", "nearest": "effective.from"},
        ),
        ("jadwal_bergilir.basis.7", {"reason": "path", "part": "7"}),
        ("number.x", {"reason": "path", "part": "x"}),
        ("xyz", {"reason": "name", "part": "xyz"}),
        ("jadwal_bergilir", {"reason": "rule", "part": "jadwal_bergilir"}),
        ("jadwal_bergilir.basis", {"reason": "list", "nearest": "daftar"}),
        ("jadwal_bergilir.split", {"reason": "table"}),
        ("jadwal_bergilir.online", {"reason": "boolean"}),
        ("effective.to", {"reason": "empty"}),
        ("effective.from | tangal", {"reason": "filter", "part": "tangal", "nearest": "tanggal"}),
        ("place | tanggal", {"reason": "misfit", "part": "tanggal"}),
        ("place | persen", {"reason": "misfit", "part": "persen"}),
        ("place | jam", {"reason": "misfit", "part": "jam"}),
        ("place | durasi", {"reason": "misfit", "part": "durasi"}),
        ("jadwal_bergilir.split.wfh.target | bilangan", {"reason": "misfit", "part": "bilangan"}),
        ("jadwal_bergilir.online | persen", {"reason": "misfit", "part": "persen"}),
        ("place | label", {"reason": "code", "part": "Pangkalpinang"}),
    ],
)
def test_what_leads_nowhere_is_told_with_its_reason(expression, expected):
    assert facts(expression) == expected


def test_a_mark_that_is_not_plain_was_reported_by_the_reader_alone():
    assert resolved("1 + 1").defects == ()


@pytest.mark.parametrize("data", [{}, {"rules": None}, {"rules": [None, {}, {"id": 3}]}])
def test_broken_front_matter_is_no_reason_to_fall(data):
    tree = body.parse(Source("x.md", "{{ a.b }} {{ effective.from }} {{ number }}"), 0).value
    codes = [defect.code for defect in resolve(tree, data, "", Vocabulary()).defects]
    assert codes == ["value-unknown", "value-unknown"]


# -- the grammar is a part of Jinja2's -------------------------------------------------------

ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr)


def plain_to_jinja(expression: str) -> bool:
    """Tell whether the tree of Jinja2's parser has no kinds of node but the allowed ones."""
    try:
        tree = Environment(autoescape=True).parse("{{ " + expression + " }}")
    except TemplateSyntaxError:
        return False
    return all(_allowed(node) for node in (tree, *tree.find_all(nodes.Node)))


def _allowed(node: nodes.Node) -> bool:
    match node:
        case nodes.Getitem():
            return isinstance(node.arg, nodes.Const) and type(node.arg.value) is int
        case nodes.Const():
            return type(node.value) is int  # alone it is refused below: the tree has no name
        case nodes.Filter():
            return not (node.args or node.kwargs or node.dyn_args or node.dyn_kwargs)
    return isinstance(node, ALLOWED)


NAME = st.sampled_from(
    ["a", "b_c", "jadwal", "effective", "_x", "é", "not", "and", "if", "is", "in", "true", "None"]
)
PARTS = st.one_of(
    NAME,
    st.integers(0, 12).map(str),
    st.sampled_from([".", "|", " ", "  ", "\t", " | ", " . ", "+", "-", "~", "*", "<", "==", ","]),
    st.sampled_from(["'a'", '"b"', "1.5", ":", "{", "²", "01", "a1", "1a", "$", "\\", "@", "%"]),
)
PATH = st.builds(
    lambda name, path, filters: name + "".join(path) + "".join(filters),
    NAME,
    st.lists(st.builds("{}.{}{}".format, *[st.sampled_from(["", " "])] * 2, NAME), max_size=3),
    st.lists(st.builds("{}|{}{}".format, *[st.sampled_from(["", " "])] * 2, NAME), max_size=3),
)


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(st.one_of(PATH, st.lists(PARTS, min_size=1, max_size=8).map("".join)))
def test_the_grammar_accepts_what_jinja_reads_as_a_path_and_filters(expression):
    accepted = parse_expression(expression) is not None
    # `1`, and a number with a filter, are allowed nodes without any name.
    starts_with_figure = expression.strip()[:1].isascii() and expression.strip()[:1].isdigit()
    assert accepted == (plain_to_jinja(expression) and not starts_with_figure)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(PATH)
def test_the_grammar_takes_an_expression_apart_as_jinja_does(expression):
    ours = parse_expression(expression)
    if ours is None:
        return
    tree = Environment(autoescape=True).parse("{{ " + expression + " }}")
    node = tree.find(nodes.Output).nodes[1 if len(tree.find(nodes.Output).nodes) > 1 else 0]
    filters: list[str] = []
    path: list[str | int] = []
    while not isinstance(node, nodes.Name):
        if isinstance(node, nodes.Filter):
            filters.insert(0, node.name)
        else:
            path.insert(0, node.attr if isinstance(node, nodes.Getattr) else node.arg.value)
        node = node.node
    assert (ours.name, list(ours.path), list(ours.filters)) == (node.name, path, filters)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(max_size=30))
def test_no_expression_raises(expression):
    parsed = parse_expression(expression)
    assert parsed is None or parsed.name
