"""How replies to what the assistant asks back are understood.

    python scripts/asked_back.py                   # a minute
    python scripts/asked_back.py --plain           # each reply read as it stands, as a stranger's
    python scripts/asked_back.py --show replies-1  # what of a writer's is taken wrongly

Replies (`evals/replies/`) by writers who saw the specification and the six questions, and no
pattern: to one question, to two or three, or to all six, with the status that each criterion has by
then. All other criteria are met by the turn before. A criterion that counts as met and is not is
the worst error there is; one that is not heard is asked for again. Nothing of `replies-2` was
listed: count it, and do not show it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from strangers import ROOT, chosen, decided, records, tell

from assistant.contract import Conversation
from assistant.understand import understand
from guardrails.policy import load_policy
from guardrails.reading import read
from guardrails.request import Reading

REPLIES = ROOT / "evals" / "replies"
_TOLD = {
    "W1": "I'm off steroids.",
    "W2": "My last steroid dose was in March 2024.",
    "W3": "In remission since April 2024.",
    "W4": "Strength is normal, MMT-8 150/150.",
    "W5": "Skin is clear.",
    "W6": "CK is normal.",
}
_LAST_DOSE = {"W1", "W2"}
"""Who tells the last dose is off them: without the one the other is not told either."""
KINDS = {1: "one question", 6: "all six"}
SOME = "two or three"


class Judged(NamedTuple):
    """A criterion that was asked for: of how many, what it is by the reply, what it counts as."""

    kind: str
    reply: str
    criterion: str
    wanted: str
    got: str


def main() -> None:
    """Read all and print the counts, or one writer's replies that are taken wrongly."""
    asked = chosen(__doc__, REPLIES, plain="read as turns like any other")
    tell(
        asked,
        lambda file: judged(file, plain=asked.options.plain),
        lambda one: str(one) if one.wanted != one.got else None,
        table,
    )


def judged(file: Path, *, plain: bool = False) -> Iterator[Judged]:
    """What one writer's replies settle, a criterion each."""
    for record in records(file):
        wanted: Mapping[str, str] = record["status"]
        turns = (_told_but(set(record["asked"])), record["reply"])
        got = {c.criterion.id: c.status for c in decided(turns, read if plain else _read).criteria}
        kind = KINDS.get(len(record["asked"]), SOME)
        for criterion, status in wanted.items():
            found = got.get(criterion, "unknown")
            yield Judged(kind, record["reply"], criterion, status, found)


def _told_but(asked: set[str]) -> str:
    """A first turn in which all is met but what is `asked`, which it does not tell."""
    silent = asked | _LAST_DOSE if "W1" in asked else asked
    told = " ".join(text for criterion, text in _TOLD.items() if criterion not in silent)
    return f"I have dermatomyositis and take CellCept. {told} Can I stop it?"


def _read(turns: Sequence[str], today: date) -> Reading:
    return understand(Conversation(turns=tuple(turns), today=today), read, load_policy())


def table(found: Sequence[Judged]) -> str:
    """For each number of questions: met and heard, not met and counted as met, unmet and heard."""
    lines = []
    for kind in (*KINDS.values(), SOME):
        of = Counter((one.wanted, one.got) for one in found if one.kind == kind)
        met, unmet = _number(of, "met"), _number(of, "unmet")
        wrong = of["unmet", "met"] + of["unknown", "met"]
        lines.append(
            f"  {kind}: {of['met', 'met']} of {met} met heard; {of['unmet', 'unmet']} of {unmet} "
            f"unmet heard; {wrong} of {sum(of.values()) - met} others counted as met\n"
        )
    return "".join(lines)


def _number(of: Counter[tuple[str, str]], wanted: str) -> int:
    return sum(n for (status, _), n in of.items() if status == wanted)


if __name__ == "__main__":
    main()
