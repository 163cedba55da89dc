"""Lengths and exceptions are counted; what goes beyond stands in a table here, with its reason."""

import re

from tests.house.tree import functions, lines, modules, texts

ROOMY = ("parsing/", "formats/", "drafting/")  # layout and parsing have a longer tail everywhere
MODULE = 300, 500
FUNCTION = 50, 80
# "module" or "module:function" -> lines allowed, why
LONGER: dict[str, tuple[int, str]] = {}
# Code of a linter that is silenced in place -> how often at most, why it has to be.
SILENCED = {
    "ANN401": (8, "a JSON value has no narrower type than Any"),
    "S101": (1, "narrows a type that an earlier step has settled"),
    "A005": (2, "a format or reporter is called by its name"),
    "TID251": (1, "the one reader of the clock"),
    "INP001": (1, "a script beside the pictures it makes, no package"),
    "S603": (1, "the same script runs a browser"),
    "PTH115": (1, "a publish of a large site looks at thousands of links"),
    "PTH116": (1, "and at thousands of files"),
    "S608": (1, "the names of tables are our own"),
    "arg-type": (2, "mypy does not narrow two values by one condition"),
}
_MARKS = re.compile(r"#\s*(?:noqa|type:\s*ignore)")
_FORM = re.compile(r"#\s*(?:noqa:|type:\s*ignore\[)\s*([A-Za-z0-9, -]+?)\]?\s+(?:-|#)\s*(\S.*)")


def limit(module, pair):
    return pair[1] if module.startswith(ROOMY) else pair[0]


def length(function):
    return (function.end_lineno or 0) - function.lineno + 1


def test_a_module_is_not_longer_than_a_reader_can_hold():
    long = {
        module: len(lines(module))
        for module in modules()
        if len(lines(module)) > LONGER.get(module, (limit(module, MODULE), ""))[0]
    }
    assert long == {}


def test_a_function_is_not_longer_than_a_page():
    long = {}
    for module, tree in modules().items():
        for function in functions(tree):
            name = f"{module}:{function.name}"
            if length(function) > LONGER.get(name, (limit(module, FUNCTION), ""))[0]:
                long[name] = length(function)
    assert long == {}


def test_every_exception_is_needed():
    for name, (allowed, why) in LONGER.items():
        module, _, function = name.partition(":")
        assert why
        if function:
            found = [f for f in functions(modules()[module]) if f.name == function]
            longest = max(length(one) for one in found)
            assert limit(module, FUNCTION) < longest <= allowed
        else:
            assert limit(module, MODULE) < len(lines(module)) <= allowed


def silenced():
    """Yield place, codes and reason of every comment that silences a linter or mypy."""
    for path, text in texts().items():
        if not path.endswith(".py") or path == "tests/house/test_budgets.py":
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            if _MARKS.search(line):
                form = _FORM.search(line)
                yield f"{path}:{number}", form


def test_what_is_silenced_names_its_code_and_its_reason():
    assert not [place for place, form in silenced() if form is None]


def test_little_is_silenced():
    counts = dict.fromkeys(SILENCED, 0)
    for place, form in silenced():
        for code in form[1].split(",") if form else ():
            assert code.strip() in SILENCED, f"{place}: {code} is not in the table"
            counts[code.strip()] += 1
    for code, count in counts.items():
        assert 0 < count <= SILENCED[code][0], f"{code} is silenced {count} times"
    beside = sum(count for code, count in counts.items() if code != "ANN401")
    assert beside <= 15
