"""How the learnt reader alone hears the plain alarms of the rules' tables beside a plain question.

    python scripts/plain_alarms.py

Each alarm of `red_flag_cases.yaml` and `clinic_notes.yaml` among the tests of findings, none
of which the network is taught, is put before and behind three messages without any. Printed: how
many it hears (`Bars.alarm`), and in how many no red flag at all is even so probable. Half a minute.
"""

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from guardrails.facts import RedFlag  # noqa: E402
from guardrails.reading import each_reader  # noqa: E402
from guardrails.reading.agreement.bars import USUAL  # noqa: E402

TABLES = ROOT / "tests" / "guardrails" / "reading" / "findings"
TODAY = date(2026, 11, 22)
FAINT = (0.02, 0.01, 0.005)
BESIDE = (
    "I have had dermatomyositis for six years and take CellCept twice a day. I wanted to ask how "
    "often my blood tests should be done, because the nurse at my clinic has changed.",
    "Good evening from Leeds. My daughter gave me this tablet computer for my birthday and I am "
    "still learning. Which vaccines may I have this winter while I am on mycophenolate?",
    "DM, MMF 1 g bd since 2023, off prednisolone since 2024, strength 5/5, skin clear, CK normal. "
    "Would you think about a taper next year?",
)


def main() -> None:
    """Read, count and print."""
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    loudest = [_loudest(message) for alarm in plain() for message in _around(alarm)]
    heard = sum(chance >= USUAL.alarm for chance in loudest)
    sys.stdout.write(f"{len(loudest)} messages, {heard} heard\n")
    for bar in FAINT:
        sys.stdout.write(f"no red flag above {bar}: {sum(c < bar for c in loudest)}\n")


def plain() -> Iterator[str]:
    """The alarms, as they stand in the tables."""
    cases = yaml.safe_load((TABLES / "red_flag_cases.yaml").read_text(encoding="utf-8"))
    notes = yaml.safe_load((TABLES / "clinic_notes.yaml").read_text(encoding="utf-8"))
    for kinds in (*cases.values(), notes):
        yield from kinds["has"]


def _around(alarm: str) -> Iterator[str]:
    for beside in BESIDE:
        yield f"{alarm}. {beside}"
        yield f"{beside} {alarm}"


def _loudest(message: str) -> float:
    _, heard = each_reader([message], TODAY)
    return max(heard.signs[flag] for flag in RedFlag)


if __name__ == "__main__":
    main()
