"""Names say what a thing is: no drawers for odds and ends, no abbreviations, one door a folder."""

import ast
import re

from tests.house.tree import PROGRAM, folders, functions, modules

DRAWERS = {"manager", "handler", "helper", "helpers", "util", "utils", "common", "base", "misc"}
DRAWERS |= {"data", "tools", "stuff", "core", "lib"}
SHORT = {"cfg", "ctx", "idx", "tmp", "mgr", "doc", "docs", "obj", "val", "vals", "num", "str_"}
SHORT |= {"msg", "err", "exc", "fn", "func", "cb", "arr", "lst", "dct", "res", "ret", "vocab"}
# Names another library or the trade prescribes.
PRESCRIBED = {"ctx": "click gives its context under this name"}
PRESCRIBED_CLASSES = {"NotInData": "not_in_data is a key of the format"}


def words(name):
    parts = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().split("_")
    return {part for part in parts if part}


def test_no_module_or_folder_is_a_drawer():
    parts = {part for module in modules() for part in module.removesuffix(".py").split("/")}
    assert sorted(part for part in parts if words(part) & DRAWERS) == []


def test_no_class_is_a_drawer():
    named = [
        node.name
        for tree in modules().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and words(node.name) & DRAWERS
    ]
    assert set(named) == PRESCRIBED_CLASSES.keys()


def stored(tree):
    """Yield every name that a module gives to an argument or a variable."""
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno


def test_names_are_not_abbreviated():
    short = [
        f"{module}:{line} {name}"
        for module, tree in modules().items()
        for name, line in stored(tree)
        if name in SHORT and name not in PRESCRIBED
    ]
    assert short == []


def test_every_module_says_what_it_is_for():
    said = {module: ast.get_docstring(tree) or "" for module, tree in modules().items()}
    assert [module for module, words_of in said.items() if len(words_of.split()) < 3] == []


def test_every_public_class_and_function_says_what_it_gives():
    silent = [
        f"{module}:{node.lineno} {node.name}"
        for module, tree in modules().items()
        for node in tree.body
        if isinstance(node, (ast.ClassDef, ast.FunctionDef))
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_every_folder_of_modules_is_a_package():
    for folder in folders(PROGRAM):
        inside = PROGRAM.parent / folder
        if any(inside.glob("*.py")):
            assert (inside / "__init__.py").is_file(), folder


def test_only_tables_stand_in_the_front_of_a_folder():
    """A name re-exported by a folder would hide the module of the same name."""
    for module, tree in modules().items():
        if module.endswith("__init__.py"):
            assert not list(functions(tree)), f"{module} holds a table or a docstring, no code"
