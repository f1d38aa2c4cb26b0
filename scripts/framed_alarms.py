"""What both readers make of frames: sentences with a slot, filled with sign after sign.

    python scripts/framed_alarms.py                 # counts by file, for the rules alone
    python scripts/framed_alarms.py --both          # and for both readers; five minutes
    python scripts/framed_alarms.py --show others-2 # the frames of a file that are taken wrongly

810 frames (`evals/frames/`) by six writers who saw no pattern: a quiet frame raises nothing,
whatever sign fills it (a subject, a denial, a past, somebody else's), an alarm always does. The
rules were mended on all of them; of `talked-of-2`, `denied-or-past-2` and `others-2` only after
they were counted once (`evals/README.md`).
"""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from guardrails.decide import decide  # noqa: E402
from guardrails.policy import load_policy  # noqa: E402
from guardrails.policy.models import Policy, Verdict  # noqa: E402
from guardrails.reading import each_reader, read_by_rules  # noqa: E402
from guardrails.reading.agreement import agree  # noqa: E402

FRAMES = ROOT / "evals" / "frames"
TODAY = date(2026, 11, 27)
"""The day on which the frames were written."""
ALARMS = (Verdict.EMERGENCY, Verdict.URGENT_REVIEW)
SIGNS = (
    "chest pain", "shortness of breath", "fainting", "coughing up blood", "trouble swallowing",
    "sepsis", "confusion", "suicidal thoughts", "jaundice", "a fever", "low white cells",
    "sudden weakness",
)  # fmt: skip
DONE = (
    "collapsed on Tuesday", "coughed up blood last night", "can't get {p} breath",
    "has a fever of 39", "fainted twice", "has gone yellow", "is choking on everything",
    "had a stroke this morning", "has pneumonia", "took a whole bottle of tablets",
)  # fmt: skip
LISTS = (
    ("chest pain", "fainting"),
    ("chest pain", "shortness of breath", "coughing up blood"),
    ("a fever", "jaundice"),
    ("confusion", "sudden weakness", "fainting"),
    ("trouble swallowing", "chest pain", "a fever", "low white cells"),
)


class Frame(NamedTuple):
    """A message with a slot for `{S}` a sign, `{L and}` or `{L or}` a list, `{V}` what one did."""

    alarm: bool
    text: str
    pronoun: str = "his"

    def filled(self) -> list[str]:
        """The message with everything that may fill it, in order."""
        if "{S}" in self.text:
            found = [self.text.replace("{S}", sign) for sign in SIGNS]
        elif "{V}" in self.text:
            found = [self.text.replace("{V}", done.format(p=self.pronoun)) for done in DONE]
        else:
            word = "and" if "{L and}" in self.text else "or"
            lists = (f"{', '.join(items[:-1])} {word} {items[-1]}" for items in LISTS)
            found = [self.text.replace(f"{{L {word}}}", items) for items in lists]
        return [text[0].upper() + text[1:] for text in found]


class Count(NamedTuple):
    """Messages, and those of them that are taken wrongly."""

    of: int = 0
    wrong: int = 0


def main() -> None:
    """Read all and print the counts, or the frames of one file that are taken wrongly."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    files = {file.stem: file for file in sorted(FRAMES.glob("*.jsonl"))}
    parser.add_argument("--both", action="store_true", help="the learnt reader beside the rules")
    parser.add_argument("--show", choices=files, help="list the frames taken wrongly by the rules")
    options = parser.parse_args()
    policy = load_policy()
    if options.show:
        for frame in frames(files[options.show]):
            texts = frame.filled()
            wrong = sum(is_alarm(text, policy) is not frame.alarm for text in texts)
            if wrong:
                kind = "alarm" if frame.alarm else "quiet"
                sys.stdout.write(f"{kind}, {wrong} of {len(texts)} wrong: {frame.text}\n")
        return
    sys.stdout.write(f"{'':20}{'false alarms':>16}{'alarms missed':>16}\n")
    for name, file in files.items():
        counts = counted(frames(file), policy, both=options.both)
        told = "".join(f"{f'{c.wrong} of {c.of}':>16}" for c in counts)
        sys.stdout.write(f"{name:20}{told}\n")


def frames(file: Path) -> Iterator[Frame]:
    """The frames of a file."""
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield Frame(record["kind"] == "alarm", record["text"], record.get("pronoun", "his"))


def counted(found: Iterator[Frame], policy: Policy, *, both: bool) -> tuple[Count, Count]:
    """Of the quiet and of the alarming messages how many are taken wrongly."""
    counts = [Count(), Count()]
    for frame in found:
        texts = frame.filled()
        wrong = sum(is_alarm(text, policy, both=both) is not frame.alarm for text in texts)
        before = counts[frame.alarm]
        counts[frame.alarm] = Count(before.of + len(texts), before.wrong + wrong)
    return counts[0], counts[1]


def is_alarm(text: str, policy: Policy, *, both: bool = False) -> bool:
    """Whether a message ends in an alarm of either kind."""
    reading = agree(*each_reader([text], TODAY)) if both else read_by_rules([text], TODAY)
    return decide(reading, policy).verdict in ALARMS


if __name__ == "__main__":
    main()
