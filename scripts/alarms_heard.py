"""Which alarms of strangers are heard, and what alarms that is none.

    python scripts/alarms_heard.py              # by both readers; half a minute
    python scripts/alarms_heard.py --rules      # by the rules alone
    python scripts/alarms_heard.py --show lay-1 # what of a writer's is taken wrongly

Messages (`evals/alarms/`) by writers who saw the specification and no pattern: emergencies, urgent
matters, and in `mixed` also calm ones in which alarming words are only mentioned. What two readers
labelled differently is left out of `mixed`; `lay` is told by people without a medical word.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from strangers import ROOT, TURNS, Read, chosen, decided, records, tell

from guardrails.policy.models import Verdict
from guardrails.reading import read, read_by_rules

MESSAGES = ROOT / "evals" / "alarms"
EMERGENCY, URGENT, CALM = "emergency", "urgent", "calm"
_TOLD = {Verdict.EMERGENCY: EMERGENCY, Verdict.URGENT_REVIEW: URGENT}


class Heard(NamedTuple):
    """A message: what it is, and what it is answered as, each `emergency`, `urgent` or `calm`."""

    kind: str
    told: str
    text: str


def main() -> None:
    """Read all and print the counts, or one writer's messages that are taken wrongly."""
    asked = chosen(__doc__, MESSAGES, rules="by the rules alone")
    reader = read_by_rules if asked.options.rules else read
    tell(
        asked,
        lambda file: heard(file, reader),
        lambda one: None if one.told == one.kind else f"{one.kind} as {one.told}: {one.text}",
        table,
    )


def heard(file: Path, reader: Read) -> Iterator[Heard]:
    """The messages of one writer, each with what it is answered as."""
    for record in records(file):
        verdict = decided(record["turns"], reader).verdict
        told = CALM if verdict is None else _TOLD.get(verdict, CALM)
        yield Heard(record["kind"], told, TURNS.join(record["turns"]))


def table(found: Sequence[Heard]) -> str:
    """What each kind is answered as."""
    lines = []
    for kind in (EMERGENCY, URGENT, CALM):
        of = [one.told for one in found if one.kind == kind]
        told = ", ".join(f"{of.count(name)} {name}" for name in (EMERGENCY, URGENT, CALM))
        lines.append(f"  {kind}: of {len(of)} answered as {told}\n" if of else "")
    return "".join(lines)


if __name__ == "__main__":
    main()
