"""Cold start side by side: from command to printed answer, as whole processes.

    python benchmarks/cold_start.py [--runs 5] [--question Q] [-- mmf ask Q]

Runs the plain pipeline (`plain_pipeline.py`) and our command in turn, so that a busy machine slows
both alike, and prints the medians of wall time and peak memory with their ratios. Both indexes are
built beforehand: the plain one over the same passages in a temporary folder, ours by `mmf ingest`.
The first run of each is a warm-up of the disk cache and does not count.
"""

import argparse
import json
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from corpus import DOCUMENTS, load_corpus

PLAIN = Path(__file__).with_name("plain_pipeline.py")
QUESTION = "How soon does MMF start working?"


class Run(NamedTuple):
    """One whole process."""

    seconds: float
    peak_mb: float


def measure(command: list[str]) -> Run:
    """Run `command` to its end; raises CalledProcessError when it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout is not None
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, output)
    return Run(seconds, usage.ru_maxrss / 1024)  # Linux counts in KiB


def compare(commands: dict[str, list[str]], runs: int) -> dict[str, Run]:
    """Run the commands in turn and return the median of each."""
    measured: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            run = measure(command)
            print(f"{'warm-up' if turn == 0 else f'run {turn}':8} {show(name, run)}")
            if turn:
                measured[name].append(run)
    return {
        name: Run(*(statistics.median(column) for column in zip(*runs, strict=True)))
        for name, runs in measured.items()
    }


def show(name: str, run: Run) -> str:
    """Return one line about a run."""
    return f"{name:6} {run.seconds:6.2f} s {run.peak_mb:7.0f} MB"


def main() -> None:
    """Build the plain index, compare, and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=5, help="runs that count, of each")
    parser.add_argument("--question", default=QUESTION)
    parser.add_argument("command", nargs="*", help="our command; default: mmf ask QUESTION")
    arguments = parser.parse_args()
    ours = arguments.command or [
        str(Path(sys.executable).with_name("mmf")),
        "ask",
        arguments.question,
    ]
    with tempfile.TemporaryDirectory() as folder:
        passages = Path(folder, "passages.json")
        texts = [
            passage.text for document in load_corpus(DOCUMENTS) for passage in document.passages
        ]
        passages.write_text(json.dumps(texts), "utf-8")
        index = str(Path(folder, "index"))
        plain = [sys.executable, str(PLAIN)]
        print(f"building the plain index over {len(texts)} passages")
        measure([*plain, "build", str(passages), index])
        print(f"plain: {PLAIN.name} ask; ours: {shlex.join(ours)}")
        medians = compare(
            {"plain": [*plain, "ask", index, arguments.question], "ours": ours}, arguments.runs
        )
    for name, run in medians.items():
        print(f"median   {show(name, run)}")
    time_ratio = medians["ours"].seconds / medians["plain"].seconds
    memory_ratio = medians["ours"].peak_mb / medians["plain"].peak_mb
    print(f"ours / plain: {time_ratio:.2f} of the time, {memory_ratio:.2f} of the memory")


if __name__ == "__main__":
    main()
