"""What both readers make of pairs: words that meet a criterion, and nearly the same that do not.

    python scripts/criteria_pairs.py                  # counts by criterion, over all writers
    python scripts/criteria_pairs.py --files pairs-3  # of these writers alone
    python scripts/criteria_pairs.py --show pairs-1   # what of a writer's is taken wrongly

Pairs for W1 to W6 (`evals/criteria_pairs/`) by writers who saw the specification and no pattern;
the two of a pair differ in one small thing. A criterion that is counted as met where it is not is
the worst error there is; one that is not heard costs a question. Of `pairs-20` to `-23` what is
wrongly met was never listed: whoever mends the reading should count them, and not show them.
A minute.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from strangers import ROOT, TODAY, TURNS, chosen, records

from guardrails.conditions import Situation
from guardrails.decide import decide_criteria
from guardrails.policy import load_policy
from guardrails.policy.models import Policy
from guardrails.reading import each_reader
from guardrails.reading.agreement import agree
from guardrails.request import Reading

PAIRS = ROOT / "evals" / "criteria_pairs"


class Message(NamedTuple):
    """One of a pair; whether its criterion is met, and whether each reading counts it as met."""

    criterion: str
    text: str
    is_met: bool
    by_rules: bool
    by_both: bool


def main() -> None:
    """Read all and print the counts, or what of one writer's is taken wrongly by both readers."""
    files, listed, _ = chosen(__doc__, PAIRS)
    policy = load_policy()
    messages = [message for file in files.values() for message in read(file, policy)]
    if listed:
        for message in messages:
            if message.by_both is not message.is_met:
                told = "not heard" if message.is_met else "WRONGLY MET"
                sys.stdout.write(f"{told} {message.criterion}: {message.text}\n")
    sys.stdout.write(table(messages))


def read(file: Path, policy: Policy) -> Iterator[Message]:
    """The messages of one writer, two for each pair."""
    for record in records(file):
        for name in ("met", "not"):
            rules, heard = each_reader(record[name].split(TURNS), TODAY)
            criterion = record["criterion"]
            by_rules, by_both = (
                _counts_as_met(reading, criterion, policy)
                for reading in (rules, agree(rules, heard))
            )
            yield Message(criterion, record[name], name == "met", by_rules, by_both)


def _counts_as_met(reading: Reading, criterion: str, policy: Policy) -> bool:
    situation = Situation(facts=reading.facts, withdrawal=reading.withdrawal, topics=reading.topics)
    decided = decide_criteria(situation, policy)
    return any(found.criterion.id == criterion and found.status == "met" for found in decided)


def table(messages: list[Message]) -> str:
    """How many are wrongly met and how many not heard, by criterion: by the rules, by both."""
    lines = [f"{'':10}{'wrongly met':>24}{'met, not heard':>24}", f"{'':10}" + _HEAD * 2]
    for criterion in [*sorted({message.criterion for message in messages}), "all"]:
        of = [m for m in messages if criterion in (m.criterion, "all")]
        lines.append(f"{criterion:10}" + "".join(_counted(of, is_met=met) for met in (False, True)))
    return "\n".join(lines) + "\n"


_HEAD = f"{'of':>8}{'rules':>8}{'both':>8}"


def _counted(messages: list[Message], *, is_met: bool) -> str:
    mine = [message for message in messages if message.is_met is is_met]
    wrong = Counter(
        reader
        for message in mine
        for reader in ("by_rules", "by_both")
        if getattr(message, reader) is not is_met
    )
    return f"{len(mine):>8}{wrong['by_rules']:>8}{wrong['by_both']:>8}"


if __name__ == "__main__":
    main()
