"""What the house tests look at: the project's files and what its modules import. Runs nothing."""

import ast
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("corpus", "ingest", "guardrails", "assistant", "evals", "ui")
GENERATED = {".git", ".venv", "var", "build", "dist", "__pycache__"}


@cache
def tracked() -> tuple[Path, ...]:
    """Every file of the project, as git knows it; without git, all but generated folders."""
    if (ROOT / ".git").exists():
        listing = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout
        files = [ROOT / name for name in listing.split("\0") if name]
    else:
        files = [path for path in ROOT.rglob("*") if not is_generated(path)]
    return tuple(sorted(path for path in files if path.is_file()))


def is_generated(path: Path) -> bool:
    """Whether a file comes from a tool: an environment, a cache, an index, a build."""
    parts = path.relative_to(ROOT).parts
    return any(p in GENERATED or p.endswith((".egg-info", "_cache")) for p in parts)


def name(path: Path) -> str:
    """A path as people say it, from the top of the project."""
    return path.relative_to(ROOT).as_posix()


def python_files(*folders: str) -> list[Path]:
    """Tracked Python files, of these top-level folders when any is named."""
    files = [path for path in tracked() if path.suffix == ".py"]
    return [p for p in files if not folders or p.relative_to(ROOT).parts[0] in folders]


def imported_by(path: Path) -> set[str]:
    """Top-level names that a module imports anywhere in it, types included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


@cache
def importers() -> dict[str, set[str]]:
    """Third-party top-level name -> the files of the rooms that import it."""
    own = {*ROOMS, *sys.stdlib_module_names}
    users: dict[str, set[str]] = {}
    for path in python_files(*ROOMS):
        for library in imported_by(path) - own:
            users.setdefault(library, set()).add(name(path))
    return users


def settings() -> dict[str, Any]:
    """pyproject.toml, parsed."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)
