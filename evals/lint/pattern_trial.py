"""Finds patterns that run long: each is tried on hostile texts in a process that can be ended.

Python's expressions backtrack and cannot be interrupted from a thread, so this file is also run as
a program of its own: it reads a list of patterns as JSON, and writes a line after each one.
"""

import json
import re
import subprocess
import sys
from collections.abc import Sequence

SECONDS = 1.0
"""Longest time for one pattern on all hostile texts; a sound one needs under a millisecond."""
_START = 5.0
"""What the process itself may need before its first line, on a busy machine."""
_AT_ONCE = 100
"""So few that sound patterns together stay far below the time limit."""
_REPEATS = 40


def slow_patterns(patterns: Sequence[str]) -> list[str]:
    """Those of these (compiling) patterns that take longer than `SECONDS`."""
    slow: list[str] = []
    rest = list(patterns)
    while rest:
        tried = rest[:_AT_ONCE]
        finished = _finished(tried)
        if finished < len(tried):
            slow.append(tried[finished])
        rest = rest[min(finished + 1, len(tried)) :]
    return slow


def hostile_texts(pattern: str) -> list[str]:
    """Texts on which a repetition in a repetition tries every way of dividing them."""
    words = re.findall(r"[a-z0-9]+", re.sub(r"\\.", " ", pattern.lower())) or ["a"]
    seeds = ["a", "1", " ", "a ", words[0], f"{words[0]} ", " ".join(words), words[-1]]
    return [seed * _REPEATS + "\x00" for seed in dict.fromkeys(seeds)]


def _finished(patterns: Sequence[str]) -> int:
    """How many of the patterns were tried before one took too long."""
    command = [sys.executable, "-I", __file__]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            out, _ = process.communicate(json.dumps(list(patterns)), timeout=_START + SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            out, _ = process.communicate()
    return out.count("\n")


def _try_all() -> None:
    for pattern in json.load(sys.stdin):
        compiled = re.compile(pattern, re.IGNORECASE)
        for text in hostile_texts(pattern):
            compiled.search(text)
        sys.stdout.write("done\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _try_all()
