"""What both readers make of twins: an alarm, and words much like it in which nothing is wrong.

    python scripts/twin_alarms.py            # counts, for the rules and for both readers
    python scripts/twin_alarms.py --show t2  # the messages of a writer that are taken wrongly

2,215 messages by four writers who were asked that only understanding should tell twins apart
(`guardrails/reading/learnt/held_out/twins/`). The network has not learnt them, and the rules were
not mended on them. A minute.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reader.data import TODAY, TWINS  # noqa: E402

from guardrails.decide import decide  # noqa: E402
from guardrails.policy import load_policy  # noqa: E402
from guardrails.policy.models import Policy, Verdict  # noqa: E402
from guardrails.reading import each_reader  # noqa: E402
from guardrails.reading.agreement import agree  # noqa: E402
from guardrails.request import Reading  # noqa: E402

ALARMS = (Verdict.EMERGENCY, Verdict.URGENT_REVIEW)


class Twin(NamedTuple):
    """A message, its alarm if it is one, and what is raised by the rules and by both readers."""

    text: str
    wanted: Verdict | None
    raised: tuple[Verdict | None, Verdict | None]

    def is_wrong(self, reader: int) -> bool:
        """Whether an alarm is missed or raised for nothing; either alarm counts as one."""
        return (self.wanted is None) is not (self.raised[reader] is None)


def main() -> None:
    """Read all and print the counts, or one writer's messages that are taken wrongly."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    files = {file.stem: file for file in sorted(TWINS.glob("*.jsonl"))}
    parser.add_argument("--show", choices=files, help="list the messages taken wrongly by both")
    options = parser.parse_args()
    policy = load_policy()
    shown = [options.show] if options.show else list(files)
    twins = [twin for name in shown for twin in read(files[name], policy)]
    if options.show:
        for twin in twins:
            if twin.is_wrong(1):
                sys.stdout.write(f"{twin.wanted or 'nothing'}: {twin.text}\n")
    sys.stdout.write(table(twins))


def read(file: Path, policy: Policy) -> Iterator[Twin]:
    """The messages of one writer."""
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        rules, heard = each_reader([record["t"]], TODAY)
        urgent = Verdict.URGENT_REVIEW if record["urgent"] else None
        wanted = Verdict.EMERGENCY if record["flags"] else urgent
        both = agree(rules, heard)
        yield Twin(record["t"], wanted, (_alarm(rules, policy), _alarm(both, policy)))


def _alarm(reading: Reading, policy: Policy) -> Verdict | None:
    verdict = decide(reading, policy).verdict
    return verdict if verdict in ALARMS else None


def table(twins: list[Twin]) -> str:
    """How many of each kind are taken wrongly: "of" first, then by the rules, then by both."""
    of = Counter(twin.wanted for twin in twins)
    wrong = [Counter(twin.wanted for twin in twins if twin.is_wrong(reader)) for reader in (0, 1)]
    rows = (
        ("emergencies missed", ALARMS[0]),
        ("urgent matters missed", ALARMS[1]),
        ("false alarms", None),
    )
    lines = [f"{'':24}{'of':>8}{'rules':>8}{'both':>8}"]
    lines += [f"{name:24}{of[k]:>8}{wrong[0][k]:>8}{wrong[1][k]:>8}" for name, k in rows]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
