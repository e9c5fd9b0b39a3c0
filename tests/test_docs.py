"""The documents say what the code does: settings, commands, options, targets, scripts, links."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from datetime import time
from functools import cache
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand

from standfirst.cli import COMMANDS
from standfirst.configuration import PREFIX, Configuration

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
OWN = sorted(name for name in COMMANDS if get_commands().get(name) == "standfirst")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(
    r"(?:^|`)(?:\$ )?(?:[A-Z_]+=\S* )*(?:\S*/)?standfirst ([a-z]+)\b", re.MULTILINE
)
TARGET = re.compile(r"(?:^\$? *|[`(])make ([a-z]+)\b", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")


@cache
def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def code(document: str) -> str:
    """What stands in code spans and fenced blocks."""
    blocks = [body for _, body in FENCE.findall(document)]
    return "\n".join([*blocks, *re.findall(r"`[^`\n]+`", FENCE.sub("", document))])


def section(document: str, command: str) -> str:
    """The part under the heading that names `standfirst COMMAND`; "" where there is none."""
    parts = re.split(r"^(#{2,4} .*)$", document, flags=re.MULTILINE)
    named = re.compile(rf"(?:standfirst |`){command}\b")
    return "".join(
        body for head, body in zip(parts[1::2], parts[2::2], strict=True) if named.search(head)
    )


def parser(command: BaseCommand, name: str) -> ArgumentParser:
    return command.create_parser("standfirst", name)


def options(name: str) -> set[str]:
    """The long options that a command adds to Django's own."""
    common = {
        flag for action in parser(BaseCommand(), name)._actions for flag in action.option_strings
    }
    found = parser(load_command_class("standfirst", name), name)._actions
    flags = {flag for action in found for flag in action.option_strings if flag.startswith("--")}
    return flags - common


def shown(value: object) -> str:
    """A default as the environment would give it."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, bool):
        return "1" if value else "0"
    return f"{value:g}" if isinstance(value, float) else str(value)


def settings_table() -> str:
    """The table of docs/configuration.md."""
    rows = ["| setting | default | what it does | for example |", "|---|---|---|---|"]
    for name, field in Configuration.model_fields.items():
        default = f"`{value}`" if (value := shown(field.default)) else "empty"
        example = (field.examples or [""])[0]
        rows.append(f"| `{PREFIX}{name.upper()}` | {default} | {field.description} | `{example}` |")
    return "\n".join(rows)


def test_every_setting_is_documented_with_its_default() -> None:
    table = settings_table()
    assert table in text("docs/configuration.md"), f"docs/configuration.md needs:\n\n{table}\n"


def test_every_command_is_a_command() -> None:
    assert [name for name in COMMANDS if name not in get_commands()] == []


def test_every_command_of_ours_is_listed() -> None:
    ours = {name for name, app in get_commands().items() if app == "standfirst"}
    assert ours - set(COMMANDS) == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert section(text("docs/cli.md"), name).strip(), f"docs/cli.md needs: ## standfirst {name}"


@pytest.mark.parametrize("name", [name for name in OWN if name != "migrate"])  # Django's options
def test_every_option_is_documented(name: str) -> None:
    said = section(text("docs/cli.md"), name)
    assert [option for option in sorted(options(name)) if option not in said] == []


@pytest.mark.parametrize("name", OWN)
def test_every_json_answer_is_shown(name: str) -> None:
    said = section(text("docs/cli.md"), name)
    assert "--json" not in options(name) or re.search(r'[{\[]"\w+"', said)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_named_exists(path: Path) -> None:
    named = set(COMMAND.findall(code(path.read_text(encoding="utf-8"))))
    assert named - set(get_commands()) - set(COMMANDS) == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_make_target_named_exists(path: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    assert set(TARGET.findall(code(path.read_text(encoding="utf-8")))) - targets == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_inside_the_tree_leads_somewhere(path: Path) -> None:
    links = LINK.findall(FENCE.sub("", path.read_text(encoding="utf-8")))
    inside = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in inside if not (path.parent / link).exists()] == []


@pytest.mark.parametrize(
    "name", sorted(f"{f}/{p.name}" for f in ("bench", "evals") for p in (ROOT / f).glob("*.py"))
)
def test_every_measurement_is_named_in_the_documents(name: str) -> None:
    assert any(name in path.read_text(encoding="utf-8") for path in DOCUMENTS), name


def test_every_make_target_says_what_it_does() -> None:
    rules = re.findall(r"^([a-z]+):(.*)$", text("Makefile"), re.MULTILINE)
    assert [name for name, rest in rules if "## " not in rest] == []
