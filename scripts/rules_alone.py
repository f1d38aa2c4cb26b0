"""Reads the labelled messages by the rules alone, and counts what the rules hear in them.

    python scripts/rules_alone.py                            # m01 to m12, on which rules are mended
    python scripts/rules_alone.py --show false:fainting      # and the messages of one cell
    python scripts/rules_alone.py --show W2:met:unmet        # wanted met, read as unmet
    python scripts/rules_alone.py --check                    # m13 to m16: counted, never shown

For each red flag and urgent matter: found, missed and false. For each criterion: wanted by got. The
messages of the check set are kept from whoever mends the rules, so that its counts stay honest.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reader.data import TODAY  # noqa: E402
from reader.heads import FLAGS, URGENT  # noqa: E402

from guardrails.conditions import Situation  # noqa: E402
from guardrails.decide import decide_criteria  # noqa: E402
from guardrails.facts import Facts, Infection, Mmf, UrgentSign  # noqa: E402
from guardrails.policy import Policy, load_policy  # noqa: E402
from guardrails.reading import read_by_rules  # noqa: E402
from guardrails.request import Reading  # noqa: E402

DATA = ROOT / "guardrails" / "reading" / "learnt" / "data"
MENDED_ON = tuple(f"m{number:02}" for number in range(1, 13))
CHECKED_ON = tuple(f"m{number:02}" for number in range(13, 17))
HIGHEST = 3.0
"""Grams of MMF a day; above it the dose alone is urgent."""
_STATUS = {"m": "met", "u": "unmet", "?": "unknown"}
_STATUSES = ("met", "unmet", "unknown")
_SIGNS = {
    UrgentSign.LOW_BLOOD_COUNTS: "low_counts",
    UrgentSign.JAUNDICE: "jaundice",
    UrgentSign.SUSPECTED_TOXICITY: "toxicity",
    UrgentSign.EXTRA_DOSE: "extra_dose",
    UrgentSign.HIGH_DOSE: "dose_high",
}


class Outcome(NamedTuple):
    """A message, and for each label what was wanted of it and what was read."""

    source: str
    turns: Sequence[str]
    cells: frozenset[str]
    """`found:…`, `missed:…` and `false:…` of signs, `W1:wanted:got` and so on."""


def main() -> None:
    """Read, count and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--check", action="store_true", help="count the check set instead")
    which.add_argument(
        "--show", metavar="KIND", help="list the messages of a cell, e.g. false:fainting"
    )
    options = parser.parse_args()
    outcomes = list(outcomes_of(CHECKED_ON if options.check else MENDED_ON))
    if options.show:
        _write(shown(outcomes, options.show))
    else:
        _write(tables(outcomes))


def outcomes_of(sources: Iterable[str]) -> Iterator[Outcome]:
    """Each message of these files of `learnt/data`, read by the rules alone."""
    policy = load_policy()
    for source in sources:
        for line in (DATA / f"{source}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            reading = read_by_rules(record["turns"], TODAY)
            wanted = {*record["flags"], *record["urgent"]}
            cells = {
                *_sign_cells(wanted, heard(reading.facts)),
                *_criterion_cells(record["W"], reading, policy),
            }
            yield Outcome(source, record["turns"], frozenset(cells))


def heard(facts: Facts) -> set[str]:
    """The red flags and urgent matters among the facts, by the names of the labels."""
    found = {str(flag) for flag in facts.red_flags.value}
    found |= {_SIGNS[sign] for sign in facts.urgent_signs.value}
    found |= {str(facts.pregnancy.value)} & set(URGENT)
    if facts.infection.value is Infection.YES:
        found.add("infection")
    if facts.mmf.value is Mmf.STOPPED_ALONE:
        found.add("stopped_alone")
    if (facts.mmf.dose_g_per_day or 0) > HIGHEST:
        found.add("dose_high")
    return found


def _sign_cells(wanted: set[str], got: set[str]) -> Iterator[str]:
    yield from (f"found:{sign}" for sign in wanted & got)
    yield from (f"missed:{sign}" for sign in wanted - got)
    yield from (f"false:{sign}" for sign in got - wanted)
    for name, signs in (("any_flag", FLAGS), ("any_urgent", URGENT)):
        asked, read = not wanted.isdisjoint(signs), not got.isdisjoint(signs)
        if asked or read:
            yield f"{'found' if asked and read else 'missed' if asked else 'false'}:{name}"


def _criterion_cells(marks: str, reading: Reading, policy: Policy) -> Iterator[str]:
    situation = Situation(facts=reading.facts, withdrawal=reading.withdrawal, topics=reading.topics)
    for mark, decision in zip(marks, decide_criteria(situation, policy), strict=True):
        yield f"{decision.criterion.id}:{_STATUS[mark]}:{decision.status}"


def tables(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The two tables, line by line."""
    count = Counter(cell for outcome in outcomes for cell in outcome.cells)
    yield f"{len(outcomes)} messages\n"
    yield f"{'sign':<18}{'found':>7}{'missed':>8}{'false':>7}"
    for sign in (*FLAGS, "any_flag", *URGENT, "any_urgent"):
        numbers = [count[f"{kind}:{sign}"] for kind in ("found", "missed", "false")]
        yield f"{sign:<18}{numbers[0]:>7}{numbers[1]:>8}{numbers[2]:>7}"
    yield f"\n{'wanted → got':<18}" + "".join(f"{got:>9}" for got in _STATUSES)
    for criterion in (f"W{number}" for number in range(1, 7)):
        for wanted in _STATUSES:
            row = "".join(f"{count[f'{criterion}:{wanted}:{got}']:>9}" for got in _STATUSES)
            yield f"{criterion} {wanted:<15}{row}"


def shown(outcomes: Sequence[Outcome], cell: str) -> Iterator[str]:
    """The messages of a cell, one a line."""
    for outcome in outcomes:
        if cell in outcome.cells:
            yield f"{outcome.source}  {' ⏎ '.join(outcome.turns)}"


def _write(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
