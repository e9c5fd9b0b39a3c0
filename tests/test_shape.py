"""The shape of the tree: sizes, names, heads of files, and what stands in none of them."""

from __future__ import annotations

import ast
import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "standfirst"
FILE_LINES, TEST_LINES, FUNCTION_LINES, MEDIAN_LINES, NESTING = 400, 600, 60, 8, 3
NAMELESS = {"utils", "util", "helpers", "helper", "services", "common", "misc"}
BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.Match)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
Function = ast.FunctionDef | ast.AsyncFunctionDef

UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME)\b")
# An index is the owner's choice, a folder of the author's machine is nobody's.
FOREIGN = re.compile(
    r"(?:--(?:extra-)?index-url|--find-links)[ =]\S"
    r"|https?://(?!\w+\.netscape\.com/rdf/)[^\s\"'<>]*(?:/simple/|/packages/[0-9a-f]{2}/)"
    r"|file:///(?:opt|home|root|tmp|srv)\b"
    r"|(?<![\w.])/(?:work|farm|root|opt/(?:pypi|wheels))/\w"
)
TEXT_SUFFIXES = {
    *(".py", ".md", ".toml", ".txt", ".html", ".css", ".js", ".json", ".cfg", ".ini", ".yml"),
    "",
}
TEXT_FOLDERS = ("src", "tests", "docs", "evals", "bench", "scripts", "requirements", ".ci")
SKIPPED = {"__pycache__", "node_modules"}


@cache
def python_files(*folders: str) -> tuple[Path, ...]:
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return tuple(sorted(path for path in found if "migrations" not in path.parts))


@dataclass(frozen=True, slots=True)
class Module:
    """A file: its lines, the first paragraph of its docstring, its functions."""

    name: str
    lines: int
    head: str
    functions: tuple[Measured, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """A function's place and name, the lines of its body, and how deep its blocks stand."""

    name: str
    lines: int
    depth: int


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    return tuple(module(path) for path in python_files(*folders))


@cache
def module(path: Path) -> Module:
    text, name = path.read_text(encoding="utf-8"), str(path.relative_to(ROOT))
    tree = ast.parse(text)
    found = (node for node in ast.walk(tree) if isinstance(node, FUNCTIONS))
    return Module(
        name=name,
        lines=len(text.splitlines()),
        head=(ast.get_docstring(tree) or "").split("\n\n")[0],
        functions=tuple(
            Measured(f"{name}:{node.lineno} {node.name}", body_lines(node), depth(node))
            for node in found
        ),
    )


def functions(*folders: str) -> Iterator[Measured]:
    return chain.from_iterable(one.functions for one in modules(*folders))


def body_lines(function: Function) -> int:
    """Lines of the body, without the docstring."""
    statements = function.body[1:] if ast.get_docstring(function) else function.body
    if not statements:
        return 0
    return (statements[-1].end_lineno or 0) - statements[0].lineno + 1


def depth(node: ast.AST, *, inside: int = 0) -> int:
    """How deep blocks stand inside one another; `elif` is no deeper than its `if`."""
    deepest = inside
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (*FUNCTIONS, ast.ClassDef, ast.Lambda)):
            continue
        is_elif = isinstance(child, ast.If) and isinstance(node, ast.If) and node.orelse == [child]
        deeper = isinstance(child, BLOCKS) and not is_elif
        deepest = max(deepest, depth(child, inside=inside + deeper))
    return deepest


def text_files() -> Iterator[tuple[str, str]]:
    found = [path for folder in TEXT_FOLDERS for path in (ROOT / folder).rglob("*")]
    for path in sorted([*found, *ROOT.glob("*.md"), ROOT / "Makefile", ROOT / "pyproject.toml"]):
        if path.is_file() and path.suffix in TEXT_SUFFIXES and not SKIPPED & set(path.parts):
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("folders", "most"), [(("src", "evals", "bench"), FILE_LINES), (("tests",), TEST_LINES)]
)
def test_no_file_is_too_long(folders: tuple[str, ...], most: int) -> None:
    assert [one.name for one in modules(*folders) if one.lines > most] == []


def test_no_function_is_too_long() -> None:
    lengths = {one.name: one.lines for one in functions("src", "tests", "evals", "bench")}
    assert {name: length for name, length in lengths.items() if length > FUNCTION_LINES} == {}


def test_the_median_function_is_short() -> None:
    assert statistics.median(one.lines for one in functions("src")) <= MEDIAN_LINES


def test_no_function_is_nested_too_deep() -> None:
    depths = {one.name: one.depth for one in functions("src")}
    assert {name: found for name, found in depths.items() if found > NESTING} == {}


def test_every_module_says_its_job_in_one_sentence() -> None:
    written = [one for one in modules("src", "tests", "evals", "bench") if one.lines]
    assert [one.name for one in written if not one.head.endswith((".", ":", "?"))] == []


def test_everything_has_a_name_of_its_own() -> None:
    folders = [path for path in (ROOT / "src").rglob("*") if path.is_dir()]
    named = [*folders, *python_files("src", "tests", "evals", "bench")]
    assert [str(path.relative_to(ROOT)) for path in named if path.stem in NAMELESS] == []


def test_nothing_is_left_for_later() -> None:
    assert [name for name, text in text_files() if UNFINISHED.search(text)] == []


def test_no_index_and_no_folder_of_one_machine_stands_in_the_tree() -> None:
    here = str(Path(__file__).relative_to(ROOT))
    found = {
        f"{name}: {match.group()}"
        for name, text in text_files()
        for match in FOREIGN.finditer(text)
        if name != here
    }
    assert found == set()


def test_every_pinned_package_has_its_hashes() -> None:
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        pins = re.split(r"\n(?=[a-z0-9])", lock.read_text(encoding="utf-8").strip())
        assert [pin.splitlines()[0] for pin in pins if "--hash=sha256:" not in pin] == [], lock.name


def test_both_locks_pin_the_same_versions() -> None:
    run, test = (
        dict(re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==(\S+)", text, re.MULTILINE))
        for text in (
            (ROOT / "requirements" / name).read_text(encoding="utf-8")
            for name in ("run.txt", "test.txt")
        )
    )
    assert {name: test.get(name) for name in run} == run
