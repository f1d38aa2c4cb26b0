"""The project's own corpus, indexed once a session by `mmf ingest` under a guard of its sockets."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
_GUARD = Path(__file__).parent / "socket_guard"
_MMF = "import sys; from ui.cli import main; sys.argv[0] = 'mmf'; main()"


class Ran(NamedTuple):
    """A finished `mmf` command and every address that it tried to reach."""

    code: int
    out: str
    err: str
    reached: tuple[str, ...]

    def outside(self) -> list[str]:
        """The addresses that are not on this machine."""
        return [line for line in self.reached if not line.startswith(("loopback ", "unix "))]


def environment(log: Path, **settings: str) -> dict[str, str]:
    """The environment of a guarded process: no setting of ours but the given ones."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MMF_")}
    path = os.pathsep.join([str(_GUARD), str(ROOT)])
    return {**kept, "PYTHONPATH": path, "SOCKET_GUARD_LOG": str(log), **settings}


def command(*arguments: str) -> list[str]:
    """The command line of `mmf` from this checkout."""
    return [sys.executable, "-c", _MMF, *arguments]


def mmf(arguments: Sequence[str], folder: Path, *, stdin: bytes = b"", **settings: str) -> Ran:
    """Run `mmf` in `folder` until it ends; its sockets are noted."""
    log = folder / "reached.txt"
    log.write_text("", encoding="utf-8")
    done = subprocess.run(
        command(*arguments),
        input=stdin,
        capture_output=True,
        cwd=folder,
        env=environment(log, **settings),
        check=False,
        timeout=280,
    )
    reached = tuple(log.read_text(encoding="utf-8").splitlines())
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode(), reached)
