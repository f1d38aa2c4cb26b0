"""What people are told to type exists: make targets, `mmf` subcommands, a short README."""

import re
import subprocess
import sys

import pytest
from project_tree import ROOT, settings

GUIDES = ("README.md", "docs/development.md")
SUBCOMMANDS = ("ingest", "ask", "answer-set", "eval", "ui")
# Printed by the generated `mmf` script too: the entry point, found and called.
ENTRY = "import sys; from {module} import {name}; sys.argv[0] = 'mmf'; {name}()"


def mmf(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the program that `pip install` puts on the path, from this checkout."""
    module, _, name = settings()["project"]["scripts"]["mmf"].partition(":")
    command = [sys.executable, "-c", ENTRY.format(module=module, name=name), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def targets() -> dict[str, str]:
    """Make target -> its line of help."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z-]+):.*?## (.+)$", makefile, flags=re.MULTILINE))


def commands(guide: str, program: str) -> set[str]:
    """First words after `program` in the code (fenced or in line) of a guide."""
    text = (ROOT / guide).read_text(encoding="utf-8")
    code = re.findall(r"```(?:sh|bash|console)\n(.*?)```", text, flags=re.DOTALL)
    code += re.findall(r"`([^`\n]+)`", text)
    used = rf"(?:^|[\s/;&]){program} (?:-\S+ )*([a-z][a-z-]*)"
    return {word for part in code for word in re.findall(used, part, flags=re.MULTILINE)}


def test_every_target_has_its_line_of_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    declared = re.search(r"^\.PHONY: (.+)$", makefile, flags=re.MULTILINE)
    assert declared is not None
    assert set(declared[1].split()) == set(targets())


def test_make_alone_lists_every_target() -> None:
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [name for name in targets() if f"make {name} " not in listed] == []


@pytest.mark.parametrize("guide", GUIDES)
def test_the_make_targets_of_a_guide_exist(guide: str) -> None:
    named = commands(guide, "make")
    assert named, "a guide that names no target guides nobody"
    assert named - set(targets()) == set()


@pytest.mark.parametrize("guide", GUIDES)
def test_the_subcommands_of_a_guide_exist(guide: str) -> None:
    listed = mmf("--help").stdout
    assert {word for word in commands(guide, "mmf") if word not in listed} == set()


def test_the_readme_is_read_in_one_go() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120


@pytest.mark.parametrize("subcommand", SUBCOMMANDS)
def test_help_lists_the_subcommands(subcommand: str) -> None:
    shown = mmf("--help")
    assert shown.returncode == 0, shown.stderr
    assert re.search(rf"^\W*{subcommand}\s", shown.stdout, flags=re.MULTILINE)
    assert mmf(subcommand, "--help").returncode == 0
