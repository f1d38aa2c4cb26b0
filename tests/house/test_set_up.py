"""The set-up's own decisions: when an environment is current, which Python it is built on."""

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from project_tree import ROOT

FIND_PYTHON = ROOT / "scripts" / "find_python.sh"
CONFTEST = ROOT / "tests" / "conftest.py"


@pytest.fixture(scope="module")
def environment() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts" / "environment.py"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "with spaces"
    folder.mkdir()
    locks = ("requirements.lock", "requirements-llm.lock", "requirements-dev.lock")
    for name in ("pyproject.toml", *locks):
        (folder / name).write_text(f"{name}\na==1\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("changed", "run_is_current", "dev_is_current"),
    [
        ("requirements.lock", False, False),
        ("pyproject.toml", False, False),
        ("requirements-dev.lock", True, False),
        ("requirements-llm.lock", True, False),
    ],
)
def test_a_stamp_holds_until_what_was_installed_changes(
    environment: dict[str, Any],
    project: Path,
    changed: str,
    run_is_current: bool,
    dev_is_current: bool,
) -> None:
    before = {what: environment["content_key"](project, what) for what in ("run", "dev")}
    (project / changed).write_text("other\n", encoding="utf-8")
    after = {what: environment["content_key"](project, what) for what in ("run", "dev")}
    assert (before["run"] == after["run"]) is run_is_current
    assert (before["dev"] == after["dev"]) is dev_is_current


def test_a_moved_checkout_needs_a_new_environment(
    environment: dict[str, Any], project: Path, tmp_path: Path
) -> None:
    stamp = tmp_path / "made-for"
    assert not environment["is_current"](stamp, "")
    stamp.write_text(environment["base_key"](project), encoding="utf-8")
    assert environment["is_current"](stamp, environment["base_key"](project))
    assert not environment["is_current"](stamp, environment["base_key"](project / "moved"))


def test_a_failing_step_shows_its_last_words_and_the_remedy(
    environment: dict[str, Any], tmp_path: Path
) -> None:
    script = "print('no such package'); raise SystemExit(3)"
    with pytest.raises(environment["SetupFailed"], match="no such package") as caught:
        environment["run"]([sys.executable, "-c", script], tmp_path / "log", step="installing")
    assert "installing failed (exit 3)" in str(caught.value)
    assert "no such package" in (tmp_path / "log").read_text(encoding="utf-8")


def find_python(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs the search with `folder` as the whole path."""
    return subprocess.run(
        [shutil.which("sh") or "sh", str(FIND_PYTHON)],
        env={"PATH": str(folder), **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def shim(folder: Path, name: str, body: str) -> Path:
    """Puts a small shell program in place of an interpreter."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_no_python_is_said_in_one_line(tmp_path: Path) -> None:
    found = find_python(tmp_path)
    assert found.returncode == 1
    assert "no Python 3.11 or 3.12 found" in found.stderr
    assert found.stderr.count("\n") == 1


def test_a_python_without_venv_is_said_in_one_line(tmp_path: Path) -> None:
    shim(tmp_path, "python3.11", 'case "$2" in *ensurepip*) exit 1;; esac')
    found = find_python(tmp_path)
    assert found.returncode == 1
    assert "python3.11 has no venv module" in found.stderr
    assert found.stderr.count("\n") == 1


def test_a_shim_that_does_not_start_is_passed_over(tmp_path: Path) -> None:
    shim(tmp_path, "python3.11", "exit 127")
    good = shim(tmp_path, "python3", f'exec "{sys.executable}" "$@"')
    assert find_python(tmp_path).stdout.strip() == str(good)


def test_a_named_python_comes_first(tmp_path: Path) -> None:
    shim(tmp_path, "python3.11", "exit 0")
    mine = shim(tmp_path, "mine", "exit 0")
    assert find_python(tmp_path, PYTHON=str(mine)).stdout.strip() == str(mine)


def test_requiring_the_browser_reaches_the_tests() -> None:
    """`.ci/run` sets it; were the tests to drop it, browser tests could be skipped unseen."""
    script = (
        "import os, runpy, sys; runpy.run_path(sys.argv[1]); print(os.environ.get(sys.argv[2]))"
    )
    seen = subprocess.run(
        [sys.executable, "-c", script, str(CONFTEST), "MMF_REQUIRE_BROWSER"],
        env={**os.environ, "MMF_REQUIRE_BROWSER": "1", "PYTHONPATH": str(CONFTEST.parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert seen.stdout.strip() == "1"
