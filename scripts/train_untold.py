"""Fits the doubt whether conditions that are named are told of the patient as they are now.

    python scripts/train_untold.py             # writes guardrails/reading/learnt/untold.npz
    python scripts/train_untold.py --by-writer # only reports: each writer by what the others gave

Two minutes. Messages with all six conditions named (`evals/conditions/`), told or not, and labelled
messages in which all are met, as people tell them (the learnt reader's and `evals/questions/`).
The states are those of the learnt reader as it is committed: fit anew after it was trained.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from numpy.typing import NDArray  # noqa: E402
from strangers import TODAY, records  # noqa: E402

from guardrails.policy.models import Verdict  # noqa: E402
from guardrails.reading.learnt.reader import states_of  # noqa: E402
from guardrails.reading.learnt.untold import features  # noqa: E402
from guardrails.reading.tagged import tag_turn  # noqa: E402

CONDITIONS = ROOT / "evals" / "conditions"
LEARNT = ROOT / "guardrails" / "reading" / "learnt"
KEPT_APART = frozenset({"recited-18", "recited-19", "two-patients-5"})
"""Writers whom nobody reads and nothing learns from: what they give is the measure."""
OF_ONE_SIGN = "unsaid"
"""Messages in which one condition is left open and the others are told: no list is in doubt."""
OWN = "messages"
"""The source of what people tell without anybody having named the conditions to them."""
_ALL_MET = "mmmmmm"
_SHRINK = 20.0
"""What the states are divided by beside their spread, so that one strength of shrinking fits."""
STRENGTH = 3.0
QUANTILES = (0.98, 0.99, 0.995)

Matrix = NDArray[np.float32]


class Example(NamedTuple):
    """A conversation, whose it is, and whether the conditions are only named in it."""

    source: str
    untold: bool
    turns: tuple[str, ...]


def main() -> None:
    """Fit on all and write, or report on each writer."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--by-writer", action="store_true", help="fit on the others, read each")
    examples = list(load())
    states = np.stack([state(example.turns) for example in examples])
    if parser.parse_args().by_writer:
        sys.stdout.write(by_writer(examples, states))
        return
    weights, bias = fit(states, [example.untold for example in examples])
    np.savez(LEARNT / "untold.npz", weights=weights, bias=np.float32(bias))
    sys.stdout.write(f"fitted to {len(examples)} conversations\n")


def load() -> Iterator[Example]:
    """The conversations, in a fixed order."""
    for file in sorted(CONDITIONS.glob("*.jsonl")):
        if file.stem in KEPT_APART or file.stem.startswith(OF_ONE_SIGN):
            continue
        for record in records(file):
            yield Example(file.stem, record["kind"] == "not_met", tuple(record["turns"]))
    for file in sorted((LEARNT / "data").glob("m*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if record["W"] == _ALL_MET and record["ask"] == "patient":
                yield Example(OWN, untold=False, turns=tuple(record["turns"]))
    for file in sorted((ROOT / "evals" / "questions").glob("*.yaml")):
        for case in yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)["cases"]:
            if case.get("expect", {}).get("verdict") == Verdict.DISCUSS_WITHDRAWAL:
                yield Example(OWN, untold=False, turns=tuple(case["turns"]))


def state(turns: Sequence[str]) -> Matrix:
    """(2 × hidden,): what is weighed of a conversation."""
    clauses = [c for number, turn in enumerate(turns) for c in tag_turn(turn, number, TODAY)]
    return features(*states_of(clauses))


def fit(states: Matrix, untold: Sequence[bool]) -> tuple[Matrix, float]:
    """Weights, (2 × hidden,), and bias of a logistic regression in which both kinds weigh alike."""
    from sklearn.linear_model import LogisticRegression

    middle, spread = states.mean(axis=0), (states.std(axis=0) + 1e-6) * _SHRINK
    model = LogisticRegression(C=STRENGTH, max_iter=3000, class_weight="balanced")
    model.fit((states - middle) / spread, untold)
    weights = (model.coef_[0] / spread).astype(np.float32)
    return weights, float(model.intercept_[0] - middle @ weights)


def by_writer(examples: Sequence[Example], states: Matrix) -> str:
    """What is doubted of a writer where so many messages of people are not; half of those learn."""
    source = np.array([example.source for example in examples])
    untold = np.array([example.untold for example in examples])
    own = np.flatnonzero(source == OWN)
    apart = np.zeros(len(examples), dtype=bool)
    apart[own[::2]] = True
    lines = ["writer: doubted of what is not met, of what is met, where people's are left alone\n"]
    for writer in sorted(set(source) - {OWN}):
        held = source == writer
        weights, bias = fit(states[~held & ~apart], untold[~held & ~apart].tolist())
        odds = states @ weights + bias
        shares = []
        for quantile in QUANTILES:
            bar = np.quantile(odds[apart], quantile)
            doubted = [float((odds[held & kind] > bar).mean()) for kind in (untold, ~untold)]
            shares.append(
                f"{quantile:.1%}: {doubted[0]:.2f} {doubted[1]:.2f} (from {_chance(bar):.3f})"
            )
        lines.append(f"{writer}: {'; '.join(shares)}\n")
    return "".join(lines)


def _chance(odds: float) -> float:
    return float(1 / (1 + np.exp(-odds)))


if __name__ == "__main__":
    main()
