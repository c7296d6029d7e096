"""The rooms of xlcrm and the arrows between them, read from the imports: they point down only."""

import ast
import re
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "xlcrm"

NOUNS = frozenset({
    "text", "han", "errors", "errorvalue", "model", "layout", "currencies", "schema", "lists", "settings", "dates", "places", "problems", "findings",
})  # fmt: skip
CORE = frozenset({"method", "tables", "letters", "demo", "versions", "adopt", "filing", "papers", "report"})
DOORS = frozenset({"stores", "outlets", "template"})
# What each room may import of xlcrm, beside itself.
MAY_IMPORT = {
    **dict.fromkeys(NOUNS, NOUNS),
    **dict.fromkeys(CORE, CORE | NOUNS),
    "windows": frozenset(),  # the system itself, beneath whoever has something to ask of it
    "ooxml": frozenset({"errors", "errorvalue", "text", "model", "windows"}),  # knows nothing of customers
    **dict.fromkeys(DOORS, CORE | NOUNS | {"ooxml"}),
    "stores": CORE | NOUNS | {"ooxml", "excel"},
    "excel": NOUNS,  # where xlwings is imported
    "calc": NOUNS | {"excel"},  # what lies beneath the live store in Calc, as ooxml beneath the file store
    "addin": NOUNS,  # of the computer, not of a book
    "app": DOORS | CORE | NOUNS | {"ooxml", "windows", "addin"},
    "cli": {"app", "addin", "windows"} | DOORS | CORE | NOUNS,
    "ribbon": {"app", "excel", "calc"} | DOORS | CORE | NOUNS,
    "__main__": frozenset({"cli"}),
    "__init__": frozenset(),
}
# The pure rooms get their rows, their text and their day as arguments.
NOT_PURE = {
    "os",
    "io",
    "pathlib",
    "zipfile",
    "shutil",
    "tempfile",
    "subprocess",
    "socket",
    "time",
    "xlwings",
    "openpyxl",
}
HEAVY = {
    "lxml",
    "python_calamine",
    "jinja2",
    "holidays",
    "rich",
    "babel",
    "rapidfuzz",
    "filelock",
    "xlwings",
    "icalendar",
    "tzlocal",
    "watchfiles",
}
CLOCK = {"today", "now", "utcnow", "localtime", "gmtime", "ctime"}


class Import(NamedTuple):
    """An import: the module named, and whether it runs when its own module is loaded."""

    module: str
    at_load: bool
    line: int


@cache
def modules() -> dict[str, ast.Module]:
    """Dotted name within xlcrm -> the module, parsed."""
    paths = sorted(PACKAGE.rglob("*.py"))
    return {".".join(p.relative_to(PACKAGE).with_suffix("").parts): ast.parse(p.read_text("utf-8")) for p in paths}


def room(module: str) -> str:
    return module.split(".")[0]


def imports(tree: ast.AST, at_load: bool = True) -> Iterator[Import]:
    """Every import; what only a type checker sees is none."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, at_load, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole path"
            yield from (Import(_target(str(node.module), alias.name), at_load, node.lineno) for alias in node.names)
        elif isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            yield from (found for branch in node.orelse for found in imports(branch, at_load))
        else:
            yield from imports(
                node, at_load and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            )


def _target(module: str, name: str) -> str:
    """`from xlcrm.tables import decode` may mean a module or what the package itself holds."""
    inner = f"{module}.{name}".removeprefix("xlcrm.")
    return (
        f"{module}.{name}"
        if module.startswith("xlcrm") and (inner in modules() or f"{inner}.__init__" in modules())
        else module
    )


def own(found: Import) -> str | None:
    """The module within xlcrm that an import names; None for any other."""
    if found.module.split(".")[0] != "xlcrm":
        return None
    inner = found.module.removeprefix("xlcrm").removeprefix(".")
    return inner if inner in modules() else f"{inner}.__init__".removeprefix(".")


def test_every_module_has_its_room() -> None:
    assert {room(module) for module in modules()} - MAY_IMPORT.keys() == set()


MAPPED = ["ooxml", "letters", "stores", "method", "tables", "app", "adopt", "versions", "demo", "addin", "places"]


@pytest.mark.parametrize("mapped", MAPPED)
def test_the_map_of_a_room_has_every_module_of_it(mapped: str) -> None:
    words = set(re.findall(r"\w+", ast.get_docstring(modules()[f"{mapped}.__init__"]) or ""))
    assert {m.split(".")[1] for m in modules() if room(m) == mapped} - words == {"__init__"}


@pytest.mark.parametrize("module", [m for m in modules() if room(m) in MAY_IMPORT])
def test_arrows_point_down_only(module: str) -> None:
    allowed = MAY_IMPORT[room(module)] | {room(module)}
    targets = [(found.line, target) for found in imports(modules()[module]) if (target := own(found)) is not None]
    assert [f"line {line}: {target}" for line, target in targets if room(target) not in allowed | {"__init__"}] == []


@pytest.mark.parametrize("module", [m for m in modules() if room(m) in CORE | NOUNS])
def test_pure_modules_touch_no_file_no_process_and_no_clock(module: str) -> None:
    outside = [f"line {found.line}: {found.module}" for found in imports(modules()[module])]
    assert [what for what in outside if what.split(": ")[1].split(".")[0] in NOT_PURE] == []


@pytest.mark.parametrize("module", [m for m in modules() if room(m) not in ("cli", "ribbon")])
def test_only_cli_and_ribbon_read_the_clock(module: str) -> None:
    called = [node for node in ast.walk(modules()[module]) if isinstance(node, ast.Call)]
    reads = [
        f"line {call.lineno}: {ast.unparse(call)}"
        for call in called
        if (isinstance(call.func, ast.Attribute) and call.func.attr in CLOCK)
        or ast.unparse(call.func) in ("time.time", "time.strftime")
    ]
    assert reads == []


def test_heavy_packages_are_paid_only_by_the_function_that_needs_them() -> None:
    at_load = [
        (name, found.module, found.line) for name, tree in modules().items() for found in imports(tree) if found.at_load
    ]
    assert [entry for entry in at_load if entry[1].split(".")[0] in HEAVY] == []


def test_xlwings_is_imported_in_one_module_at_most() -> None:
    users = {
        name for name, tree in modules().items() for found in imports(tree) if found.module.split(".")[0] == "xlwings"
    }
    assert len(users) <= 1


def test_windows_own_functions_are_called_in_one_module_and_those_of_other_systems_in_one() -> None:
    users = {name for name, tree in modules().items() for found in imports(tree) if found.module.startswith("ctypes")}
    assert users == {"windows", "ooxml.exchange"}


@pytest.mark.parametrize("module", [name for name in modules() if name != "windows"])
def test_the_module_for_windows_is_imported_only_where_it_is_needed(module: str) -> None:
    at_load = [f.line for f in imports(modules()[module]) if f.at_load and own(f) == "windows"]
    assert at_load == []


def test_no_module_imports_itself_round_a_corner() -> None:
    below = {
        name: {t for f in imports(tree) if f.at_load and (t := own(f)) is not None} for name, tree in modules().items()
    }
    done = set[str]()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " > ".join((*path[path.index(module) :], module))
        if module not in done:
            for target in sorted(below[module]):
                visit(target, (*path, module))
            done.add(module)

    for module in below:
        visit(module, ())


def public(tree: ast.Module | ast.ClassDef, inside: str = "") -> Iterator[tuple[str, ast.ClassDef | ast.FunctionDef]]:
    """Public functions and classes, and the methods of classes that stand for themselves: of others the base has told."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            if any(ast.unparse(d).endswith(("overload", ".setter")) for d in node.decorator_list):
                continue  # the getter has told
            yield f"{inside}{node.name}", node
            if isinstance(node, ast.ClassDef) and not node.bases:
                yield from public(node, f"{node.name}.")


@pytest.mark.parametrize("module", modules())
def test_what_is_public_says_what_it_means(module: str) -> None:
    tree = modules()[module]
    drawn = (
        ast.get_docstring(tree) or "" if module == "errors" else ""
    )  # the tree of errors stands at the top of its file
    silent = [
        f"line {node.lineno}: {name}"
        for name, node in public(tree)
        if not ast.get_docstring(node) and name not in drawn
    ]
    assert silent == []
    assert ast.get_docstring(tree) or not tree.body


def test_of_workbooks_only_the_templates_are_part_of_the_project(need: Callable[[str], str]) -> None:
    if not (PACKAGE.parent / ".git").exists():
        pytest.skip("no checkout of git")
    listed = subprocess.run([need("git"), "ls-files"], cwd=PACKAGE.parent, capture_output=True, text=True, check=True)
    books = {
        file for file in listed.stdout.splitlines() if re.search(r"\.xls[xmb]?$|\.lock$|/\.xlcrm/", file.strip('"'))
    }
    papers = {f"xlcrm/papers/templates/{lang}/{paper}.xlsx" for lang in ("en", "zh") for paper in ("quotation", "pi")}
    assert books == {"workbook_template.xlsx", "workbook_template_zh.xlsx", *papers}
