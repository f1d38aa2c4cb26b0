"""Runs `whole_process.py`: the whole way with the real model, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from ingest.offline import SETTINGS


class Whole(NamedTuple):
    """A process that ran with the real model, without our variables in its environment."""

    data: Path
    result: dict[str, object]
    errors: str


def run_whole(data: Path, what: str) -> Whole:
    """Build or ask in a process of its own that notes every attempt to reach a host."""
    script = Path(__file__).with_name("whole_process.py")
    root = Path(__file__).parents[2]
    environment = {k: v for k, v in os.environ.items() if k not in SETTINGS}
    done = subprocess.run(
        [sys.executable, str(script), what, str(data)],
        capture_output=True,
        text=True,
        check=False,
        cwd=root,
        env={**environment, "PYTHONPATH": f"{root}{os.pathsep}{Path(__file__).parent}"},
    )
    assert done.returncode == 0, done.stderr
    return Whole(data, json.loads(done.stdout), done.stderr)
