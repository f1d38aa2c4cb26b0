"""What is decided where all conditions are named, and told of nobody.

    python scripts/recited_conditions.py                     # by both readers; a minute
    python scripts/recited_conditions.py --rules             # by the rules alone
    python scripts/recited_conditions.py --show messages-1   # what of a writer's is taken wrongly

Messages (`evals/recited/`) by writers who saw the specification and no pattern. In some of them the
six criteria are recited (1 to 4: a rule, a leaflet, a wish, somebody else's story; 5 to 7: denied,
past, asked or untrue), so that nothing of it is told of the patient as it is; the others look like
them and tell it. A permission for the first
kind is the worst error there is; one that is missing for the second costs a question. Of
`messages-4` and `-7` nothing was listed: count them, and do not show them.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from guardrails.decide import decide  # noqa: E402
from guardrails.policy import load_policy  # noqa: E402
from guardrails.policy.models import Verdict  # noqa: E402
from guardrails.reading import read, read_by_rules  # noqa: E402
from guardrails.request import Reading  # noqa: E402

MESSAGES = ROOT / "evals" / "recited"
TODAY = date(2026, 11, 27)
"""The day on which the messages were written."""
RECITED, TOLD = "recited", "told"

Read = Callable[[Sequence[str], date], Reading]


class Answered(NamedTuple):
    """A message: which kind it is, whether it is permitted, and how many criteria count as met."""

    kind: str
    text: str
    permitted: bool
    met: int


def main() -> None:
    """Read all and print the counts, or one writer's messages that are taken wrongly."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    files = {file.stem: file for file in sorted(MESSAGES.glob("*.jsonl"))}
    parser.add_argument("--files", nargs="+", choices=files, default=list(files), metavar="NAME")
    parser.add_argument("--rules", action="store_true", help="by the rules alone")
    parser.add_argument("--show", choices=files, help="list the messages taken wrongly")
    options = parser.parse_args()
    reader = read_by_rules if options.rules else read
    for name in [options.show] if options.show else options.files:
        found = list(answered(files[name], reader))
        if options.show:
            wrong = (one for one in found if one.permitted is not (one.kind == TOLD))
            sys.stdout.write("".join(f"{one.kind}: {one.text}\n" for one in wrong))
        sys.stdout.write(f"{name}\n{table(found)}")


def answered(file: Path, reader: Read) -> Iterator[Answered]:
    """The messages of one writer, each with what is decided."""
    policy = load_policy()
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        decision = decide(reader(record["turns"], TODAY), policy)
        met = sum(criterion.status == "met" for criterion in decision.criteria)
        permitted = decision.verdict is Verdict.DISCUSS_WITHDRAWAL
        yield Answered(record["kind"], " || ".join(record["turns"]), permitted, met)


def table(found: Sequence[Answered]) -> str:
    """The counts of each kind."""
    lines = []
    for kind in (RECITED, TOLD):
        of = [one for one in found if one.kind == kind]
        permitted, met = sum(one.permitted for one in of), sum(one.met for one in of)
        lines.append(f"  {kind}: {permitted} of {len(of)} permitted; {met} criteria met\n")
    return "".join(lines)


if __name__ == "__main__":
    main()
