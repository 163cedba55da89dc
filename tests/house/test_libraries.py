"""Each library stands behind one door, so that it can be replaced and its traps are met once."""

import ast
import importlib.metadata
import re
import sys
import tomllib

from tests.house.tree import ROOT, functions, lines, modules

# Library (as imported) -> the modules or folders of the program that may import it.
DOORS = {
    "click": ("cli/",),
    "rich": ("cli/", "reporters/full.py"),
    "git": ("sources/git.py",),
    "granian": ("api/server.py",),
    "yaml": ("parsing/strict_yaml.py",),
    "jsonschema_rs": ("parsing/schema.py",),
    "markdown_it": ("parsing/body.py",),
    "docx": ("formats/docx/reading.py",),
    "lxml": ("formats/docx/reading.py",),
    "typst": ("formats/pdf.py",),
    "jinja2": ("formats/html.py", "portal/"),
    "pypdf": ("drafting/pdf_in.py",),
    "rfc8785": ("canonical.py",),
    "pagefind": ("portal/search_engine.py",),
}
OPTIONAL = {"pagefind"}  # an extra: without it the program does all else
# Needed by the program and imported by nobody: zoneinfo reads it where the system has no zones.
UNSEEN = {"tzdata"}
BARE = ("model/", "indonesian/", "checks/", "letters/")  # no library at all
CORE = 14  # direct dependencies, house.md 9


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


def libraries(tree):
    ours = {*sys.stdlib_module_names, "publisher"}
    return {name for name in imported(tree) if name not in ours}


def test_a_library_is_imported_behind_its_door_only():
    used = {(name, module) for module, tree in modules().items() for name in libraries(tree)}
    assert {name for name, _ in used} <= DOORS.keys()
    assert (
        sorted(
            f"{module} imports {name}, which belongs behind {' or '.join(DOORS[name])}"
            for name, module in used
            if not module.startswith(DOORS[name])
        )
        == []
    )


def test_every_door_is_used():
    used = {(name, module) for module, tree in modules().items() for name in libraries(tree)}
    for library, doors in DOORS.items():
        for door in doors:
            assert any(name == library and module.startswith(door) for name, module in used), (
                f"nothing behind {door} imports {library}"
            )


def test_the_inner_folders_need_no_library():
    for module, tree in modules().items():
        if module.startswith(BARE):
            assert not libraries(tree), module


def test_the_declared_dependencies_are_the_libraries_behind_doors():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    packages = importlib.metadata.packages_distributions()
    needed = {packages[library][0].lower().replace("_", "-") for library in DOORS} | UNSEEN
    assert names(project["dependencies"]) == needed - OPTIONAL
    assert len(needed - OPTIONAL) <= CORE
    extras = (line for lines in project["optional-dependencies"].values() for line in lines)
    assert names(extras) == OPTIONAL


def names(requirements):
    return {re.split(r"[<>=~! \[]", line)[0].lower() for line in requirements}


def test_imports_stand_at_the_top():
    inside = [
        f"{module}:{node.lineno} in {function.name}"
        for module, tree in modules().items()
        for function in functions(tree)
        for node in ast.walk(function)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    ]
    assert inside == []


def test_nothing_is_imported_by_name_but_commands_and_what_a_build_may_not_need():
    found = [m for m in modules() if re.search("import_module|__import__", "\n".join(lines(m)))]
    assert found == ["cli/main.py", "pipeline/lazily.py"]
