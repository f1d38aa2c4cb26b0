"""What any file of the project may hold: size, and nothing of the machine it was written on."""

import re

import pytest
from project_tree import ROOT, name, python_files, tracked

# Where people and build machines keep their checkouts.
MACHINE_PATH = re.compile(r"(?<![\w.~$}<])/(root|home/\w|Users/\w|work/\w|workspace/\w|mnt/\w)")
INDEX_HOST = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(org|com)|pytorch\.org/whl|deb\.debian\.org"
)
INDEX_OPTION = re.compile(r"--(extra-)?index-url|--find-links|--trusted-host")
BINARY = {".png", ".ttf", ".ico", ".woff2", ".onnx", ".webp", ".jpg", ".npz"}
TEXTS = [path for path in tracked() if path.suffix not in BINARY]


def hits(pattern: re.Pattern[str]) -> list[str]:
    """Every place in the project's texts where the pattern matches."""
    return [
        f"{name(path)}:{number}: {line.strip()[:100]}"
        for path in TEXTS
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def test_python_files_hold_one_idea() -> None:
    sizes = {name(p): len(p.read_text(encoding="utf-8").splitlines()) for p in python_files()}
    assert sizes, "no Python file was looked at"
    long = {file: lines for file, lines in sizes.items() if lines > 250}
    assert not long, "longer than 250 lines: two ideas in one file?"


@pytest.mark.parametrize("pattern", [MACHINE_PATH, INDEX_HOST], ids=["path", "index"])
def test_no_file_names_a_machine(pattern: re.Pattern[str]) -> None:
    assert hits(pattern) == []


def test_pip_is_told_where_to_look_by_its_own_configuration_only() -> None:
    own = "tests/house/test_files.py"
    assert [hit for hit in hits(INDEX_OPTION) if not hit.startswith(own)] == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (MACHINE_PATH, "open('/ho" + "me/ann/index')"),
        (MACHINE_PATH, "data in /ro" + "ot/.cache"),
        (INDEX_HOST, "https://py" + "pi.org/simple"),
        (INDEX_OPTION, "pip install --index" + "-url x"),
    ],
)
def test_the_patterns_see_what_they_are_for(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


def test_generated_folders_are_not_tracked() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    folders = tuple(line for line in ignored if line.endswith("/") and "*" not in line)
    assert folders
    assert [name(path) for path in tracked() if name(path).startswith(folders)] == []
