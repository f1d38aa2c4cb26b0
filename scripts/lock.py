"""Writes requirements.lock, requirements-llm.lock and requirements-dev.lock anew.

A clean throw-away environment gets what pyproject.toml asks for, step by step, pip chooses the
versions, and what it chose is written down. Needs the standard library only; never touches `.venv`,
and writes no index, no local path and no local version into a lock.
"""

import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Held back or fixed by hand: version, and why.
PINS = {
    "kubernetes": (
        "37.0.1",
        "the last release that takes python-dateutil 2, as the Anthropic adapter needs.",
        "Chroma brings it, and nothing here uses it.",
    ),
    "python-dateutil": (
        "2.9.0.post0",
        "the newest that the Anthropic adapter (through boto3) takes.",
    ),
    "torch": (
        "2.13.0",
        "the release whose CPU build (190 MB) was verified. Where only the larger CUDA build",
        "is to be had, that one works the same; its own companions are not listed here.",
    ),
}
LOCKS = {
    "run": (
        "requirements.lock",
        "Every package the assistant runs with, and the tool that installs it.",
    ),
    "llm": (
        "requirements-llm.lock",
        "What the adapters to language models need beyond requirements.lock.",
    ),
    "dev": (
        "requirements-dev.lock",
        "What tests and checks need beyond the two others; install all together.",
    ),
}
COMPANIONS = ("nvidia-", "cuda-", "triton")  # brought by torch's CUDA build alone
NOT_LOCKED = {"pip", "wheel"}  # the environment brings its own pip
LINE = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^+\s]+)(\+\S+)?")


def pip(python: Path, *arguments: str) -> str:
    """Runs pip in the throw-away environment; its output, or CalledProcessError."""
    command = [str(python), "-m", "pip", "--no-input", *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def frozen(listing: str) -> dict[str, str]:
    """Name to version of `pip freeze --all`, without local versions such as "+cpu".

    Raises ValueError on a line that is not `name==version`: it came from a path, not an index.
    """
    versions: dict[str, str] = {}
    for line in listing.splitlines():
        match = LINE.fullmatch(line.strip())
        if match is None:
            raise ValueError(f"not from an index, so not lockable: {line}")
        name = match["name"]
        if name.lower() not in NOT_LOCKED and not name.lower().startswith(COMPANIONS):
            versions[name] = match["version"]
    return versions


def lock_text(versions: dict[str, str], *, head: str) -> str:
    """The text of a lock file: a comment, then one `name==version` a line, reasons above pins."""
    lines = [f"# {head}", "# Written by `make lock`; not edited by hand."]
    for name in sorted(versions, key=str.lower):
        if name in PINS:
            lines.extend(f"# {part}" for part in (f"{name}: {PINS[name][1]}", *PINS[name][2:]))
        lines.append(f"{name}=={versions[name]}")
    return "\n".join(lines) + "\n"


def resolve(steps: dict[str, list[str]]) -> dict[str, dict[str, str]]:
    """For each step, what pip installs for it beyond the steps before."""
    found: dict[str, dict[str, str]] = {}
    known = {name: version for name, (version, *_) in PINS.items()}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        python = Path(folder) / "bin" / "python"
        for step, asked in steps.items():
            sys.stderr.write(f"==> Resolving {step}\n")
            pins = [f"{name}=={version}" for name, version in known.items()]
            pip(python, "install", "--upgrade", *asked, *pins)
            everything = frozen(pip(python, "freeze", "--all"))
            found[step] = {
                n: v for n, v in everything.items() if not any(n in f for f in found.values())
            }
            known = everything
        pip(python, "check")
    return found


def main() -> int:
    """Resolves and writes both lock files; returns the exit code."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        settings = tomllib.load(file)
    project = settings["project"]
    extras = project["optional-dependencies"]
    steps = {
        "run": [*settings["build-system"]["requires"], *project["dependencies"]],
        "llm": extras["llm"],
        "dev": extras["dev"],
    }
    try:
        found = resolve(steps)
    except (subprocess.CalledProcessError, ValueError) as problem:
        sys.stderr.write(f"lock: {problem}; the lock files are unchanged\n")
        return 1
    for step, (name, head) in LOCKS.items():
        (ROOT / name).write_text(lock_text(found[step], head=head), encoding="utf-8")
    counts = ", ".join(f"{step} {len(versions)}" for step, versions in found.items())
    sys.stderr.write(f"==> Locked packages: {counts}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
