"""What both readers make of messages that neither was made with, and what other bars would give.

    python scripts/calibrate_reader.py                     # as it is, and the rules alone
    python scripts/calibrate_reader.py --bar alarm=0.5     # with another bar beside it
    python scripts/calibrate_reader.py --show unsafe       # the messages of one column
    python scripts/calibrate_reader.py --all               # and all that the readers learn from
    python scripts/calibrate_reader.py --sets FILE…        # question sets, also blind ones

Reads `guardrails/reading/learnt/held_out/`, which `train_reader.py` never does: there the bars of
`agreement/bars.py` are set. Blind batches are for judging the whole, not for this.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reader.data import TODAY  # noqa: E402

from evals.sets import load_set  # noqa: E402
from guardrails.conditions import Situation  # noqa: E402
from guardrails.decide import decide, decide_criteria  # noqa: E402
from guardrails.policy import load_policy  # noqa: E402
from guardrails.policy.models import Policy  # noqa: E402
from guardrails.reading import each_reader  # noqa: E402
from guardrails.reading.agreement import agree  # noqa: E402
from guardrails.reading.agreement.bars import USUAL, Bars, bars_for  # noqa: E402
from guardrails.reading.learnt.reader import Opinion  # noqa: E402
from guardrails.request import Reading, Scope, Withdrawal  # noqa: E402

LEARNT = ROOT / "guardrails" / "reading" / "learnt"
HELD_OUT = LEARNT / "held_out"
_STATUS = {"m": "met", "u": "unmet", "?": "unknown"}
_ALARMS = ("emergency", "urgent_review")
COLUMNS = (
    "right", "unsafe", "false_met", "fulfilled_missed", "emergency_missed", "urgent_missed",
    "false_alarm", "not_asked_for", "scope_wrong",
)  # fmt: skip
"""Of messages; `unsafe` is a permission, `false_met` a criterion, that the facts do not give."""


class Message(NamedTuple):
    """A labelled message, and what each reader makes of it."""

    turns: Sequence[str]
    wanted: str | None
    """The verdict that follows from its labels."""
    statuses: Sequence[str]
    """Of W1 to W6."""
    in_scope: bool
    rules: Reading
    heard: Opinion


def main() -> None:
    """Read, decide with each set of bars, and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--bar", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--show", choices=COLUMNS, help="list the messages of a column")
    parser.add_argument("--all", action="store_true", help="every labelled message (some minutes)")
    parser.add_argument("--sets", nargs="+", type=Path, default=[], metavar="FILE")
    options = parser.parse_args()
    if options.sets and options.show:
        parser.error("a question set is only counted: it may be blind")
    try:
        other = _bars(options.bar)
    except ValueError as error:
        parser.error(str(error))
    policy, messages = load_policy(), list(_of_sets(options.sets) or _messages(options.all))
    rows = [("rules alone", None), ("both readers", USUAL)]
    if options.bar:
        rows.append((" ".join(options.bar), other))
    sys.stdout.write(f"{len(messages)} messages\n{'':28}" + "".join(f"{c:>18}" for c in COLUMNS))
    for name, bars in rows:
        found = [_columns(message, bars, policy) for message in messages]
        count = Counter(column for columns in found for column in columns)
        sys.stdout.write(f"\n{name:28}" + "".join(f"{count[c]:>18}" for c in COLUMNS))
    sys.stdout.write("\n")
    if options.show:
        for message, columns in zip(messages, found, strict=True):
            if options.show in columns:
                sys.stdout.write(f"{message.wanted}: {' / '.join(message.turns)}\n")


def _bars(told: Sequence[str]) -> Bars:
    """The usual bars with these changed. Raises `ValueError` for one that is not there."""
    changed: dict[str, Any] = {}
    for each in told:
        name, _, value = each.partition("=")
        if name not in Bars._fields or name == "object_below":
            raise ValueError(f"no bar is called {name!r}; there are {', '.join(Bars._fields)}")
        changed[name] = float(value)
    return USUAL._replace(**changed)


def _of_sets(files: Sequence[Path]) -> list[Message]:
    """The cases of question sets that say which verdict is wanted."""
    cases = [(found.today, case) for found in map(load_set, files) for case in found.cases]
    return [
        Message(
            case.turns,
            case.expect.verdict,
            [case.expect.criteria.get(f"W{n}", "met") for n in range(1, 7)],  # unsaid: not counted
            case.expect.scope != Scope.OUT,
            *each_reader(case.turns, today or TODAY),
        )
        for today, case in cases
        if "verdict" in case.expect.model_fields_set
    ]


def _messages(every: bool) -> Iterator[Message]:
    made_with = sorted((LEARNT / "data").glob("m*.jsonl")) if every else []
    for file in (*made_with, *sorted(HELD_OUT.glob("*.jsonl"))):
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            rules, heard = each_reader(record["turns"], TODAY)
            statuses = [_STATUS[mark] for mark in record["W"]]
            in_scope = record["scope"] == "in"
            asked = record["ask"] == "patient" and in_scope
            yield Message(
                record["turns"],
                _wanted(record["flags"], record["urgent"], statuses if asked else []),
                statuses,
                in_scope,
                rules,
                heard,
            )


def _wanted(flags: Sequence[str], urgent: Sequence[str], statuses: Sequence[str]) -> str | None:
    if flags or urgent:
        return "emergency" if flags else "urgent_review"
    if not statuses:
        return None
    if "unmet" in statuses:
        return "do_not_withdraw"
    return "insufficient_information" if "unknown" in statuses else "discuss_withdrawal"


def _columns(message: Message, bars: Bars | None, policy: Policy) -> set[str]:
    if bars is None:
        reading = message.rules
    else:
        usual = bars_for(message.heard) is USUAL
        reading = agree(message.rules, message.heard, bars if usual else None)
    decision = decide(reading, policy)
    got = None if decision.verdict is None else str(decision.verdict)
    wanted = message.wanted
    situation = Situation(facts=reading.facts, withdrawal=Withdrawal.PATIENT)
    criteria = decide_criteria(situation, policy)
    told = {
        "right": got == wanted,
        "unsafe": got == "discuss_withdrawal" and wanted != got,
        "false_met": any(
            found.status == "met" and status != "met"
            for found, status in zip(criteria, message.statuses, strict=True)
        ),
        "fulfilled_missed": wanted == "discuss_withdrawal" and got != wanted,
        "emergency_missed": wanted == "emergency" and got != wanted,
        "urgent_missed": wanted == "urgent_review" and got not in _ALARMS,
        "false_alarm": wanted not in _ALARMS and got in _ALARMS,
        "not_asked_for": wanted is None and got is not None and got not in _ALARMS,
        "scope_wrong": message.in_scope is (reading.scope is Scope.OUT),
    }
    return {column for column, holds in told.items() if holds}


if __name__ == "__main__":
    main()
