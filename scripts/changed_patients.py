"""What is decided when a second turn asks for another patient, of whom nothing was told.

    python scripts/changed_patients.py                   # by the rules, over all writers; a minute
    python scripts/changed_patients.py --both            # by both readers: six minutes
    python scripts/changed_patients.py --show turns-1    # which second turns are taken wrongly

Four writers who saw the specification and no pattern (`evals/changed_patients/`) wrote first turns
in which all six criteria are met for one person, second turns that pass to another, and second
turns that stay. Each first turn that is answered with a permission is put before each second turn
that can follow it. A permission after a change is the worst error there is, as it rests on somebody
else's facts; one that is lost after a turn that stays costs a question.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
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

TURNS = ROOT / "evals" / "changed_patients"
TODAY = date(2026, 11, 27)
"""The day on which the turns were written."""
STAYS = "stays"

Read = Callable[[Sequence[str], date], Reading]
Record = Mapping[str, str]


class Followed(NamedTuple):
    """A conversation: how it goes on, its second turn, and whether it ends in a permission."""

    way: str
    second: str
    permitted: bool


def main() -> None:
    """Read all and print the counts, or one writer's second turns that are taken wrongly."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    files = {file.stem: file for file in sorted(TURNS.glob("*.jsonl"))}
    parser.add_argument("--files", nargs="+", choices=files, default=list(files), metavar="NAME")
    parser.add_argument("--both", action="store_true", help="by both readers")
    parser.add_argument("--show", choices=files, help="list the second turns taken wrongly")
    options = parser.parse_args()
    names = [options.show] if options.show else options.files
    reader = read if options.both else read_by_rules
    found = [one for name in names for one in conversations(records(files[name]), reader)]
    if options.show:
        wrong = Counter(one.second for one in found if one.permitted is not (one.way == STAYS))
        sys.stdout.write("".join(f"{n} times: {text}\n" for text, n in wrong.most_common()))
    sys.stdout.write(table(found))


def records(file: Path) -> list[Record]:
    """What one writer wrote: each line with its `kind`, `text` and whom it is of or passes to."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def conversations(written: Sequence[Record], reader: Read) -> Iterator[Followed]:
    """Each first turn that is permitted by itself, before each second turn that can follow it."""
    for first in written:
        if first["kind"] != "first" or not _permits([first["text"]], reader):
            continue
        for second in written:
            way = _way(first, second)
            if way is not None:
                turns = [first["text"], second["text"]]
                yield Followed(way, second["text"], _permits(turns, reader))


def _way(first: Record, second: Record) -> str | None:
    """How `second` goes on after `first`, if it can."""
    if second["kind"] == "switch" and second["from"] in {"any", first["of"]}:
        same = second["to"] == first["of"] == "writer"
        return None if same else f"{first['of']} to {second['to']}"
    if second["kind"] == "stay" and second["of"] in {"any", first["of"]}:
        differ = {first.get("sex"), second.get("sex")} - {None}
        return STAYS if len(differ) < 2 else None
    return None


def _permits(turns: Sequence[str], reader: Read) -> bool:
    decision = decide(reader(turns, TODAY), load_policy())
    return decision.verdict is Verdict.DISCUSS_WITHDRAWAL


def table(found: Sequence[Followed]) -> str:
    """Of each way to go on, how many conversations end in an error."""
    whole = Counter(one.way for one in found)
    permitted = Counter(one.way for one in found if one.permitted)
    lines = [
        f"{way}: {permitted[way]} of {whole[way]} permitted\n"
        for way in sorted(whole.keys() - {STAYS})
    ]
    changed = sum(whole.values()) - whole[STAYS]
    wrongly = sum(permitted.values()) - permitted[STAYS]
    lines.append(f"another patient, in all: {wrongly} of {changed} permitted\n")
    lost = whole[STAYS] - permitted[STAYS]
    lines.append(f"the same patient: {lost} of {whole[STAYS]} permissions lost\n")
    return "".join(lines)


if __name__ == "__main__":
    main()
