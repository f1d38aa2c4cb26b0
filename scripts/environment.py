"""Makes `.venv` hold exactly the locked packages and this project, editable.

Run by `make` with the interpreter that the environment is built on; needs the standard library
only. A stamp beside the packages holds the key of what was installed, so a second run installs
nothing. pip's own configuration (environment, files) decides where packages come from: this
script never names an index and never upgrades pip.

    python scripts/environment.py run    # what the assistant needs
    python scripts/environment.py llm    # and the adapters to language models
    python scripts/environment.py dev    # and the tools for tests and checks
"""

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = {
    "run": ("requirements.lock",),
    "llm": ("requirements.lock", "requirements-llm.lock"),
    "dev": ("requirements.lock", "requirements-llm.lock", "requirements-dev.lock"),
}
TAIL_LINES = 15


class SetupFailed(Exception):
    """A step of the set-up did not succeed; the message says which, and what to do."""


def base_key(root: Path) -> str:
    """Where the environment lies and for which Python: scripts in it hold both."""
    return f"{root}\npython {sys.version_info.major}.{sys.version_info.minor}\n"


def content_key(root: Path, what: str) -> str:
    """SHA-256 over pyproject.toml and the lock files of `what` ("run", "llm" or "dev")."""
    digest = hashlib.sha256()
    for name in ("pyproject.toml", *LOCKS[what]):
        digest.update(f"{name}\0".encode())
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def is_current(stamp: Path, key: str) -> bool:
    """Whether the stamp file exists and holds this key."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == key


def pinned(locks: tuple[Path, ...]) -> int:
    """How many packages the lock files pin."""
    lines = [line for lock in locks for line in lock.read_text(encoding="utf-8").splitlines()]
    return sum("==" in line for line in lines if not line.startswith("#"))


def say(text: str) -> None:
    """One progress line on standard error."""
    sys.stderr.write(f"==> {text}\n")
    sys.stderr.flush()


def run(command: list[str], log: Path, *, step: str, total: int = 0) -> None:
    """Runs one step, keeps its output in `log`, counts packages at a terminal.

    Raises SetupFailed, with the last lines of the output, when the step exits non-zero.
    """
    counting = total > 0 and sys.stderr.isatty()
    tail: list[str] = []
    seen = 0
    with (
        log.open("a", encoding="utf-8") as out,
        subprocess.Popen(
            command,
            cwd=ROOT,
            text=True,
            errors="replace",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        for line in process.stdout or ():
            out.write(line)
            tail = [*tail[1 - TAIL_LINES :], line]
            seen += line.startswith(("Collecting", "Requirement already"))
            if counting:
                state = "installing …" if line.startswith("Installing") else f"{seen} looked up"
                sys.stderr.write(f"\r    {total} packages, {state}\033[K")
                sys.stderr.flush()
    if counting:
        sys.stderr.write("\r\033[K")
    if process.returncode != 0:
        raise SetupFailed(
            f"{''.join(tail)}\nset-up: {step} failed (exit {process.returncode}); the lines above "
            f"are the end of {log}. Check that a package index and 3 GB of disk are there, "
            "then run the same command again: it goes on where it stopped."
        )


def make_venv(venv: Path) -> None:
    """Builds an empty environment, unless a sound one for this place and Python is there."""
    stamp = venv / "made-for"
    python = venv / "bin" / "python"
    if is_current(stamp, base_key(ROOT)) and starts(python):
        return
    say(f"Making the virtual environment with Python {sys.version.split()[0]}")
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(venv)],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode != 0:
        raise SetupFailed(f"{made.stdout}{made.stderr}\nset-up: making {venv} failed")
    stamp.write_text(base_key(ROOT), encoding="utf-8")


def starts(python: Path) -> bool:
    """Whether this interpreter runs: the Python below it may have been removed."""
    if not python.exists():
        return False
    return subprocess.run([str(python), "-c", ""], capture_output=True, check=False).returncode == 0


def install(venv: Path, what: str) -> None:
    """Installs the locked packages, then this project, then lets pip check the whole."""
    locks = tuple(ROOT / name for name in LOCKS[what])
    log = venv / "setup.log"
    pip = [str(venv / "bin" / "python"), "-m", "pip", "--no-input"]
    total = pinned(locks)
    say(f"Installing {total} locked packages (a new environment takes some minutes and 2 GB)")
    wanted = [part for lock in locks for part in ("-r", str(lock))]
    run([*pip, "install", *wanted], log, step="installing the locked packages", total=total)
    say("Installing this project, editable")
    # The lock holds the build tool too, so nothing unlocked is fetched for the build.
    own = ["install", "--no-deps", "--no-build-isolation", "--editable", "."]
    run([*pip, *own], log, step="installing this project")
    run([*pip, "check"], log, step="pip check")


def main(arguments: list[str]) -> int:
    """Brings `.venv` up to date for "run", "llm" or "dev"; returns the exit code."""
    if len(arguments) != 1 or arguments[0] not in LOCKS:
        sys.stderr.write(f"usage: environment.py {'|'.join(LOCKS)}\n")
        return 2
    what = arguments[0]
    venv = ROOT / ".venv"
    started = time.monotonic()
    try:
        make_venv(venv)
        if is_current(venv / f"installed-{what}", content_key(ROOT, what)):
            return 0
        install(venv, what)
        for part, locks in LOCKS.items():
            if set(locks) <= set(LOCKS[what]):
                current = content_key(ROOT, part)
                (venv / f"installed-{part}").write_text(current, encoding="utf-8")
    except (SetupFailed, OSError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    say(f"Environment ready after {time.monotonic() - started:.0f} s: {os.path.relpath(venv)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
