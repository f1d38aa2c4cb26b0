"""What is decided where all conditions are named, and are not all met by the patient asked for.

    python scripts/conditions_met.py                    # by both readers; three minutes
    python scripts/conditions_met.py --rules            # by the rules alone
    python scripts/conditions_met.py --show recited-1   # what of a writer's is taken wrongly

Messages (`evals/conditions/`) by writers who saw the specification and no pattern. All six criteria
are named in words that would meet them. In some the patient does not meet them all (`recited` 1 to
4: a rule, a leaflet, a wish, somebody else's story; 5 to 11: denied, past, asked, untrue or taken
back; `two-patients`: another's facts, or a correction; `unsaid`: one condition is named, and not
looked at, not known or disputed); the others look like them, and all is met.
A permission for the first kind is the worst error there is; one that is missing for the second
costs a question. Of `recited-4`, `-7`, `-10`, `-11`, `two-patients-2` to `-4` and `unsaid-3`
nothing was listed: count them, and do not show them.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from strangers import ROOT, TURNS, Read, chosen, decided, records, tell

from guardrails.policy.models import Verdict
from guardrails.reading import read, read_by_rules

MESSAGES = ROOT / "evals" / "conditions"
NOT_MET, MET = "not_met", "met"


class Answered(NamedTuple):
    """A message: which kind it is, whether it is permitted, and how many criteria count as met."""

    kind: str
    text: str
    permitted: bool
    met: int


def main() -> None:
    """Read all and print the counts, or one writer's messages that are taken wrongly."""
    asked = chosen(__doc__, MESSAGES, rules="by the rules alone")
    reader = read_by_rules if asked.options.rules else read
    tell(
        asked,
        lambda file: answered(file, reader),
        lambda one: f"{one.kind}: {one.text}" if one.permitted is not (one.kind == MET) else None,
        table,
    )


def answered(file: Path, reader: Read) -> Iterator[Answered]:
    """The messages of one writer, each with what is decided."""
    for record in records(file):
        decision = decided(record["turns"], reader)
        met = sum(criterion.status == "met" for criterion in decision.criteria)
        permitted = decision.verdict is Verdict.DISCUSS_WITHDRAWAL
        yield Answered(record["kind"], TURNS.join(record["turns"]), permitted, met)


def table(found: Sequence[Answered]) -> str:
    """The counts of each kind."""
    lines = []
    for kind in (NOT_MET, MET):
        of = [one for one in found if one.kind == kind]
        permitted, met = sum(one.permitted for one in of), sum(one.met for one in of)
        lines.append(f"  {kind}: {permitted} of {len(of)} permitted; {met} criteria met\n")
    return "".join(lines)


if __name__ == "__main__":
    main()
