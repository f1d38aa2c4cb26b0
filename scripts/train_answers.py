"""Trains the network that tells an answer from a near miss, and writes it to `ingest/answers/`.

    python scripts/train_answers.py                             # writes network.onnx
    python scripts/train_answers.py --held-out asked-7 asked-8  # only reports, on those writers
    python scripts/train_answers.py --further asked-9           # the committed one, taught it too

Half an hour on two cores that have nothing else to do. Needs an index that is current. Reads the
questions in `scripts/answers/asked/` and those beside the statements, and no question set.
Deterministic for given data, library versions and processor.
"""

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from answers.export import write  # noqa: E402
from answers.material import CORPUS, Pair, asked, of_the_corpus  # noqa: E402
from answers.network import AnswerNetwork, batch  # noqa: E402
from answers.openings import behind_openings, openings  # noqa: E402
from answers.training import Example, train  # noqa: E402
from onnx_weights import read_weights  # noqa: E402

from assistant.settings import Settings  # noqa: E402
from ingest import open_index  # noqa: E402
from ingest.answers.pairs import Pairs  # noqa: E402
from ingest.answers.reader import NETWORK, wordings_of  # noqa: E402
from ingest.model_files import model_folder  # noqa: E402

ROUNDS, FURTHER_ROUNDS = 3, 2
FURTHER_RATE = 0.5
"""Share of the usual learning rates."""
OLD_FOR_NEW = 2
"""So many pairs of the others beside each new one."""


def main() -> None:
    """Train on everything and write the network, or hold writers out and report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--held-out", nargs="+", default=[], metavar="WRITER")
    parser.add_argument(
        "--further", nargs="+", default=[], metavar="WRITER",
        help="teach the committed network these writers, beside a share of the others",
    )  # fmt: skip
    parser.add_argument("--rounds", type=int, help=f"default {ROUNDS}; {FURTHER_ROUNDS} further")
    parser.add_argument("--save", type=Path, metavar="STATE", help="save the network as well")
    parser.add_argument("--out", type=Path, default=NETWORK, help="file of the network")
    options = parser.parse_args()
    index = open_index(Settings().data_dir)
    every = [*asked(index), *of_the_corpus(index)]
    known = {pair.source for pair in every} - {CORPUS}
    for name in {*options.held_out, *options.further} - known:
        parser.error(f"no writer is called {name}; there are {', '.join(sorted(known))}")
    pairs = Pairs(model_folder() / "tokenizer.json")
    wordings = {key: wordings_of(passage) for key, passage in index.passages.items()}

    def example(pair: Pair) -> Example:
        return Example(pairs.row(pair.question, wordings[pair.statement]), pair.answers)

    torch.manual_seed(0)
    network = AnswerNetwork(model_folder())
    learnt = [pair for pair in every if pair.source not in options.held_out]
    if options.further:
        network.load_state_dict(read_weights(NETWORK, "network."))
        learnt = beside_others(learnt, options.further)
    learnt = list(behind_openings(learnt, openings()))
    rounds = options.rounds or (FURTHER_ROUNDS if options.further else ROUNDS)
    rate = FURTHER_RATE if options.further else 1.0
    train(network, [example(pair) for pair in learnt], rounds, rate)
    if options.save:
        torch.save(network.state_dict(), options.save)
    if options.held_out:
        held = [pair for pair in every if pair.source in options.held_out]
        report(network, held, [example(pair) for pair in held])
    else:
        size = write(network, options.out)
        sys.stdout.write(f"wrote {options.out.name}, {size:.1f} MB\n")


def beside_others(pairs: Sequence[Pair], further: Sequence[str]) -> list[Pair]:
    """The pairs of these writers, and of all others a share drawn by chance."""
    new = [pair for pair in pairs if pair.source in further]
    old = [pair for pair in pairs if pair.source not in further]
    return [*new, *random.Random(0).sample(old, min(len(old), OLD_FOR_NEW * len(new)))]


def report(network: AnswerNetwork, held: Sequence[Pair], examples: Sequence[Example]) -> None:
    """How well the best score of a question tells answered from unanswered, writer by writer."""
    from sklearn.metrics import roc_auc_score

    with torch.no_grad():
        scores = [network(*batch([one.row])).item() for one in examples]
    for source in sorted({pair.source for pair in held}):
        best: dict[str, tuple[bool, float]] = {}
        for pair, score in zip(held, scores, strict=True):
            if pair.source == source:
                _, before = best.get(pair.question, (pair.answers, -99.0))
                best[pair.question] = pair.answers, max(before, score)
        right, told = zip(*best.values(), strict=True)
        area = roc_auc_score(right, told)
        sys.stdout.write(f"{source}: area {area:.3f} over {len(best)} questions\n")


if __name__ == "__main__":
    main()
