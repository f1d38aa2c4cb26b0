"""Writes requirements.lock and requirements-dev.lock anew from pyproject.toml.

A clean throw-away environment gets what pyproject.toml asks for, pip chooses the versions, and
what it chose is written down. Needs the standard library only; never touches `.venv`, and writes
no index, no local path and no local version into a lock.
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
    "torch": (
        "2.13.0",
        "the release whose CPU build (190 MB) was verified. Where only the larger CUDA build",
        "is to be had, that one works the same; its own companions are not listed here.",
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


def resolve(asked: list[str], dev: list[str]) -> tuple[dict[str, str], dict[str, str]]:
    """What pip installs for run time, and what the tools for tests add to it."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        python = Path(folder) / "bin" / "python"
        pins = [f"{name}=={version}" for name, (version, *_) in PINS.items()]
        sys.stderr.write("==> Resolving run time\n")
        pip(python, "install", "--upgrade", *asked, *pins)
        runtime = frozen(pip(python, "freeze", "--all"))
        sys.stderr.write("==> Resolving tests and checks\n")
        pip(python, "install", *dev, *(f"{name}=={version}" for name, version in runtime.items()))
        pip(python, "check")
        everything = frozen(pip(python, "freeze", "--all"))
    return runtime, {name: v for name, v in everything.items() if name not in runtime}


def main() -> int:
    """Resolves and writes both lock files; returns the exit code."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        settings = tomllib.load(file)
    project = settings["project"]
    asked = [*settings["build-system"]["requires"], *project["dependencies"]]
    try:
        runtime, dev = resolve(asked, project["optional-dependencies"]["dev"])
    except (subprocess.CalledProcessError, ValueError) as problem:
        sys.stderr.write(f"lock: {problem}; the lock files are unchanged\n")
        return 1
    head = "Every package the assistant runs with, and the tool that installs it."
    (ROOT / "requirements.lock").write_text(lock_text(runtime, head=head), encoding="utf-8")
    head = "What tests and checks need beyond requirements.lock; install both together."
    (ROOT / "requirements-dev.lock").write_text(lock_text(dev, head=head), encoding="utf-8")
    sys.stderr.write(f"==> Locked {len(runtime)} packages, and {len(dev)} more for tests\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
