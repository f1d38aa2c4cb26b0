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

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from strangers import ROOT, Read, chosen, decided, records

from guardrails.policy.models import Verdict
from guardrails.reading import read, read_by_rules

CHANGES = ROOT / "evals" / "changed_patients"
STAYS = "stays"

Record = Mapping[str, str]


class Followed(NamedTuple):
    """A conversation: how it goes on, its second turn, and whether it ends in a permission."""

    way: str
    second: str
    permitted: bool


def main() -> None:
    """Read all and print the counts, or one writer's second turns that are taken wrongly."""
    files, listed, options = chosen(__doc__, CHANGES, both="by both readers")
    reader = read if options.both else read_by_rules
    found = [one for file in files.values() for one in conversations(records(file), reader)]
    if listed:
        wrong = Counter(one.second for one in found if one.permitted is not (one.way == STAYS))
        sys.stdout.write("".join(f"{n} times: {text}\n" for text, n in wrong.most_common()))
    sys.stdout.write(table(found))


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
    return decided(turns, reader).verdict is Verdict.DISCUSS_WITHDRAWAL


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
