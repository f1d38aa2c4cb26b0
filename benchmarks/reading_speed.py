"""How long a message takes to read, by its length: both readers together, and the rules alone.

    python benchmarks/reading_speed.py

Messages are put together from the question sets, cut to a number of words, each read once after a
warm-up: nothing is answered from memory. Prints the median and the 95th percentile in milliseconds.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from guardrails.reading import read, read_by_rules  # noqa: E402
from guardrails.request import Reading  # noqa: E402

TODAY = date(2026, 11, 22)
LENGTHS = (20, 40, 75, 150, 300, 600, 1200)
EACH = 30


def main() -> None:
    """Measure and print one row for each length."""
    words = _words()
    print(f"{'words':>6}  {'both readers':>16}  {'rules alone':>16}   (median, p95, ms)")
    for length in LENGTHS:
        messages = [
            " ".join(words[start : start + length])
            for start in range(0, 2 * length * EACH, length)
            if start + length <= len(words)
        ]
        half = len(messages) // 2  # other words for each, since texts that come again are kept
        both = _times(messages[:half], read)
        alone = _times(messages[half:], read_by_rules)
        print(f"{length:>6}  {_row(both):>16}  {_row(alone):>16}")


def _words() -> list[str]:
    """The words of all messages of the question sets, in an order that is the same each time."""
    messages = [
        " ".join(case["turns"])
        for path in sorted((ROOT / "evals" / "questions").glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]
    ]
    random.Random(1).shuffle(messages)
    return " ".join(messages).split()


def _times(messages: list[str], reader: Callable[[list[str], date], Reading]) -> list[float]:
    reader([messages[0]], TODAY)
    found = []
    for message in messages[1:]:
        started = time.perf_counter()
        reader([message], TODAY)
        found.append((time.perf_counter() - started) * 1000)
    return found


def _row(times: list[float]) -> str:
    p95 = sorted(times)[int(0.95 * (len(times) - 1))]
    return f"{statistics.median(times):6.1f} {p95:6.1f}"


if __name__ == "__main__":
    main()
